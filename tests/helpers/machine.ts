import { firstFile, onPath } from "./find_binary.ts";
import { MemoryLimit } from "./memory.ts";

/** What `.ci/machine` makes: Debian with systemd, Caddy and SSH, as a package of files. */
const IMAGE = decodeURIComponent(new URL("../../.cache/machine.tar", import.meta.url).pathname);
const ROOT = new URL("../../", import.meta.url);
const PATIENCE = 60_000;
/** A network of documentation (RFC 5737), which nothing else on this machine is in. */
const SUBNET = "198.51.100";

const nspawn = await onPath(["systemd-nspawn"]);

/**
 * A test that needs machines of its own; where none can be started, its name says that it was left out.
 * `without`: what else it lacks here, if anything.
 */
export function testWithMachines(
  name: string,
  fn: (steps: Deno.TestContext) => Promise<void>,
  { without = null }: { without?: string | null } = {},
): void {
  const missing = told ?? without;
  const left = missing === null ? name : `${name} (left out: ${missing})`;
  Deno.test({ name: left, ignore: missing !== null, fn });
}

/** What a command printed, and its exit code. */
export interface Outcome {
  code: number;
  text: string;
}

/** The wire between the machines of a test; no way leads out of it. */
export class Network implements AsyncDisposable {
  readonly #bridge = `ty${Deno.pid}`;
  readonly #machines: Machine[] = [];

