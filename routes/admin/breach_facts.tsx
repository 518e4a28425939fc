import { type Breach, HARMS } from "../../lib/breaches/mod.ts";
import { writeInstant } from "../../lib/site/format.ts";
import type { StaffLang } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/breaches/mod.ts";
import { CheckField, Field, type FieldErrors } from "../_forms.tsx";
import { TIMES, type Typed } from "./_breach_form.ts";

interface FieldsProps {
  lang: StaffLang;
  typed: Typed;
  errors: FieldErrors;
}

/** Everything that is known of a breach, to be typed. What is not known yet stays empty. */
export function FactFields({ lang, typed, errors }: FieldsProps) {
  const { names, hints, harms } = words[lang].facts;
  const text = (
    name: "nature" | "people" | "data" | "consequences" | "measures",
    hint?: string,
  ) => (
    <Field
      name={name}
      label={names[name]}
      hint={hint}
      error={errors[name]}
      value={typed[name]}
      rows={3}
    />
  );
  const line = (name: "title" | "happened" | "peopleCount" | "recordCount", hint?: string) => (
    <Field
      name={name}
      label={names[name]}
      hint={hint}
      error={errors[name]}
      value={typed[name]}
      autocomplete="off"
      inputMode={name.endsWith("Count") ? "numeric" : undefined}
    />
  );
  return (
    <>
      {line("title", hints.title)}
      <When
        day="knownDay"
        label={names.knownAt}
        hint={hints.known}
        {...{ lang, typed, errors }}
      />
      {text("nature")}
      <fieldset
        class={errors.harms ? "choices field-wrong" : "choices"}
        id="harms"
        tabIndex={-1}
        aria-describedby={errors.harms ? "harms-error" : undefined}
      >
        <legend>{names.harms}</legend>
        {errors.harms && <p class="field-error" id="harms-error">{errors.harms}</p>}
        {HARMS.map((harm) => (
          <CheckField
            key={harm}
            name={`harm-${harm}`}
            label={harms[harm]}
            checked={typed[`harm-${harm}`] !== undefined}
          />
        ))}
      </fieldset>
      <p class="hint">{hints.later}</p>
      {line("happened", hints.happened)}
      {text("people")}
      {line("peopleCount")}
      {text("data")}
      {line("recordCount")}
      {text("consequences")}
      {text("measures")}
    </>
  );
}

/** A day and a time of day. An error of both stands at the day. */
export function When({ day, label, hint, lang, typed, errors }: FieldsProps & {
  day: keyof typeof TIMES;
  label: string;
  hint?: string;
}) {
  const w = words[lang].facts;
  const time = TIMES[day];
  return (
    <div class="when">
      <Field
        name={day}
        label={`${label}, ${w.day}`}
        hint={hint}
        error={errors[day]}
        value={typed[day]}
        autocomplete="off"
      />
      <Field
        name={time}
        label={`${label}, ${w.time}`}
        value={typed[time]}
        autocomplete="off"
      />
    </div>
  );
}

/** What is known now, in the order of Article 33(3). */
export function Facts({ lang, breach: { facts } }: { lang: StaffLang; breach: Breach }) {
  const { names, harms, unknown } = words[lang].facts;
  const told = (text: string) => text === "" ? <span class="hint">{unknown}</span> : text;
  const count = (number: number | null) => told(number === null ? "" : String(number));
  const rows = [
    [names.knownAt, writeInstant(facts.knownAt, lang)],
    [names.happened, told(facts.happened)],
    [names.nature, told(facts.nature)],
    [names.harms, facts.harms.map((harm) => harms[harm]).join(", ")],
    [names.people, told(facts.people)],
    [names.peopleCount, count(facts.peopleCount)],
    [names.data, told(facts.data)],
    [names.recordCount, count(facts.recordCount)],
    [names.consequences, told(facts.consequences)],
    [names.measures, told(facts.measures)],
  ] as const;
  return (
    <dl class="facts">
      {rows.map(([name, value]) => (
        <>
          <dt>{name}</dt>
          <dd class="bubble-text" dir="auto">{value}</dd>
        </>
      ))}
    </dl>
  );
}
