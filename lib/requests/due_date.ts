import { TZDate } from "@date-fns/tz";
import { addMonths, format } from "date-fns";
import { endOf } from "../retention.ts";
import { TIME_ZONE } from "../time_zone.ts";
import { isWorkingDay, shift } from "./holidays.ts";

/** Months to answer a request in (GDPR Article 12(3)), and after its one extension. */
export const ANSWER_MONTHS = { normal: 1, extended: 3 } as const;

/**
 * The last day to answer what was received at an instant (epoch milliseconds), as `YYYY-MM-DD` in
 * Europe/Helsinki. The day of receipt does not count; the period ends on the same date of the last
 * month, or on that month's last day; a Saturday, Sunday or public holiday moves the end to the next
 * working day (Regulation 1182/71, Article 3).
 */
export function dueOn(receivedAt: number, months: number = ANSWER_MONTHS.normal): string {
  let date = format(addMonths(new TZDate(receivedAt, TIME_ZONE), months), "yyyy-MM-dd");
  while (!isWorkingDay(date)) date = shift(date, 1);
  return date;
}

/** The instant at which a day (`YYYY-MM-DD`) is over in Europe/Helsinki, in epoch milliseconds. */
export function endOfDay(date: string): number {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return new TZDate(year, month - 1, day + 1, TIME_ZONE).getTime();
}

/** The calendar day of an instant (epoch milliseconds) in Europe/Helsinki, `YYYY-MM-DD`. */
export function dayOf(at: number): string {
  return format(new TZDate(at, TIME_ZONE), "yyyy-MM-dd");
}

/** Whole days from the day of `now` until a day (`YYYY-MM-DD`): negative once it is past. */
export function daysUntil(day: string, now: number): number {
  return Math.round((Date.parse(day) - Date.parse(dayOf(now))) / 86_400_000);
}

/** Whether an answer that is owed is late: its last day is over. */
export function isLate(
  { dueOn, decidedAt }: { readonly dueOn: string; readonly decidedAt?: number },
  now: number,
): boolean {
  return decidedAt === undefined && dayOf(now) > dueOn;
}

/**
 * The latest end of a request: as if it were decided on the last day that an extension allows. One
 * that is decided earlier ends earlier; one that nobody decides does not live for ever.
 */
export function latestEnd(receivedAt: number): number {
  return endOf("request", endOfDay(dueOn(receivedAt, ANSWER_MONTHS.extended)));
}
