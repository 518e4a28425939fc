import { DAY, HOUR } from "../clock.ts";
import { getAll, untilCommitted } from "../kv.ts";
import { type Owner, type SealedRow, unlessDamaged } from "../vault/mod.ts";
import { BLOCKS, originKey } from "./keys.ts";
import type { ChatStore } from "./store.ts";

/** How long a chat remembers from where it was started, in milliseconds: only for blocking. */
const ORIGIN_KEPT = DAY;

/** A block as the store holds it. `id` is random: it names the block, and nobody who is blocked. */
interface Row extends SealedRow {
  readonly id: string;
  readonly since: number;
}

/** Who set a block, and in which chat. Sealed. */
interface Told {
  readonly by: string;
  readonly chatId: string;
}

/** A block that stands. Times in epoch milliseconds. What was damaged in the store is left out. */
export interface Block extends Partial<Told> {
  readonly id: string;
  readonly since: number;
  readonly until: number;
}

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

  /**
   * Blocks from where a chat was started. `unknown`: it was started too long ago. One that ends later
   * than this one would is left as it is.
   */
  async block(
    chatId: string,
    { hours, by }: { hours: number; by: string },
  ): Promise<"blocked" | "unknown"> {
    const { kv, clock, vault } = this.#store;
    const now = clock.now();
    const entry = await kv.get<{ hash: string; expiresAt: number }>(originKey(chatId));
    if (!entry.value || entry.value.expiresAt <= now) return "unknown";
    const key = [BLOCKS, entry.value.hash];
    const expiresAt = now + Math.min(hours * HOUR, DAY);
    return await untilCommitted<"blocked">(async () => {
      const before = await kv.get<Row>(key);
      if (before.value && before.value.expiresAt >= expiresAt) return "blocked";
      const op = kv.atomic().check(before);
      if (before.value) op.delete(vault.placeOfKey(owner(before.value.id)));
      const id = crypto.randomUUID();
      const { dataKey, write } = await vault.newKey(owner(id), expiresAt);
      write(op);
      const told: Told = { by, chatId };
      const sealed = await vault.seal(dataKey, { key, expiresAt }, told);
      const row: Row = { ...sealed, id, since: now };
      op.set(key, row, { expireIn: vault.expireIn(expiresAt) });
      return (await op.commit()).ok ? "blocked" : "conflict";
    });
  }

  /** The blocks that stand now, the last one first. */
  async list(): Promise<Block[]> {
    const { vault } = this.#store;
    const blocks = (await this.#rows()).map(async ({ key, value: { id, since, ...row } }) => {
      const told = await unlessDamaged((async () => {
        const dataKey = await vault.loadKey(owner(id));
        return dataKey && await vault.unseal<Told>(dataKey, key, row);
      })());
      return { id, since, until: row.expiresAt, ...(told !== "damaged" && told) };
    });
    return (await Promise.all(blocks)).sort((a, b) => b.since - a.since);
  }

  /** Takes a block away before its time. `not-found`: there is none of that name, or none any more. */
  async lift(id: string): Promise<"lifted" | "not-found"> {
    const { kv, vault } = this.#store;
    return await untilCommitted<"lifted" | "not-found">(async () => {
      const entry = (await this.#rows()).find(({ value }) => value.id === id);
      if (!entry) return "not-found";
      const op = kv.atomic().check(entry).delete(entry.key).delete(vault.placeOfKey(owner(id)));
      return (await op.commit()).ok ? "lifted" : "conflict";
    });
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

  async #rows(): Promise<Deno.KvEntry<Row>[]> {
    const { kv, clock } = this.#store;
    const rows = await Array.fromAsync(kv.list<Row>({ prefix: [BLOCKS] }));
    return rows.filter(({ value }) => value.expiresAt > clock.now());
  }

  /** Of today and of yesterday and the day before: a block may outlive the day of its hash. */
  #hashes(address: string, now: number): Promise<string[]> {
    const days = [0, 1, 2].map((back) => Math.floor(now / DAY) - back);
    return Promise.all(days.map((day) => this.#store.vault.index(`chat-origin-${day}`, address)));
  }
}

function owner(id: string): Owner {
  return { kind: "staff", id: `block/${id}` };
}
