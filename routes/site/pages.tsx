import type { VNode } from "preact";
import type { Services } from "../../lib/services.ts";
import { LANG_TAG, LANGS, NOTICE_LANGS } from "../../lib/site/languages.ts";
import { noticeData, noticeJsonSchema } from "../../lib/site/notice_data.ts";
import {
  NOTICE_DATA_PATH,
  NOTICE_PATHS,
  NOTICE_SCHEMA_PATH,
  pathTo,
} from "../../lib/site/paths.ts";
import { htmlBytes } from "../_render.ts";
import { shellOf } from "../_site.ts";
import { AccessibilityPage } from "./accessibility_page.tsx";
import { HomePage } from "./home_page.tsx";
import { NoticePage } from "./notice_page.tsx";
import type { StaticPage } from "./static_pages.ts";

const utf8 = new TextEncoder();

/** Home, notice and accessibility statement in every language, and the notice for programs. */
export function publicPages(services: Services): StaticPage[] {
  const shell = shellOf(services);
  const { siteUrl } = services.settings;
  return [
    ...LANGS.flatMap((lang) => [
      page(pathTo("home", lang), lang, () => <HomePage shell={shell} lang={lang} />),
      page(
        pathTo("accessibility", lang),
        lang,
        () => <AccessibilityPage shell={shell} lang={lang} />,
      ),
    ]),
    ...NOTICE_LANGS.map((lang) =>
      page(NOTICE_PATHS[lang], LANG_TAG[lang], () => <NoticePage shell={shell} lang={lang} />)
    ),
    data(NOTICE_DATA_PATH, "application/json", () => noticeData(siteUrl)),
    data(NOTICE_SCHEMA_PATH, "application/schema+json", noticeJsonSchema),
  ];
}

function page(path: string, language: string, node: () => VNode): StaticPage {
  const contentType = "text/html; charset=utf-8";
  return { path, language, contentType, make: () => htmlBytes(node()) };
}

function data(path: string, contentType: string, content: () => unknown): StaticPage {
  const make = () => utf8.encode(`${JSON.stringify(content(), null, 2)}\n`);
  return { path, contentType, make };
}
