import { freshSecrets } from "../../lib/settings/mod.ts";
import { Visitor } from "./visitor.ts";

const ROOT = new URL("../../", import.meta.url);
const PATIENCE = 60_000;
/** What would make a command mean the installation that the drill is started from. */
const NOTHING_OF_HERE = {
  KV_URL: "",
  MASTER_KEY: "",
  INDEX_KEY: "",
  OIDC_ISSUER: "",
  SMS_GATEWAY: "",
  STAFF_ROLES: "",
};

type Env = Record<string, string>;
export type Secrets = ReturnType<typeof freshSecrets> & { readonly OLD_MASTER_KEYS?: string };

/** What a process printed on both its streams, and its exit code. */
interface Ended {
  readonly code: number;
  readonly printed: string;
}

/**
 * The drill's own ground: a temporary folder with an installation of development, which every process
 * takes for its whole world. Nothing of the installation that the drill is started from is read.
 */
export class Ground implements AsyncDisposable {
  readonly folder: string;
  readonly #port: number;
  readonly #begun = new Set<Begun>();

  private constructor(folder: string, port: number) {
    this.folder = folder;
    this.#port = port;
  }

  static async prepare(): Promise<Ground> {
    const folder = await Deno.makeTempDir({ prefix: "tyyne-drill-" });
    using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const ground = new Ground(folder, listener.addr.port);
    await Deno.mkdir(`${folder}/data`);
    await ground.useSecrets(freshSecrets());
    return ground;
  }

  /** The address of the site, once it runs. */
  get url(): string {
    return `http://localhost:${this.#port}`;
  }

  path(name: string): string {
    return `${this.folder}/${name}`;
  }

  async secrets(): Promise<Secrets> {
    return JSON.parse(await Deno.readTextFile(this.path("data/dev-secrets.json")));
  }

  /** What every process that begins from now on has as its keys. */
  async useSecrets(secrets: Secrets): Promise<void> {
    const path = this.path("data/dev-secrets.json");
    await Deno.writeTextFile(path, JSON.stringify(secrets), { mode: 0o600 });
  }

  visitor(): Visitor {
    return new Visitor(this.url);
  }

  /** Starts the site over a store, and waits until its made-up clients are there. */
  async startSite(store: string): Promise<Begun> {
    const site = this.begin("dev", [], { KV_URL: this.path(store) });
    await site.printed(/\/dev\/outbox/);
    return site;
  }

  /** Runs a command to its end, over a store. */
  async run(command: string, args: readonly string[], env: Env): Promise<Ended> {
    const begun = this.begin(command, args, env);
    return await begun.ended();
  }

  begin(command: string, args: readonly string[], env: Env): Begun {
    const config = decodeURIComponent(new URL("deno.json", ROOT).pathname);
    const main = decodeURIComponent(new URL("main.ts", ROOT).pathname);
    const options = ["run", "--allow-all", "--frozen", `--config=${config}`, main];
    const child = new Deno.Command(Deno.execPath(), {
      args: [...options, command, ...args],
      cwd: this.folder,
      env: { PORT: String(this.#port), NO_COLOR: "1", ...NOTHING_OF_HERE, ...env },
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    const begun = new Begun(child);
    this.#begun.add(begun);
    return begun;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const begun of this.#begun) await begun.kill();
    await Deno.remove(this.folder, { recursive: true });
  }
}

/** A process of the drill. */
class Begun {
  readonly #child: Deno.ChildProcess;
  readonly #reading: Promise<unknown>;
  #seen = "";

  constructor(child: Deno.ChildProcess) {
    this.#child = child;
    this.#reading = Promise.all([child.stdout, child.stderr].map(async (stream) => {
      for await (const text of stream.pipeThrough(new TextDecoderStream())) this.#seen += text;
    }));
  }

  /** Waits until it has printed something that fits. */
  async printed(pattern: RegExp): Promise<void> {
    const until = performance.now() + PATIENCE;
    while (!pattern.test(this.#seen)) {
      if (performance.now() > until) throw new Error(`Not printed: ${pattern}\n${this.#seen}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  }

  async ended(): Promise<Ended> {
    const { code } = await this.#child.status;
    await this.#reading;
    return { code, printed: this.#seen };
  }

  /** Takes it away as a power cut would. */
  async kill(): Promise<void> {
    try {
      this.#child.kill("SIGKILL");
    } catch {
      // It has ended by itself.
    }
    await this.ended();
  }
}
