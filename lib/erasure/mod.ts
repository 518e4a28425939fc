import type { ClientRef, Clients } from "../clients/mod.ts";
import type { Clock } from "../clock.ts";
import type { Holding } from "../holdings.ts";
import { untilCommitted } from "../kv.ts";
import { newReference } from "../reference.ts";
import { endOf, type HeldKind } from "../retention.ts";
import type { Vault } from "../vault/mod.ts";

export const ERASURE_RECEIPTS = "erasure_receipts";
export const PENDING_SWEEPS = "pending_sweeps";

/** What a client wants erased. An item's id is the one of its {@link HeldItem}. */
export type Scope =
  | { readonly type: "item"; readonly kind: HeldKind; readonly id: string }
  | { readonly type: "kind"; readonly kind: HeldKind }
  | { readonly type: "all" };

export type Counts = Partial<Readonly<Record<HeldKind, number>>>;

/** What outlives an erasure, and is said before it. */
export type Staying = "older_chats" | "requests" | "evidence" | "counters";

/** The dry run: what an erasure would remove, and what it would leave. */
export interface Plan {
  readonly goes: Counts;
  readonly stays: readonly Staying[];
}

/** The evidence of an erasure. It names nobody. */
export interface Receipt {
  readonly reference: string;
  /** Epoch milliseconds. */
  readonly erasedAt: number;
  readonly scope: Scope["type"];
  readonly counts: Counts;
  readonly expiresAt: number;
}

/** An erasure that is promised: it is kept even if the process stops. */
interface Pending {
  readonly scope: Scope;
  readonly since: number;
}

export interface ErasureOptions {
  clock: Clock;
  vault: Vault;
  clients: Clients;
  holdings: readonly Holding[];
  /** Hears of every erasure, so that the file is cleaned. */
  onErased?: () => void;
}

const STAYS: Readonly<Record<Scope["type"], readonly Staying[]>> = {
  item: ["evidence"],
  kind: ["evidence"],
  all: ["older_chats", "requests", "evidence", "counters"],
};

/** Erases at the client's own wish (GDPR Article 17). */
export class Erasure {
  readonly #kv: Deno.Kv;
  readonly #options: ErasureOptions;

  constructor(kv: Deno.Kv, options: ErasureOptions) {
    this.#kv = kv;
    this.#options = options;
  }

  /** What would go and what would stay, or null when there is no such item of this client. */
  async plan(client: ClientRef, scope: Scope, { since }: { since: number }): Promise<Plan | null> {
    const goes = await this.#count(client, scope, since);
    return goes && { goes, stays: STAYS[scope.type] };
  }

  /**
   * Erases, and answers the receipt; null when there is no such item of this client. Everything goes in
   * one commit, whatever its amount: the keys are destroyed, and the rows that they sealed follow.
   */
  async erase(
    client: ClientRef,
    scope: Scope,
    { since }: { since: number },
  ): Promise<Receipt | null> {
    const receipt = scope.type === "all"
      ? await this.#eraseAll(client, since)
      : await this.#eraseRows(client, scope, since);
    if (receipt) this.#options.onErased?.();
    return receipt;
  }

  /** The receipt that a reference stands for, or null. */
  async receipt(reference: string): Promise<Receipt | null> {
    const { value } = await this.#kv.get<Receipt>([ERASURE_RECEIPTS, reference]);
    return value && value.expiresAt > this.#options.clock.now() ? value : null;
  }

  /** Finishes what was promised when a process stopped. Answers how many rows it removed. */
  async finishPending(): Promise<number> {
    let removed = 0;
    for await (const { key, value } of this.#kv.list<Pending>({ prefix: [PENDING_SWEEPS] })) {
      removed += await this.#sweep({ id: key[1] as string }, key, value);
    }
    return removed;
  }

