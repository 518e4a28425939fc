import type { ComponentChildren } from "preact";
import { NOT_TOLD_GROUNDS, type StepName } from "../../lib/breaches/mod.ts";
import { words } from "../../lib/words/breaches/mod.ts";
import { ChoiceField, Field } from "../_forms.tsx";
import { FIELDS, isOf, typedFacts } from "./_breach_form.ts";
import { FactFields, When } from "./breach_facts.tsx";
import type { BreachProps } from "./breach_page.tsx";

/** Everything that can be added to a breach, the most urgent first. */
export function AddForms(props: BreachProps) {
  const { breach, session: { lang }, typed = {}, errors = {} } = props;
  const w = words[lang].add;
  const shared = { lang, typed, errors };
  const told = FIELDS["authority-told"];
  const again = breach.authorityTold.length > 0;
  if (breach.closed) {
    return (
      <Form {...props} step="reopened" title={w.reopen}>
        <Text {...shared} name={FIELDS.reopened.text} label={w.reopenField} />
      </Form>
    );
  }
  return (
    <>
      <Form {...props} step="authority-told" title={again ? w.toldAgain : w.told}>
        <When {...shared} day={told.at} label={w.toldWhen} />
        <Line {...shared} name={told.reference} label={w.reference} hint={w.referenceHint} />
        <Text {...shared} name={told.text} label={w.toldText} />
        <Text {...shared} name={told.lateReason} label={w.lateReason} hint={w.lateHint} />
        <Line {...shared} name={told.decidedBy} label={w.decidedBy} />
      </Form>
      {!again && (
        <Form
          {...props}
          step="authority-not-told"
          title={w.notTold}
          text={w.notToldText}
        >
          <Text
            {...shared}
            name={FIELDS["authority-not-told"].reason}
            label={w.notToldReason}
          />
          <Line {...shared} name={FIELDS["authority-not-told"].decidedBy} label={w.decidedBy} />
        </Form>
      )}
      <Form {...props} step="persons-told" title={w.personsTold} text={w.personsText}>
        <When {...shared} day={FIELDS["persons-told"].at} label={w.personsWhen} />
        <Text {...shared} name={FIELDS["persons-told"].how} label={w.how} />
        <Line {...shared} name={FIELDS["persons-told"].decidedBy} label={w.decidedBy} />
      </Form>
      <Form {...props} step="persons-not-told" title={w.personsNotTold}>
        <ChoiceField
          name={FIELDS["persons-not-told"].ground}
          label={w.ground}
          error={errors.ground}
          value={typed.ground}
          options={NOT_TOLD_GROUNDS.map((value) => ({ value, label: w.grounds[value] }))}
        />
        <Text {...shared} name={FIELDS["persons-not-told"].reason} label={w.reason} />
        <Line {...shared} name={FIELDS["persons-not-told"].decidedBy} label={w.decidedBy} />
      </Form>
      <Form {...props} step="facts" title={w.facts} text={w.factsText}>
        <FactFields
          {...shared}
          typed={isOf("facts", typed) ? typed : typedFacts(breach.facts)}
        />
      </Form>
      <Form {...props} step="note" title={w.note}>
        <Text {...shared} name={FIELDS.note.text} label={w.noteField} />
      </Form>
      <Form {...props} step="closed" title={w.close}>
        <Text {...shared} name={FIELDS.closed.text} label={w.closeField} />
        <Line {...shared} name={FIELDS.closed.decidedBy} label={w.decidedBy} />
      </Form>
    </>
  );
}

/** One form, folded away until it is wanted or refused. */
function Form({ breach, session, typed = {}, step, title, text, children }: BreachProps & {
  step: StepName;
  title: string;
  text?: string;
  children: ComponentChildren;
}) {
  return (
    <details open={isOf(step, typed)}>
      <summary>{title}</summary>
      {text && <p>{text}</p>}
      <form method="post" action={`/admin/breaches/${breach.id}/entries`} noValidate>
        <input type="hidden" name="step" value={step} />
        <input type="hidden" name="version" value={breach.version} />
        <input type="hidden" name="key" value={crypto.randomUUID()} />
        {children}
        <button type="submit" class="button">{words[session.lang].add.button}</button>
      </form>
    </details>
  );
}

interface OneField {
  typed: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
  name: string;
  label: string;
  hint?: string;
}

function Text({ typed, errors, name, label, hint }: OneField) {
  return <Field {...{ name, label, hint }} error={errors[name]} value={typed[name]} rows={3} />;
}

function Line({ typed, errors, name, label, hint }: OneField) {
  return (
    <Field
      {...{ name, label, hint }}
      error={errors[name]}
      value={typed[name]}
      autocomplete="off"
    />
  );
}
