import { HOUR } from "../clock.ts";
import { getAll } from "../kv.ts";
import type { Head } from "./head.ts";
import { headKey, INDEX } from "./keys.ts";
import { type Adviser, type Presence, PRESENT_FOR, type Sign } from "./presence.ts";
import type { ChatStore } from "./store.ts";

/** Who lost a chat that has ended meanwhile is told of it this long, in milliseconds. */
const TOLD_FOR = HOUR;

/** A chat by its id, as it stands now. */
export interface Listed {
  readonly id: string;
  readonly head: Head;
}

/** What an index row says of a chat that was taken over. */
interface IndexRow {
  readonly from?: string;
}

/**
 * Live chats whose visitor waits for an adviser who is not heard of any more: a machine that died, a
 * laptop that was closed. Any colleague may go on with them.
 */
export class Stranded {
  readonly #store: ChatStore;
  readonly #presence: Presence;

  constructor(store: ChatStore, presence: Presence) {
    this.#store = store;
    this.#presence = presence;
  }

  /**
   * That a chat of somebody else is stranded: the missing sign of its adviser, which a commit checks, so
   * that an adviser who comes back in that moment keeps it. Null when it is not.
   */
  async of(head: Head, me: Adviser): Promise<Sign["entry"] | null> {
    if (head.adviserId === undefined || head.adviserId === me.adviserId) return null;
    if (!awaitsAdviser(head, this.#store.clock.now())) return null;
    const { heard, entry } = await this.#presence.sign(head.adviserId);
    return heard ? null : entry;
  }

  /** What is stranded, longest without an answer first, and what was taken over from the adviser. */
  async list(
    me: Adviser,
    { limit }: { limit: number },
  ): Promise<{ gone: Listed[]; taken: Listed[] }> {
    const { kv, clock } = this.#store;
    const now = clock.now();
    const over = [INDEX, "ended"];
    const [active, ended, heard] = await Promise.all([
      Array.fromAsync(kv.list<IndexRow>({ prefix: [INDEX, "active"] })),
      Array.fromAsync(
        kv.list<IndexRow>({ start: [...over, now - TOLD_FOR], end: [...over, Infinity] }),
      ),
      this.#presence.heard(),
    ]);
    const others = active.filter(({ key }) => key[2] !== me.adviserId);
    const silent = others.filter(({ key }) => !heard.has(key[2] as string));
    const lost = [...others, ...ended].filter(({ value }) => value?.from === me.adviserId);
    const [gone, taken] = await Promise.all([this.#read(silent), this.#read(lost)]);
    return {
      gone: gone.filter(({ head }) => awaitsAdviser(head, now))
        .sort((a, b) => a.head.lastAt - b.head.lastAt).slice(0, limit),
      taken: taken.filter(({ head }) =>
        head.takenFrom === me.adviserId && head.adviserId !== me.adviserId
      ).slice(0, limit),
    };
  }

  async #read(rows: readonly { key: Deno.KvKey }[]): Promise<Listed[]> {
    const ids = rows.map(({ key }) => key.at(-1) as string);
    const heads = await getAll<Head>(this.#store.kv, ids.map(headKey));
    return heads.flatMap(({ value }, i) => {
      const head = value && this.#store.asOfNow(value);
      return head ? [{ id: ids[i]!, head }] : [];
    });
  }
}

/** Whether the visitor waits for an adviser who has had the chat for longer than a sign of life lasts. */
function awaitsAdviser({ status, seq, answeredSeq = -1, takenAt = 0 }: Head, now: number): boolean {
  return status === "active" && seq > answeredSeq && now - takenAt >= PRESENT_FOR;
}
