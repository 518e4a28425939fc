import type { Clock } from "../clock.ts";
import { untilCommitted } from "../kv.ts";
import type { Log } from "../log/mod.ts";
import { endOf } from "../retention.ts";
import {
  admit,
  afterFailure,
  afterSuccess,
  BREAKER,
  type BreakerState,
  broken,
  isTooMany,
  type Outage,
  trying,
  WELL,
} from "./breaker_rules.ts";
import type { Messages } from "./messages.ts";

const SMS_BREAKER = "sms_breaker";

interface BreakerRow extends BreakerState {
  readonly expiresAt: number;
}

interface BreakerOptions {
  clock: Clock;
  messages: Messages;
  log: Log;
}

/**
 * Keeps messages from a gateway that does not take them, for all instances together. Its row is read
 * with every message, and written only while something is wrong.
 */
export class Breaker {
  readonly #kv: Deno.Kv;
  readonly #options: BreakerOptions;

  constructor(kv: Deno.Kv, options: BreakerOptions) {
    this.#kv = kv;
    this.#options = options;
  }

  /**
   * Whether a message may be handed over now. The one try of an outage is taken by the commit `op`:
   * of many that come at once, one goes through.
   */
  async admit(
    op: Deno.AtomicOperation,
    options: { patient: boolean },
  ): Promise<{ wasTry: boolean } | { until: number }> {
    const entry = await this.#read();
    const now = this.#options.clock.now();
    const state = entry.value ?? WELL;
    const admission = admit(state, now, options);
    if (typeof admission !== "string") return admission;
    if (admission === "try") this.#write(op.check(entry), trying(state, now));
    return { wasTry: admission === "try" };
  }

  /** The outage that keeps messages back now; null when there is none, or when it is time to try. */
  async outage(): Promise<{ outage: Outage; until: number } | null> {
    const { value } = await this.#read();
    const admission = admit(value ?? WELL, this.#options.clock.now(), { patient: false });
    if (!value?.outage || typeof admission === "string") return null;
    return { outage: value.outage, until: admission.until };
  }

  /** What stands in the store, for staff: an outage lasts until a try has ended it. */
  async state(): Promise<BreakerState> {
    return (await this.#read()).value ?? WELL;
  }

  /** A message went through. */
  async succeeded(options: { wasTry: boolean }): Promise<void> {
    await this.#change((state, now) => afterSuccess(state, now, options));
  }

  /** A message did not go through, or nobody knows. */
  async failed(options: { wasTry: boolean }): Promise<void> {
    const tooMany = await this.#isTooMany();
    await this.#change((state, now) => afterFailure(state, now, { ...options, tooMany }));
  }

  /** A message that the gateway had taken did not arrive, by its own report. */
  async reportedFailed(): Promise<void> {
    if (!await this.#isTooMany()) return;
    await this.#change((state, now) => broken(state, now, "rate"));
  }

  async #isTooMany(): Promise<boolean> {
    const { clock, messages } = this.#options;
    const { wellSince } = await this.state();
    const since = Math.max(clock.now() - BREAKER.rate.within, wellSince ?? 0);
    const { unknown, unavailable, refused, sent, failed, delivered } = await messages.tally(since);
    const wrong = unknown + unavailable + failed;
    return isTooMany({ wrong, all: wrong + refused + sent + delivered });
  }

  async #change(next: (state: BreakerState, now: number) => BreakerState): Promise<void> {
    const { log, clock } = this.#options;
    const [before, after] = await untilCommitted(async () => {
      const entry = await this.#read();
      const before = entry.value ?? WELL;
      const after = next(before, clock.now());
      if (after === before) return [before, after] as const;
      const op = this.#kv.atomic().check(entry);
      this.#write(op, after);
      return (await op.commit()).ok ? [before, after] as const : "conflict";
    });
    if (!before.outage && after.outage) log.error("sms-outage", { reason: after.outage.reason });
    if (before.outage && !after.outage) log.info("sms-outage-over");
  }

  async #read(): Promise<Deno.KvEntryMaybe<BreakerRow>> {
    const entry = await this.#kv.get<BreakerRow>([SMS_BREAKER]);
    const over = entry.value !== null && entry.value.expiresAt <= this.#options.clock.now();
    return over ? { ...entry, value: null } as unknown as Deno.KvEntryMaybe<BreakerRow> : entry;
  }

  #write(op: Deno.AtomicOperation, state: BreakerState): void {
    const now = this.#options.clock.now();
    const expiresAt = endOf("text_message", now);
    const { failures, outage, wellSince } = state;
    const row: BreakerRow = { failures, outage, wellSince, expiresAt };
    op.set([SMS_BREAKER], row, { expireIn: expiresAt - now });
  }
}
