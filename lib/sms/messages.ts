import type { Clock } from "../clock.ts";
import { untilCommitted } from "../kv.ts";
import { endOf } from "../retention.ts";
import type { Vault } from "../vault/mod.ts";
import type { Handover } from "./mod.ts";

export const SMS_MESSAGES = "sms_messages";

/** What a gateway's report says of a message. `sent`: a network has it. */
export type Reported = "sent" | "failed" | "delivered";
export type MessageState = "pending" | Handover | Reported;

/**
 * All that is kept of a message: what became of it and when. The key is a keyed hash of a random
 * reference, and nothing leads from it to a number, a text or a client. Epoch milliseconds.
 */
interface MessageRow {
  readonly state: MessageState;
  readonly at: number;
  readonly changedAt: number;
  readonly expiresAt: number;
}

/** Reports come late, twice and in any order: a state gives way only to one that says more. */
const SAYS: Record<MessageState, number> = {
  pending: 0,
  unknown: 1,
  unavailable: 1,
  refused: 1,
  sent: 2,
  failed: 3,
  // A network may give up on one way and come through on another; what has arrived has arrived.
  delivered: 4,
};

/** How many messages of a span became what. */
type Tally = Readonly<Record<MessageState, number>>;

/** Keeps what became of each message, for as long as its gateway may still report. */
export class Messages {
  readonly #kv: Deno.Kv;
  readonly #clock: Clock;
  readonly #vault: Vault;

  constructor(kv: Deno.Kv, options: { clock: Clock; vault: Vault }) {
    this.#kv = kv;
    this.#clock = options.clock;
    this.#vault = options.vault;
  }

  /** The name of a message in the store: a keyed hash of its reference. */
  name(reference: string): Promise<string> {
    return this.#vault.index("text-message", reference);
  }

  /** Adds to a commit that a message is about to be handed over. */
  begin(op: Deno.AtomicOperation, name: string): void {
    const at = this.#clock.now();
    const row: MessageRow = {
      state: "pending",
      at,
      changedAt: at,
      expiresAt: endOf("text_message", at),
    };
    op.set([SMS_MESSAGES, name], row, { expireIn: this.#vault.expireIn(row.expiresAt) });
  }

  /** Writes what became of a message. False: there is no such message, or more is known already. */
  become(name: string, state: MessageState): Promise<boolean> {
    return untilCommitted(async () => {
      const entry = await this.#kv.get<MessageRow>([SMS_MESSAGES, name]);
      const row = this.#alive(entry.value);
      if (row === null || SAYS[state] <= SAYS[row.state]) return false;
      const changed: MessageRow = { ...row, state, changedAt: this.#clock.now() };
      const expireIn = this.#vault.expireIn(row.expiresAt);
      const { ok } = await this.#kv.atomic().check(entry)
        .set(entry.key, changed, { expireIn }).commit();
      return ok ? true : "conflict";
    });
  }

  async state(name: string): Promise<MessageState | null> {
    const { value } = await this.#kv.get<MessageRow>([SMS_MESSAGES, name]);
    return this.#alive(value)?.state ?? null;
  }

  /** The messages since an instant. The daily cap bounds how many there can be. */
  async tally(since: number): Promise<Tally> {
    const tally: Record<MessageState, number> = {
      pending: 0,
      unknown: 0,
      unavailable: 0,
      refused: 0,
      sent: 0,
      failed: 0,
      delivered: 0,
    };
    for await (const { value } of this.#kv.list<MessageRow>({ prefix: [SMS_MESSAGES] })) {
      const row = this.#alive(value);
      if (row !== null && row.at >= since) tally[row.state]++;
    }
    return tally;
  }

  #alive(row: MessageRow | null): MessageRow | null {
    return row !== null && row.expiresAt > this.#clock.now() ? row : null;
  }
}
