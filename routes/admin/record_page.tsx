import { LANG_TAG } from "../../lib/site/languages.ts";
import type { ProcessingRecord, RecordSection } from "../../lib/site/processing_record.ts";
import type { StaffLang, StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/duties/mod.ts";
import type { SiteContext } from "../_site.ts";
import { BlockOf } from "../site/blocks.tsx";
import { StaffPage } from "./_page.tsx";

/** Enough for a document that leaves the site: it brings no style sheet along. */
const STYLE =
  "body{font-family:sans-serif;max-width:50em}table{border-collapse:collapse;width:100%}" +
  "th,td{border:1px solid;padding:.3em;text-align:left;vertical-align:top}dt{font-weight:bold}";

interface RecordProps {
  lang: StaffLang;
  record: ProcessingRecord;
}

/** The draft of the record of processing activities (Article 30(1)), to be read and printed. */
export function RecordPage({ c, session, record }: {
  c: SiteContext;
  session: StaffSession;
  record: ProcessingRecord;
}) {
  const { lang } = session;
  const w = words[lang].record;
  return (
    <StaffPage c={c} session={session} title={record.title} item="notice">
      <p class="no-print">
        <a href="/admin/notice">{w.back}</a>
      </p>
      <Head {...{ lang, record }} />
      <p class="cluster no-print">
        {`${w.files}:`}
        <a href="/admin/notice/record.html">{w.html}</a>
        <a href="/admin/notice/record.csv">{w.csv}</a>
        <span class="hint">{w.print}</span>
      </p>
      <Sections {...{ lang, record }} />
    </StaffPage>
  );
}

/** The same as a document of its own, which a word processor opens. */
export function RecordDocument({ lang, record }: RecordProps) {
  return (
    <html lang={LANG_TAG[lang]}>
      <head>
        <meta charset="utf-8" />
        <title>{record.title}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <Head {...{ lang, record }} />
        <Sections {...{ lang, record }} />
      </body>
    </html>
  );
}

function Head({ lang, record: { title, subtitle, made, sections } }: RecordProps) {
  const w = words[lang].record;
  const open = sections.reduce((sum, section) => sum + section.open.length, 0);
  return (
    <>
      <h1>{title}</h1>
      <p class="subject">{subtitle}</p>
      <p>{`${w.lead} ${made}`}</p>
      <p class="notice notice-warning">{w.toBeAdded(open)}</p>
    </>
  );
}

function Sections({ lang, record }: RecordProps) {
  return <>{record.sections.map((one) => <One key={one.point} lang={lang} section={one} />)}</>;
}

/** One point of Article 30(1), and what the association has to add to it. */
function One({ lang, section: { point, title, blocks, open } }: {
  lang: StaffLang;
  section: RecordSection;
}) {
  const w = words[lang].record;
  return (
    <section aria-labelledby={`point-${point}`}>
      <h2 id={`point-${point}`}>{`${point}) ${title}`}</h2>
      {blocks.map((block, index) => <BlockOf key={index} block={block} />)}
      {open.map((what) => (
        <p key={what} class="alarm-text">
          <strong>{`${w.open}:`}</strong> {what}
        </p>
      ))}
    </section>
  );
}