  static async make(): Promise<Network> {
    const network = new Network();
    await here("ip", "link", "add", network.#bridge, "type", "bridge");
    await here("ip", "address", "add", `${SUBNET}.1/24`, "dev", network.#bridge);
    await here("ip", "link", "set", network.#bridge, "up");
    return network;
  }

  /**
   * A fresh machine, not started yet. `names`: whom it finds where, by host name. `memory`: what it has, in
   * bytes, where this machine can set a limit.
   */
  async machine(
    place: number,
    names: Readonly<Record<string, number>>,
    { memory }: { memory?: number } = {},
  ): Promise<Machine> {
    const folder = await Deno.makeTempDir({ prefix: "tyyne-machine-" });
    await Deno.chmod(folder, 0o755);
    await here("tar", "-C", folder, "-xf", IMAGE);
    const hosts = Object.entries(names).map(([name, at]) => `${SUBNET}.${at} ${name}\n`);
    await Deno.writeTextFile(`${folder}/etc/hosts`, `127.0.0.1 localhost\n${hosts.join("")}`);
    const netns = `${this.#bridge}-${place}`;
    await here("ip", "netns", "add", netns);
    const [outer, inner] = [`${this.#bridge}o${place}`, `${this.#bridge}i${place}`];
    await here("ip", "link", "add", outer, "type", "veth", "peer", "name", inner);
    await here("ip", "link", "set", outer, "master", this.#bridge, "up");
    await here("ip", "link", "set", inner, "netns", netns);
    const within = (...args: string[]) => here("ip", "-n", netns, ...args);
    await within("address", "add", `${SUBNET}.${place}/24`, "dev", inner);
    await within("link", "set", inner, "up");
    await within("link", "set", "lo", "up");
    const addAddress = (place: number) =>
      within("address", "add", `${SUBNET}.${place}/24`, "dev", inner);
    const address = `${SUBNET}.${place}`;
    const limit = memory === undefined ? null : await MemoryLimit.make(netns, memory);
    const machine = new Machine({ folder, netns, address, addAddress, limit });
    this.#machines.push(machine);
    return machine;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const machine of this.#machines) await machine[Symbol.asyncDispose]();
    await here("ip", "link", "delete", this.#bridge);
  }
}

/** A Debian machine of its own: its files, its network, and systemd as its first process. */
export class Machine implements AsyncDisposable {
  /** Its files, as they lie on this one. */
  readonly folder: string;
  readonly address: string;
  /** What holds its memory down, if anything does. */
  readonly limit: MemoryLimit | null;
  readonly #netns: string;
  readonly #addAddress: (place: number) => Promise<void>;
  #running: { child: Deno.ChildProcess; first: string } | null = null;

  constructor(
    at: {
      folder: string;
      address: string;
      netns: string;
      addAddress: (place: number) => Promise<void>;
      limit: MemoryLimit | null;
    },
  ) {
    this.folder = at.folder;
    this.limit = at.limit;
    this.address = at.address;
    this.#netns = at.netns;
    this.#addAddress = at.addAddress;
  }

  /** Gives it one more address on the wire. */
  async alsoAt(place: number): Promise<string> {
    await this.#addAddress(place);
    return `${SUBNET}.${place}`;
  }

  async start(): Promise<void> {
    const network = `--network-namespace-path=/run/netns/${this.#netns}`;
    const [program, ...args] = this.#nspawn(network, "--boot");
    const child = new Deno.Command(program!, {
      args,
      stdin: "null",
      stdout: "null",
      stderr: "null",
    }).spawn();
    const until = performance.now() + PATIENCE;
    for (;;) {
      const first = (await ask("pgrep", ["-P", String(child.pid)])).text.trim();
      if (first !== "") {
        this.#running = { child, first };
        const state = await this.run("systemctl is-system-running");
        if (/^(running|degraded)/.test(state.text)) return;
      }
      if (performance.now() > until) throw new Error("The machine does not come up");
      await new Promise((done) => setTimeout(done, 200));
    }
  }

  /** Switches it off in order. */
  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    running?.child.kill("SIGTERM");
    await running?.child.status;
  }

  /** Runs a line of shell in it as root, as somebody who has signed in there. */
  run(line: string): Promise<Outcome> {
    const { first } = this.#running!;
    const clean = [
      "env",
      "-i",
      "HOME=/root",
      "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin",
    ];
    return ask("nsenter", [
      "-t",
      first,
      "-m",
      "-u",
      "-i",
      "-p",
      "-n",
      "-C",
      ...clean,
      "sh",
      "-c",
      line,
    ]);
  }

  /** As when its power is cut. */
  async cut(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    if (!running) return;
    Deno.kill(Number(running.first), "SIGKILL");
    await running.child.status;
  }

  /**
   * Starts a program of the project in its network, with the names that it knows; everything else is this
   * machine's. `args`: of `deno run`.
   */
  beside(args: string[], env: Record<string, string> = {}): Deno.ChildProcess {
    const names = 'mount --bind "$0" /etc/hosts && exec "$@"';
    const within = ["unshare", "--mount", "sh", "-c", names, `${this.folder}/etc/hosts`];
    return new Deno.Command("nsenter", {
      args: [`--net=/run/netns/${this.#netns}`, ...within, Deno.execPath(), "run", ...args],
      cwd: ROOT,
      env: { ...env, NO_COLOR: "1" },
      stdin: "piped",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
  }

  /** Like {@link run} before it is started, with the packages that this machine's Deno has fetched. */
  async prepare(line: string): Promise<Outcome> {
    const { text } = await ask(Deno.execPath(), ["info", "--json"]);
    const { denoDir } = JSON.parse(text) as { denoDir: string };
    const packages = [`--bind=${denoDir}:/packages`, "--setenv=DENO_DIR=/packages"];
    const [program, ...args] = this.#nspawn(...packages, "--pipe", "sh", "-c", line);
    return ask(program!, args);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    await this.limit?.remove();
    await here("ip", "netns", "delete", this.#netns);
    await Deno.remove(this.folder, { recursive: true });
  }

  #nspawn(...args: string[]): string[] {
    const given = ["--quiet", "--register=no", "--keep-unit", `--directory=${this.folder}`];
    return [...this.limit?.within ?? [], nspawn!, ...given, ...args];
  }
}

async function ask(program: string, args: string[]): Promise<Outcome> {
  const { code, stdout, stderr } = await new Deno.Command(program, { args, stdin: "null" })
    .output();
  const [out, err] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  return { code, text: `${out}${err}` };
}

async function here(program: string, ...args: string[]): Promise<void> {
  const { code, text } = await ask(program, args);
  if (code !== 0) throw new Error(`${program} ${args.join(" ")}: ${text}`);
}

async function whyNot(): Promise<string | null> {
  if (Deno.uid() !== 0) return "only root may start a machine";
  if (!nspawn) return "no systemd-nspawn here";
  if (!await firstFile([IMAGE])) return "no machine, see .ci/machine";
  return await canStart() ? null : "no machine starts here";
}

/** A machine needs more of its host than root: namespaces, control groups, a bridge. */
async function canStart(): Promise<boolean> {
  try {
    await using network = await Network.make();
    const trial = await network.machine(2, {});
    await trial.start();
    return (await trial.run("true")).code === 0;
  } catch {
    return false;
  }
}

const told = await whyNot();
