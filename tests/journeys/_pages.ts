import { type Lang, LANGS } from "../../lib/site/languages.ts";
import { type PageName, PATHS, PLAIN_NOTICE_PATH } from "../../lib/site/paths.ts";

/** Every page that anybody can open without signing in, in every language. */
export const PUBLIC_PAGES: readonly string[] = [
  ...Object.values(PATHS).flatMap((paths) => Object.values(paths)),
  PLAIN_NOTICE_PATH,
];

/** A page that is not there, in every language. */
export const MISSING_PAGES: readonly string[] = ["/ei-ole", "/sv/finns-inte", "/en/not-there"];

/** The same page in each language, to walk the same way three times. */
export function inEveryLanguage(page: PageName): { lang: Lang; path: string }[] {
  return LANGS.map((lang) => ({ lang, path: PATHS[page][lang] }));
}
