/** How many event streams may be open at once. */
export const STREAM_LIMITS = { session: 3, address: 20, instance: 500 } as const;
export type StreamLimit = keyof typeof STREAM_LIMITS;

/** How soon a page asks again after a cut, and at least when the server goes away, in milliseconds. */
const RETRY = 2_000;
const utf8 = new TextEncoder();

export interface StreamEvent {
  readonly event: string;
  /** Where a reader goes on after a cut: becomes `Last-Event-ID`. */
  readonly id?: string | number;
  readonly data: unknown;
}

export interface StreamOwner {
  /** Whose streams count together: a hash of the session's token. */
  readonly session: string;
  /** Names one page, so that its next connection takes the place of its last. */
  readonly tab?: string;
  /** Counted in memory while the stream is open. */
  readonly address: string;
}

interface Open extends StreamOwner {
  readonly abort: AbortController;
}

/** The open event streams of this process: how many there may be, and how they all end. */
export class Streams {
  readonly #open = new Set<Open>();
  #closing = false;

  get count(): number {
    return this.#open.size;
  }

  /**
   * Opens a stream of what `events` tells, in pieces, as server-sent events; or says which limit is
   * reached. Pull-driven: a slow reader makes the events wait instead of filling the memory.
   */
  open(
    owner: StreamOwner,
    events: (signal: AbortSignal) => AsyncGenerator<readonly StreamEvent[], void, void>,
  ): { stream: ReadableStream<Uint8Array<ArrayBuffer>> } | { refused: StreamLimit } {
    const refused = this.#refuse(owner);
    if (refused) return { refused };
    const abort = new AbortController();
    const open: Open = { ...owner, abort };
    this.#open.add(open);
    const source = events(abort.signal);
    const end = async () => {
      this.#open.delete(open);
      abort.abort();
      await source.return();
    };
    const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (controller) => controller.enqueue(utf8.encode(`retry: ${RETRY}\n\n`)),
      pull: async (controller) => {
        const piece = await source.next().catch(() => null);
        if (piece?.value) return controller.enqueue(utf8.encode(encode(piece.value)));
        // Over, or the store did not answer: the page asks again after what it has.
        if (this.#closing) controller.enqueue(utf8.encode(comeBackLater()));
        controller.close();
        await end();
      },
      cancel: end,
    });
    return { stream };
  }

  /** Ends every stream with a hint when to come back, and lets none begin. For a stopping process. */
  closeAll(): void {
    this.#closing = true;
    for (const { abort } of this.#open) abort.abort();
  }

  #refuse(owner: StreamOwner): StreamLimit | null {
    if (this.#closing) return "instance";
    const ofSession = [...this.#open].filter(({ session }) => session === owner.session);
    const replaced = ofSession.find(({ tab }) => tab !== undefined && tab === owner.tab);
    if (replaced) {
      this.#open.delete(replaced);
      replaced.abort.abort();
    } else if (ofSession.length >= STREAM_LIMITS.session) return "session";
    const { address } = owner;
    const ofAddress = [...this.#open].filter((one) => one.address === address).length;
    if (ofAddress >= STREAM_LIMITS.address) return "address";
    return this.#open.size >= STREAM_LIMITS.instance ? "instance" : null;
  }
}

/**
 * Events as they go over the wire. JSON has no line breaks, so whatever a person wrote stays one line
 * of data and can end neither the event nor the stream (HTML, server-sent events, 9.2.5).
 */
export function encode(events: readonly StreamEvent[]): string {
  if (events.length === 0) return ":\n\n";
  return events.map(({ event, id, data }) =>
    `event: ${event}\n${id === undefined ? "" : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`
  ).join("");
}

/** Not all at once: the pages of a stopped process come back over a few seconds. */
function comeBackLater(): string {
  const [jitter = 0] = crypto.getRandomValues(new Uint16Array(1));
  return `retry: ${RETRY + jitter % RETRY}\n\n`;
}
