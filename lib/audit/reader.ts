import type { Clock } from "../clock.ts";
import { getAll } from "../kv.ts";
import type { Owner, Vault } from "../vault/mod.ts";
import { AUDIT_BY_SUBJECT, AUDIT_LOG } from "./keys.ts";
import { isLink, type Link } from "./chain.ts";
import type { AuditEntry, HashedSubject } from "./schema.ts";

/** A page needs few; a search that finds little needs thousands. */
const BATCH = 200;
/** Links that are read at once by their numbers. */
const SOME = 100;

/** Reads what the log holds. What is past its end is not there, whether the store removed it or not. */
export class LogReader {
  readonly #kv: Deno.Kv;
  readonly #clock: Clock;
  readonly #vault: Vault;

  constructor(kv: Deno.Kv, options: { clock: Clock; vault: Vault }) {
    this.#kv = kv;
    this.#clock = options.clock;
    this.#vault = options.vault;
  }

  /** The link with a number, or null. */
  async get(seq: number): Promise<Link | null> {
    const { value } = await this.#kv.get<Link>([AUDIT_LOG, seq]);
    return value && this.#lives(value) ? value : null;
  }

  /** Links with lower numbers than `before`, newest first. */
  async *below(before: number): AsyncGenerator<Link> {
    const selector = { prefix: [AUDIT_LOG], end: [AUDIT_LOG, before] };
    const links = this.#kv.list<Link>(selector, { reverse: true, batchSize: BATCH });
    for await (const { value } of links) if (this.#lives(value)) yield value;
  }

  /** The same of what was about any of the subjects: at most `limit` of each. */
  async *about(
    subjects: readonly HashedSubject[],
    { before, limit }: { before: number; limit?: number },
  ): AsyncGenerator<Link> {
    const found = new Set<number>();
    for (const { kind, hash } of subjects) {
      const prefix = [AUDIT_BY_SUBJECT, kind, hash];
      const selector = { prefix, end: [...prefix, before] };
      const options = { reverse: true, batchSize: BATCH, ...(limit && { limit }) };
      for await (const { key } of this.#kv.list(selector, options)) found.add(Number(key.at(-1)));
    }
    const seqs = [...found].sort((a, b) => b - a);
    for (let from = 0; from < seqs.length; from += SOME) {
      const keys = seqs.slice(from, from + SOME).map((seq) => [AUDIT_LOG, seq]);
      for (const { value } of await getAll<Link>(this.#kv, keys)) {
        if (value && this.#lives(value)) yield value;
      }
    }
  }

  /**
   * The number that everything from an instant on has at least, for numbers below `end`. Numbers and
   * times grow together, so some sixteen questions find it among 50,000.
   */
  async firstFrom(at: number, end: number): Promise<number> {
    const all = { prefix: [AUDIT_LOG], end: [AUDIT_LOG, end] };
    const [last] = await Array.fromAsync(this.#kv.list<Link>(all, { limit: 1, reverse: true }));
    if (!last || last.value.at < at) return end;
    let [low, high] = [1, Number(last.key[1])];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const range = { start: [AUDIT_LOG, middle], end: [AUDIT_LOG, high] };
      const [next] = await Array.fromAsync(this.#kv.list<Link>(range, { limit: 1 }));
      if (!next || next.value.at >= at) high = middle;
      else low = Number(next.key[1]) + 1;
    }
    return low;
  }

  /** An entry as whoever may read the log sees it. */
  async open(link: Link): Promise<AuditEntry> {
    const { sealed: _sealed, previous: _previous, ...rest } = link;
    return { ...rest, actorName: await this.nameOf(link) };
  }

  /** Whoever did it. What was sealed and does not open any more must not hide the rest of the log. */
  async nameOf(link: Link): Promise<string | null> {
    const dataKey = await this.#vault.loadKey(monthOwner(link.at));
    if (!dataKey) return null;
    try {
      const told = await this.#vault.unseal<{ name: string }>(
        dataKey,
        [AUDIT_LOG, link.seq],
        link,
      );
      return told?.name ?? null;
    } catch {
      return null;
    }
  }

  /** What is no link any more must not hide the others; the check of the chain tells of it. */
  #lives(link: Link): boolean {
    return isLink(link) && link.expiresAt > this.#clock.now();
  }
}

/** Whose key seals the names of a month. */
export function monthOwner(at: number): Owner {
  return { kind: "staff", id: `audit/${monthOf(at)}` };
}

/** `YYYY-MM`, in UTC. */
export function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}
