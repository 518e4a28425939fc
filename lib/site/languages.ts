/** The languages of the whole site. */
export const LANGS = ["fi", "sv", "en"] as const;
export type Lang = typeof LANGS[number];

/** The languages of the notice: plain-language Finnish (selkokieli) stands beside the three. */
export const NOTICE_LANGS = ["fi", "sv", "en", "selko"] as const;
export type NoticeLang = typeof NOTICE_LANGS[number];

/** BCP 47 tags for `lang` and `hreflang`; `simple` is the registered variant for plain language. */
export const LANG_TAG: Record<NoticeLang, string> = {
  fi: "fi",
  sv: "sv",
  en: "en",
  selko: "fi-simple",
};

/** What each language calls itself: the language switch speaks to who cannot read the page. */
export const LANG_NAME: Record<NoticeLang, string> = {
  fi: "Suomi",
  sv: "Svenska",
  en: "English",
  selko: "Selkokieli",
};

/** The language of the shell around a page: plain Finnish stands in the Finnish one. */
export function shellLang(lang: NoticeLang): Lang {
  return lang === "selko" ? "fi" : lang;
}
