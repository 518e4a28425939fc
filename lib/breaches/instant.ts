import { TZDate } from "@date-fns/tz";
import { format } from "date-fns";
import { HOUR } from "../clock.ts";
import { TIME_ZONE } from "../time_zone.ts";

const DAY = /^\s*(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\s*$/;
const TIME = /^\s*(\d{1,2})[.:](\d{2})\s*$/;

/**
 * The instant of a day and a time as Finns write them (`4.3.2026`, `9.30`), in Europe/Helsinki, in
 * epoch milliseconds; null when there is no such day or time, as in the hour that spring skips. Of an
 * hour that autumn repeats it is the first: a deadline is never later than the law has it.
 */
export function instantOf(day: string, time: string): number | null {
  const [, date, month, year] = DAY.exec(day)?.map(Number) ?? [];
  const [, hours, minutes] = TIME.exec(time)?.map(Number) ?? [];
  if (!date || !month || !year || hours === undefined || minutes === undefined) return null;
  const wanted = `${date}.${month}.${year} ${hours}.${String(minutes).padStart(2, "0")}`;
  const at = new TZDate(year, month - 1, date, hours, minutes, TIME_ZONE).getTime();
  const found = [at - HOUR, at, at + HOUR].find((one) => written(one) === wanted);
  return found ?? null;
}

/** The same day and time as fields of a form show them. */
export function writtenInstant(at: number): { day: string; time: string } {
  const [day = "", time = ""] = written(at).split(" ");
  return { day, time };
}

function written(at: number): string {
  return format(new TZDate(at, TIME_ZONE), "d.M.yyyy H.mm");
}
