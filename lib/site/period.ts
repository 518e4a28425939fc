import type { Duration } from "date-fns";
import { type CountedFrom, RETENTION, type RetentionKind } from "../retention.ts";
import { type NoticeWords, words } from "../words/notice/mod.ts";
import type { NoticeLang } from "./languages.ts";

/** What the notice reads of a retention period. */
interface StatedPeriod {
  readonly keep: Duration;
  readonly from: CountedFrom;
  readonly endsWithRelationship?: true;
}

/** The periods that the notice states: those that the store enforces, unless a test passes others. */
export type Periods = Readonly<Record<RetentionKind, StatedPeriod>>;
export const PERIODS: Periods = RETENTION;

const UNITS = ["years", "months", "weeks", "days", "hours", "minutes", "seconds"] as const;
const DATE_UNITS = { years: "Y", months: "M", weeks: "W", days: "D" } as const;
const TIME_UNITS = { hours: "H", minutes: "M", seconds: "S" } as const;

/** `6 kuukautta`, `1 år`, `2 years and 6 months`. */
export function writeAmount(keep: Duration, lang: NoticeLang): string {
  const { units, and } = words[lang].period;
  const parts = UNITS.flatMap((unit) => {
    const amount = keep[unit];
    if (!amount) return [];
    const [one, many] = units[unit];
    return [`${amount} ${amount === 1 ? one : many}`];
  });
  return parts.join(` ${and} `);
}

/** The sentence of a period, from the table: `enintään 6 kuukautta puhelun päättymisestä`. */
export function writePeriod(kind: RetentionKind, lang: NoticeLang, periods = PERIODS): string {
  const { keep, from } = periods[kind];
  const { atMost, from: generic, fromOf } = words[lang].period;
  const own: NoticeWords["period"]["fromOf"] & OwnStarts = fromOf;
  return atMost(writeAmount(keep, lang), own[kind]?.[from] ?? generic[from]);
}

/** Where a kind has a better word than all kinds together for the instant it is counted from. */
type OwnStarts = Partial<Record<RetentionKind, Partial<Record<CountedFrom, string>>>>;

/** The ISO 8601 duration: `P6M`, `P2Y`, `PT10M`. */
export function isoPeriod(keep: Duration): string {
  const write = (units: Readonly<Partial<Record<keyof Duration, string>>>) =>
    Object.entries(units).map(([unit, letter]) => {
      const amount = keep[unit as keyof Duration];
      return amount ? `${amount}${letter}` : "";
    }).join("");
  const time = write(TIME_UNITS);
  return `P${write(DATE_UNITS)}${time === "" ? "" : `T${time}`}`;
}

/** Orders periods by length; a month counts as 30 days, which is near enough to compare. */
export function lengthOf(keep: Duration): number {
  const { years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = keep;
  const inDays = years * 365 + months * 30 + weeks * 7 + days;
  return ((inDays * 24 + hours) * 60 + minutes) * 60 + seconds;
}
