import type { Log } from "../log/mod.ts";

/** How long after an erasure the file is cleaned, so that several make one cleaning. */
const SOON = 500;
const AGAIN_AFTER = 5_000;
const MOST_TRIES = 5;

/**
 * Cleans the store's file. A deleted value stays in free pages and in the write-ahead log until the
 * file is rebuilt and the log is cut; a destroyed data key must be in neither.
 */
export class FileCleaner {
  readonly #path: string;
  readonly #log: Log;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<boolean> | undefined;

  constructor(path: string, { log }: { log: Log }) {
    this.#path = path;
    this.#log = log;
  }

  /** Cleans a moment from now, once for all that was asked meanwhile. A failure is tried again. */
  soon(tries = 1, wait = SOON): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(async () => {
      this.#timer = undefined;
      if (!await this.clean() && tries < MOST_TRIES) this.soon(tries + 1, AGAIN_AFTER * tries);
    }, wait);
    Deno.unrefTimer(this.#timer as unknown as number);
  }

  /** Cleans now. Answers false, and logs, when the file was busy or the disk full. */
  async clean(): Promise<boolean> {
    while (this.#running) await this.#running;
    this.#running = this.#clean();
    try {
      return await this.#running;
    } finally {
      this.#running = undefined;
    }
  }

  /** Cleans what was still to be cleaned, before the process stops. */
  async finish(): Promise<void> {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.clean();
  }

  async #clean(): Promise<boolean> {
    try {
      const { DatabaseSync } = await import("node:sqlite");
      using file = new DatabaseSync(this.#path, { timeout: 3_000 });
      file.exec("VACUUM");
      const cut = file.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get();
      if (cut?.busy === 0) return true;
      this.#log.error("file-not-cleaned", { reason: "busy" });
    } catch (error) {
      this.#log.error("file-not-cleaned", { reason: error instanceof Error ? error.name : "?" });
    }
    return false;
  }
}
