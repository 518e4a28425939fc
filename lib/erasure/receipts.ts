import type { Clock } from "../clock.ts";
import { newReference } from "../reference.ts";
import { endOf, type HeldKind } from "../retention.ts";
import type { Scope } from "./scope.ts";

const ERASURE_RECEIPTS = "erasure_receipts";

export type Counts = Partial<Readonly<Record<HeldKind, number>>>;

/** The evidence of an erasure. It names nobody. */
export interface Receipt {
  readonly reference: string;
  /** Epoch milliseconds. */
  readonly erasedAt: number;
  readonly scope: Scope["type"];
  readonly counts: Counts;
  /**
   * What went is unreadable, and its rows are still being removed and counted; or nobody can count them
   * any more, for example since the store was restored from a backup that was made meanwhile.
   */
  readonly counting?: "going-on" | "lost";
  readonly expiresAt: number;
}

/** A receipt whose sweep is gone, and with it what was still to be counted. */
export function withoutSweep(receipt: Receipt): Receipt {
  return receipt.counting ? { ...receipt, counting: "lost" } : receipt;
}

/** The receipts of erasures, each under its reference. */
export class Receipts {
  readonly #kv: Deno.Kv;
  readonly #clock: Clock;

  constructor(kv: Deno.Kv, clock: Clock) {
    this.#kv = kv;
    this.#clock = clock;
  }

  /** The receipt that a reference stands for, or null. */
  async get(reference: string): Promise<Receipt | null> {
    const { value } = await this.#kv.get<Receipt>([ERASURE_RECEIPTS, reference]);
    return value && value.expiresAt > this.#clock.now() ? value : null;
  }

  /** Adds a new receipt to the commit that erases. */
  write(
    op: Deno.AtomicOperation,
    told: Pick<Receipt, "scope" | "counts" | "counting">,
  ): Receipt {
    const erasedAt = this.#clock.now();
    const expiresAt = endOf("erasure_ledger", erasedAt);
    const receipt: Receipt = { reference: newReference(), erasedAt, ...told, expiresAt };
    op.set([ERASURE_RECEIPTS, receipt.reference], receipt, { expireIn: expiresAt - erasedAt });
    return receipt;
  }

  /** Adds to a commit that all of an erasure is counted. */
  async complete(op: Deno.AtomicOperation, reference: string, counts: Counts): Promise<void> {
    const key = [ERASURE_RECEIPTS, reference];
    const entry = await this.#kv.get<Receipt>(key);
    if (entry.value?.counting !== "going-on") return;
    const { counting: _, ...receipt } = entry.value;
    const expireIn = Math.max(1, receipt.expiresAt - this.#clock.now());
    op.check(entry).set(key, { ...receipt, counts }, { expireIn });
  }
}
