const ROOT = new URL("../../", import.meta.url);
const PATIENCE = 20_000;

/** A command of the project, running in a process of its own. */
export interface Running extends AsyncDisposable {
  /** Waits until it has printed something that fits. */
  printed(pattern: RegExp): Promise<string>;
  /** Waits until it has ended by itself; answers its exit code. */
  ended(): Promise<number>;
  /** Sends it a signal and waits for nothing. */
  signal(signal: Deno.Signal): void;
  /** Asks it to stop; answers its exit code and how long that took, in milliseconds. */
  stop(signal?: Deno.Signal): Promise<{ code: number; took: number }>;
}

/** What a process of a test may use. */
interface Bounds {
  /** No file may grow beyond this many bytes, as on a full disk. */
  mostBytes?: number;
  /** The folder that it runs in, instead of the project's. */
  folder?: string;
  /** The Deno that runs it, instead of the one that runs the tests. */
  program?: string;
}

/** Runs `deno ARGS…` in the project's folder with nothing in its environment but what is given. */
export function runDeno(
  args: string[],
  env: Record<string, string> = {},
  bounds: Bounds = {},
): Running {
  const child = command(args, env, bounds).spawn();
  let seen = "";
  const listeners = new Set<() => void>();
  const reading = Promise.all([child.stdout, child.stderr].map(async (stream) => {
    for await (const text of stream.pipeThrough(new TextDecoderStream())) {
      seen += text;
      for (const listener of listeners) listener();
    }
  }));
  const stop = async (signal: Deno.Signal = "SIGTERM") => {
    const from = performance.now();
    try {
      child.kill(signal);
    } catch {
      // It has ended by itself.
    }
    const { code } = await child.status;
    const took = performance.now() - from;
    await reading;
    return { code, took };
  };
  return {
    stop,
    signal: (signal) => child.kill(signal),
    ended: async () => {
      const { code } = await child.status;
      await reading;
      return code;
    },
    printed: (pattern) =>
      new Promise((done, fail) => {
        const late = setTimeout(
          () => end(() => fail(new Error(`Not printed: ${pattern}\n${seen}`))),
          PATIENCE,
        );
        const end = (then: () => void) => {
          clearTimeout(late);
          listeners.delete(look);
          then();
        };
        const look = () => {
          if (pattern.test(seen)) end(() => done(seen));
        };
        listeners.add(look);
        look();
      }),
    [Symbol.asyncDispose]: async () => {
      await stop("SIGKILL");
    },
  };
}

/**
 * The arguments of the command that a task runs. Tests run it without the task around it: a signal to
 * `deno task` may leave its child behind.
 */
export async function taskArgs(task: string): Promise<string[]> {
  const { tasks } = JSON.parse(await Deno.readTextFile(new URL("deno.json", ROOT)));
  const [program, ...args] = (tasks[task].command as string).split(" ");
  if (program !== "deno") throw new Error(`The task ${task} runs ${program}, not deno`);
  return args;
}

/** Runs `deno ARGS…` to its end. */
export async function runToEnd(
  args: string[],
  env: Record<string, string> = {},
  bounds: Bounds = {},
) {
  const { code, stdout, stderr } = await command(args, env, bounds).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

/** A port of this machine that nobody listens on. */
export function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

function command(
  args: string[],
  env: Record<string, string>,
  { mostBytes, folder, program = Deno.execPath() }: Bounds = {},
): Deno.Command {
  const needed = ["HOME", "PATH", "DENO_DIR", "NPM_CONFIG_REGISTRY"].flatMap((name) => {
    const value = Deno.env.get(name);
    return value === undefined ? [] : [[name, value]];
  });
  // A shell sets the limit (in KiB) and gives its place to Deno; past it, a write fails like a full disk.
  const limited = `trap '' XFSZ; ulimit -f ${Math.floor((mostBytes ?? 0) / 1024)}; exec "$0" "$@"`;
  const [first, given] = mostBytes === undefined
    ? [program, args]
    : ["/bin/bash", ["-c", limited, program, ...args]];
  return new Deno.Command(first, {
    args: given,
    cwd: folder ?? ROOT,
    env: { ...Object.fromEntries(needed), NO_COLOR: "1", ...env },
    clearEnv: true,
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  });
}
