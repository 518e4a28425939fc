import type { Clock } from "../clock.ts";
import { endOf } from "../retention.ts";
import type { Bytes } from "./crypto.ts";
import { nodeCrypto } from "./node_crypto.ts";

export const ERASURE_LEDGER = "erasure_ledger";

interface Entry {
  readonly erasedAt: number;
  readonly expiresAt: number;
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

  /** Adds an entry to a commit. `what` names one owner, or one kind or record of an owner. */
  enter(op: Deno.AtomicOperation, ...what: readonly string[]): void {
    const erasedAt = this.#clock.now();
    const entry: Entry = { erasedAt, expiresAt: endOf("erasure_ledger", erasedAt) };
    op.set(this.#entryKey(what), entry, { expireIn: entry.expiresAt - erasedAt });
  }

  /** When something was erased, in epoch milliseconds, or null when it was not. */
  async erasedAt(kv: Deno.Kv, ...what: readonly string[]): Promise<number | null> {
    const { value } = await kv.get<Entry>(this.#entryKey(what));
    return value && value.expiresAt > this.#clock.now() ? value.erasedAt : null;
  }

  #entryKey(what: readonly string[]): Deno.KvKey {
    const text = ["erasure", ...what].join("\u0000");
    return [
      ERASURE_LEDGER,
      nodeCrypto().createHmac("sha256", this.#key).update(text).digest("base64url"),
    ];
  }
}
