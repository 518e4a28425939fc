import { TIME_ZONE } from "../time_zone.ts";
import type { NoticeLang } from "./languages.ts";

const AT: Record<NoticeLang, string> = { fi: "klo", sv: "kl.", en: "at", selko: "kello" };

const day = dates("fi-FI", { dateStyle: "short" });
const longDay = dates("en-GB", { dateStyle: "long" });
const clock = dates("fi-FI", { hour: "numeric", minute: "2-digit" });

/** `15.10.2019`, in English `15 October 2019`; of an instant (epoch milliseconds), in Helsinki. */
export function writeDate(at: number, lang: NoticeLang): string {
  return (lang === "en" ? longDay() : day()).format(at);
}

/** `klo 9.30`, `kl. 9.30`, `at 9:30`. */
export function writeTime(at: number, lang: NoticeLang): string {
  const time = clock().format(at);
  return `${AT[lang]} ${lang === "en" ? time.replace(".", ":") : time}`;
}

/** `15.10.2019 klo 9.30`. */
export function writeInstant(at: number, lang: NoticeLang): string {
  return `${writeDate(at, lang)} ${writeTime(at, lang)}`;
}

/** A calendar day (`YYYY-MM-DD`) as it is written in a language. */
export function writeDay(date: string, lang: NoticeLang): string {
  return writeDate(Date.parse(`${date}T12:00:00Z`), lang);
}

/** A number as people in Finland read it: +358501234567 is 050 123 4567. */
export function formatPhone(phone: string): string {
  if (!phone.startsWith("+358")) return phone;
  const [, prefix = "", middle = "", rest = ""] =
    /^(0400|0457|0500|\d{3})(\d{0,3})(\d*)$/.exec(`0${phone.slice(4)}`) ?? [];
  return [prefix, middle, rest].filter((part) => part !== "").join(" ");
}

/** Made when first used: the engine takes 10 ms of a start to load its calendars. */
function dates(locale: string, options: Intl.DateTimeFormatOptions): () => Intl.DateTimeFormat {
  let made: Intl.DateTimeFormat | undefined;
  return () => made ??= new Intl.DateTimeFormat(locale, { timeZone: TIME_ZONE, ...options });
}
