import type { ComponentChildren, VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import type { HeldItem } from "../../lib/holdings.ts";
import { formatPhone } from "../../lib/phone/mod.ts";
import { HELD_KINDS } from "../../lib/portal/mod.ts";
import type { Disclosure } from "../../lib/recipients/mod.ts";
import type { ClientRequest } from "../../lib/requests/mod.ts";
import type { HeldKind } from "../../lib/retention.ts";
import { writeDate, writeInstant } from "../../lib/site/format.ts";
import type { ControllerFacts } from "../../lib/site/controller.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { facts } from "../../lib/words/portal/facts/mod.ts";
import { words } from "../../lib/words/portal/mod.ts";
import { AboutHandling, Rights } from "./about.tsx";
import { Item } from "./item.tsx";
import { RequestList } from "./requests.tsx";
import { AboutKind } from "./sections.tsx";

/** Whose copy it is, and the page around it. */
export interface Paper {
  readonly lang: Lang;
  /** E.164. */
  readonly phone: string;
  /** How far back it reaches, and when it is made: epoch milliseconds. */
  readonly since: number;
  readonly now: number;
  readonly requests: readonly ClientRequest[];
  readonly given: readonly Disclosure[];
  readonly about: ControllerFacts;
  readonly frame: (children: ComponentChildren) => VNode;
}

/** Everything on one page for paper, item by item as it is opened. */
export async function* printPage(
  paper: Paper,
  items: AsyncIterable<HeldItem>,
): AsyncGenerator<string> {
  const { lang } = paper;
  const place = crypto.randomUUID();
  const whole = renderToString(paper.frame(<Around {...paper} place={place} />));
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
  else yield renderToString(<p>{words[lang].nothing.means(writeDate(paper.since, lang))}</p>);
  yield after;
}

/** What stands around the items. They take the place of one text in it, so that nothing has to wait. */
function Around(
  { lang, phone, since, now, requests, given, about, place }: Paper & { place: string },
) {
  const w = words[lang];
  return (
    <>
      <h1>{w.title}</h1>
      <p>{w.printPage.made(writeInstant(now, lang))}</p>
      <p>{w.held(formatPhone(phone))}</p>
      <p>{w.reach(writeDate(since, lang))} {w.olderChats}</p>
      <div>{place}</div>
      <RequestList requests={requests} lang={lang} />
      <AboutHandling kinds={HELD_KINDS} {...{ lang, given, about }} />
      <Rights lang={lang} />
    </>
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
