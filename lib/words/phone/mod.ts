import { TIME_ZONE } from "../../retention.ts";
import type { Lang } from "../../site/languages.ts";
import { en } from "./en.ts";
import { fi, type PhoneWords } from "./fi.ts";
import { sv } from "./sv.ts";

export type { PhoneWords };
export const words: Record<Lang, PhoneWords> = { fi, sv, en };

const MINUTE = 60_000;
const BEFORE: Record<Lang, string> = { fi: "klo ", sv: "kl. ", en: "" };
const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: TIME_ZONE,
  hour: "numeric",
  minute: "2-digit",
});

/** The time of day from which something is so: rounded up, or who comes at that time is too early. */
export function timeFrom(instant: number, lang: Lang): string {
  return write(Math.ceil(instant / MINUTE) * MINUTE, lang);
}

/** The time of day until which something is so: rounded down. */
export function timeUntil(instant: number, lang: Lang): string {
  return write(Math.floor(instant / MINUTE) * MINUTE, lang);
}

function write(instant: number, lang: Lang): string {
  const parts = clock.formatToParts(instant);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  const hour = String(Number(part("hour")));
  return `${BEFORE[lang]}${hour}${lang === "en" ? ":" : "."}${part("minute")}`;
}
