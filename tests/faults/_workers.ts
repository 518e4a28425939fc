import assert from "node:assert/strict";
import { STORE_ENV } from "../helpers/denokv.ts";
import type { Acknowledged } from "./_mixed_work.ts";

const WORKER = new URL("./_worker.ts", import.meta.url).href;

interface WorkerOptions {
  /** A file, or the address of a server. */
  readonly store: string;
  /** A file with the secrets. */
  readonly secrets: string;
  readonly round: number;
  readonly seed: number;
  /** The time on its clock, RFC 3339. */
  readonly at: string;
}

/** A process that works on a store, and what it was told meanwhile. */
export interface Worker {
  readonly done: readonly Acknowledged[];
  /** Resolves once so many things were acknowledged. */
  acknowledges(count: number): Promise<void>;
  /** Kills it (`kill -9`), and resolves when all that it was told is in `done`. */
  kill(): Promise<void>;
}

export function startWorker({ store, secrets, round, seed, at }: WorkerOptions): Worker {
  const args = ["run", "--frozen", "--no-check", "--allow-all", WORKER];
  const child = new Deno.Command(Deno.execPath(), {
    args: [...args, store, secrets, String(round), String(seed), at],
    env: STORE_ENV,
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const done: Acknowledged[] = [];
  let waiting: { count: number; go: () => void }[] = [];
  let ended = false;
  const tell = () => {
    const ready = waiting.filter(({ count }) => ended || done.length >= count);
    waiting = waiting.filter((one) => !ready.includes(one));
    for (const { go } of ready) go();
  };
  const reading = (async () => {
    for await (const line of linesOf(child.stdout)) {
      done.push(JSON.parse(line));
      tell();
    }
    ended = true;
    tell();
  })();
  return {
    done,
    acknowledges: async (count) => {
      const { promise, resolve: go } = Promise.withResolvers<void>();
      waiting.push({ count, go });
      tell();
      await promise;
      assert.ok(done.length >= count, "the worker fell by itself");
    },
    kill: async () => {
      child.kill("SIGKILL");
      const { signal } = await child.status;
      assert.equal(signal, "SIGKILL", "the worker fell by itself");
      await reading;
    },
  };
}

/** Whole lines only: the last one may have been cut. */
async function* linesOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  let rest = "";
  for await (const text of stream.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}
