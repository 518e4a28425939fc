import {
  AUDIT_ACTIONS,
  AUDIT_PURPOSES,
  type AuditEntry,
  type AuditPage,
  markOf,
  type Verification,
  writeAction,
  writePurpose,
} from "../../lib/audit/mod.ts";
import { writeDay, writeInstant } from "../../lib/site/format.ts";
import type { StaffLang, StaffSession } from "../../lib/staff/mod.ts";
import { words as adminWords } from "../../lib/words/admin/mod.ts";
import { words as searchWords } from "../../lib/words/oversight/mod.ts";
import { words } from "../../lib/words/review/mod.ts";
import { ErrorSummary, Field, type FieldErrors, SelectField } from "../_forms.tsx";
import type { SiteContext } from "../_site.ts";
import type { Typed, Wanted } from "./_audit_search.ts";
import { Alarm, Saved } from "./_notice.tsx";
import { StaffPage } from "./_page.tsx";
import { Table } from "./_table.tsx";

export interface LogPageProps {
  c: SiteContext;
  session: StaffSession;
  page: AuditPage;
  /** Where everything about the same subject is found, entry by entry. */
  subjects: readonly string[];
  wanted: Wanted;
  /** The search as addresses and forms hold it. */
  handle?: string;
  /** The search was one of an earlier session. */
  expired?: boolean;
  older?: boolean;
  found?: Verification;
  errors?: FieldErrors;
  typed?: Typed;
}

/** The log, or what a search finds in it. */
export function LogPage(props: LogPageProps) {
  const { c, session, found, errors, typed, wanted, handle, expired } = props;
  const { lang } = session;
  const w = words[lang].audit;
  const s = searchWords[lang].search;
  return (
    <StaffPage {...{ c, session }} title={w.title} item="audit" wrong={errors !== undefined}>
      {errors && <ErrorSummary errors={errors} lang={lang} />}
      <h1>{w.title}</h1>
      {expired && <Alarm>{s.expired}</Alarm>}
      {found && <Found found={found} session={session} />}
      <p>{w.text}</p>
      <SearchForm lang={lang} errors={errors ?? {}} typed={typed ?? typedOf(wanted, lang)} />
      <div class="cluster">
        {handle && <a href="/admin/audit">{s.clear}</a>}
        <form method="post" action="/admin/audit/export">
          {handle && <input type="hidden" name="search" value={handle} />}
          <button type="submit" class="button button-quiet">{s.export}</button>
        </form>
        <form method="post" action="/admin/audit/verify">
          <button type="submit" class="button button-quiet">{w.verify}</button>
        </form>
      </div>
      <p class="hint">{s.exportHint}</p>
      <section aria-labelledby="entries">
        <h2 id="entries">{handle ? s.found : w.title}</h2>
        <Entries {...props} />
      </section>
    </StaffPage>
  );
}

function SearchForm({ lang, errors, typed }: {
  lang: StaffLang;
  errors: FieldErrors;
  typed: Typed;
}) {
  const s = searchWords[lang].search;
  const any = { value: "", label: s.any };
  const actions = AUDIT_ACTIONS.map((value) => {
    return { value, label: writeAction({ action: value }, lang) };
  });
  const purposes = AUDIT_PURPOSES.map((value) => {
    return { value, label: writePurpose({ purpose: value }, lang) };
  });
  const field = (name: "from" | "to" | "who" | "about") => ({
    name,
    label: s[name],
    value: typed[name],
    error: errors[name],
    autocomplete: "off",
  });
  return (
    <form method="post" action="/admin/audit/search" class="search" noValidate>
      <Field {...field("from")} />
      <Field {...field("to")} />
      <SelectField
        name="action"
        label={s.action}
        value={typed.action}
        options={[any, ...actions.sort((a, b) => a.label.localeCompare(b.label, lang))]}
      />
      <SelectField
        name="purpose"
        label={s.purpose}
        value={typed.purpose}
        options={[any, ...purposes]}
      />
      <Field {...field("who")} hint={s.whoHint} maxLength={100} />
      <Field {...field("about")} hint={s.aboutHint} maxLength={100} />
      <button type="submit" class="button">{s.button}</button>
    </form>
  );
}

/** A search as the form shows it: days as Finns write them, in every language of the staff. */
function typedOf({ from, to, ...rest }: Wanted, lang: StaffLang): Typed {
  const day = (date?: string) => date && writeDay(date, lang === "en" ? "fi" : lang);
  return Object.fromEntries(
    Object.entries({ ...rest, from: day(from), to: day(to) })
      .filter((field): field is [string, string] => field[1] !== undefined),
  );
}

function Entries({ session, page, subjects, handle, older }: LogPageProps) {
  const { lang } = session;
  const w = words[lang].audit;
  const s = searchWords[lang].search;
  const { entries, next, reached } = page;
  const rows = entries.map((entry, i) => ({
    key: entry.seq,
    cells: [
      entry.seq,
      writeInstant(entry.at, lang),
      entry.actorName ?? s.unknown,
      writeAction(entry, lang),
      writePurpose(entry, lang),
      <About key="about" entry={entry} to={subjects[i]!} lang={lang} />,
    ],
  }));
  const at = (query: Record<string, string>) =>
    `/admin/audit?${new URLSearchParams({ ...(handle && { search: handle }), ...query })}`;
  const none = handle ? s.none : w.none;
  return (
    <>
      {rows.length > 0 &&
        <Table columns={[w.seq, w.at, w.who, w.what, w.why, s.subject]} rows={rows} />}
      {rows.length === 0 && reached === undefined && <p>{none}</p>}
      {reached !== undefined && (
        <p>
          {s.reached(writeInstant(reached, lang))} {rows.length === 0 && s.noneYet}
        </p>
      )}
      <p class="cluster">
        {older && <a href={at({})}>{adminWords[lang].newest}</a>}
        {next !== undefined && (
          <a href={at({ before: String(next) })}>
            {reached === undefined ? adminWords[lang].older : s.further}
          </a>
        )}
      </p>
    </>
  );
}

/** Whom or what an entry is about, by marks that lead to nobody; the way to all that is about the same. */
function About({ entry, to, lang }: { entry: AuditEntry; to: string; lang: StaffLang }) {
  const { subjects, sameSubject } = searchWords[lang].search;
  const { subject, request } = entry;
  const asked = request === undefined ? null : `${subjects.request} ${markOf({ hash: request })}`;
  const name = subject ? `${subjects[subject.kind]} ${markOf(subject)}` : asked;
  if (name === null) return null;
  return (
    <>
      <a href={to} aria-label={sameSubject(name)}>{name}</a>
      {subject && asked && `, ${asked}`}
    </>
  );
}

function Found({ found, session }: { found: Verification; session: StaffSession }) {
  const w = words[session.lang].audit;
  if (!found.ok) return <Alarm>{w.fault[found.fault](found.seq)}</Alarm>;
  const { count, tip } = found;
  return (
    <Saved>
      {w.whole(count)} {tip.seq > 0 && w.tip(tip.seq, tip.hash.slice(0, 16))}
    </Saved>
  );
}
