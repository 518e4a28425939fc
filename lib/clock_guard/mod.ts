import { HOUR, MINUTE } from "../clock.ts";

export { lastSeenOf } from "./last_seen.ts";
export { secondClock } from "./second_clock.ts";

/** A restart may take this long without anybody asking. */
const UNREMARKABLE = HOUR;
/** As far as two clocks that are right may be apart, in milliseconds. */
const AGREE_WITHIN = 5 * MINUTE;

/** What is known when the site starts. Instants in epoch milliseconds. */
export interface Start {
  readonly now: number;
  /** When the store was last open, or null when it never was. */
  readonly seen: number | null;
  /** Asks a clock that somebody else looks after; null when none answers. */
  readonly secondClock: () => Promise<number | null>;
  /** The day, `YYYY-MM-DD` in UTC, of which somebody said that it is today: good on that day only. */
  readonly confirmedDay: string | null;
}

/**
 * Whether the machine's clock may be believed. `refused` tells how far it is from the last time that the
 * store was open, and what the second clock said: the store must not be opened, since it removes at once
 * and for good whatever it believes to be past its end.
 */
export type Verdict =
  | { readonly outcome: "unremarkable" | "agreed" | "confirmed" }
  | {
    readonly outcome: "refused";
    readonly apart: number;
    readonly secondClock: "silent" | "disagrees";
  };

/** Judges the clock before the store is opened. */
export async function judgeClock(start: Start): Promise<Verdict> {
  const { now, seen, confirmedDay } = start;
  const apart = seen === null ? 0 : now - seen;
  if (Math.abs(apart) <= UNREMARKABLE) return { outcome: "unremarkable" };
  if (confirmedDay === new Date(now).toISOString().slice(0, 10)) return { outcome: "confirmed" };
  const other = await start.secondClock();
  if (other !== null && Math.abs(other - now) <= AGREE_WITHIN) return { outcome: "agreed" };
  return { outcome: "refused", apart, secondClock: other === null ? "silent" : "disagrees" };
}
