import type { ClientRef } from "../clients/mod.ts";
import { DAY } from "../clock.ts";
import { dayOf } from "./due_date.ts";
import { goesWith } from "./holding.ts";
import {
  type Filter,
  filterHash,
  isNarrowed,
  referenceKey,
  REQUESTS,
  REQUESTS_CLOSED,
  REQUESTS_OPEN,
  REQUESTS_OPEN_BY,
} from "./places.ts";
import { type ClientRequest, forClient, type StaffRequest } from "./schema.ts";
import { unlessDamaged } from "../vault/mod.ts";
import type { RequestStore } from "./store.ts";

/** A page of the queue. `next` is opaque and asks for the page after this one. */
interface QueuePage {
  readonly requests: readonly StaffRequest[];
  readonly next?: string;
  /** Those of the page that were changed in the store and do not open. */
  readonly damaged?: readonly UnreadRequest[];
}

/** What is known of a request that does not open: what lies unsealed beside it. */
export interface UnreadRequest {
  readonly id: string;
  /** The last day to answer, of one that is open. `YYYY-MM-DD`. */
  readonly dueOn?: string;
  /** When it was decided or taken back, in epoch milliseconds. */
  readonly decidedAt?: number;
}

/** The one who asked: what is not theirs is not found. */
export type Maker = { readonly phone: string; readonly since: number } | {
  readonly chatId: string;
};

/** Finds requests: for who made them, and for staff. */
export class RequestLists {
  readonly #store: RequestStore;

  constructor(store: RequestStore) {
    this.#store = store;
  }

