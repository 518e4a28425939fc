import { type NoticeLang, shellLang } from "../../lib/site/languages.ts";
import type { NoticeSources } from "../../lib/site/notice.ts";
import { noticeOf } from "../../lib/site/notice.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { words } from "../../lib/words/notice/mod.ts";
import { longTitle } from "../_long_title.ts";
import { Page, type Shell } from "../_layout.tsx";
import { Letterhead } from "../_letterhead.tsx";
import { BlockOf } from "./blocks.tsx";

/** The privacy notice: short first, details below, and a document on paper. */
export function NoticePage(
  { shell, lang, sources }: { shell: Shell; lang: NoticeLang; sources?: NoticeSources },
) {
  const notice = noticeOf(lang, sources);
  const w = words[lang];
  const { title, subject, description, lead, version, short, sections } = notice;
  return (
    <Page shell={shell} lang={lang} page="notice" title={title} description={description} reading>
      <Letterhead lang={lang} mark={version} />
      <h1>{longTitle(title)}</h1>
      <p class="subject">{subject}</p>
      <p class="lead">{lead}</p>
      <section class="card short" aria-labelledby="short">
        <h2 id="short">{short.title}</h2>
        <ul>{short.points.map((point) => <li key={point}>{point}</li>)}</ul>
        <p class="actions">
          <a class="button" href={pathTo("myData", shellLang(lang))}>{w.short.myData}</a>
        </p>
        <p class="hint no-print">{`${version}. ${w.short.print}`}</p>
      </section>
      <div class="with-contents">
        <nav aria-labelledby="contents">
          <h2 id="contents">{w.contents}</h2>
          <ul>
            {sections.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
        <div>
          {sections.map(({ id, title, blocks }) => (
            <section key={id} aria-labelledby={id}>
              <h2 id={id}>{longTitle(title)}</h2>
              {blocks.map((block, index) => <BlockOf key={index} block={block} />)}
            </section>
          ))}
        </div>
      </div>
    </Page>
  );
}
