/** The one source of "now" for everything that decides something by time. */
export interface Clock {
  /** The current instant, in milliseconds since the Unix epoch. */
  now(): number;
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The machine's clock, moved ahead by whole days (development only). */
export function systemClock(offsetDays = 0): Clock {
  return { now: () => Date.now() + offsetDays * DAY };
}
