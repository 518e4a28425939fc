import { dayOf } from "../../lib/requests/mod.ts";
import { words } from "../../lib/words/deciding/mod.ts";
import { words as enteringWords } from "../../lib/words/entering/mod.ts";
import { CheckField, ChoiceField, Field } from "../_forms.tsx";
import { BY_STAFF } from "./_request.ts";
import { DECIDING, type RequestProps, Send } from "./request_page.tsx";

/** The version that the page shows: whoever decides upon another one is told. */
export function Version({ request }: Pick<RequestProps, "request">) {
  return <input type="hidden" name="version" value={request.version} />;
}

/** Takes a request in review, or gives it back. */
export function Take({ session, request }: RequestProps) {
  const w = words[session.lang].one;
  const { takenBy } = request;
  const mine = takenBy?.id === session.personId;
  return (
    <p>
      <Send
        request={request}
        below={mine ? "release" : "take"}
        label={mine ? w.release : takenBy ? w.takeOver : w.take}
        className="button button-quiet"
      />
    </p>
  );
}

/** Writes down how somebody was identified who was not when the request was entered. */
export function Identify({ session, request, typed = {}, errors = {} }: RequestProps) {
  const w = words[session.lang];
  if (!request.enteredBy || request.identity !== "not-checked") return null;
  return (
    <section class="notice notice-warning" aria-labelledby="identify">
      <h2 id="identify">{w.identify.title}</h2>
      <p>{w.identify.text}</p>
      <ChoiceField
        name="identity"
        form={DECIDING}
        label={w.identify.how}
        error={errors.identity}
        value={typed.identity}
        options={BY_STAFF.filter((one) => one !== "not-checked").map((value) => ({
          value,
          label: w.identities[value],
        }))}
      />
      <Send
        request={request}
        below="identify"
        label={w.identify.button}
        className="button button-quiet"
      />
    </section>
  );
}

/** Two months more, once, with a reason, and not once the first month is over (Article 12(3)). */
export function Extend({ c, session, request, typed = {}, errors = {} }: RequestProps) {
  const w = words[session.lang].extend;
  if (request.extension) return <p class="hint">{w.already}</p>;
  const late = dayOf(c.get("services").clock.now()) > request.dueOn;
  if (late) return <p class="hint">{w.late}</p>;
  return (
    <details open={errors.extendReason !== undefined || Boolean(typed.extendReason)}>
      <summary>{w.title}</summary>
      <p>{w.text}</p>
      <Field
        name="extendReason"
        form={DECIDING}
        label={w.reason}
        error={errors.extendReason}
        value={typed.extendReason}
        rows={3}
      />
      <Send request={request} below="extend" label={w.button} className="button button-quiet" />
    </details>
  );
}

/** Leads to where what was entered by hand is corrected. */
export function Edit({ session, request }: RequestProps) {
  if (!request.enteredBy) return null;
  return (
    <p>
      <a href={`/admin/requests/${request.id}/edit`}>{enteringWords[session.lang].edit.link}</a>
    </p>
  );
}

/** Ends what came by hand and was taken back the same way. */
export function Withdraw({ session, request, errors = {} }: RequestProps) {
  const w = words[session.lang].withdraw;
  if (!request.enteredBy) return null;
  return (
    <details open={errors.confirm !== undefined}>
      <summary>{w.title}</summary>
      <p>{w.text}</p>
      <CheckField name="confirm" form={DECIDING} label={w.confirm} error={errors.confirm} />
      <Send request={request} below="withdraw" label={w.button} className="button button-quiet" />
    </details>
  );
}
