import { deskMessage, deskState } from "./desk_view.ts";
import { MINUTE } from "../clock.ts";
import type { DeskLists } from "./desk_lists.ts";
import type { DeskEvent, DeskLine } from "./desk_wire.ts";
import { type Eyes, follow, HEARTBEAT, nextHeartbeat } from "./follow.ts";
import type { Hub } from "./hub.ts";
import type { Adviser } from "./presence.ts";
import type { ChatStore } from "./store.ts";
import { isDamaged } from "../vault/mod.ts";
import { Bell } from "./waking.ts";

/** Lists that move faster than this are shown together, in milliseconds. */
const LISTS_EVERY = 200;
/** Who just closed a laptop, and closing time, are seen after this long at the latest, in milliseconds. */
const LISTS_AT_LEAST = MINUTE / 3;
/** A page that reads this slowly starts again; nothing is lost by it. */
const MOST_UNREAD = 2_000;

interface DeskFollowing {
  readonly signal: AbortSignal;
  /** Whether the adviser is still signed in; asked at least at every heartbeat. */
  readonly mayGoOn?: () => Promise<boolean>;
}

/** Everything that happens at one adviser's desk, in one stream: browsers allow only a few. */
export class DeskEvents {
  readonly #store: ChatStore;
  readonly #hub: Hub;
  readonly #lists: DeskLists;

  constructor(store: ChatStore, parts: { hub: Hub; lists: DeskLists }) {
    this.#store = store;
    this.#hub = parts.hub;
    this.#lists = parts.lists;
  }

  /** What the desk is told, in pieces; an empty piece is a heartbeat. */
  async *follow(me: Adviser, options: DeskFollowing): AsyncGenerator<readonly DeskEvent[]> {
    const inner = new AbortController();
    const signal = AbortSignal.any([options.signal, inner.signal]);
    const inbox = new Inbox();
    const own = new Map<string, Promise<void>>();
    const lists = this.#hub.lists();
    const pump = ring(inbox, lists.feed, signal);
    const at = { list: -1, listed: -Infinity, checked: -Infinity, beat: 0 };
    try {
      while (!signal.aborted && inbox.size < MOST_UNREAD) {
        const { revision } = inbox;
        const now = performance.now();
        const beat = now - at.checked >= at.beat;
        if (beat) {
          at.checked = now;
          at.beat = nextHeartbeat();
          if (options.mayGoOn && !await options.mayGoOn()) return;
        }
        const events = inbox.takeAll();
        const moved = lists.feed.revision !== at.list && now - at.listed >= LISTS_EVERY;
        if (moved || now - at.listed >= LISTS_AT_LEAST) {
          at.list = lists.feed.revision;
          at.listed = now;
          const overview = await this.#lists.overview(me);
          this.#watchOwn(own, overview.mine, { me, inbox, signal, fail: () => inner.abort() });
          events.push({ event: "overview", data: overview });
        }
        if (events.length > 0 || beat) yield events;
        const pending = lists.feed.revision !== at.list;
        const milliseconds = pending ? LISTS_EVERY : at.beat - (performance.now() - at.checked);
        await inbox.next(revision, { milliseconds: Math.max(1, milliseconds), signal });
      }
    } finally {
      inner.abort();
      await Promise.all([pump, ...own.values()]);
      await lists.release();
    }
  }

  /**
   * Begins to follow what has become the adviser's own. It ends by itself when it is so no more. Where the
   * store fails the whole stream ends (`fail`), and the page asks again; what was damaged is left out, since
   * it opens no better then.
   */
  #watchOwn(
    own: Map<string, Promise<void>>,
    lines: readonly DeskLine[],
    { fail, ...to }: { me: Adviser; inbox: Inbox; signal: AbortSignal; fail: () => void },
  ): void {
    for (const { id, seq } of lines) {
      if (own.has(id)) continue;
      const pump = this.#pump(id, { ...to, after: seq });
      // Nobody waits for it before the stream ends: a failure that nobody hears of ends the process.
      const over = (error: unknown) => isDamaged(error) ? undefined : fail();
      own.set(id, pump.then(() => void own.delete(id), over));
    }
  }

  async #pump(
    chat: string,
    to: { me: Adviser; inbox: Inbox; signal: AbortSignal; after: number },
  ): Promise<void> {
    const { feed, release } = this.#hub.conversation(chat);
    try {
      for await (const pieces of follow(feed, this.#eyes(chat, to.me), to)) {
        const events = pieces.flat();
        to.inbox.put(events);
        if (events.some(({ event, data }) => event === "state" && data.status === "ended")) return;
      }
    } finally {
      await release();
    }
  }

  #eyes(chat: string, me: Adviser): Eyes<readonly DeskEvent[]> {
    const { clock } = this.#store;
    return {
      now: () => clock.now(),
      // The overview says what became of it.
      gone: (head) => head?.adviserId === me.adviserId ? null : [],
      message: (message) => [{ event: "message", data: { ...deskMessage(message), chat } }],
      state: async (head, feed) => {
        const current = this.#store.asOfNow(head) ?? head;
        const state = deskState(current, await feed.profile(), { me });
        return [{ event: "state", data: { ...state, chat } }];
      },
      other: "visitor",
      typing: (on) => [{ event: "typing", data: { chat, from: "visitor", on } }],
    };
  }
}

/** Events on their way to one desk. */
class Inbox extends Bell {
  #events: DeskEvent[] = [];

  get size(): number {
    return this.#events.length;
  }

  put(events: readonly DeskEvent[]): void {
    if (events.length === 0) return;
    this.#events.push(...events);
    this.wake();
  }

  takeAll(): DeskEvent[] {
    return this.#events.splice(0);
  }
}

/** Rings one bell whenever another does. */
async function ring(bell: Bell, whenever: Bell, signal: AbortSignal): Promise<void> {
  let { revision } = whenever;
  while (!signal.aborted) {
    await whenever.next(revision, { milliseconds: HEARTBEAT, signal });
    if (whenever.revision === revision) continue;
    revision = whenever.revision;
    bell.wake();
  }
}
