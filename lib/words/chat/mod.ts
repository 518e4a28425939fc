import { TIME_ZONE } from "../../time_zone.ts";
import { writeDate, writeTime } from "../../site/format.ts";
import type { Lang } from "../../site/languages.ts";
import { en } from "./en.ts";
import { type ChatWords, fi } from "./fi.ts";
import { sv } from "./sv.ts";

export type { ChatWords };
export const words: Record<Lang, ChatWords> = { fi, sv, en };

const LOCALE: Record<Lang, string> = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" };
const TODAY: Record<Lang, string> = { fi: "tänään", sv: "i dag", en: "today" };

/** When the chat opens next: `tänään klo 9.00`, `maanantaina 9.3.2026 klo 9.00`. */
export function writeOpening(at: number, { now, lang }: { now: number; lang: Lang }): string {
  const time = writeTime(at, lang);
  const date = writeDate(at, lang);
  if (date === writeDate(now, lang)) return `${TODAY[lang]} ${time}`;
  const weekday = new Intl.DateTimeFormat(LOCALE[lang], { timeZone: TIME_ZONE, weekday: "long" })
    .format(at);
  const day = { fi: `${weekday}na`, sv: weekday, en: `on ${weekday}` }[lang];
  return `${day} ${date} ${time}`;
}

/** Spans of a day without the word for "at": `9.00–11.00 ja 12.00–15.00`. */
export function writeSpans(
  spans: readonly { from: string; to: string }[],
  lang: Lang,
): string {
  const time = (text: string) => {
    const plain = text.replace(/^0/, "");
    return lang === "en" ? plain : plain.replace(":", ".");
  };
  const each = spans.map(({ from, to }) => `${time(from)}–${time(to)}`);
  return new Intl.ListFormat(LOCALE[lang], { type: "conjunction" }).format(each);
}
