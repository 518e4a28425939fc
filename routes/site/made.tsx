import type { Lang, NoticeLang } from "../../lib/site/languages.ts";
import { noticeData, noticeJsonSchema } from "../../lib/site/notice_data.ts";
import type { Shell } from "../_layout.tsx";
import { htmlBytes } from "../_render.ts";
import { AccessibilityPage } from "./accessibility_page.tsx";
import { HomePage } from "./home_page.tsx";
import { NoticePage } from "./notice_page.tsx";

const utf8 = new TextEncoder();

/** Makes the public pages. Loaded when somebody first asks for one: a start need not wait for it. */
export const made = {
  home: (shell: Shell, lang: Lang) => htmlBytes(<HomePage shell={shell} lang={lang} />),
  notice: (shell: Shell, lang: NoticeLang) =>
    htmlBytes(<NoticePage shell={shell} lang={lang} sources={{ facts: shell.facts }} />),
  accessibility: (shell: Shell, lang: Lang) =>
    htmlBytes(<AccessibilityPage shell={shell} lang={lang} />),
  noticeData: ({ siteUrl, facts }: Shell) => json(noticeData(siteUrl, { facts })),
  noticeSchema: () => json(noticeJsonSchema()),
};

function json(content: unknown): Uint8Array<ArrayBuffer> {
  return utf8.encode(`${JSON.stringify(content, null, 2)}\n`);
}
