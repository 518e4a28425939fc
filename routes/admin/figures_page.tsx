import { Fragment } from "preact";
import type { AnsweredGroup, RequestFigures, YearFigures } from "../../lib/figures/mod.ts";
import { NOT_COUNTED, writeGroup, writeTold, writeTotal } from "../../lib/figures/mod.ts";
import { CONTROLLER } from "../../lib/site/controller.ts";
import { writeDay, writeInstant } from "../../lib/site/format.ts";
import type { StaffLang, StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/oversight/mod.ts";
import { words as reviewWords } from "../../lib/words/review/mod.ts";
import { words as shellWords } from "../../lib/words/shell/mod.ts";
import type { SiteContext } from "../_site.ts";
import { StaffPage } from "./_page.tsx";
import { Table } from "./_table.tsx";

/** The figures of a year; on paper a page with a letterhead and without anything to press. */
export function FiguresPage({ c, session, figures, years }: {
  c: SiteContext;
  session: StaffSession;
  figures: YearFigures;
  years: readonly number[];
}) {
  const { lang } = session;
  const w = words[lang].figures;
  const { year, at, unfinished } = figures;
  return (
    <StaffPage c={c} session={session} title={w.title(year)} item="figures">
      <Letterhead lang={lang} />
      <h1>{w.title(year)}</h1>
      <p>
        {w.text} {w.at(writeInstant(at, lang))} {unfinished && w.unfinished}
      </p>
      <nav class="no-print" aria-label={w.year}>
        <ul class="pagination">
          {years.map((one) => (
            <li key={one}>
              <a
                href={`/admin/figures?year=${one}`}
                aria-current={one === year ? "page" : undefined}
              >
                {one}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p class="no-print">
        <a class="button button-quiet" href={`/admin/figures.csv?year=${year}`}>{w.download}</a>
      </p>
      <Requests lang={lang} figures={figures} />
      <Contacts lang={lang} figures={figures} />
    </StaffPage>
  );
}

function Letterhead({ lang }: { lang: StaffLang }) {
  const { name, shortName } = CONTROLLER;
  return (
    <div class="letterhead print-only">
      <p>
        <b>{shellWords[lang].siteName}</b>
      </p>
      <p lang="fi">{`${name} (${shortName})`}</p>
    </div>
  );
}

interface Part {
  lang: StaffLang;
  figures: YearFigures;
}

function Requests({ lang, figures }: Part) {
  const w = words[lang].figures;
  const { requests, requestsFrom } = figures;
  const { byKind, byOutcome } = requests;
  return (
    <section aria-labelledby="requests">
      <h2 id="requests">{w.requests}</h2>
      <p>
        {w.requestsText} {requestsFrom && w.requestsFrom(writeDay(requestsFrom, lang))}
      </p>
      <Summary lang={lang} requests={requests} />
      {byKind && byOutcome
        ? (
          <div class="columns">
            <Kinds lang={lang} groups={byKind} />
            <Outcomes lang={lang} groups={byOutcome} />
          </div>
        )
        : <p>{w.tooFew}</p>}
    </section>
  );
}

function Summary({ lang, requests }: { lang: StaffLang; requests: RequestFigures }) {
  const w = words[lang].figures;
  const { answered, withdrawn, all } = requests;
  const facts: [string, string][] = [
    [w.answered, writeTold(answered, lang)],
    ...(all ? [[w.inTime, w.part(all.inTime, all.answered)] as [string, string]] : []),
    ...(all && all.medianDays !== null
      ? [[w.medianDays, w.days(all.medianDays)] as [string, string]]
      : []),
    ...(all ? [[w.extended, String(all.extended)] as [string, string]] : []),
    [w.withdrawn, writeTold(withdrawn, lang)],
  ];
  return (
    <dl class="facts">
      {facts.map(([term, told]) => (
        <Fragment key={term}>
          <dt>{term}</dt>
          <dd>{told}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function Kinds({ lang, groups }: {
  lang: StaffLang;
  groups: NonNullable<RequestFigures["byKind"]>;
}) {
  const w = words[lang].figures;
  const { kinds } = reviewWords[lang].requests;
  const rows = groups.map((group) => {
    const { answered, inTime, medianDays } = group;
    const how = medianDays === null ? ["", ""] : [w.part(inTime, answered), w.days(medianDays)];
    return { key: group.of.join(), cells: [writeGroup(group, kinds, lang), answered, ...how] };
  });
  return (
    <section aria-labelledby="by-kind">
      <h3 id="by-kind">{w.byKind}</h3>
      <Table columns={[w.kind, w.answered, w.inTime, w.medianDays]} rows={rows} />
      <Together {...{ lang, groups }} />
    </section>
  );
}

function Outcomes({ lang, groups }: {
  lang: StaffLang;
  groups: NonNullable<RequestFigures["byOutcome"]>;
}) {
  const w = words[lang].figures;
  const rows = groups.map((group) => {
    return { key: group.of.join(), cells: [writeGroup(group, w.outcomes, lang), group.answered] };
  });
  return (
    <section aria-labelledby="by-outcome">
      <h3 id="by-outcome">{w.byOutcome}</h3>
      <Table columns={[w.outcome, w.answered]} rows={rows} />
      <Together {...{ lang, groups }} />
    </section>
  );
}

/** Why some stand together. */
function Together({ lang, groups }: {
  lang: StaffLang;
  groups: readonly AnsweredGroup<string>[];
}) {
  if (groups.every(({ of }) => of.length === 1)) return null;
  return <p class="hint">{words[lang].figures.togetherNote}</p>;
}

function Contacts({ lang, figures: { contacts } }: Part) {
  const w = words[lang].figures;
  const rows = w.months.map((month, i) => ({
    key: month,
    cells: [
      month,
      ...contacts.map(({ months }) => {
        const count = months[i] ?? null;
        return count === null ? NOT_COUNTED : writeTold(count, lang);
      }),
    ],
  }));
  const totals = contacts.map(({ total }) => writeTotal(total, lang));
  const total = {
    key: "total",
    cells: [w.total, ...totals].map((cell, i) => <strong key={i}>{cell}</strong>),
  };
  return (
    <section aria-labelledby="contacts">
      <h2 id="contacts">{w.contacts}</h2>
      <p>{w.contactsText}</p>
      <Table
        columns={[w.month, ...contacts.map(({ kind }) => w.counted[kind])]}
        rows={[...rows, total]}
      />
      <p class="hint">{w.notCountedNote}</p>
    </section>
  );
}
