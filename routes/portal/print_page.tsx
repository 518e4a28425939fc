import { renderToString } from "preact-render-to-string";
import type { HeldItem } from "../../lib/holdings.ts";
import { formatPhone } from "../../lib/phone/mod.ts";
import { HELD_KINDS } from "../../lib/portal/mod.ts";
import type { Disclosure } from "../../lib/recipients/mod.ts";
import type { ClientRequest } from "../../lib/requests/mod.ts";
import type { HeldKind } from "../../lib/retention.ts";
import { writeDate, writeInstant } from "../../lib/site/format.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { facts } from "../../lib/words/portal/facts/mod.ts";
import { words } from "../../lib/words/portal/mod.ts";
import { PortalPage } from "./_page.tsx";
import { here, type Visit } from "./_signed_in.ts";
import { AboutHandling, Rights } from "./about.tsx";
import { Item } from "./item.tsx";
import { RequestList } from "./requests.tsx";
import { AboutKind } from "./sections.tsx";

/** Everything on one page for paper, item by item as it is opened. */
export async function* printPage(
  visit: Visit,
  requests: readonly ClientRequest[],
  { items, given }: { items: AsyncIterable<HeldItem>; given: readonly Disclosure[] },
): AsyncGenerator<string> {
  const { lang } = visit;
  const place = crypto.randomUUID();
  const whole = renderToString(<Frame visit={visit} {...{ requests, place, given }} />);
  const [before = "", after = ""] = whole.split(place);
  yield `<!doctype html>${before}`;
  let kind: HeldKind | null = null;
  let count = 0;
  for await (const item of items) {
    if (item.kind !== kind) {
      if (kind) yield "</ol>";
      kind = item.kind;
      yield renderToString(<KindHead kind={kind} lang={lang} />);
      yield `<ol class="letter">`;
    }
    yield renderToString(<Item item={item} lang={lang} id={`item-${++count}`} />);
  }
  if (kind) yield "</ol>";
  else {yield renderToString(
      <p>{words[lang].nothing.means(writeDate(visit.reader.since, lang))}</p>,
    );}
  yield after;
}

/** The page around the items. They take the place of one text in it, so that nothing has to wait. */
function Frame({ visit, requests, place, given }: {
  visit: Visit;
  requests: readonly ClientRequest[];
  given: readonly Disclosure[];
  place: string;
}) {
  const { lang, now, session, reader } = visit;
  const w = words[lang];
  return (
    <PortalPage visit={visit} title={w.printPage.title} below="/print">
      <div class="no-print">
        <p>{w.printPage.how}</p>
        <p>
          <a href={here(visit)}>{w.back}</a>
        </p>
      </div>
      <h1>{w.title}</h1>
      <p>{w.printPage.made(writeInstant(now, lang))}</p>
      <p>{w.held(formatPhone(session.phone))}</p>
      <p>{w.reach(writeDate(reader.since, lang))} {w.olderChats}</p>
      <div>{place}</div>
      <RequestList requests={requests} lang={lang} />
      <AboutHandling kinds={HELD_KINDS} about={visit.shell.facts} {...{ lang, given }} />
      <Rights lang={lang} />
    </PortalPage>
  );
}

function KindHead({ kind, lang }: { kind: HeldKind; lang: Lang }) {
  return (
    <>
      <h2 id={kind}>{facts[lang].kinds[kind].many}</h2>
      <AboutKind kind={kind} lang={lang} />
    </>
  );
}
