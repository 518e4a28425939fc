import { HOUR, MINUTE } from "../clock.ts";
import { nextMidnight } from "../midnight.ts";
import { endOf } from "../retention.ts";

/** How often the code step may be used. Times in milliseconds; a day is one in Europe/Helsinki. */
export const LIMITS = {
  /** Wrong codes over all codes of a number that are alive. */
  tries: 5,
  wrongADay: 10,
  sendEvery: MINUTE,
  sends: { count: 3, within: 10 * MINUTE },
  sendsADay: 10,
  sendsOfAddress: { count: 10, within: HOUR },
  /** Five guesses on each of ten thousand numbers would hit one person in twenty. */
  wrongOnSite: { count: 200, within: HOUR },
} as const;

export type LimitName =
  | "paused"
  | "tries"
  | "locked"
  | "soon"
  | "often"
  | "number-day"
  | "address"
  | "site-day"
  | "outage";

/** Limits of the whole site, which the reader can do nothing about. */
export const OF_THE_SITE: ReadonlySet<LimitName> = new Set(["paused", "site-day", "outage"]);

/** Why something is not done now, and from when on it may be (epoch milliseconds). */
export interface Refusal {
  readonly limit: LimitName;
  readonly until: number;
}

/** What has been done about one number. Says nothing of who it is. */
export interface NumberState {
  readonly expiresAt: number;
  /** End of the last code that was sent. */
  readonly codesUntil: number;
  readonly wrong: number;
  readonly dayEndsAt: number;
  readonly wrongToday: number;
  readonly sentToday: number;
  /** Instants of the last ten minutes. */
  readonly sends: readonly number[];
}

/** What still counts of a stored state. A new code does not forget wrong ones; only time does. */
export function numberAt(stored: NumberState | null, now: number): NumberState {
  const today = stored !== null && stored.dayEndsAt > now;
  const alive = stored !== null && stored.codesUntil > now;
  return {
    expiresAt: stored?.expiresAt ?? now,
    codesUntil: stored?.codesUntil ?? 0,
    wrong: alive ? stored.wrong : 0,
    dayEndsAt: today ? stored.dayEndsAt : nextMidnight(now),
    wrongToday: today ? stored.wrongToday : 0,
    sentToday: today ? stored.sentToday : 0,
    sends: within(stored?.sends ?? [], LIMITS.sends.within, now),
  };
}

/** Whether a code of this number may be tried now. */
export function refuseTry(state: NumberState): Refusal | null {
  if (state.wrongToday >= LIMITS.wrongADay) return { limit: "locked", until: state.dayEndsAt };
  if (state.wrong >= LIMITS.tries) return { limit: "tries", until: state.codesUntil };
  return null;
}

/** Whether a code may be sent to this number now. */
export function refuseSend(state: NumberState, now: number): Refusal | null {
  const last = state.sends.at(-1);
  const third = state.sends.at(-LIMITS.sends.count);
  if (state.sentToday >= LIMITS.sendsADay) return { limit: "number-day", until: state.dayEndsAt };
  if (third !== undefined) return { limit: "often", until: third + LIMITS.sends.within };
  if (last !== undefined && last + LIMITS.sendEvery > now) {
    return { limit: "soon", until: last + LIMITS.sendEvery };
  }
  return null;
}

export function triesLeft(state: NumberState): number {
  return Math.min(LIMITS.tries - state.wrong, LIMITS.wrongADay - state.wrongToday);
}

export function afterWrong(state: NumberState): NumberState {
  return ended({ ...state, wrong: state.wrong + 1, wrongToday: state.wrongToday + 1 });
}

export function afterSend(state: NumberState, now: number, codeEndsAt: number): NumberState {
  return ended({
    ...state,
    codesUntil: Math.max(state.codesUntil, codeEndsAt),
    sentToday: state.sentToday + 1,
    sends: [...state.sends, now],
  });
}

/** As if a message had not been sent, since it did not leave. */
export function withoutSend(state: NumberState, sentAt: number): NumberState {
  const at = state.sends.lastIndexOf(sentAt);
  if (at < 0) return state;
  const sends = state.sends.toSpliced(at, 1);
  const last = sends.at(-1);
  return ended({
    ...state,
    // A code lives no longer than its message is remembered here.
    codesUntil: last === undefined ? sentAt : endOf("code", last),
    sentToday: nextMidnight(sentAt) === state.dayEndsAt ? state.sentToday - 1 : state.sentToday,
    sends,
  });
}

/** The instants that are less than `span` ago. */
export function within(instants: readonly number[], span: number, now: number): readonly number[] {
  return instants.filter((instant) => now - instant < span);
}

/** Refuses once there are `count` instants, until there is room again. */
export function refuseMany(
  instants: readonly number[],
  limit: { count: number; within: number },
): number | null {
  const oldest = instants.at(-limit.count);
  return oldest === undefined ? null : oldest + limit.within;
}

/** A state is of no use once its day and its codes have ended. */
function ended(state: NumberState): NumberState {
  return { ...state, expiresAt: Math.max(state.dayEndsAt, state.codesUntil) };
}
