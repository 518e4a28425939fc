import type { Received } from "../routes/chat/_browser.ts";

const PATIENCE = 20_000;

/** Hears an event stream for as long as it is open, and keeps what it heard. */
export class Listener {
  readonly seen: Received[] = [];
  readonly #reader: ReadableStreamDefaultReader<string>;
  readonly #reading: Promise<void>;
  #heard = Promise.withResolvers<void>();
  #over = false;

  private constructor(body: ReadableStream<Uint8Array<ArrayBuffer>>) {
    this.#reader = body.pipeThrough(new TextDecoderStream()).getReader();
    this.#reading = this.#read();
  }

  /** Opens a stream. @throws Error when it is refused. */
  static async open(ask: () => Promise<Response>): Promise<Listener> {
    const answer = await ask();
    if (!answer.ok || !answer.body) throw new Error(`A stream was refused: ${answer.status}`);
    return new Listener(answer.body);
  }

  /** Waits for an event that fits, among what was heard already too. */
  async until(fits: (event: Received) => boolean, patience = PATIENCE): Promise<Received> {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new Error(`Not heard in ${patience} ms`)), patience);
    try {
      for (let from = 0;;) {
        const found = this.seen.slice(from).find(fits);
        if (found) return found;
        if (this.#over) throw new Error("The stream ended before it was heard");
        from = this.seen.length;
        await Promise.race([this.#heard.promise, late.promise]);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  /** Waits until the stream has ended by itself or was cut. */
  async ended(): Promise<void> {
    await this.#reading;
  }

  async close(): Promise<void> {
    await this.#reader.cancel().catch(() => {});
    await this.#reading;
  }

  async #read(): Promise<void> {
    let rest = "";
    try {
      for (;;) {
        const { done, value } = await this.#reader.read();
        if (done) break;
        const blocks = (rest + value).split("\n\n");
        rest = blocks.pop()!;
        this.seen.push(...blocks.map(eventOf).filter((event) => event !== null));
        this.#wake();
      }
    } catch {
      // The other side was killed: what was heard until then stands.
    }
    this.#over = true;
    this.#wake();
  }

  #wake(): void {
    const { resolve } = this.#heard;
    this.#heard = Promise.withResolvers();
    resolve();
  }
}

function eventOf(block: string): Received | null {
  const fields: Record<string, string> = {};
  for (const line of block.split("\n")) {
    const at = line.indexOf(": ");
    if (at > 0) fields[line.slice(0, at)] = line.slice(at + 2);
  }
  const { event, id, data } = fields;
  return event && data ? { event, ...(id && { id }), data: JSON.parse(data) } : null;
}
