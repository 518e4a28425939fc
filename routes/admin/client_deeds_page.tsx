import type { ComponentChildren } from "preact";
import type { EndPlan } from "../../lib/relationship/mod.ts";
import type { HeldKind } from "../../lib/retention.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/client/mod.ts";
import { ErrorSummary, type FieldErrors } from "../_forms.tsx";
import type { SiteContext } from "../_site.ts";
import type { NamedItem, Opened } from "./_client.ts";
import { HoldForm, RecipientForm } from "./_matter_forms.tsx";
import type { Typed } from "./_matters.ts";
import { StaffPage } from "./_page.tsx";
import { Confirm } from "../portal/_confirm.tsx";

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
      <HoldForm
        lang={base.session.lang}
        action={`/admin/clients/${base.opened.id}/hold`}
        item={handle}
        {...{ typed, errors }}
      />
    </Deed>
  );
}

export function RecipientPage({ kinds, typed, errors, today, ...base }: Base & {
  kinds: readonly HeldKind[];
  typed: Typed;
  errors: FieldErrors;
  today: string;
}) {
  const { recipients: w } = words[base.session.lang];
  return (
    <Deed {...base} title={w.add} text={w.text} errors={errors}>
      <RecipientForm
        lang={base.session.lang}
        action={`/admin/clients/${base.opened.id}/recipients`}
        {...{ kinds, typed, errors, today }}
      />
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
