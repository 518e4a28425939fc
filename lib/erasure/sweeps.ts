import type { ClientRef } from "../clients/mod.ts";
import type { Holding, Leftover } from "../holdings.ts";
import { untilCommitted } from "../kv.ts";
import type { Log } from "../log/mod.ts";
import type { HeldKind } from "../retention.ts";
import type { Counts, Receipts } from "./receipts.ts";
import type { Except, Scope } from "./scope.ts";

export const PENDING_SWEEPS = "pending_sweeps";
/** Rows in one commit of a sweep; so few, that the site's own writes hardly wait behind it. */
const BATCH = 500;

/** An erasure that is promised: it is kept even if the process stops. */
export interface Pending {
  readonly scope: Scope;
  readonly since: number;
  /** What was on hold when it was promised, by kind. Then the client as such stays too. */
  readonly except?: Except;
  readonly despiteHold?: true;
  /**
   * Of an erasure by key: when it was (epoch milliseconds), and what was counted up to now. What was
   * promised by earlier versions was counted before.
   */
  readonly counted?: { readonly erasedAt: number; readonly counts: Counts };
}

interface SweepsOptions {
  holdings: readonly Holding[];
  receipts: Receipts;
  /** Hears of every sweep that is done, so that the file is cleaned. */
  onErased?: () => void;
  log?: Log;
}

/**
 * Removes the rows of what was erased. The promise lies in the store from the commit of the erasure on,
 * until the last row is gone, so any instance may keep it, at any time.
 */
export class Sweeps {
  readonly #kv: Deno.Kv;
  readonly #options: SweepsOptions;
  /** What this process is at, by reference. */
  readonly #running = new Map<string, Promise<number>>();
  #stopping = false;

  constructor(kv: Deno.Kv, options: SweepsOptions) {
    this.#kv = kv;
    this.#options = options;
  }

  /** Adds the promise to the commit of an erasure. */
  promise(
    op: Deno.AtomicOperation,
    { id }: ClientRef,
    { reference, pending }: { reference: string; pending: Pending },
  ): void {
    op.set([PENDING_SWEEPS, id, reference], pending);
  }

  /** Keeps one promise. Answers how many rows it removed; fewer where another instance is at it. */
  keep(client: ClientRef, reference: string): Promise<number> {
    const known = this.#running.get(reference);
    if (known) return known;
    const sweeping = this.#keep(client, reference)
      .finally(() => this.#running.delete(reference));
    this.#running.set(reference, sweeping);
    return sweeping;
  }

  /** The same behind an answer. What fails stays promised, and is tried again within a minute. */
  keepLater(client: ClientRef, reference: string): void {
    this.keep(client, reference).catch((error: unknown) =>
      this.#options.log?.error("sweep-failed", {
        error: error instanceof Error ? error.name : "unknown",
      })
    );
  }

  /**
   * Keeps every promise that there is. Answers how many rows it removed.
   * @throws what the first of those that failed had thrown, once all have been tried.
   */
  async keepAll(): Promise<number> {
    let removed = 0;
    const failures: unknown[] = [];
    for await (const { key } of this.#kv.list({ prefix: [PENDING_SWEEPS] })) {
      try {
        removed += await this.keep({ id: String(key[1]) }, String(key[2]));
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return removed;
  }

  /** Whether rows of a client are still to be removed, and perhaps counted. */
  async isPromised({ id }: ClientRef): Promise<boolean> {
    const rows = this.#kv.list({ prefix: [PENDING_SWEEPS, id] }, { limit: 1 });
    return (await Array.fromAsync(rows)).length > 0;
  }

  /** Whether the sweep of an erasure is promised and not done. There are hardly ever any. */
  async isOn(reference: string): Promise<boolean> {
    for await (const { key } of this.#kv.list({ prefix: [PENDING_SWEEPS] })) {
      if (key[2] === reference) return true;
    }
    return false;
  }

  /** Resolves once nothing is being removed by this process. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running.values());
  }

  /** Ends after the commits that are under way: the process stops, and the next start goes on. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.idle();
  }

  async #keep(client: ClientRef, reference: string): Promise<number> {
    const key = [PENDING_SWEEPS, client.id, reference];
    const { value } = await this.#kv.get<Pending>(key);
    if (!value) return 0;
    const byKey = value.scope.type === "all" && Object.keys(value.except ?? {}).length === 0;
    let removed: number;
    if (byKey) removed = await this.#sweepAll(client, key);
    else {
      removed = await this.#removeRows(client, value);
      await this.#kv.delete(key);
    }
    this.#options.onErased?.();
    return removed;
  }

  /** Removes what a destroyed key sealed, counting it for the receipt. */
  async #sweepAll(client: ClientRef, key: Deno.KvKey): Promise<number> {
    let removed = await sum(this.#options.holdings.map((holding) => holding.sweep(client)));
    while (!this.#stopping) {
      const step = await untilCommitted(() => this.#step(client, key));
      if (step === "done") break;
      removed += step;
    }
    return removed;
  }

  /**
   * Some rows, and how many they were, in one commit: whenever the process stops, and however many
   * instances are at it, each row is counted once.
   */
  async #step(client: ClientRef, key: Deno.KvKey): Promise<number | "done" | "conflict"> {
    const entry = await this.#kv.get<Pending>(key);
    if (!entry.value) return "done";
    const rows = await this.#leftOf(client);
    const op = this.#kv.atomic().check(entry);
    if (rows.length === 0) {
      op.delete(key);
      const { counted } = entry.value;
      if (counted) await this.#options.receipts.complete(op, String(key[2]), counted.counts);
      return (await op.commit()).ok ? "done" : "conflict";
    }
    for (const row of rows) op.delete(row.key);
    op.set(key, withCounted(entry.value, rows));
    return (await op.commit()).ok ? rows.length : "conflict";
  }

  async #leftOf(client: ClientRef): Promise<Leftover[]> {
    const found: Leftover[] = [];
    for (const { leftovers } of this.#options.holdings) {
      if (found.length >= BATCH) break;
      if (leftovers) found.push(...await leftovers(client, { limit: BATCH - found.length }));
    }
    return found;
  }

  async #removeRows(
    client: ClientRef,
    { scope, since, except = {}, despiteHold }: Pending,
  ): Promise<number> {
    const { holdings } = this.#options;
    const holdingOf = (kind: HeldKind) => holdings.find(({ kinds }) => kinds.includes(kind));
    const eraseKind = async (kind: HeldKind) =>
      await holdingOf(kind)?.eraseKind(client, kind, {
        since,
        except: new Set(except[kind]),
        despiteHold,
      }) ?? 0;
    if (scope.type === "all") {
      return await sum(holdings.flatMap(({ kinds }) => kinds.map(eraseKind)));
    }
    if (scope.type === "kind") return await eraseKind(scope.kind);
    const { kind, id } = scope;
    const outcome = await holdingOf(kind)?.eraseOne(client, kind, { id, since, despiteHold });
    return outcome === "erased" ? 1 : 0;
  }
}

/** What was alive when it was erased, and not older than the erasure reaches. */
function withCounted(pending: Pending, rows: readonly Leftover[]): Pending {
  const { counted, since } = pending;
  if (!counted) return pending;
  const counts: Partial<Record<HeldKind, number>> = { ...counted.counts };
  for (const { kind, at, expiresAt } of rows) {
    if (at >= since && expiresAt > counted.erasedAt) counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return { ...pending, counted: { ...counted, counts } };
}

async function sum(counts: readonly Promise<number>[]): Promise<number> {
  return (await Promise.all(counts)).reduce((all, count) => all + count, 0);
}
