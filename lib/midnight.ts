import { TZDate } from "@date-fns/tz";
import { addDays, startOfDay } from "date-fns";
import { TIME_ZONE } from "./time_zone.ts";

/** The next midnight in Helsinki: 23 to 25 hours after the last one. */
export function nextMidnight(now: number): number {
  return startOfDay(addDays(new TZDate(now, TIME_ZONE), 1)).getTime();
}
