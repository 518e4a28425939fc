import type { ClientRef, Clients } from "../clients/mod.ts";
import type { Clock } from "../clock.ts";
import type { Holding } from "../holdings.ts";
import { untilCommitted } from "../kv.ts";
import { newReference } from "../reference.ts";
import { endOf, type HeldKind } from "../retention.ts";
import { measured } from "../room.ts";
import type { Vault } from "../vault/mod.ts";
import { split, STAYS } from "./split.ts";

export const ERASURE_RECEIPTS = "erasure_receipts";
export const PENDING_SWEEPS = "pending_sweeps";

/** What a client wants erased. An item's id is the one of its {@link HeldItem}. */
export type Scope =
  | { readonly type: "item"; readonly kind: HeldKind; readonly id: string }
  | { readonly type: "kind"; readonly kind: HeldKind }
  | { readonly type: "all" };

export type Counts = Partial<Readonly<Record<HeldKind, number>>>;

/** What outlives an erasure, and is said before it. */
export type Staying =
  | "older_chats"
  | "on_hold"
  | "requests"
  | "recipients"
  | "request_evidence"
  | "evidence"
  | "counters";

/** The dry run: what an erasure would remove, and what it would leave. */
export interface Plan {
  readonly goes: Counts;
  /** What is on hold: it stays, and only a reviewed request erases it. */
  readonly held: Counts;
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
  /** What was on hold when it was promised, by kind. Then the client as such stays too. */
  readonly except?: Except;
  readonly despiteHold?: true;
}

export type Except = Partial<Readonly<Record<HeldKind, readonly string[]>>>;

/** What may not go without a review, and the entry that a commit checks so that it stays so. */
export interface HeldBack {
  readonly ids: Except;
  readonly entry: Deno.AtomicCheck;
}

