import type { Clock } from "../clock.ts";
import { endOf } from "../retention.ts";
import type { Bytes } from "./crypto.ts";
import { nodeCrypto } from "./node_crypto.ts";

export const ERASURE_LEDGER = "erasure_ledger";

/** That something was erased, as it lies in the store under its name's keyed hash. */
export interface LedgerEntry {
  /** Epoch milliseconds. */
  readonly erasedAt: number;
  readonly expiresAt: number;
  /** Of a kind: only what is not older than this went. */
  readonly since?: number;
  /** Of a kind: names of what stayed, since it is on hold. */
  readonly except?: readonly string[];
}

/**
 * Tells what was erased, by keyed hashes that mean nothing without the index key. An entry is part of
 * the commit that erases: there is no moment in which one exists without the other.
 */
export class ErasureLedger {
  readonly #key: Bytes;
  readonly #clock: Clock;

  constructor(key: Bytes, clock: Clock) {
    this.#key = key.slice();
    this.#clock = clock;
  }

  /** Adds an entry to a commit. `what` names one owner, or one record of an owner. */
  enter(op: Deno.AtomicOperation, ...what: readonly string[]): void {
    this.#write(op, what, {});
  }

  /**
   * Adds to a commit that everything of a kind of an owner's went, but what is older than `since` and
   * what is on hold. One entry whatever the amount, so that it fits into the commit of the erasure.
   */
  enterKind(
    op: Deno.AtomicOperation,
    what: readonly string[],
    { since, except }: { since: number; except: readonly string[] },
  ): void {
    const names = except.map((id) => this.nameOf(...what, id));
    this.#write(op, what, { since, ...(names.length > 0 && { except: names }) });
  }

  /** The name of an entry: a keyed hash. */
  nameOf(...what: readonly string[]): string {
    const text = ["erasure", ...what].join("\u0000");
    return nodeCrypto().createHmac("sha256", this.#key).update(text).digest("base64url");
  }

  /** When something was erased, in epoch milliseconds, or null when it was not. */
  async erasedAt(kv: Deno.Kv, ...what: readonly string[]): Promise<number | null> {
    const { value } = await kv.get<LedgerEntry>([ERASURE_LEDGER, this.nameOf(...what)]);
    return value && value.expiresAt > this.#clock.now() ? value.erasedAt : null;
  }

  #write(
    op: Deno.AtomicOperation,
    what: readonly string[],
    more: Pick<LedgerEntry, "since" | "except">,
  ): void {
    const erasedAt = this.#clock.now();
    const entry: LedgerEntry = { erasedAt, expiresAt: endOf("erasure_ledger", erasedAt), ...more };
    const key = [ERASURE_LEDGER, this.nameOf(...what)];
    op.set(key, entry, { expireIn: entry.expiresAt - erasedAt });
  }
}
