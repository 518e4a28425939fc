import type { ComponentChildren, VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import type { HeldItem } from "../../lib/holdings.ts";
import { formatPhone } from "../../lib/phone/mod.ts";
import type { Unreadable } from "../../lib/portal/mod.ts";
import type { Disclosure } from "../../lib/recipients/mod.ts";
import type { ClientRequest } from "../../lib/requests/mod.ts";
import type { HeldKind } from "../../lib/retention.ts";
import { writeDate, writeInstant } from "../../lib/site/format.ts";
import type { ControllerFacts } from "../../lib/site/controller.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { facts } from "../../lib/words/portal/facts/mod.ts";
import { words } from "../../lib/words/portal/mod.ts";
import { longTitle } from "../_long_title.ts";
import { Letterhead } from "../_letterhead.tsx";
import { AboutHandling, Rights } from "./about.tsx";
import { Item } from "./item.tsx";
import { RequestList } from "./requests.tsx";
import { Unreadable as UnreadableNote, UnreadableRequests } from "../_unreadable.tsx";
import { AboutKind } from "./sections.tsx";

/** Whose copy it is, and the page around it. */
interface Paper {
  readonly lang: Lang;
  /** E.164. */
  readonly phone: string;
  /** How far back it reaches, and when it is made: epoch milliseconds. */
  readonly since: number;
  readonly now: number;
  readonly requests: readonly ClientRequest[];
  /** When requests were made that do not open, in epoch milliseconds. */
  readonly unreadableRequests?: readonly number[];
  readonly given: readonly Disclosure[];
  readonly about: ControllerFacts;
  readonly frame: (children: ComponentChildren) => VNode;
}

/** Everything on one page for paper, item by item as it is opened: nothing waits for what follows. */
export async function* printPage(
  paper: Paper,
  read: (unreadable: Unreadable) => AsyncIterable<HeldItem>,
): AsyncGenerator<string> {
  const { lang } = paper;
  const call = paper.about.contact.phone;
  const unreadable: Unreadable = new Map();
  const place = crypto.randomUUID();
  const [before = "", after = ""] = renderToString(paper.frame(place)).split(place);
  yield `<!doctype html>${before}`;
  const kinds: HeldKind[] = [];
  let count = 0;
  for await (const item of read(unreadable)) {
    if (item.kind !== kinds.at(-1)) {
      yield kinds.length > 0 ? "</ol>" : renderToString(<Opening {...paper} held />);
      yield* notices(paper, { unreadable, kinds, until: item.kind });
      kinds.push(item.kind);
      yield renderToString(<KindHead kind={item.kind} lang={lang} />);
      yield `<ol class="letter">`;
    }
    yield renderToString(<Item {...{ item, lang, call }} id={`item-${++count}`} />);
  }
  const held = unreadable.size > 0;
  yield kinds.length > 0 ? "</ol>" : renderToString(<Opening {...paper} held={held} />);
  yield* notices(paper, { unreadable, kinds });
  yield renderToString(<Closing {...paper} kinds={kinds} />);
  yield after;
}

/** What does not open of the kinds that are through, each under its own heading. */
function* notices(
  { lang, about }: Paper,
  { unreadable, kinds, until }: { unreadable: Unreadable; kinds: HeldKind[]; until?: HeldKind },
): Generator<string> {
  const { entries } = words[lang].unreadable;
  const call = about.contact.phone;
  for (const [kind, count] of unreadable) {
    if (kind === until) continue;
    if (!kinds.includes(kind)) {
      kinds.push(kind);
      yield renderToString(<KindHead kind={kind} lang={lang} />);
    }
    yield renderToString(<UnreadableNote say={(phone) => entries(count, phone)} call={call} />);
    unreadable.delete(kind);
  }
}

/** Whose data it is, and how far back it reaches. */
function Opening({ lang, phone, since, now, held }: Paper & { held: boolean }) {
  const w = words[lang];
  const from = writeDate(since, lang);
  const number = formatPhone(phone);
  return (
    <>
      <Letterhead lang={lang} mark={writeDate(now, lang)} />
      <h1>{w.title}</h1>
      <p>{w.printPage.made(writeInstant(now, lang))}</p>
      {held ? <p>{w.held(number)}</p> : <p>{w.nothing.title(number)}. {w.nothing.means(from)}</p>}
      <p>{w.reach(from)} {w.olderChats}</p>
    </>
  );
}

/** What was asked, and what Article 15(1) tells of the kinds that are held. */
function Closing(
  { lang, now, requests, given, about, kinds, unreadableRequests = [] }:
    & Paper
    & { kinds: readonly HeldKind[] },
) {
  const call = about.contact.phone;
  return (
    <>
      <UnreadableRequests unreadable={unreadableRequests} {...{ lang, call }} />
      <RequestList {...{ requests, lang, now }} />
      <AboutHandling {...{ kinds, lang, given, about }} />
      <Rights lang={lang} />
    </>
  );
}

function KindHead({ kind, lang }: { kind: HeldKind; lang: Lang }) {
  return (
    <>
      <h2 id={kind}>{longTitle(facts[lang].kinds[kind].many)}</h2>
      <AboutKind kind={kind} lang={lang} />
    </>
  );
}