  /** The requests that were made with a number since an instant, newest first. */
  async forPhone(phone: string, options: { since: number }): Promise<ClientRequest[]> {
    return (await this.#store.ofPhone(phone, options)).map(forClient);
  }

  /** When requests were made with a number that do not open any more (epoch milliseconds), newest first. */
  unreadable(phone: string, options: { since: number }): Promise<number[]> {
    return this.#store.unreadable({ phone }, options);
  }

  /** When requests were made with the receipt code of a chat that do not open any more, newest first. */
  unreadableOfChat(chatId: string): Promise<number[]> {
    return this.#store.unreadable({ chatId }, { since: 0 });
  }

  /** The requests that were made with the receipt code of a chat, newest first. */
  async forChat(chatId: string): Promise<ClientRequest[]> {
    return (await this.#store.ofChat(chatId)).map(forClient);
  }

  /**
   * A request of the one who asks for it, or null: another's is not found, like one that never was.
   * @throws OperationError when it is theirs, and was changed in the store.
   */
  async own(maker: Maker, id: string): Promise<ClientRequest | null> {
    const all = "phone" in maker
      ? await this.forPhone(maker.phone, maker)
      : await this.forChat(maker.chatId);
    const found = all.find((request) => request.id === id);
    if (found) return found;
    const { damaged } = await this.#store.list(maker);
    if (damaged.some((one) => one.id === id)) await this.#store.get(id);
    return null;
  }

  /**
   * Open requests that end when everything of a client's goes that is not older than `since`, and when
   * conversations go.
   */
  async endingWith(
    { client, phone, since, chatIds }: {
      client?: ClientRef;
      /** The client's number (E.164), where everything goes. */
      phone?: string;
      since: number;
      chatIds: readonly string[];
    },
  ): Promise<StaffRequest[]> {
    const ofNumber = client && phone ? await this.#store.ofPhone(phone, { since: 0 }) : [];
    const ofChats = await Promise.all(chatIds.map((chatId) => this.#store.ofChat(chatId)));
    return [...ofNumber.filter((one) => goesWith(one, client!, since)), ...ofChats.flat()]
      .filter(({ decidedAt }) => decidedAt === undefined);
  }

  /**
   * When those were made that would end too, but do not open and are not known to be decided (epoch
   * milliseconds).
   */
  async unreadableEndingWith(
    { phone, since, chatIds }: { phone?: string; since: number; chatIds: readonly string[] },
  ): Promise<number[]> {
    const ofChats = await Promise.all(chatIds.map((chatId) => this.#store.list({ chatId })));
    const ofNumber = phone === undefined ? [] : (await this.#store.list({ phone })).damaged;
    const damaged = new Map([
      ...ofNumber.filter(({ receivedAt }) => receivedAt >= since),
      ...ofChats.flatMap((list) => list.damaged),
    ].map(({ id, receivedAt }) => [id, receivedAt]));
    const found = await Promise.all([...damaged.keys()].map((id) => this.unread(id)));
    return found.flatMap((one) => one && one.decidedAt === undefined ? damaged.get(one.id)! : []);
  }

  /** One request for staff, or what is left of it; null when there is none or its time is up. */
  get(id: string): Promise<StaffRequest | null> {
    return this.#store.get(id);
  }

  /** For staff: every request of a number (E.164), newest first. */
  byPhone(phone: string): Promise<StaffRequest[]> {
    return this.#store.ofPhone(phone, { since: 0 });
  }

  /** For staff: the request with a reference, as it was typed, or null. */
  async byReference(typed: string): Promise<StaffRequest | null> {
    const key = await referenceKey(this.#store.vault, typed);
    const { value } = await this.#store.kv.get<{ id: string }>(key);
    return value && await this.#store.get(value.id);
  }

  /** For staff: the id of the request with a reference, as it was typed, whether or not it opens. */
  async idOf(typed: string): Promise<string | null> {
    const key = await referenceKey(this.#store.vault, typed);
    return (await this.#store.kv.get<{ id: string }>(key)).value?.id ?? null;
  }

  /** For staff: what is known of a request that does not open, or null when there is none. */
  async unread(id: string): Promise<UnreadRequest | null> {
    const { value } = await this.#store.kv.get<{ expiresAt: number }>([REQUESTS, id]);
    if (!value || value.expiresAt <= this.#store.clock.now()) return null;
    for (const root of [REQUESTS_OPEN, REQUESTS_CLOSED]) {
      for await (const { key } of this.#store.ids({ prefix: [root] })) {
        if (key.at(-1) === id) return placedAt(key);
      }
    }
    return { id };
  }

  /** For staff: the requests of a number (E.164) that do not open. */
  async unreadOf(phone: string): Promise<UnreadRequest[]> {
    const { damaged } = await this.#store.list({ phone });
    const found = await Promise.all(damaged.map(({ id }) => this.unread(id)));
    return found.filter((one) => one !== null);
  }

  /** A page of open requests, the most urgent first; `only` narrows it. */
  async queue(
    { only, limit = 50, after }: { only?: Filter; limit?: number; after?: string } = {},
  ): Promise<QueuePage> {
    const prefix = isNarrowed(only)
      ? [REQUESTS_OPEN_BY, await filterHash(this.#store.vault, only)]
      : [REQUESTS_OPEN];
    return await this.#page({ prefix }, { limit, after });
  }

  /** A page of decided and cancelled requests, the newest first. */
  closed({ limit = 50, after }: { limit?: number; after?: string } = {}): Promise<QueuePage> {
    return this.#page({ prefix: [REQUESTS_CLOSED] }, { limit, after, reverse: true });
  }

  /** Every open request, the most urgent first. */
  async listOpen(): Promise<StaffRequest[]> {
    const ids = (await Array.fromAsync(this.#store.ids({ prefix: [REQUESTS_OPEN] })))
      .map(({ id }) => id);
    return (await this.#store.all(ids)).filter(({ decidedAt }) => decidedAt === undefined);
  }

  /**
   * How many requests are open, overdue, and due within so many days, without opening any. The most
   * urgent are counted first; past `atMost` it only says that there are more.
   */
  async counts({ within = [14, 7, 2], atMost = 99 }: {
    within?: readonly number[];
    atMost?: number;
  } = {}) {
    const now = this.#store.clock.now();
    const today = dayOf(now);
    const days = within.map((count) => dayOf(now + count * DAY));
    const due = within.map(() => 0);
    let [open, overdue] = [0, 0];
    const options = { batchSize: Math.min(atMost + 1, 500) };
    for await (const { key } of this.#store.ids({ prefix: [REQUESTS_OPEN] }, options)) {
      if (open === atMost) return { open, overdue, due, more: true };
      const day = String(key[1]);
      open++;
      if (day < today) overdue++;
      days.forEach((last, i) => day <= last && due[i]!++);
    }
    return { open, overdue, due, more: false };
  }

  /** When each open request is due, the first one first, without opening any. */
  async *dueDates(): AsyncGenerator<{ id: string; dueOn: string }> {
    for await (const { key, id } of this.#store.ids({ prefix: [REQUESTS_OPEN] })) {
      yield { id, dueOn: String(key[1]) };
    }
  }

  async #page(
    selector: Deno.KvListSelector,
    { limit, after, reverse }: { limit: number; after?: string; reverse?: boolean },
  ): Promise<QueuePage> {
    const ids: string[] = [];
    const places: Deno.KvKey[] = [];
    let next: string | undefined;
    const options = { reverse, cursor: after, batchSize: Math.min(limit + 1, 500) };
    for await (const { id, key, cursor } of this.#store.ids(selector, options)) {
      ids.push(id);
      places.push(key);
      if (ids.length === limit) {
        next = cursor;
        break;
      }
    }
    const read = await Promise.all(ids.map((id) => unlessDamaged(this.#store.get(id))));
    const requests = read.filter((one) => one !== null && one !== "damaged");
    const damaged = places.filter((_, i) => read[i] === "damaged").map(placedAt);
    return { requests, ...(next && { next }), ...(damaged.length > 0 && { damaged }) };
  }
}

/** What the key of an index row says of its request: it ends with the day that orders it, and the id. */
function placedAt(key: Deno.KvKey): UnreadRequest {
  const [at, id] = [key.at(-2), String(key.at(-1))];
  return typeof at === "number" ? { id, decidedAt: at } : { id, dueOn: String(at) };
}
