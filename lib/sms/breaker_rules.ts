import { MINUTE } from "../clock.ts";

/** When text messages stop going to the gateway, and when it is tried again. In milliseconds. */
export const BREAKER = {
  /** So many in a row that did not go through, or nobody knows. */
  inARow: 3,
  /** Or so large a part of at least so many, by the gateway's answers and its reports. */
  rate: { within: 30 * MINUTE, least: 10, part: 0.5 },
  /** The first wait; each try that fails doubles it. */
  firstWait: MINUTE,
  longestWait: 15 * MINUTE,
  /** A try whose process stopped is over after this long; a gateway is waited for ten seconds. */
  tryFor: MINUTE,
  /** Whoever has nobody waiting leaves the try to whoever has, for so long. */
  patience: 10 * MINUTE,
} as const;

export type OutageReason = "no-answer" | "rate";

/** Nothing is handed to the gateway, until a single try says that it may be. Epoch milliseconds. */
export interface Outage {
  readonly since: number;
  readonly reason: OutageReason;
  readonly wait: number;
  /** From then on one message may be tried. */
  readonly tryFrom: number;
  /** Somebody tries one until then; null: nobody does. */
  readonly tryingUntil: number | null;
}

/** What all instances know of the gateway. Without a row everything is well. */
export interface BreakerState {
  /** In a row, up to now. */
  readonly failures: number;
  readonly outage: Outage | null;
  /** End of the last outage: what failed before it counts for no new one. */
  readonly wellSince: number | null;
}

export const WELL: BreakerState = { failures: 0, outage: null, wellSince: null };

/** Whether a message may be handed over now, as the one try, or not before some instant. */
type Admission = "go" | "try" | { readonly until: number };

export function admit(state: BreakerState, now: number, options: { patient: boolean }): Admission {
  const { outage } = state;
  if (outage === null) return "go";
  const tryingFor = (outage.tryingUntil ?? now) - now;
  if (tryingFor > 0 && tryingFor <= BREAKER.tryFor) return { until: now + tryingFor };
  const wait = outage.tryFrom + (options.patient ? BREAKER.patience : 0) - now;
  // Longer than any wait: the clock was set back since.
  if (wait <= 0 || wait > BREAKER.longestWait + BREAKER.patience) return "try";
  return { until: now + wait };
}

/** Once somebody has taken the one try. */
export function trying(state: BreakerState, now: number): BreakerState {
  if (state.outage === null) return state;
  return { ...state, outage: { ...state.outage, tryingUntil: now + BREAKER.tryFor } };
}

/** Once a message went through. Only the one try ends an outage. */
export function afterSuccess(
  state: BreakerState,
  now: number,
  options: { wasTry: boolean },
): BreakerState {
  if (state.outage === null) return state.failures === 0 ? state : { ...state, failures: 0 };
  return options.wasTry ? { failures: 0, outage: null, wellSince: now } : state;
}

/** Once a message did not go through, or nobody knows. */
export function afterFailure(
  state: BreakerState,
  now: number,
  options: { wasTry: boolean; tooMany: boolean },
): BreakerState {
  const { outage } = state;
  if (outage !== null) {
    if (!options.wasTry) return state;
    const wait = Math.min(outage.wait * 2, BREAKER.longestWait);
    return { ...state, outage: { ...outage, wait, tryFrom: now + wait, tryingUntil: null } };
  }
  const failures = state.failures + 1;
  if (failures >= BREAKER.inARow) return broken({ ...state, failures }, now, "no-answer");
  return options.tooMany ? broken({ ...state, failures }, now, "rate") : { ...state, failures };
}

/** Once too large a part of the last messages did not arrive. */
export function broken(state: BreakerState, now: number, reason: OutageReason): BreakerState {
  if (state.outage !== null) return state;
  const wait = BREAKER.firstWait;
  return { ...state, outage: { since: now, reason, wait, tryFrom: now + wait, tryingUntil: null } };
}

/** Whether too large a part went wrong. */
export function isTooMany({ wrong, all }: { wrong: number; all: number }): boolean {
  return all >= BREAKER.rate.least && wrong >= all * BREAKER.rate.part;
}
