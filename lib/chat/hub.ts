import { Feed } from "./feed.ts";
import { INDEX, LISTS_HEAD, QUEUE_HEAD } from "./keys.ts";
import type { Presence } from "./presence.ts";
import type { ChatStore } from "./store.ts";
import { Waking } from "./waking.ts";

/** An adviser who closes the page is not told of: the count is read again after this long. */
const ORDER_KEPT = 10_000;

/** How a waiting visitor stands. */
interface Place {
  /** From 1. */
  readonly place: number;
  readonly advisers: number;
}

/** Wakes desks when anything on their lists has changed. */
class ListsFeed extends Waking {
  protected override changed(): void {
    this.wake();
  }
}

/** The order of the queue, read once for all who wait. */
class QueueFeed extends Waking {
  readonly #store: ChatStore;
  readonly #presence: Presence;
  readonly #moved: () => void;
  #read?: { revision: number; at: number; order: Promise<Order> };

  constructor(store: ChatStore, parts: { presence: Presence; moved: () => void }) {
    super(store.kv, [QUEUE_HEAD]);
    this.#store = store;
    this.#presence = parts.presence;
    this.#moved = parts.moved;
  }

  order(): Promise<Order> {
    const { revision } = this;
    const at = performance.now();
    if (this.#read?.revision !== revision || at - this.#read.at > ORDER_KEPT) {
      this.#read = { revision, at, order: readOrder(this.#store, this.#presence) };
    }
    return this.#read.order;
  }

  protected override changed(): void {
    this.wake();
    this.#moved();
  }
}

interface Order {
  readonly places: ReadonlyMap<string, number>;
  readonly advisers: number;
}

async function readOrder(store: ChatStore, presence: Presence): Promise<Order> {
  const [rows, advisers] = await Promise.all([
    Array.fromAsync(store.kv.list({ prefix: [INDEX, "waiting"] })),
    presence.count(),
  ]);
  return { places: new Map(rows.map(({ key }, i) => [key.at(-1) as string, i + 1])), advisers };
}

interface Lent<F> {
  readonly feed: F;
  /** Gives the feed back. The last reader ends its watcher. */
  release(): Promise<void>;
}

/** Lends out feeds, so that a conversation is watched once however many read it. */
export class Hub {
  readonly #store: ChatStore;
  readonly #presence: Presence;
  readonly #lent = new Map<string, { feed: Waking; readers: number }>();

  constructor(store: ChatStore, presence: Presence) {
    this.#store = store;
    this.#presence = presence;
    store.heard = (chatId, head, messages) => {
      const feed = this.#lent.get(chatId)?.feed;
      if (feed instanceof Feed) feed.hear(head, messages);
    };
  }

  /** How many watchers of the store there are. */
  get watchers(): number {
    return this.#lent.size;
  }

  /** The feed of a conversation. Whoever follows it also hears of the queue while it waits. */
  conversation(chatId: string): Lent<Feed> {
    const queue = this.#queue();
    const { feed, release } = this.#lend(chatId, () => new Feed(this.#store, chatId));
    return {
      feed,
      release: async () => {
        await Promise.all([release(), queue.release()]);
      },
    };
  }

  /** Wakes when anything on the advisers' lists changes. */
  lists(): Lent<Waking> {
    return this.#lend("lists", () => new ListsFeed(this.#store.kv, [LISTS_HEAD]));
  }

  /** Where a waiting chat stands, and how many advisers there are. */
  async placeOf(chatId: string): Promise<Place> {
    const queue = this.#lent.get("queue")?.feed;
    const order = queue instanceof QueueFeed
      ? queue.order()
      : readOrder(this.#store, this.#presence);
    const { places, advisers } = await order;
    return { place: places.get(chatId) ?? 1, advisers };
  }

  #queue(): Lent<QueueFeed> {
    const moved = () => {
      for (const { feed } of this.#lent.values()) {
        if (feed instanceof Feed && feed.head?.status === "waiting") feed.wake();
      }
    };
    return this.#lend("queue", () => {
      return new QueueFeed(this.#store, { presence: this.#presence, moved });
    });
  }

  #lend<F extends Waking>(name: string, make: () => F): Lent<F> {
    const known = this.#lent.get(name) as { feed: F; readers: number } | undefined;
    const entry = known ?? { feed: make(), readers: 0 };
    entry.readers++;
    this.#lent.set(name, entry);
    entry.feed.start();
    let given = false;
    const release = async () => {
      if (given) return;
      given = true;
      if (--entry.readers > 0) return;
      this.#lent.delete(name);
      await entry.feed.stop();
    };
    return { feed: entry.feed, release };
  }
}
