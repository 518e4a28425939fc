/**
 * The Finnish public holidays of a year, as `YYYY-MM-DD`. The eves of Midsummer and Christmas are no
 * public holidays in the Union's list, so a due date may fall on them: earlier is always lawful.
 */
export function publicHolidays(year: number): ReadonlySet<string> {
  const easter = easterSunday(year);
  return new Set([
    day(year, 1, 1),
    day(year, 1, 6),
    shift(easter, -2),
    easter,
    shift(easter, 1),
    day(year, 5, 1),
    shift(easter, 39),
    shift(easter, 49),
    firstSaturday(year, 6, 20),
    firstSaturday(year, 10, 31),
    day(year, 12, 6),
    day(year, 12, 25),
    day(year, 12, 26),
  ]);
}

/** Whether an office works on a date (`YYYY-MM-DD`): no Saturday, Sunday or public holiday. */
export function isWorkingDay(date: string): boolean {
  const weekday = new Date(date).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !publicHolidays(Number(date.slice(0, 4))).has(date);
}

/** A date so many days later (`YYYY-MM-DD`). */
export function shift(date: string, days: number): string {
  const at = new Date(date);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Easter Sunday of the Gregorian calendar (the "anonymous" algorithm of Meeus, Jones and Butcher). */
export function easterSunday(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((century + 8) / 25);
  const moon = (19 * golden + century - Math.floor(century / 4) -
    Math.floor((century - correction + 1) / 3) + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - moon - inCentury % 4) %
    7;
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451);
  const count = moon + sunday - 7 * late + 114;
  return day(year, Math.floor(count / 31), count % 31 + 1);
}

/** Midsummer Day and All Saints' Day are the first Saturday on or after a date. */
function firstSaturday(year: number, month: number, from: number): string {
  const start = day(year, month, from);
  return shift(start, 6 - new Date(start).getUTCDay());
}

function day(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
}
