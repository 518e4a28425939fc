import { words } from "../../lib/words/deciding/mod.ts";
import { CheckField, ChoiceField, Field } from "../_forms.tsx";
import { BY_STAFF } from "./_request.ts";
import { inPlace, type RequestProps } from "./request_page.tsx";

const pathOf = ({ request }: RequestProps, below: string) =>
  `/admin/requests/${request.id}/${below}`;

/** The version that the page shows: whoever decides upon another one is told. */
export function Version({ request }: Pick<RequestProps, "request">) {
  return <input type="hidden" name="version" value={request.version} />;
}

/** Takes a request in review, or gives it back. */
export function Take(props: RequestProps) {
  const { session, request: { takenBy } } = props;
  const w = words[session.lang].one;
  const mine = takenBy?.id === session.personId;
  const path = pathOf(props, mine ? "release" : "take");
  return (
    <form method="post" action={path} {...inPlace(path)}>
      <Version {...props} />
      <button type="submit" class="button button-quiet">
        {mine ? w.release : takenBy ? w.takeOver : w.take}
      </button>
    </form>
  );
}

/** Writes down how somebody was identified who was not when the request was entered. */
export function Identify(props: RequestProps) {
  const { session, request, typed = {}, errors = {} } = props;
  const w = words[session.lang];
  if (!request.enteredBy || request.identity !== "not-checked") return null;
  const path = pathOf(props, "identify");
  return (
    <section class="notice notice-warning" aria-labelledby="identify">
      <h2 id="identify">{w.identify.title}</h2>
      <p>{w.identify.text}</p>
      <form method="post" action={path} noValidate {...inPlace(path)}>
        <Version {...props} />
        <ChoiceField
          name="identity"
          label={w.identify.how}
          error={errors.identity}
          value={typed.identity}
          options={BY_STAFF.filter((one) => one !== "not-checked").map((value) => ({
            value,
            label: w.identities[value],
          }))}
        />
        <button type="submit" class="button button-quiet">{w.identify.button}</button>
      </form>
    </section>
  );
}

/** Two months more, once and with a reason (Article 12(3)). */
export function Extend(props: RequestProps) {
  const { session, request, typed = {}, errors = {} } = props;
  const w = words[session.lang].extend;
  if (request.extension) return <p class="hint">{w.already}</p>;
  const path = pathOf(props, "extend");
  return (
    <details open={errors.extendReason !== undefined}>
      <summary>{w.title}</summary>
      <p>{w.text}</p>
      <form method="post" action={path} noValidate {...inPlace(path)}>
        <Version {...props} />
        <Field
          name="extendReason"
          label={w.reason}
          error={errors.extendReason}
          value={typed.extendReason}
          rows={3}
        />
        <button type="submit" class="button button-quiet">{w.button}</button>
      </form>
    </details>
  );
}

/** Ends what came by hand and was taken back the same way. */
export function Withdraw(props: RequestProps) {
  const { session, request, errors = {} } = props;
  const w = words[session.lang].withdraw;
  if (!request.enteredBy) return null;
  const path = pathOf(props, "withdraw");
  return (
    <details open={errors.confirm !== undefined}>
      <summary>{w.title}</summary>
      <p>{w.text}</p>
      <form method="post" action={path} noValidate {...inPlace(path)}>
        <Version {...props} />
        <CheckField name="confirm" label={w.confirm} error={errors.confirm} />
        <button type="submit" class="button button-quiet">{w.button}</button>
      </form>
    </details>
  );
}
