import { MINUTE } from "../clock.ts";
import type { ErasureLedger, LedgerEntry } from "../vault/mod.ts";
import type { ErasedAs } from "./roots.ts";

/** Clocks of several machines, and times that the phone system tells, may be this far apart. */
const SKEW = 5 * MINUTE;

/** What was erased, from every ledger that was found. Entries are facts: all of them hold together. */
export class LedgerBook {
  readonly #ledger: ErasureLedger;
  readonly #entries = new Map<string, LedgerEntry[]>();
  /** When what was erased before the backup was begun was erased for the last time, by name. */
  readonly #before = new Map<string, number>();

  constructor(ledger: ErasureLedger) {
    this.#ledger = ledger;
  }

  /** How many names it has. */
  get size(): number {
    return this.#entries.size;
  }

  add(name: string, entry: LedgerEntry): void {
    const known = this.#entries.get(name) ?? [];
    if (known.some((one) => one.erasedAt === entry.erasedAt)) return;
    this.#entries.set(name, [...known, entry]);
  }

  /** Adds an entry that the backup read before anything else: what is in it under such a name came later. */
  addBefore(name: string, entry: LedgerEntry): void {
    this.#before.set(name, Math.max(this.#before.get(name) ?? -Infinity, entry.erasedAt));
    this.add(name, entry);
  }

  /** The newest entry of each name: what the store is to know from now on. */
  *newest(): Generator<readonly [name: string, entry: LedgerEntry]> {
    for (const [name, entries] of this.#entries) yield [name, latest(entries)];
  }

  /** Whether an owner was erased. Their ids are random and are never given again. */
  hasOwner(kind: string, id: string): boolean {
    return this.#find([kind, id]).length > 0;
  }

  /** Whether what is named so was erased, in a backup that was begun at an instant. */
  covers(named: ErasedAs, begunAt: number): boolean {
    const found = this.#find(named.what);
    if (found.length === 0 || named.how === "item") return found.length > 0;
    // Earlier ones were done when the backup began: what is in it came later.
    const before = this.#before.get(this.#ledger.nameOf(...named.what)) ?? -Infinity;
    const since = found.filter(({ erasedAt }) => erasedAt >= begunAt - SKEW && erasedAt > before);
    if (named.how === "kind") {
      const name = this.#ledger.nameOf(...named.what, named.id);
      return since.some(({ erasedAt, since: from = -Infinity, except = [] }) =>
        named.at >= from && named.at <= erasedAt + SKEW && !except.includes(name)
      );
    }
    if (since.length === 0) return false;
    const undone = named.unless ? this.#find(named.unless) : [];
    return undone.length === 0 || latest(undone).erasedAt <= latest(since).erasedAt;
  }

  #find(what: readonly string[]): readonly LedgerEntry[] {
    return this.#entries.get(this.#ledger.nameOf(...what)) ?? [];
  }
}

function latest(entries: readonly LedgerEntry[]): LedgerEntry {
  return entries.reduce((a, b) => b.erasedAt >= a.erasedAt ? b : a);
}
