import { corrected, groundsFor, MEASURES, OUTCOMES } from "../../lib/requests/mod.ts";
import { tellGiven } from "../../lib/recipients/mod.ts";
import { words as clientWords } from "../../lib/words/client/mod.ts";
import { words } from "../../lib/words/deciding/mod.ts";
import { words as requestWords } from "../../lib/words/requests/mod.ts";
import { CheckField, ChoiceField, Field, SelectField } from "../_forms.tsx";
import type { RequestProps } from "./request_page.tsx";

const action = ({ request }: RequestProps, below: string) =>
  `/admin/requests/${request.id}/${below}`;

/** The version that the page shows: whoever decides upon another one is told. */
function Version({ request }: RequestProps) {
  return <input type="hidden" name="version" value={request.version} />;
}

/** Takes a request in review, or gives it back. */
export function Take(props: RequestProps) {
  const { session, request } = props;
  const w = words[session.lang].one;
  const mine = request.takenBy?.id === session.personId;
  return (
    <form method="post" action={action(props, mine ? "release" : "take")}>
      <Version {...props} />
      <button type="submit" class="button button-quiet">{mine ? w.release : w.take}</button>
    </form>
  );
}

/** The decision. It carries itself out. */
export function Decide(props: RequestProps) {
  const { session, request, typed = {}, errors = {}, touched } = props;
  const { lang } = session;
  const w = words[lang].decide;
  const { kind } = request;
  const divisible = kind === "erasure" || kind === "restriction" || kind === "objection";
  const grounds = groundsFor(kind).map((name) => {
    return { value: name, label: requestWords[lang].ground[name] };
  });
  const answerWithGiven = touched.given && tellGiven(touched.given, request.lang).join("\n");
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">{w.title}</h2>
      <form method="post" action={action(props, "decide")} noValidate>
        <Version {...props} />
        <ChoiceField
          name="outcome"
          label={w.outcome}
          error={errors.outcome}
          value={typed.outcome}
          options={OUTCOMES.map((value) => ({ value, label: w.outcomes[value] }))}
        />
        {divisible && <Parts {...props} />}
        {kind === "objection" && (
          <SelectField
            name="measure"
            label={w.measure}
            value={typed.measure}
            options={MEASURES.map((value) => ({ value, label: w.measures[value] }))}
          />
        )}
        {kind === "correction" && (
          <Field
            name="correctedText"
            label={w.text}
            hint={w.textHint}
            error={errors.correctedText}
            value={typed.correctedText ?? suggestion(props)}
            rows={5}
          />
        )}
        <SelectField
          name="ground"
          label={w.ground}
          error={errors.ground}
          value={typed.ground}
          options={[{ value: "", label: w.noGround }, ...grounds]}
        />
        <Field
          name="reason"
          label={w.reason}
          hint={w.reasonHint}
          error={errors.reason}
          value={typed.reason ?? answerWithGiven}
          rows={5}
        />
        <p class="hint">{w.once}</p>
        <button type="submit" class="button">{w.button}</button>
      </form>
    </section>
  );
}

/** The text as the client's words would make it, for whoever only has to look it over. */
function suggestion({ request, touched: { item } }: RequestProps): string | undefined {
  const content = item?.content;
  if (!content || !("text" in content)) return undefined;
  return corrected(content.text, request) ?? content.text;
}

function Parts({ session, request, touched, typed = {}, errors = {} }: RequestProps) {
  const { lang } = session;
  const w = words[lang].decide;
  const { kinds } = clientWords[lang];
  const parts = request.target
    ? [{ name: "part-target", label: kinds[request.target.kind] }]
    : touched.kinds.map((kind) => ({ name: `part-${kind}`, label: kinds[kind] }));
  return (
    <fieldset class="choices" id="parts" tabIndex={-1}>
      <legend>{w.parts}</legend>
      <p class="hint">{w.partsHint}</p>
      {errors.parts && <p class="field-error">{errors.parts}</p>}
      {parts.map(({ name, label }) => (
        <CheckField key={name} name={name} label={label} checked={typed[name] !== undefined} />
      ))}
    </fieldset>
  );
}

/** Two months more, once and with a reason (Article 12(3)). */
export function Extend(props: RequestProps) {
  const { session, request, typed = {}, errors = {} } = props;
  const w = words[session.lang].extend;
  if (request.extension) return <p class="hint">{w.already}</p>;
  return (
    <details open={errors.extendReason !== undefined}>
      <summary>{w.title}</summary>
      <p>{w.text}</p>
      <form method="post" action={action(props, "extend")} noValidate>
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
