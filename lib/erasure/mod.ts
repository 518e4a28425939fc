import type { ClientRef, Clients } from "../clients/mod.ts";
import type { Clock } from "../clock.ts";
import type { Holding } from "../holdings.ts";
import { untilCommitted } from "../kv.ts";
import type { Log } from "../log/mod.ts";
import type { HeldKind } from "../retention.ts";
import { measured } from "../room.ts";
import type { Vault } from "../vault/mod.ts";
import { type Counts, type Receipt, Receipts, withoutSweep } from "./receipts.ts";
import type { Except, Scope } from "./scope.ts";
import { split, STAYS } from "./split.ts";
import { type Pending, Sweeps } from "./sweeps.ts";

export { type Counts, type Receipt, withoutSweep } from "./receipts.ts";
export type { Scope } from "./scope.ts";
export { PENDING_SWEEPS } from "./sweeps.ts";

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

/** What may not go without a review, and the entry that a commit checks so that it stays so. */
export interface HeldBack {
  readonly ids: Except;
  readonly entry: Deno.AtomicCheck;
}

interface ErasureOptions {
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
  log?: Log;
}

interface EraseOptions {
  /** Reaches back to then, in epoch milliseconds. */
  since: number;
  /** Its erasure was reviewed: what is on hold goes too. */
  despiteHold?: true;
  /**
   * Answers as soon as nothing can be read any more. Where a key was destroyed, the rows are removed and
   * counted after the answer, so the receipt has its counts only then.
   */
  answerFirst?: true;
}

/** Erases at the client's own wish (GDPR Article 17). */
export class Erasure {
  readonly #kv: Deno.Kv;
  readonly #options: ErasureOptions;
  readonly #receipts: Receipts;
  readonly #sweeps: Sweeps;

  constructor(kv: Deno.Kv, options: ErasureOptions) {
    this.#kv = kv;
    this.#options = options;
    this.#receipts = new Receipts(kv, options.clock);
    this.#sweeps = new Sweeps(kv, { ...options, receipts: this.#receipts });
  }

  /** Whether there is anything to erase: found out without counting it. */
  async isAnything(
    client: ClientRef,
    scope: Scope,
    { since }: { since: number },
  ): Promise<boolean> {
    if (scope.type === "item") {
      const { kind, id } = scope;
      return await this.#holdingOf(kind)?.has(client, kind, { id, since }) ?? false;
    }
    const found = await Promise.all(
      this.#kindsOf(scope).map((kind) => this.#holdingOf(kind)?.hasAny(client, kind, { since })),
    );
    return found.includes(true);
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
    { since, despiteHold, answerFirst }: EraseOptions,
  ): Promise<Receipt | null> {
    const receipt = await untilCommitted(async () => {
      const held = despiteHold ? null : await this.#heldBack(client, since);
      const any = held !== null && Object.keys(held.ids).length > 0;
      if (scope.type === "all" && !any) return await this.#eraseAll(client, { since, held });
      return await this.#eraseRows(client, scope, { since, held, despiteHold });
    });
    if (!receipt) return null;
    this.#options.onErased?.();
    const { reference, counting } = receipt;
    // Without a destroyed key, what is erased can be read until its rows are gone.
    if (!answerFirst || !counting) await this.#sweeps.keep(client, reference);
    else this.#sweeps.keepLater(client, reference);
    return answerFirst ? receipt : await this.receipt(reference);
  }

  /** The receipt that a reference stands for, or null. */
  async receipt(reference: string): Promise<Receipt | null> {
    const receipt = await this.#receipts.get(reference);
    if (receipt?.counting !== "going-on" || await this.#sweeps.isOn(reference)) return receipt;
    // Counted in this very moment; or by nobody, if an earlier version of the site removed the rows.
    const again = await this.#receipts.get(reference);
    return again && withoutSweep(again);
  }

  /** Finishes what was promised when a process stopped. Answers how many rows it removed. */
  finishPending(): Promise<number> {
    return this.#sweeps.keepAll();
  }

  /** Whether rows of a client are still to be removed, and perhaps counted. */
  isPending(client: ClientRef): Promise<boolean> {
    return this.#sweeps.isPromised(client);
  }

  /** Resolves once this process removes nothing any more. */
  idle(): Promise<void> {
    return this.#sweeps.idle();
  }

  /** For a process that stops: resolves once it removes nothing any more. The next start goes on. */
  stop(): Promise<void> {
    return this.#sweeps.stop();
  }

  async #eraseAll(
    client: ClientRef,
    { since, held }: { since: number; held: HeldBack | null },
  ): Promise<Receipt | null | "conflict"> {
    const { clients, holdings } = this.#options;
    const scope: Scope = { type: "all" };
    // Opened or not: what was damaged in the store goes as well.
    const dataKey = await clients.keyEntry(client);
    if (!dataKey) return null;
    const op = measured(this.#kv.atomic()).check(dataKey);
    if (held) op.check(held.entry);
    const kinds = holdings.flatMap((holding) => holding.kinds);
    await this.#options.recipients?.tell(op, client, {
      kinds,
      happened: "erased",
      chatsSince: since,
    });
    const taken = [];
    for (const holding of holdings) taken.push(await holding.destroy(op, client, { since }));
    // What came into the client's hands meanwhile may have been on hold before.
    const late = held && await this.#heldBack(client, since);
    if (late && Object.keys(late.ids).length > 0) return "conflict";
    await clients.destroy(op, client);
    const counts: Counts = Object.assign({}, ...taken);
    const counted = { erasedAt: this.#options.clock.now(), counts };
    return await this.#promise(op, client, { counts, pending: { scope, since, counted } });
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
    return await this.#promise(op, client, { counts, pending });
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

  /** Commits an erasure with its receipt and the promise to remove the rows. */
  async #promise(
    op: Deno.AtomicOperation,
    client: ClientRef,
    { counts, pending }: { counts: Counts; pending: Pending },
  ): Promise<Receipt | "conflict"> {
    const receipt = this.#receipts.write(op, {
      scope: pending.scope.type,
      counts,
      ...(pending.counted && { counting: "going-on" as const }),
    });
    this.#sweeps.promise(op, client, { reference: receipt.reference, pending });
    return (await op.commit()).ok ? receipt : "conflict";
  }

  async #count(client: ClientRef, scope: Scope, since: number): Promise<Counts | null> {
    if (scope.type === "item") {
      const found = await this.#holdingOf(scope.kind)?.has(client, scope.kind, {
        id: scope.id,
        since,
      });
      return found ? { [scope.kind]: 1 } : null;
    }
    const counted = await Promise.all(
      this.#kindsOf(scope).map(async (kind) =>
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

  #kindsOf(scope: Exclude<Scope, { type: "item" }>): readonly HeldKind[] {
    return scope.type === "kind"
      ? [scope.kind]
      : this.#options.holdings.flatMap(({ kinds }) => kinds);
  }
}