  #eraseAll(client: ClientRef, since: number): Promise<Receipt | null> {
    const { clients, holdings } = this.#options;
    const scope: Scope = { type: "all" };
    return untilCommitted(async () => {
      const dataKey = await clients.loadKey(client);
      if (!dataKey) return null;
      const counts = await this.#count(client, scope, since) ?? {};
      const op = this.#kv.atomic().check(dataKey.entry);
      for (const holding of holdings) await holding.destroy(op, client, { since });
      await clients.destroy(op, client);
      return await this.#promise(op, client, { scope, since, counts }) ?? "conflict";
    });
  }

  async #eraseRows(
    client: ClientRef,
    scope: Exclude<Scope, { type: "all" }>,
    since: number,
  ): Promise<Receipt | null> {
    const counts = await this.#count(client, scope, since);
    if (!counts) return null;
    const what = scope.type === "item" ? [scope.kind, scope.id] : [scope.kind];
    const op = this.#kv.atomic();
    this.#options.vault.ledger.enter(op, "client", client.id, ...what);
    return await this.#promise(op, client, { scope, since, counts });
  }

  /**
   * Commits an erasure with its receipt and the promise to remove the rows, then keeps the promise. If
   * the process stops in between, {@link finishPending} keeps it.
   */
  async #promise(
    op: Deno.AtomicOperation,
    client: ClientRef,
    { scope, since, counts }: Pending & { counts: Counts },
  ): Promise<Receipt | null> {
    const receipt = this.#writeReceipt(op, { scope: scope.type, counts });
    const key = [PENDING_SWEEPS, client.id, receipt.reference];
    const pending: Pending = { scope, since };
    op.set(key, pending);
    if (!(await op.commit()).ok) return null;
    await this.#sweep(client, key, pending);
    return receipt;
  }

  async #sweep(client: ClientRef, key: Deno.KvKey, { scope, since }: Pending): Promise<number> {
    const removed = await this.#removeRows(client, scope, since);
    await this.#kv.delete(key);
    return removed;
  }

  async #removeRows(client: ClientRef, scope: Scope, since: number): Promise<number> {
    const { holdings } = this.#options;
    if (scope.type === "all") {
      const swept = await Promise.all(holdings.map((holding) => holding.sweep(client)));
      return swept.reduce((sum, count) => sum + count, 0);
    }
    const holding = this.#holdingOf(scope.kind);
    if (!holding) return 0;
    if (scope.type === "kind") return await holding.eraseKind(client, scope.kind, { since });
    const outcome = await holding.eraseOne(client, scope.kind, { id: scope.id, since });
    return outcome === "erased" ? 1 : 0;
  }

  async #count(client: ClientRef, scope: Scope, since: number): Promise<Counts | null> {
    const { holdings } = this.#options;
    if (scope.type === "item") {
      const found = await this.#holdingOf(scope.kind)?.has(client, scope.kind, {
        id: scope.id,
        since,
      });
      return found ? { [scope.kind]: 1 } : null;
    }
    const kinds = scope.type === "kind" ? [scope.kind] : holdings.flatMap((one) => one.kinds);
    const counted = await Promise.all(
      kinds.map(async (kind) =>
        [kind, await this.#holdingOf(kind)?.count(client, kind, { since }) ?? 0] as const
      ),
    );
    return Object.fromEntries(counted.filter(([, count]) => count > 0));
  }

  #holdingOf(kind: HeldKind): Holding | undefined {
    return this.#options.holdings.find((holding) => holding.kinds.includes(kind));
  }

  #writeReceipt(
    op: Deno.AtomicOperation,
    { scope, counts }: { scope: Scope["type"]; counts: Counts },
  ): Receipt {
    const erasedAt = this.#options.clock.now();
    const expiresAt = endOf("erasure_ledger", erasedAt);
    const receipt: Receipt = { reference: newReference(), erasedAt, scope, counts, expiresAt };
    op.set([ERASURE_RECEIPTS, receipt.reference], receipt, { expireIn: expiresAt - erasedAt });
    return receipt;
  }
}
