import { isClosedDay, type OpeningHours } from "../../lib/chat/mod.ts";
import { writeDay } from "../../lib/site/format.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/admin/mod.ts";
import { writeSpans } from "../../lib/words/hours/mod.ts";
import { ErrorSummary, Field, type FieldErrors } from "../_forms.tsx";
import type { SiteContext } from "../_site.ts";
import { fieldName, PARTS } from "./_hours_form.ts";
import { Saved } from "./_notice.tsx";
import { StaffPage } from "./_page.tsx";
import { Table } from "./_table.tsx";

interface HoursPageProps {
  c: SiteContext;
  session: StaffSession;
  hours: OpeningHours;
  /** What the fields show: what is in force, or what was typed. */
  values: Readonly<Record<string, string>>;
  errors: FieldErrors;
  today: string;
}

/** The editor of the opening hours. */
export function HoursPage(props: HoursPageProps) {
  const { c, session, errors } = props;
  const w = words[session.lang];
  const wrong = Object.keys(errors).length > 0;
  return (
    <StaffPage c={c} session={session} title={w.hours.title} item="hours" wrong={wrong}>
      <ErrorSummary errors={errors} lang={session.lang} />
      <h1>{w.hours.title}</h1>
      {c.req.query("saved") && !wrong && <Saved>{w.saved}</Saved>}
      <p>{w.hours.text}</p>
      <div class="columns">
        <Week {...props} />
        <Exceptions {...props} />
      </div>
    </StaffPage>
  );
}

function Week({ session, values, errors }: HoursPageProps) {
  const w = words[session.lang];
  const rows = w.hours.weekdays.map((name, day) => ({
    key: day,
    cells: [
      name,
      ...PARTS.map((part) => (
        <Times
          key={part}
          {...{ name, day, part, session, values, errors }}
        />
      )),
    ],
  }));
  return (
    <section aria-labelledby="week">
      <h2 id="week">{w.hours.week}</h2>
      <form method="post" action="/admin/hours" noValidate>
        <Table columns={[w.hours.day, w.hours.first, w.hours.second]} rows={rows} />
        <p class="hint">{w.hours.empty}</p>
        <button type="submit" class="button">{w.save}</button>
      </form>
    </section>
  );
}

function Exceptions({ session, hours, values, errors, today }: HoursPageProps) {
  const { lang } = session;
  const w = words[lang];
  const coming = hours.exceptions.filter(({ date }) => date >= today);
  const rows = coming.map(({ date, spans }) => ({
    key: date,
    cells: [
      writeDay(date, lang),
      spans.length > 0 ? writeSpans(spans, lang) : w.hours.closed,
      isClosedDay(date) ? w.hours.holiday : "",
      <form key={date} method="post" action={`/admin/hours/exceptions/${date}/remove`}>
        <button
          type="submit"
          class="button-link"
          aria-label={w.hours.removeException(writeDay(date, lang))}
        >
          {w.remove}
        </button>
      </form>,
    ],
  }));
  const parts = PARTS.map((part) => (
    <div key={part}>
      <span class="times-label">{part === 1 ? w.hours.first : w.hours.second}</span>
      <Times {...{ name: w.hours.add, day: "exception" as const, part, session, values, errors }} />
    </div>
  ));
  return (
    <section aria-labelledby="exceptions">
      <h2 id="exceptions">{w.hours.exceptions}</h2>
      {rows.length === 0
        ? <p>{w.hours.noExceptions}</p>
        : <Table columns={[w.hours.day, w.hours.first, "", ""]} rows={rows} />}
      <form method="post" action="/admin/hours/exceptions" class="card" noValidate>
        <h3>{w.hours.add}</h3>
        <Field
          name="date"
          type="date"
          label={w.hours.date}
          value={values.date}
          error={errors.date}
        />
        <div class="cluster">{parts}</div>
        <p class="hint">{w.hours.addHint}</p>
        <button type="submit" class="button">{w.save}</button>
      </form>
    </section>
  );
}

/** The two fields of one opening. */
function Times({ name, day, part, session, values, errors }: {
  name: string;
  day: number | "exception";
  part: number;
  session: StaffSession;
  values: HoursPageProps["values"];
  errors: FieldErrors;
}) {
  const w = words[session.lang].hours;
  const field = (end: "from" | "to") => {
    const id = fieldName(day, part, end);
    const error = errors[id];
    return (
      <input
        type="text"
        inputMode="numeric"
        class="time"
        id={id}
        name={id}
        maxLength={5}
        value={values[id] ?? ""}
        aria-label={w[end](name, part)}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
    );
  };
  const error = errors[fieldName(day, part, "from")] ?? errors[fieldName(day, part, "to")];
  const wrong = (["from", "to"] as const).map((end) => fieldName(day, part, end))
    .find((id) => errors[id]);
  return (
    <span class="times">
      {wrong && <span class="field-error" id={`${wrong}-error`}>{error}</span>}
      {field("from")} – {field("to")}
    </span>
  );
}
