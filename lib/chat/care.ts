import { getAll } from "../kv.ts";
import type { Availability } from "./availability.ts";
import { alive, type Head, question, settle } from "./head.ts";
import { headKey, HEADS, INDEX, MESSAGE_IDS, MESSAGES, NOTES, PROFILES } from "./keys.ts";
import type { Links } from "./links.ts";
import type { ChatStore } from "./store.ts";
import { unlessDamaged } from "../vault/mod.ts";

/** What has to happen by itself: silence ends chats, closing time turns waiting into questions. */
export class ChatCare {
  readonly #store: ChatStore;
  readonly #availability: Availability;
  readonly #links: Links;

  constructor(store: ChatStore, parts: { availability: Availability; links: Links }) {
    this.#store = store;
    this.#availability = parts.availability;
    this.#links = parts.links;
  }

  /** To be run every minute. Answers how many chats it changed. */
  async everyMinute(): Promise<number> {
    const { open, advisers } = await this.#availability.now();
    const closed = !open && advisers === 0;
    let changed = 0;
    for (const status of ["waiting", "active", "question"]) {
      for (const { key, head } of await this.#listed([INDEX, status])) {
        const chatId = key.at(-1) as string;
        if (!head) await this.#store.kv.delete(key);
        else if (this.#isDue(head)) changed += await unlessStuck(this.#writeDown(chatId));
        else if (closed && head.status === "waiting") {
          changed += await unlessStuck(this.#leaveForLater(chatId));
        }
      }
    }
    return changed;
  }

  /** To be run daily: removes what is overdue or was left behind, and answers how many chats it was. */
  async everyDay(): Promise<number> {
    const now = this.#store.clock.now();
    let count = 0;
    for await (const { key, value } of this.#store.kv.list<Head>({ prefix: [HEADS] })) {
      if (alive(value, now)) continue;
      await this.#store.erase(key[1] as string, { despiteHold: true });
      count++;
    }
    for (const chatId of await this.#leftBehind()) {
      await this.#store.sweep(chatId);
      count++;
    }
    for (const { key, head } of await this.#listed([INDEX])) {
      if (!head) await this.#store.kv.delete(key);
    }
    return count;
  }

  #isDue(head: Head): boolean {
    return settle(head, this.#store.clock.now()) !== head;
  }

  async #writeDown(chatId: string): Promise<number> {
    const outcome = await this.#store.change(chatId, () => ({ result: 1, head: {} }));
    await this.#links.keepAsLong(chatId);
    return outcome === "not-found" ? 0 : outcome;
  }

  async #leaveForLater(chatId: string): Promise<number> {
    const outcome = await this.#store.change(chatId, ({ head }) => {
      if (head.status !== "waiting" || head.seq === 0) return { result: 0 };
      return { result: 1, head: question(this.#store.clock.now()) };
    });
    return outcome === "not-found" ? 0 : outcome;
  }

  async #listed(prefix: Deno.KvKey): Promise<{ key: Deno.KvKey; head: Head | null }[]> {
    const rows = await Array.fromAsync(this.#store.kv.list({ prefix }));
    const heads = await getAll<Head>(
      this.#store.kv,
      rows.map(({ key }) => headKey(key.at(-1) as string)),
    );
    return rows.map(({ key }, i) => ({ key, head: heads[i]!.value }));
  }

  /** Chats of which rows are there, but no head: an erasure was cut short. */
  async #leftBehind(): Promise<string[]> {
    const ids = new Set<string>();
    for (const root of [PROFILES, MESSAGES, MESSAGE_IDS, NOTES]) {
      for await (const { key } of this.#store.kv.list({ prefix: [root] })) {
        ids.add(key[1] as string);
      }
    }
    const all = [...ids];
    const heads = await getAll<Head>(this.#store.kv, all.map(headKey));
    return all.filter((_, i) => heads[i]!.value === null);
  }
}

/** What was damaged in the store stays as it is, and the others do not wait for it. */
async function unlessStuck(change: Promise<number>): Promise<number> {
  const changed = await unlessDamaged(change);
  return changed === "damaged" ? 0 : changed;
}
