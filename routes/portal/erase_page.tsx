import type { ComponentChildren } from "preact";
import type { Counts, Plan, Scope } from "../../lib/erasure/mod.ts";
import type { HeldItem } from "../../lib/holdings.ts";
import { HELD_KINDS } from "../../lib/portal/mod.ts";
import type { ClientRequest } from "../../lib/requests/mod.ts";
import { writeDate } from "../../lib/site/format.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { facts } from "../../lib/words/portal/facts/mod.ts";
import { words } from "../../lib/words/portal/mod.ts";
import { longTitle } from "../_long_title.ts";
import { words as asking } from "../../lib/words/requests/mod.ts";
import { ErrorSummary } from "../_forms.tsx";
import { Confirm } from "./_confirm.tsx";
import { PortalPage } from "./_page.tsx";
import { here, type Visit } from "./_signed_in.ts";
import { Content } from "./item.tsx";

/** What somebody wants deleted, as they named it and as it is called. */
export interface Wish {
  readonly scope: Scope;
  readonly named: string;
  readonly title: string;
}

/** Open requests that end with it. */
export interface Ending {
  readonly requests: readonly ClientRequest[];
  /** When those were made that do not open (epoch milliseconds). */
  readonly unreadable: readonly number[];
}

export const NOTHING_ENDS: Ending = { requests: [], unreadable: [] };

interface ErasePageProps {
  visit: Visit;
  wish: Wish;
  /** Null when there is nothing. */
  plan: Plan | null;
  /** What the item is, where it is about one. */
  content?: HeldItem["content"] | null;
  ending?: Ending;
  /** How much of it does not open. */
  unreadable?: number;
  error?: string;
}

/** The dry run: what goes, what stays and why, and the one button that does it. */
export function ErasePage(props: ErasePageProps) {
  const { visit, wish, plan, content, ending = NOTHING_ENDS, unreadable = 0, error } = props;
  const { lang, reader } = visit;
  const { scope, named, title } = wish;
  const w = words[lang].erase;
  const button = { item: w.buttonItem, kind: w.buttonKind, all: w.buttonAll }[scope.type];
  return (
    <PortalPage
      visit={visit}
      title={title}
      below={`/delete?scope=${named}`}
      wrong={error !== undefined}
    >
      {error && <ErrorSummary errors={{ confirm: error }} lang={lang} />}
      <h1>{longTitle(title)}</h1>
      {content && <Content content={content} lang={lang} />}
      {plan && <Held plan={plan} wish={wish} visit={visit} />}
      {!plan || Object.keys(plan.goes).length === 0 ? <p>{w.nothingGoes}</p> : (
        <>
          <h2>{w.goes}</h2>
          <CountList counts={plan.goes} lang={lang}>
            {scope.type === "all" && !plan.stays.includes("on_hold") && <li>{w.goesNumber}</li>}
          </CountList>
          {unreadable > 0 && <p class="notice notice-warning">{w.unreadable(unreadable)}</p>}
          <Ends ending={ending} lang={lang} />
          <h2>{w.stays}</h2>
          <ul>
            {plan.stays.map((name) => (
              <li key={name}>{w.staying[name](writeDate(reader.since, lang))}</li>
            ))}
          </ul>
          <p class="notice notice-danger">
            {w.forGood} {scope.type === "all" && w.signsOut}
          </p>
          <form method="post" action={here(visit, "/delete")} noValidate>
            <input type="hidden" name="scope" value={named} />
            <Confirm label={w.confirm} error={error} />
            <button class="button button-danger" type="submit">{button}</button>
          </form>
        </>
      )}
      <p class="actions">
        <a href={here(visit)}>{plan ? w.cancel : words[lang].back}</a>
      </p>
    </PortalPage>
  );
}

/** The open requests that nobody could answer any more. */
function Ends({ ending: { requests, unreadable }, lang }: { ending: Ending; lang: Lang }) {
  const w = words[lang].erase.ending;
  if (requests.length + unreadable.length === 0) return null;
  return (
    <section class="notice notice-warning" aria-labelledby="ending">
      <h2 id="ending">{w.title}</h2>
      <p>{w.text}</p>
      <ul>
        {requests.map(({ id, kind, reference, receivedAt }) => (
          <li key={id}>
            {asking[lang].kind[kind].name}.{" "}
            {asking[lang].follow.line(reference, writeDate(receivedAt, lang))}
          </li>
        ))}
        {unreadable.map((at, i) => <li key={i}>{w.unreadable(writeDate(at, lang))}</li>)}
      </ul>
    </section>
  );
}

/** What is on hold stays for now: how much it is, and the way to ask for it (Article 17(3)). */
function Held({ plan, wish: { scope, named }, visit }: {
  plan: Plan;
  wish: Wish;
  visit: Visit;
}) {
  const { lang } = visit;
  if (Object.keys(plan.held).length === 0) return null;
  const below = scope.type === "item" ? `/fix?item=${named}` : "";
  return (
    <section class="notice" aria-labelledby="on-hold">
      <h2 id="on-hold">{asking[lang].fix.held}</h2>
      <p>{words[lang].erase.staying.on_hold("")}</p>
      <CountList counts={plan.held} lang={lang} />
      {below !== "" && (
        <p>
          <a href={here(visit, below)}>{asking[lang].fix.askErasure}</a>
        </p>
      )}
    </section>
  );
}

/** How many of each kind, in the order in which "my data" shows them. */
export function CountList({ counts, lang, children }: {
  counts: Counts;
  lang: Lang;
  children?: ComponentChildren;
}) {
  return (
    <ul>
      {HELD_KINDS.filter((kind) => counts[kind]).map((kind) => (
        <li key={kind}>
          {words[lang].erase.goesCount(facts[lang].kinds[kind].many, counts[kind] ?? 0)}
        </li>
      ))}
      {children}
    </ul>
  );
}
