import {
  type Breach,
  type BreachEntry,
  clockOf,
  type DamagedBreach,
} from "../../lib/breaches/mod.ts";
import { formatPhone } from "../../lib/phone/mod.ts";
import { AUTHORITY } from "../../lib/site/controller.ts";
import { writeDate, writeInstant } from "../../lib/site/format.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/breaches/mod.ts";
import { ErrorSummary, type FieldErrors } from "../_forms.tsx";
import type { SiteContext } from "../_site.ts";
import { textsOf, type Typed } from "./_breach_form.ts";
import { tellClock, Urgent } from "./_breach_clock.tsx";
import { Alarm, Saved } from "./_notice.tsx";
import { StaffPage } from "./_page.tsx";
import { Facts } from "./breach_facts.tsx";
import { AddForms } from "./breach_forms.tsx";

export interface BreachProps {
  c: SiteContext;
  session: StaffSession;
  breach: Breach;
  typed?: Typed;
  errors?: FieldErrors;
  /** Somebody else added something meanwhile. */
  overtaken?: "changed" | "closed";
}

/** One breach: its clock, what is known, what was decided, every entry, and what can be added. */
export function BreachPage(props: BreachProps) {
  const { c, session, breach, typed = {}, errors = {}, overtaken } = props;
  const { lang } = session;
  const w = words[lang];
  const wrong = Object.keys(errors).length > 0;
  const done = c.req.query("done");
  const said = done === "recorded" || done === "added" ? w.done[done] : null;
  const { title } = breach.facts;
  return (
    <StaffPage {...{ c, session, title }} item="breaches" wrong={wrong}>
      <ErrorSummary errors={errors} lang={lang} />
      <p>
        <a href="/admin/breaches">{w.back}</a>
      </p>
      <h1>{title}</h1>
      {overtaken && <Alarm>{w[overtaken === "closed" ? "closedMeanwhile" : "changed"]}</Alarm>}
      {overtaken === "closed" && <Unadded texts={textsOf(typed)} />}
      {said && !wrong && !overtaken && <Saved>{said}</Saved>}
      <Urgent {...{ breach, lang }} now={c.get("services").clock.now()} />
      <div class="columns">
        <div>
          <section aria-labelledby="facts">
            <h2 id="facts">{w.facts.title}</h2>
            <Facts {...{ lang, breach }} />
            <Decisions {...props} />
          </section>
          <History {...{ lang }} entries={breach.entries} />
        </div>
        <div>
          <section aria-labelledby="add">
            <h2 id="add">{w.add.title}</h2>
            {breach.closed && <p>{w.isClosed}</p>}
            <AddForms {...props} />
          </section>
          <Contact {...props} />
        </div>
      </div>
      <p class="hint">{w.endsOn(writeDate(breach.expiresAt, lang))}</p>
    </StaffPage>
  );
}

/** What still opens of a breach that was changed in the store. Nothing is added to it. */
export function BrokenPage({ c, session, breach, typed }: {
  c: SiteContext;
  session: StaffSession;
  breach: DamagedBreach;
  /** What somebody wanted to add: theirs to copy. */
  typed?: Typed;
}) {
  const { lang } = session;
  const w = words[lang];
  const { damaged, entries, expiresAt } = breach;
  return (
    <StaffPage {...{ c, session }} title={w.broken.title} item="breaches">
      <p>
        <a href="/admin/breaches">{w.back}</a>
      </p>
      <h1>{w.broken.title}</h1>
      <Alarm>{w.broken.which(damaged.length, damaged.join(", "))}</Alarm>
      {typed && <Unadded texts={textsOf(typed)} />}
      <p>{w.broken.what}</p>
      {entries.length > 0 && <History {...{ lang, entries }} />}
      <p class="hint">{w.endsOn(writeDate(expiresAt, lang))}</p>
    </StaffPage>
  );
}

/** What somebody wrote before they could know that it is closed: theirs to copy. */
function Unadded({ texts }: { texts: readonly string[] }) {
  return <>{texts.map((text) => <p key={text} class="quote" dir="auto">{text}</p>)}</>;
}

function Decisions({ c, session: { lang }, breach }: BreachProps) {
  const w = words[lang];
  const clock = clockOf(breach, c.get("services").clock.now());
  return (
    <dl class="facts">
      <dt>{w.columns.authority}</dt>
      <dd class={clock.state === "past" ? "alarm-text" : undefined}>
        {tellClock(breach, { clock, lang })}
      </dd>
      <dt>{w.columns.persons}</dt>
      <dd>{tellPersons(breach, lang)}</dd>
    </dl>
  );
}

/** Whether the persons were told (Article 34), in a few words. */
export function tellPersons({ persons }: Breach, lang: StaffSession["lang"]): string {
  const w = words[lang].persons;
  if (!persons) return w.undecided;
  return persons.step === "persons-told" ? w.told(writeInstant(persons.at, lang)) : w.not;
}

/** Every entry as it was written, the newest first. */
function History({ lang, entries }: {
  lang: StaffSession["lang"];
  entries: readonly BreachEntry[];
}) {
  const w = words[lang];
  return (
    <section aria-labelledby="history">
      <h2 id="history">{w.history}</h2>
      <ol class="timeline" reversed>
        {entries.toReversed().map((entry) => (
          <li key={entry.seq}>
            <time dateTime={new Date(entry.writtenAt).toISOString()}>
              {writeInstant(entry.writtenAt, lang)}
            </time>
            {`${entry.by.name}: ${w.steps[entry.step]}`}
            <p class="quote" dir="auto">{linesOf(entry, lang).join("\n")}</p>
            {"decidedBy" in entry && <p>{w.decidedBy(entry.decidedBy)}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What an entry says, a line each thing. */
function linesOf(entry: BreachEntry, lang: StaffSession["lang"]): string[] {
  const w = words[lang];
  switch (entry.step) {
    case "recorded":
    case "facts": {
      const { names, harms, unknown } = w.facts;
      return Object.entries(entry.facts).map(([name, value]) => {
        const told = name === "knownAt"
          ? writeInstant(value as number, lang)
          : Array.isArray(value)
          ? value.map((harm) => harms[harm]).join(", ")
          : String(value ?? "");
        return `${names[name as keyof typeof names]}: ${told === "" ? unknown : told}`;
      });
    }
    case "note":
    case "closed":
    case "reopened":
      return [entry.text];
    case "authority-told":
      return [
        writeInstant(entry.at, lang),
        ...(entry.reference ? [w.reference(entry.reference)] : []),
        ...[entry.text, entry.lateReason].filter((text) => text !== ""),
      ];
    case "authority-not-told":
      return [entry.reason];
    case "persons-told":
      return [writeInstant(entry.at, lang), entry.how];
    case "persons-not-told":
      return [w.add.grounds[entry.ground], entry.reason];
  }
}

/** How the authority is reached. */
function Contact({ session: { lang } }: BreachProps) {
  const w = words[lang].contact;
  const { switchboard, email, website } = AUTHORITY;
  return (
    <section class="card" aria-labelledby="authority">
      <h2 id="authority">{w.title}</h2>
      <p>{w.text}</p>
      <dl class="facts">
        <dt>{w.website}</dt>
        <dd>
          <a href={website[lang]} rel="noreferrer">{new URL(website[lang]).host}</a>
        </dd>
        <dt>{w.phone}</dt>
        <dd>
          <a href={`tel:${switchboard}`}>{formatPhone(switchboard)}</a>
        </dd>
        <dt>{w.email}</dt>
        <dd>
          <a href={`mailto:${email}`}>{email}</a>
        </dd>
      </dl>
    </section>
  );
}
