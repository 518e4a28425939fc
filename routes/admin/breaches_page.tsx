import { Fragment } from "preact";
import { type Breach, type BreachList, clockOf } from "../../lib/breaches/mod.ts";
import { writeInstant } from "../../lib/site/format.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/breaches/mod.ts";
import { longTitle } from "../_long_title.ts";
import { ErrorSummary, type FieldErrors } from "../_forms.tsx";
import type { SiteContext } from "../_site.ts";
import type { Typed } from "./_breach_form.ts";
import { tellClock } from "./_breach_clock.tsx";
import { Card } from "./_card.tsx";
import { Alarm } from "./_notice.tsx";
import { StaffPage } from "./_page.tsx";
import { Table } from "./_table.tsx";
import { FactFields } from "./breach_facts.tsx";
import { tellPersons } from "./breach_page.tsx";

interface PageProps {
  c: SiteContext;
  session: StaffSession;
}

/** Every breach: the open ones by their deadline, then the closed ones. */
export function ListPage(
  { c, session, open, closed, damaged, now }: PageProps & BreachList & { now: number },
) {
  const { lang } = session;
  const w = words[lang];
  return (
    <StaffPage {...{ c, session }} title={w.title} item="breaches">
      <h1>{longTitle(w.title)}</h1>
      {damaged.length > 0 && (
        <Alarm>
          {w.damaged(damaged.length)}
          {damaged.map((id, index) => (
            <Fragment key={id}>
              {" "}
              <a href={`/admin/breaches/${id}`}>{w.broken.link(index + 1)}</a>
            </Fragment>
          ))}
        </Alarm>
      )}
      <p>{w.what}</p>
      <p>{w.law}</p>
      <p class="actions">
        <a class="button" href="/admin/breaches/enter">{w.enter}</a>
      </p>
      <h2>{w.open}</h2>
      {open.length === 0 ? <p>{w.noneOpen}</p> : <Breaches {...{ lang, now }} breaches={open} />}
      {closed.length > 0 && (
        <>
          <h2>{w.closed}</h2>
          <Breaches {...{ lang, now }} breaches={closed} />
        </>
      )}
    </StaffPage>
  );
}

function Breaches({ breaches, lang, now }: {
  breaches: readonly Breach[];
  lang: StaffSession["lang"];
  now: number;
}) {
  const { columns } = words[lang];
  const rows = breaches.map((breach) => {
    const { id, facts } = breach;
    const clock = clockOf(breach, now);
    const said = tellClock(breach, { clock, lang });
    return {
      key: id,
      alarm: clock.state === "past",
      cells: [
        <a key="title" href={`/admin/breaches/${id}`}>{facts.title}</a>,
        writeInstant(facts.knownAt, lang),
        clock.state === "running" ? <strong key="clock">{said}</strong> : said,
        tellPersons(breach, lang),
      ],
    };
  });
  return (
    <Table
      columns={[columns.title, columns.known, columns.authority, columns.persons]}
      rows={rows}
    />
  );
}

/** A new breach. */
export function EntryPage({ c, session, typed, errors = {} }: PageProps & {
  typed: Typed;
  errors?: FieldErrors;
}) {
  const { lang } = session;
  const w = words[lang];
  const wrong = Object.keys(errors).length > 0;
  return (
    <StaffPage {...{ c, session }} title={w.entry.title} item="breaches" wrong={wrong}>
      <ErrorSummary errors={errors} lang={lang} />
      <p>
        <a href="/admin/breaches">{w.back}</a>
      </p>
      <h1>{w.entry.title}</h1>
      <p>{w.entry.lead}</p>
      <form method="post" action="/admin/breaches/enter" noValidate>
        <input type="hidden" name="key" value={crypto.randomUUID()} />
        <FactFields {...{ lang, typed, errors }} />
        <button type="submit" class="button">{w.entry.button}</button>
      </form>
    </StaffPage>
  );
}

/** Whose 72 hours run, for the overview; nothing when no breach is open. */
export async function breachesCard(c: SiteContext, { lang }: StaffSession) {
  const w = words[lang];
  const { breaches, clock } = c.get("services");
  const now = clock.now();
  const { open, damaged } = await breaches.list();
  if (open.length === 0 && damaged.length === 0) return null;
  const waiting = open.map((breach) => ({ breach, clock: clockOf(breach, now) }))
    .filter(({ clock: { state } }) => state === "running" || state === "past");
  const link = { to: "/admin/breaches", text: w.card.link };
  const [first] = waiting;
  return (
    <Card title={w.title} alarm={first !== undefined || damaged.length > 0} link={link}>
      {damaged.length > 0 && <p class="alarm-text">{w.damaged(damaged.length)}</p>}
      {first
        ? (
          <>
            <p class="count count-due">{w.card.waiting(waiting.length)}</p>
            <p class={first.clock.state === "past" ? "alarm-text" : undefined}>
              <strong>{tellClock(first.breach, { clock: first.clock, lang })}</strong>:{" "}
              <a href={`/admin/breaches/${first.breach.id}`}>{first.breach.facts.title}</a>
            </p>
          </>
        )
        : open.length > 0 && <p>{w.card.open(open.length)}</p>}
    </Card>
  );
}
