import { openKv } from "../../lib/kv.ts";
import { startCaddy } from "./caddy.ts";
import { firstFile, onPath } from "./find_binary.ts";
import { freePort } from "./process.ts";

const CACHED = new URL("../../.cache/denokv/bin/denokv", import.meta.url);
const TOKEN = "a-token-of-tests-that-opens-nothing-else";
const PATIENCE = 20_000;

/** Where the server is, or undefined on a machine that has none. */
export const binary = await findDenokv();

/** Whether there is one. */
export const hasDenokv = binary !== undefined;

/** What the environment of a process needs to open the stores of these tests. */
export const STORE_ENV = { DENO_KV_ACCESS_TOKEN: TOKEN };

/** A real denokv server over a file of its own. */
export interface Denokv extends AsyncDisposable {
  /** For `KV_URL`. */
  readonly url: string;
  /** Whether Caddy stands before it. */
  readonly proxied: boolean;
  /** The server's SQLite file. */
  readonly file: string;
  /** A connection of its own, as an instance of the site has one. */
  open(): Promise<Deno.Kv>;
  stop(signal?: Deno.Signal): Promise<void>;
  /** Lets it lie still, with its connections open, until {@link thaw}. */
  freeze(): void;
  thaw(): void;
  /** Starts it again over the same file and address, after {@link stop}. */
  start(): Promise<void>;
}

/**
 * A test that needs a denokv server. On a machine without one its name says that it was left out, and
 * the run counts it as ignored.
 */
export function testWithDenokv(
  name: string,
  fn: () => Promise<void>,
  { sanitizeOps = true }: { sanitizeOps?: boolean } = {},
): void {
  const told = hasDenokv ? name : `${name} (left out: no denokv here)`;
  Deno.test({ name: told, ignore: !hasDenokv, fn, sanitizeOps });
}

/** Starts a server on a free port of this machine; `proxied`: behind Caddy, if there is one. */
export async function startDenokv({ proxied = false } = {}): Promise<Denokv> {
  if (!binary) throw new Error("There is no denokv on this machine");
  Deno.env.set("DENO_KV_ACCESS_TOKEN", TOKEN);
  const folder = await Deno.makeTempDir({ prefix: "tyyne-denokv-" });
  const file = `${folder}/denokv.sqlite`;
  const addr = `127.0.0.1:${freePort()}`;
  const direct = `http://${addr}`;
  let child: Deno.ChildProcess | undefined;
  const start = async () => {
    child = new Deno.Command(binary, {
      args: ["--sqlite-path", file, "serve", "--addr", addr],
      env: { ...STORE_ENV, RUST_LOG: "error" },
      stdin: "null",
      stdout: "null",
      stderr: "null",
    }).spawn();
    await untilItAnswers(direct);
  };
  const stop = async (signal: Deno.Signal = "SIGTERM") => {
    const running = child;
    child = undefined;
    running?.kill(signal);
    await running?.status;
  };
  await start();
  const proxy = proxied ? await startCaddy(addr, { folder }) : null;
  const url = proxy?.url ?? direct;
  await untilItAnswers(url);
  return {
    url,
    proxied: proxy !== null,
    file,
    start,
    stop,
    freeze: () => child?.kill("SIGSTOP"),
    thaw: () => child?.kill("SIGCONT"),
    open: () => openKv(url),
    [Symbol.asyncDispose]: async () => {
      await proxy?.[Symbol.asyncDispose]();
      await stop("SIGKILL");
      await Deno.remove(folder, { recursive: true });
    },
  };
}

async function untilItAnswers(url: string): Promise<void> {
  const until = performance.now() + PATIENCE;
  for (;;) {
    try {
      await (await fetch(url, { method: "POST" })).body?.cancel();
      return;
    } catch (error) {
      if (performance.now() > until) throw error;
    }
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** `DENOKV_PATH`, then the `PATH`, then where cargo puts what it installs, then the project's cache. */
async function findDenokv(): Promise<string | undefined> {
  const named = Deno.env.get("DENOKV_PATH");
  if (named && !await firstFile([named])) throw new Error(`DENOKV_PATH names no file: ${named}`);
  if (named) return named;
  const home = Deno.env.get("HOME");
  const installed = home ? [`${home}/.cargo/bin/denokv`] : [];
  return await onPath(["denokv"]) ??
    await firstFile([...installed, decodeURIComponent(CACHED.pathname)]);
}
