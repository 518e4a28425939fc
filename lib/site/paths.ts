import { type Lang, LANGS, NOTICE_LANGS, type NoticeLang } from "./languages.ts";

/** The pages that exist in every language, and where they stand. */
export const PATHS = {
  home: { fi: "/", sv: "/sv", en: "/en" },
  notice: { fi: "/tietosuoja", sv: "/sv/dataskydd", en: "/en/privacy" },
  chat: { fi: "/chat", sv: "/sv/chat", en: "/en/chat" },
  receipt: { fi: "/chat/kuitti", sv: "/sv/chat/kvitto", en: "/en/chat/receipt" },
  myData: { fi: "/omat-tiedot", sv: "/sv/mina-uppgifter", en: "/en/my-data" },
  accessibility: { fi: "/saavutettavuus", sv: "/sv/tillganglighet", en: "/en/accessibility" },
} as const satisfies Record<string, Record<Lang, string>>;

export type PageName = keyof typeof PATHS;

export const PLAIN_NOTICE_PATH = "/selko/tietosuoja";
export const NOTICE_DATA_PATH = "/tietosuoja.json";
export const NOTICE_SCHEMA_PATH = "/tietosuoja.schema.json";
export const STAFF_PATH = "/admin";

/** Where the notice stands in each of its four languages. */
export const NOTICE_PATHS: Record<NoticeLang, string> = {
  ...PATHS.notice,
  selko: PLAIN_NOTICE_PATH,
};

/** A page, or a place below it that has the same name in every language. */
export function pathTo(page: PageName, lang: Lang, below = ""): string {
  return `${PATHS[page][lang]}${below}`;
}

/** The same page in every language that it has, for the language switch and `hreflang`. */
export function alternates(page: PageName, below = ""): { lang: NoticeLang; path: string }[] {
  if (page === "notice") return NOTICE_LANGS.map((lang) => ({ lang, path: NOTICE_PATHS[lang] }));
  return LANGS.map((lang) => ({ lang, path: pathTo(page, lang, below) }));
}

/** The language of a path: what an error page speaks when no page has been chosen yet. */
export function langOfPath(path: string): Lang {
  const first = path.split("/", 2)[1];
  return first === "sv" || first === "en" ? first : "fi";
}
