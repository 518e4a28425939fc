const FIRST_RETRY = 200;
const LAST_RETRY = 10_000;

/** Something that wakes whoever waits for it to change. */
export class Bell {
  /** Grows with every change. */
  revision = 0;
  readonly #waiting = new Set<() => void>();

  wake(): void {
    this.revision++;
    for (const done of [...this.#waiting]) done();
  }

  /** Waits until something changes after `revision`, `milliseconds` pass, or the signal aborts. */
  next(revision: number, options: { milliseconds: number; signal: AbortSignal }): Promise<void> {
    const { milliseconds, signal } = options;
    if (this.revision > revision || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#waiting.delete(done);
        signal.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.#waiting.add(done);
      signal.addEventListener("abort", done);
    });
  }
}

/**
 * Watches some keys of the store and wakes whoever waits for a change. When the watcher breaks it
 * starts again; the first thing that a new watcher tells is how everything stands, so nothing is lost.
 */
export abstract class Waking extends Bell {
  readonly #kv: Deno.Kv;
  readonly #keys: readonly Deno.KvKey[];
  #reader?: ReadableStreamDefaultReader<Deno.KvEntryMaybe<unknown>[]>;
  readonly #stop = new AbortController();
  #running?: Promise<void>;

  constructor(kv: Deno.Kv, keys: readonly Deno.KvKey[]) {
    super();
    this.#kv = kv;
    this.#keys = keys;
  }

  start(): void {
    this.#running ??= this.#watch();
  }

  /** Ends the watcher and wakes everybody for the last time. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.wake();
    await this.#reader?.cancel().catch(() => {});
    await this.#running;
  }

  get #stopped(): boolean {
    return this.#stop.signal.aborted;
  }

  protected abstract changed(entries: Deno.KvEntryMaybe<unknown>[]): void;

  async #watch(): Promise<void> {
    let pause = FIRST_RETRY;
    while (!this.#stopped) {
      try {
        this.#reader = this.#kv.watch<unknown[]>([...this.#keys]).getReader();
        for (;;) {
          const { done, value } = await this.#reader.read();
          if (done || this.#stopped) break;
          pause = FIRST_RETRY;
          this.changed(value);
        }
      } catch {
        // The store went away for a moment; readers keep what they have and wait with us.
      }
      await delay(pause, this.#stop.signal);
      pause = Math.min(2 * pause, LAST_RETRY);
    }
    await this.#reader?.cancel().catch(() => {});
  }
}

function delay(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done);
  });
}
