import { isClosedDay, type OpeningHours } from "../../lib/chat/mod.ts";
import { writeDay } from "../../lib/site/format.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/admin/mod.ts";
import { writeSpans } from "../../lib/words/hours/mod.ts";
import { CheckField, ErrorSummary, Field, type FieldErrors } from "../_forms.tsx";
import type { SiteContext } from "../_site.ts";
import { fieldName, PARTS } from "./_hours_form.ts";
import { Saved as Done } from "./_notice.tsx";
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
  /** What was there before on the days that were typed. */
  former?: OpeningHours["exceptions"];
  saved?: Saved;
  /** Something else that was typed is still to be saved. */
  unsaved?: boolean;
}

/** Which part of the page was saved. */
export type Saved = "week" | "exception";

/** The editor of the opening hours. */
export function HoursPage(props: HoursPageProps) {
  const { c, session, errors, unsaved } = props;
  const told = c.req.query("saved");
  const saved = props.saved ?? (told === "week" || told === "exception" ? told : undefined);
  const w = words[session.lang];
  const wrong = Object.keys(errors).length > 0;
  return (
    <StaffPage c={c} session={session} title={w.hours.title} item="hours" wrong={wrong}>
      <ErrorSummary errors={errors} lang={session.lang} />
      <h1>{w.hours.title}</h1>
      {saved && !wrong && (
        <Done>{w.hours.savedParts[saved]} {unsaved && w.hours.unsaved[saved]}</Done>
      )}
      <p>{w.hours.text}</p>
      {/* One form: whichever button is pressed, what was typed into the other part is sent, too. */}
      <form method="post" action="/admin/hours" class="columns" noValidate>
        <Week {...props} />
        <Exceptions {...props} />
      </form>
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
      <Table columns={[w.hours.day, w.hours.first, w.hours.second]} rows={rows} />
      <p class="hint">{w.hours.empty}</p>
      <button type="submit" class="button">{w.hours.saveWeek}</button>
    </section>
  );
}

function Exceptions({ session, hours, values, errors, today, former = [] }: HoursPageProps) {
  const { lang } = session;
  const w = words[lang];
  const coming = hours.exceptions.filter(({ date }) => date >= today);
  const rows = coming.map(({ date, spans }) => ({
    key: date,
    cells: [
      `${weekdayOf(date, lang)} ${writeDay(date, lang)}`,
      spans.length > 0 ? writeSpans(spans, lang) : w.hours.closed,
      isClosedDay(date) ? w.hours.holiday : "",
      <button
        key={date}
        type="submit"
        formAction={`/admin/hours/exceptions/${date}/remove`}
        class="button-link"
        aria-label={w.hours.removeException(writeDay(date, lang))}
      >
        {w.remove}
      </button>,
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
      <div class="card">
        <h3>{w.hours.add}</h3>
        <Field
          name="date"
          type="date"
          label={w.hours.date}
          value={values.date}
          error={errors.date}
        />
        <Field
          name="until"
          type="date"
          label={w.hours.until}
          hint={w.hours.untilHint}
          value={values.until}
          error={errors.until}
        />
        <div class="cluster">{parts}</div>
        <p class="hint">{w.hours.addHint}</p>
        {former.length > 0 && (
          <CheckField
            name="replace"
            label={w.hours.replace(
              former.map(({ date, spans }) =>
                `${weekdayOf(date, lang)} ${writeDay(date, lang)}: ${
                  spans.length > 0 ? writeSpans(spans, lang) : w.hours.closed
                }`
              ).join(", "),
            )}
            error={errors.replace}
          />
        )}
        <button type="submit" class="button" formAction="/admin/hours/exceptions">
          {w.hours.add}
        </button>
      </div>
    </section>
  );
}

/** The name of the weekday of a day (`YYYY-MM-DD`). */
function weekdayOf(date: string, lang: StaffSession["lang"]): string {
  return words[lang].hours.weekdays[(new Date(Date.parse(date)).getUTCDay() + 6) % 7]!;
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
