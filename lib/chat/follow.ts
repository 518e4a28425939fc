import type { Feed } from "./feed.ts";
import type { Head } from "./head.ts";
import type { Message } from "./store.ts";
import type { Side } from "./wire.ts";

/** A sign of life while nothing happens, at the latest after so many milliseconds: proxies cut a silent connection. */
export const HEARTBEAT = 15_000;
/** The next sign of life: not all at once where many came at once, after a restart for example. */
export function nextHeartbeat(): number {
  return HEARTBEAT * (0.7 + 0.3 * crypto.getRandomValues(new Uint8Array(1))[0]! / 255);
}

/** So many messages travel in one piece. */
const AT_ONCE = 100;

/** How one reader is shown a conversation. */
export interface Eyes<E> {
  now(): number;
  /** The last thing to say when this reader may not read (any more), or null. */
  gone(head: Head | null): E | null;
  message(message: Message): E | Promise<E>;
  state(head: Head, feed: Feed): Promise<E>;
  /** Whose typing this reader sees. */
  other: Side;
  typing(on: boolean): E;
}

/**
 * What happens in a conversation, in pieces: first the messages after number `after`, each once and in
 * order, then the state, then whatever comes. An empty piece is a heartbeat. A reader always asks the
 * feed for what follows its own last number, so it does not matter which changes it slept through.
 */
export async function* follow<E>(
  feed: Feed,
  eyes: Eyes<E>,
  { after, signal }: { after: number; signal: AbortSignal },
): AsyncGenerator<readonly E[], void, void> {
  const state = new Said<E>();
  const typing = new Said<E>(eyes.typing(false));
  let sent = after;
  let spoke = performance.now();
  let beat = nextHeartbeat();
  while (!signal.aborted) {
    const { revision, head } = feed;
    const events: E[] = [];
    if (head !== undefined) {
      const gone = eyes.gone(head);
      if (head === null || gone !== null) return yield gone === null ? [] : [gone];
      const messages = await feed.messages(sent, Math.min(head.seq, sent + AT_ONCE));
      sent = messages.at(-1)?.seq ?? sent;
      events.push(...await Promise.all(messages.map((message) => eyes.message(message))));
      // What was said goes out at once; how things stand may take another look at the store.
      if (events.length === 0 && sent >= head.seq) {
        events.push(...state.fresh(await eyes.state(head, feed)));
        const writes = head.status === "active" && feed.typingUntil(eyes.other) > eyes.now();
        events.push(...typing.fresh(eyes.typing(writes)));
      }
    }
    const silent = performance.now() - spoke;
    if (events.length > 0 || silent >= beat) {
      yield events;
      spoke = performance.now();
      beat = nextHeartbeat();
      continue;
    }
    const typed = feed.typingUntil(eyes.other) - eyes.now();
    const milliseconds = Math.min(beat - silent, typed > 0 ? typed : Infinity);
    await feed.next(revision, { milliseconds, signal });
  }
}

/** Remembers what was said last, so that the same is not said twice in a row. */
class Said<E> {
  #last: string | undefined;

  constructor(first?: E) {
    this.#last = first && JSON.stringify(first);
  }

  fresh(event: E): E[] {
    const text = JSON.stringify(event);
    if (text === this.#last) return [];
    this.#last = text;
    return [event];
  }
}
