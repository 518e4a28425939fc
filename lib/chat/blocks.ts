import { DAY, HOUR } from "../clock.ts";
import { getAll } from "../kv.ts";
import { BLOCKS, originKey } from "./keys.ts";
import type { ChatStore } from "./store.ts";

/** How long a chat remembers from where it was started, in milliseconds: only for blocking. */
const ORIGIN_KEPT = DAY;

/**
 * Keeps a disturber away for a while without anybody knowing an address: a chat points, for a day, to a
 * keyed hash that changes every day, and a block is a row under that hash.
 */
export class Blocks {
  readonly #store: ChatStore;

  constructor(store: ChatStore) {
    this.#store = store;
  }

  /** What a new chat adds to its commit. */
  async origin(chatId: string, address: string): Promise<(op: Deno.AtomicOperation) => void> {
    const now = this.#store.clock.now();
    const [hash] = await this.#hashes(address, now);
    const row = { hash, expiresAt: now + ORIGIN_KEPT };
    return (op) => op.set(originKey(chatId), row, { expireIn: ORIGIN_KEPT });
  }

  /** Blocks from where a chat was started. `unknown`: it was started too long ago. */
  async block(chatId: string, { hours }: { hours: number }): Promise<"blocked" | "unknown"> {
    const { kv, clock } = this.#store;
    const now = clock.now();
    const entry = await kv.get<{ hash: string; expiresAt: number }>(originKey(chatId));
    if (!entry.value || entry.value.expiresAt <= now) return "unknown";
    const span = Math.min(hours * HOUR, DAY);
    await kv.set([BLOCKS, entry.value.hash], { expiresAt: now + span }, { expireIn: span });
    return "blocked";
  }

  /** Which of these chats were started today from where this one was. */
  async fromSamePlace(chatId: string, among: readonly string[]): Promise<string[]> {
    const { kv, clock } = this.#store;
    const entries = await getAll<{ hash: string; expiresAt: number }>(
      kv,
      [chatId, ...among].map(originKey),
    );
    const [own, ...others] = entries.map(({ value }) =>
      value && value.expiresAt > clock.now() ? value.hash : null
    );
    return own ? among.filter((_, n) => others[n] === own) : [];
  }

  /** Until when an address may start no chat (epoch milliseconds), or null. */
  async until(address: string): Promise<number | null> {
    const { kv, clock } = this.#store;
    const now = clock.now();
    const keys = (await this.#hashes(address, now)).map((hash) => [BLOCKS, hash]);
    const entries = await kv.getMany<{ expiresAt: number }[]>(keys);
    const ends = entries.map(({ value }) => value?.expiresAt ?? 0).filter((end) => end > now);
    return ends.length === 0 ? null : Math.max(...ends);
  }

  /** Of today and of yesterday and the day before: a block may outlive the day of its hash. */
  #hashes(address: string, now: number): Promise<string[]> {
    const days = [0, 1, 2].map((back) => Math.floor(now / DAY) - back);
    return Promise.all(days.map((day) => this.#store.vault.index(`chat-origin-${day}`, address)));
  }
}
