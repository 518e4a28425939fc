import { HOLD_GROUNDS } from "../../lib/holds/mod.ts";
import { BASES } from "../../lib/recipients/mod.ts";
import type { HeldKind } from "../../lib/retention.ts";
import type { StaffLang } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/client/mod.ts";
import { ChoiceField, Field, type FieldErrors, SelectField } from "../_forms.tsx";
import type { Typed } from "./_matters.ts";

interface FormProps {
  lang: StaffLang;
  /** Where it is sent. */
  action: string;
  typed: Typed;
  errors: FieldErrors;
}

/** Marks an open matter on one thing: `item` names which, where the address does not. */
export function HoldForm({ lang, action, typed, errors, item }: FormProps & { item?: string }) {
  const { hold: w } = words[lang];
  return (
    <form method="post" action={action} noValidate>
      {item && <input type="hidden" name="item" value={item} />}
      <ChoiceField
        name="ground"
        label={w.ground}
        error={errors.ground}
        value={typed.ground}
        options={HOLD_GROUNDS.map((value) => ({ value, label: w.grounds[value] }))}
      />
      <Field name="reason" label={w.reason} error={errors.reason} value={typed.reason} rows={4} />
      <button type="submit" class="button">{w.place}</button>
    </form>
  );
}

/** Notes who was given what; without `kinds` it is known what: one chat. */
export function RecipientForm(
  { lang, action, typed, errors, today, kinds, reference }: FormProps & {
    today: string;
    kinds?: readonly HeldKind[];
    /** Only by a reference does the recipient know whom it is about. */
    reference?: "needed";
  },
) {
  const { recipients: w, kinds: names, matters } = words[lang];
  return (
    <form method="post" action={action} noValidate>
      <Field
        name="recipient"
        label={w.recipient}
        value={typed.recipient}
        error={errors.recipient}
      />
      {kinds && (
        <SelectField
          name="kind"
          label={w.kind}
          value={typed.kind}
          error={errors.kind}
          options={kinds.map((value) => ({ value, label: names[value] }))}
        />
      )}
      <ChoiceField
        name="basis"
        label={w.basis}
        value={typed.basis}
        error={errors.basis}
        options={BASES.map((value) => ({ value, label: w.bases[value] }))}
      />
      <Field
        name="givenOn"
        label={w.givenOn}
        type="date"
        value={typed.givenOn ?? today}
        error={errors.givenOn}
      />
      <Field
        name="reference"
        label={w.reference}
        hint={reference ? matters.referenceHint : w.referenceHint}
        optional={reference ? undefined : lang}
        value={typed.reference}
        error={errors.reference}
      />
      <button type="submit" class="button">{w.save}</button>
    </form>
  );
}