export interface ErasureOptions {
  clock: Clock;
  vault: Vault;
  clients: Clients;
  holdings: readonly Holding[];
  /** Tells what of a client is on hold (GDPR Article 17(3)). */
  heldBack?: (client: ClientRef, options: { since: number }) => Promise<HeldBack>;
  /** Whoever was given the data has to be told, in the same commit (Article 19). */
  recipients?: {
    concerns(client: ClientRef, kinds: readonly HeldKind[]): Promise<boolean>;
    tell(
      op: Deno.AtomicOperation,
      client: ClientRef,
      telling: { kinds: readonly HeldKind[]; happened: "erased"; chatsSince?: number },
    ): Promise<void>;
  };
  /** Hears of every erasure, so that the file is cleaned. */
  onErased?: () => void;
}

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
    const counts = await this.#count(client, scope, since);
    if (!counts) return null;
    const except = (await this.#heldBack(client, since))?.ids ?? {};
    const [goes, held] = split(counts, scope, except);
    const any = Object.keys(held).length > 0;
    const told = await this.#options.recipients?.concerns(client, Object.keys(goes) as HeldKind[]);
    const stays: Staying[] = [...STAYS[scope.type], ...(told ? ["recipients" as const] : [])];
    // The client as such stays with what is on hold, and so do their requests.
    if (any && scope.type === "all") {
      const others = stays.filter((name) => name !== "request_evidence");
      return { goes, held, stays: ["on_hold", "requests", ...others] };
    }
    return { goes, held, stays: any ? ["on_hold", ...stays] : stays };
  }

  /**
   * Erases, and answers the receipt; null when there is no such item of this client. Everything goes in
   * one commit, whatever its amount: the keys are destroyed, and the rows that they sealed follow. What
   * is on hold stays, unless its erasure was reviewed (`despiteHold`).
   */
  async erase(
    client: ClientRef,
    scope: Scope,
    { since, despiteHold }: { since: number; despiteHold?: true },
  ): Promise<Receipt | null> {
    const receipt = await untilCommitted(async () => {
      const held = despiteHold ? null : await this.#heldBack(client, since);
      const any = held !== null && Object.keys(held.ids).length > 0;
      if (scope.type === "all" && !any) return await this.#eraseAll(client, { since, held });
      return await this.#eraseRows(client, scope, { since, held, despiteHold });
    });
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

  async #eraseAll(
    client: ClientRef,
    { since, held }: { since: number; held: HeldBack | null },
  ): Promise<Receipt | null | "conflict"> {
    const { clients, holdings } = this.#options;
    const scope: Scope = { type: "all" };
    const dataKey = await clients.loadKey(client);
    if (!dataKey) return null;
    const counts = await this.#count(client, scope, since) ?? {};
    const op = measured(this.#kv.atomic()).check(dataKey.entry);
    if (held) op.check(held.entry);
    const kinds = holdings.flatMap((holding) => holding.kinds);
    await this.#options.recipients?.tell(op, client, {
      kinds,
      happened: "erased",
      chatsSince: since,
    });
    for (const holding of holdings) await holding.destroy(op, client, { since });
    await clients.destroy(op, client);
    return await this.#promise(op, client, { scope, since, counts }) ?? "conflict";
  }

  async #eraseRows(
    client: ClientRef,
    scope: Scope,
    { since, held, despiteHold }: { since: number; held: HeldBack | null; despiteHold?: true },
  ): Promise<Receipt | null | "conflict"> {
    const except = held?.ids ?? {};
    const all = await this.#count(client, scope, since);
    const counts = all && split(all, scope, except)[0];
    if (!counts || (scope.type === "item" && Object.keys(counts).length === 0)) return null;
    const op = this.#kv.atomic();
    if (held) op.check(held.entry);
    const kinds = Object.keys(counts) as HeldKind[];
    this.#enter(op, client, { scope, since, except, kinds });
    await this.#options.recipients?.tell(op, client, { kinds, happened: "erased" });
    const pending = { scope, since, ...(held && { except }), ...(despiteHold && { despiteHold }) };
    return await this.#promise(op, client, { ...pending, counts }) ?? "conflict";
  }

  /** Tells the erasure ledger of an item, or of kinds with what is on hold of them. */
  #enter(
    op: Deno.AtomicOperation,
    { id }: ClientRef,
    { scope, since, except, kinds }: {
      scope: Scope;
      since: number;
      except: Except;
      kinds: readonly HeldKind[];
    },
  ): void {
    const { ledger } = this.#options.vault;
    if (scope.type === "item") return ledger.enter(op, "client", id, scope.kind, scope.id);
    for (const kind of kinds) {
      ledger.enterKind(op, ["client", id, kind], { since, except: except[kind] ?? [] });
    }
  }

  /**
   * Commits an erasure with its receipt and the promise to remove the rows, then keeps the promise. If
   * the process stops in between, {@link finishPending} keeps it.
   */
  async #promise(
    op: Deno.AtomicOperation,
    client: ClientRef,
    { counts, ...pending }: Pending & { counts: Counts },
  ): Promise<Receipt | null> {
    const receipt = this.#writeReceipt(op, { scope: pending.scope.type, counts });
    const key = [PENDING_SWEEPS, client.id, receipt.reference];
    op.set(key, pending);
    if (!(await op.commit()).ok) return null;
    await this.#sweep(client, key, pending);
    return receipt;
  }

  async #sweep(client: ClientRef, key: Deno.KvKey, pending: Pending): Promise<number> {
    const removed = await this.#removeRows(client, pending);
    await this.#kv.delete(key);
    return removed;
  }

  async #removeRows(
    client: ClientRef,
    { scope, since, except = {}, despiteHold }: Pending,
  ): Promise<number> {
    const { holdings } = this.#options;
    const sum = async (removed: Promise<number>[]) =>
      (await Promise.all(removed)).reduce((all, count) => all + count, 0);
    const eraseKind = async (kind: HeldKind) =>
      await this.#holdingOf(kind)?.eraseKind(client, kind, {
        since,
        except: new Set(except[kind]),
        despiteHold,
      }) ?? 0;
    if (scope.type === "all" && Object.keys(except).length > 0) {
      return await sum(holdings.flatMap(({ kinds }) => kinds.map(eraseKind)));
    }
    if (scope.type === "all") {
      return await sum(holdings.map((holding) => holding.sweep(client)));
    }
    const holding = this.#holdingOf(scope.kind);
    if (!holding) return 0;
    if (scope.type === "kind") return await eraseKind(scope.kind);
    const { kind, id } = scope;
    const outcome = await holding.eraseOne(client, kind, { id, since, despiteHold });
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

  async #heldBack(client: ClientRef, since: number): Promise<HeldBack | null> {
    return await this.#options.heldBack?.(client, { since }) ?? null;
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
