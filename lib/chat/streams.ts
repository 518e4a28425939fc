import {
  isSamePage,
  OwnPlaces,
  RENEW_EVERY,
  STREAM_LIMITS,
  type StreamLimit,
  type StreamOwner,
  type StreamPlace,
  type StreamPlaces,
} from "./stream_places.ts";

/** How soon a page asks again after a cut, and at least when the server goes away, in milliseconds. */
const RETRY = 2_000;
const utf8 = new TextEncoder();

interface StreamEvent {
  readonly event: string;
  /** Where a reader goes on after a cut: becomes `Last-Event-ID`. */
  readonly id?: string | number;
  readonly data: unknown;
}

interface Open extends StreamOwner {
  readonly abort: AbortController;
}

type Events = (signal: AbortSignal) => AsyncGenerator<readonly StreamEvent[], void, void>;

/** The open event streams of this process: how many there may be, and how they all end. */
export class Streams {
  readonly #places: StreamPlaces;
  readonly #open = new Set<Open>();
  #closing = false;

  constructor(places: StreamPlaces = new OwnPlaces()) {
    this.#places = places;
  }

  get count(): number {
    return this.#open.size;
  }

  /**
   * Opens a stream of what `events` tells, in pieces, as server-sent events; or says which limit is
   * reached. Pull-driven: a slow reader makes the events wait instead of filling the memory.
   */
  async open(
    owner: StreamOwner,
    events: Events,
  ): Promise<{ stream: ReadableStream<Uint8Array<ArrayBuffer>> } | { refused: StreamLimit }> {
    if (this.#closing) return { refused: "instance" };
    this.#makeWay(owner);
    if (this.#open.size >= STREAM_LIMITS.instance) return { refused: "instance" };
    const open: Open = { ...owner, abort: new AbortController() };
    this.#open.add(open);
    const taken = await this.#places.take(owner).catch((error) => {
      this.#open.delete(open);
      throw error;
    });
    if ("place" in taken) return { stream: this.#stream(open, { events, place: taken.place }) };
    this.#open.delete(open);
    return taken;
  }

  /** Ends every stream with a hint when to come back, and lets none begin. For a stopping process. */
  closeAll(): void {
    this.#closing = true;
    for (const { abort } of this.#open) abort.abort();
  }

  #stream(open: Open, { events, place }: { events: Events; place: StreamPlace }) {
    const source = events(open.abort.signal);
    const stopRenewing = keepPlace(place, () => open.abort.abort());
    const end = async () => {
      stopRenewing();
      this.#open.delete(open);
      open.abort.abort();
      await source.return();
      // A store that does not answer gives the place back by itself, a little later.
      await place.release().catch(() => {});
    };
    return new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (controller) => controller.enqueue(utf8.encode(`retry: ${RETRY}\n\n`)),
      pull: async (controller) => {
        const piece = await source.next().catch(() => null);
        if (piece?.value) {
          return controller.enqueue(utf8.encode(encode(piece.value)));
        }
        // Over, or the store did not answer: the page asks again after what it has.
        if (this.#closing) controller.enqueue(utf8.encode(comeBackLater()));
        await end().finally(() => controller.close());
      },
      cancel: end,
    });
  }

  /** The page's last stream ends: it has come back for another one. */
  #makeWay(owner: StreamOwner): void {
    for (const open of this.#open) {
      if (!isSamePage(open, owner)) continue;
      this.#open.delete(open);
      open.abort.abort();
    }
  }
}

/**
 * Says again and again that a stream is open, whether or not anybody reads it: else whoever opens one
 * after another and reads none would have more than may be. `onLost`: its page has another one by now, or
 * the store does not answer.
 */
function keepPlace(place: StreamPlace, onLost: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => timer = setTimeout(renew, RENEW_EVERY);
  const renew = async () => {
    const waiting = wait();
    if (await place.renew().catch(() => false)) return;
    clearTimeout(waiting);
    onLost();
  };
  wait();
  return () => clearTimeout(timer);
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
