import type { ComponentChildren } from "preact";
import { HOLD_GROUNDS } from "../../lib/holds/mod.ts";
import { BASES } from "../../lib/recipients/mod.ts";
import type { EndPlan } from "../../lib/relationship/mod.ts";
import type { HeldKind } from "../../lib/retention.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/client/mod.ts";
import { ChoiceField, ErrorSummary, Field, type FieldErrors, SelectField } from "../_forms.tsx";
import type { SiteContext } from "../_site.ts";
import type { NamedItem, Opened } from "./_client.ts";
import { StaffPage } from "./_page.tsx";
import { Confirm } from "../portal/_confirm.tsx";

export type Typed = Readonly<Record<string, string>>;

interface Base {
  c: SiteContext;
  session: StaffSession;
  opened: Opened;
}

function Deed({ c, session, opened, title, text, errors, children }: Base & {
  title: string;
  text: string;
  errors: FieldErrors;
  children: ComponentChildren;
}) {
  const wrong = Object.keys(errors).length > 0;
  return (
    <StaffPage {...{ c, session, title, wrong }} item="clients">
      <ErrorSummary errors={errors} lang={session.lang} />
      <p>
        <a href={`/admin/clients/${opened.id}`}>{words[session.lang].back}</a>
      </p>
      <h1>{title}</h1>
      <p>{text}</p>
      {children}
    </StaffPage>
  );
}

export function HoldPage({ item, handle, typed, errors, ...base }: Base & {
  item: NamedItem;
  handle: string;
  typed: Typed;
  errors: FieldErrors;
}) {
  const { hold: w, kinds } = words[base.session.lang];
  const title = `${w.title}: ${kinds[item.kind].toLowerCase()}`;
  return (
    <Deed {...base} {...{ title, errors }} text={w.text}>
      <form method="post" action={`/admin/clients/${base.opened.id}/hold`} noValidate>
        <input type="hidden" name="item" value={handle} />
        <ChoiceField
          name="ground"
          label={w.ground}
          error={errors.ground}
          value={typed.ground}
          options={HOLD_GROUNDS.map((value) => ({ value, label: w.grounds[value] }))}
        />
        <Field
          name="reason"
          label={w.reason}
          error={errors.reason}
          value={typed.reason}
          rows={4}
        />
        <button type="submit" class="button">{w.place}</button>
      </form>
    </Deed>
  );
}

export function RecipientPage({ kinds, typed, errors, today, ...base }: Base & {
  kinds: readonly HeldKind[];
  typed: Typed;
  errors: FieldErrors;
  today: string;
}) {
  const { recipients: w, kinds: names } = words[base.session.lang];
  return (
    <Deed {...base} title={w.add} text={w.text} errors={errors}>
      <form method="post" action={`/admin/clients/${base.opened.id}/recipients`} noValidate>
        <Field
          name="recipient"
          label={w.recipient}
          value={typed.recipient}
          error={errors.recipient}
        />
        <SelectField
          name="kind"
          label={w.kind}
          value={typed.kind}
          error={errors.kind}
          options={kinds.map((value) => ({ value, label: names[value] }))}
        />
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
          hint={w.referenceHint}
          optional={base.session.lang}
          value={typed.reference}
          error={errors.reference}
        />
        <button type="submit" class="button">{w.save}</button>
      </form>
    </Deed>
  );
}

/** The dry run of the relationship's end, and the one button that does it. */
export function EndPage({ plan, error, ...base }: Base & { plan: EndPlan; error?: string }) {
  const { end: w, kinds } = words[base.session.lang];
  const entries = (counts: EndPlan["goes"]) => Object.entries(counts) as [HeldKind, number][];
  const goes = entries(plan.goes);
  return (
    <Deed {...base} title={w.title} text={w.text} errors={error ? { confirm: error } : {}}>
      <h2>{w.goes}</h2>
      {goes.length === 0 ? <p>{w.nothing}</p> : (
        <ul>
          {goes.map(([kind, count]) => <li key={kind}>{kinds[kind]}: {count}</li>)}
        </ul>
      )}
      <h2>{w.stays}</h2>
      <ul>
        {entries(plan.held).map(([kind, count]) => (
          <li key={kind}>{kinds[kind]}: {w.held(count)}</li>
        ))}
        {entries(plan.restricted).map(([kind, count]) => (
          <li key={kind}>{kinds[kind]}: {w.restricted(count)}</li>
        ))}
        <li>{w.others}</li>
      </ul>
      {goes.length > 0 && (
        <form method="post" action={`/admin/clients/${base.opened.id}/end`} noValidate>
          <Confirm label={w.confirm} error={error} />
          <button type="submit" class="button button-danger">{w.button}</button>
        </form>
      )}
    </Deed>
  );
}

export function OwnerPage({ error, ...base }: Base & { error?: string }) {
  const { owner: w } = words[base.session.lang];
  return (
    <Deed {...base} title={w.title} text={w.text} errors={error ? { confirm: error } : {}}>
      <form method="post" action={`/admin/clients/${base.opened.id}/new-owner`} noValidate>
        <Confirm label={w.confirm} error={error} />
        <button type="submit" class="button button-danger">{w.button}</button>
      </form>
    </Deed>
  );
}
