import { TIME_ZONE } from "../../time_zone.ts";
import { writeDate, writeDay, writeTime } from "../../site/format.ts";
import type { Lang } from "../../site/languages.ts";
import { en } from "./en.ts";
import { fi, type HoursWords } from "./fi.ts";
import { sv } from "./sv.ts";

export const words: Record<Lang, HoursWords> = { fi, sv, en };

const LOCALE: Record<Lang, string> = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" };
const TODAY: Record<Lang, string> = { fi: "tänään", sv: "i dag", en: "today" };
/** A Monday. */
const MONDAY = Date.parse("2026-03-02T12:00:00Z");
const DAY = 24 * 60 * 60_000;

interface Spans {
  readonly from: string;
  readonly to: string;
}

/** When the chat opens next: `tänään klo 9.00`, `maanantaina 9.3.2026 klo 9.00`. */
export function writeOpening(at: number, { now, lang }: { now: number; lang: Lang }): string {
  const time = writeTime(at, lang);
  const date = writeDate(at, lang);
  if (date === writeDate(now, lang)) return `${TODAY[lang]} ${time}`;
  const weekday = weekdayOf(at, lang);
  const day = { fi: `${weekday}na`, sv: weekday, en: `on ${weekday}` }[lang];
  return `${day} ${date} ${time}`;
}

/** Spans of a day without the word for "at": `9.00–11.00 ja 12.00–15.00`. */
export function writeSpans(spans: readonly Spans[], lang: Lang): string {
  const time = (text: string) => {
    const plain = text.replace(/^0/, "");
    return lang === "en" ? plain : plain.replace(":", ".");
  };
  const each = spans.map(({ from, to }) => `${time(from)}–${time(to)}`);
  return new Intl.ListFormat(LOCALE[lang], { type: "conjunction" }).format(each);
}

/** A day of the week (from 0, Monday) or several in a row: `maanantai–perjantai`. */
export function writeWeekdays({ from, to }: { from: number; to: number }, lang: Lang): string {
  const name = (day: number) => weekdayOf(MONDAY + day * DAY, lang);
  return from === to ? name(from) : `${name(from)}–${name(to)}`;
}

/** A calendar day (`YYYY-MM-DD`) with its day of the week: `torstai 24.12.2026`. */
export function writeDayOfWeek(date: string, lang: Lang): string {
  return `${weekdayOf(Date.parse(`${date}T12:00:00Z`), lang)} ${writeDay(date, lang)}`;
}

function weekdayOf(at: number, lang: Lang): string {
  return new Intl.DateTimeFormat(LOCALE[lang], { timeZone: TIME_ZONE, weekday: "long" })
    .format(at);
}
