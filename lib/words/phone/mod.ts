import { MINUTE } from "../../clock.ts";
import { writeTime } from "../../site/format.ts";
import type { Lang } from "../../site/languages.ts";
import { en } from "./en.ts";
import { fi, type PhoneWords } from "./fi.ts";
import { sv } from "./sv.ts";

export const words: Record<Lang, PhoneWords> = { fi, sv, en };

/** The time of day from which something is so: rounded up, or who comes at that time is too early. */
export function timeFrom(instant: number, lang: Lang): string {
  return writeTime(Math.ceil(instant / MINUTE) * MINUTE, lang);
}

/** The time of day until which something is so: rounded down. */
export function timeUntil(instant: number, lang: Lang): string {
  return writeTime(Math.floor(instant / MINUTE) * MINUTE, lang);
}
