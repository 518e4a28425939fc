import type { Services } from "../../lib/services.ts";
import { LANG_TAG, LANGS, NOTICE_LANGS } from "../../lib/site/languages.ts";
import {
  NOTICE_DATA_PATH,
  NOTICE_PATHS,
  NOTICE_SCHEMA_PATH,
  pathTo,
} from "../../lib/site/paths.ts";
import { shellOf } from "../_site.ts";
import type { StaticPage } from "./static_pages.ts";

const HTML = "text/html; charset=utf-8";

/** Home, notice and accessibility statement in every language, and the notice for programs. */
export function publicPages(services: Services): StaticPage[] {
  const shell = shellOf(services);
  const load = async () => (await import("./made.tsx")).made;
  return [
    ...LANGS.flatMap((lang): StaticPage[] => [
      {
        path: pathTo("home", lang),
        language: lang,
        contentType: HTML,
        make: async () => (await load()).home(shell, lang),
      },
      {
        path: pathTo("accessibility", lang),
        language: lang,
        contentType: HTML,
        make: async () => (await load()).accessibility(shell, lang),
      },
    ]),
    ...NOTICE_LANGS.map((lang): StaticPage => ({
      path: NOTICE_PATHS[lang],
      language: LANG_TAG[lang],
      contentType: HTML,
      make: async () => (await load()).notice(shell, lang),
    })),
    {
      path: NOTICE_DATA_PATH,
      contentType: "application/json",
      make: async () => (await load()).noticeData(shell),
    },
    {
      path: NOTICE_SCHEMA_PATH,
      contentType: "application/schema+json",
      make: async () => (await load()).noticeSchema(),
    },
  ];
}
