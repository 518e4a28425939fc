import {
  corrected,
  erases,
  groundsFor,
  isNobodys,
  MEASURES,
  OUTCOMES,
} from "../../lib/requests/mod.ts";
import { tellGiven } from "../../lib/recipients/mod.ts";
import { words as clientWords } from "../../lib/words/client/mod.ts";
import { words } from "../../lib/words/deciding/mod.ts";
import { words as enteringWords } from "../../lib/words/entering/mod.ts";
import { writeDay } from "../../lib/site/format.ts";
import { words as reviewWords } from "../../lib/words/review/mod.ts";
import { words as requestWords } from "../../lib/words/requests/mod.ts";
import { CheckField, ChoiceField, Field, SelectField } from "../_forms.tsx";
import { Version } from "./request_forms.tsx";
import { DECIDING, inPlace, type RequestProps } from "./request_page.tsx";

/** The decision. It carries itself out. */
export function Decide(props: RequestProps) {
  const { session, request, typed = {}, errors = {}, touched } = props;
  const { lang } = session;
  const w = words[lang].decide;
  const { kind } = request;
  const nobodys = isNobodys(request);
  const divisible = !nobodys &&
    (kind === "erasure" || kind === "restriction" || kind === "objection");
  const grounds = groundsFor(kind).map((name) => {
    return { value: name, label: requestWords[lang].ground[name] };
  });
  const answerWithGiven = touched.given && tellGiven(touched.given, request.lang).join("\n");
  const path = `/admin/requests/${request.id}/decide`;
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">{w.title}</h2>
      <form id={DECIDING} method="post" action={path} class="decide" noValidate {...inPlace(path)}>
        <Version {...props} />
        <ChoiceField
          name="outcome"
          label={w.outcome}
          hint={nobodys ? enteringWords[lang].edit.nobodyText : w.follows[kind]}
          error={errors.outcome}
          value={typed.outcome}
          options={OUTCOMES.filter((one) => !nobodys || one === "refused")
            .map((value) => ({ value, label: w.outcomes[value] }))}
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
            rows={4}
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
          rows={4}
        />
        <Sure {...props} />
        <div class="actions">
          <button type="submit" class={kind === "erasure" ? "button button-danger" : "button"}>
            {w.button}
          </button>
          <p class="hint">{w.once}</p>
        </div>
      </form>
    </section>
  );
}

/** What has to be ticked before something is decided that cannot be undone, or over a colleague's work. */
function Sure(props: RequestProps) {
  const { session, request, touched, typed = {}, errors = {} } = props;
  const { lang } = session;
  const w = words[lang].sure;
  const { kind, takenBy } = request;
  const erasing = erases(kind, { measure: "erase" }) && !isNobodys(request);
  const others = takenBy && takenBy.id !== session.personId;
  return (
    <>
      {erasing && <Ending {...props} />}
      {erasing && (
        <CheckField
          name="destroy"
          label={w.destroy(goingOf(props), touched.ending.length)}
          hint={kind === "erasure" ? w.destroyHint : w.destroyIfErased}
          error={errors.destroy}
          checked={typed.destroy !== undefined}
        />
      )}
      {others && (
        <CheckField
          name="over"
          label={w.over(takenBy.name)}
          error={errors.over}
          checked={typed.over !== undefined}
        />
      )}
    </>
  );
}

/** What would be deleted, by kind. */
function goingOf({ session, request, touched }: RequestProps): string {
  const { kinds } = clientWords[session.lang];
  const one = request.target?.kind ?? (request.chatId === undefined ? null : "chat");
  return one
    ? kinds[one]
    : touched.held.map(({ kind, count }) => `${kinds[kind]} (${count})`).join(", ");
}

/** Open requests that end with this one: whoever decides can answer them first (Article 12(3)). */
function Ending({ session, touched: { ending } }: RequestProps) {
  const { lang } = session;
  const w = words[lang].ending;
  if (ending.length === 0) return null;
  return (
    <section class="notice notice-danger" aria-labelledby="ending">
      <h3 id="ending">{w.title}</h3>
      <p>{w.text(ending.length)}</p>
      <ul>
        {ending.map(({ id, kind, reference, dueOn }) => (
          <li key={id}>
            <a href={`/admin/requests/${id}`}>{reviewWords[lang].requests.kinds[kind]}</a>,{" "}
            <code>{reference}</code>, {w.due(writeDay(dueOn, lang))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The text as the client's words would make it, for whoever only has to look it over. */
function suggestion({ request, touched: { item, conversation } }: RequestProps) {
  const note = request.target?.note;
  const text = note === undefined
    ? item?.content && "text" in item.content ? item.content.text : undefined
    : item?.content.kind === "chat"
    ? item.content.messages.find((line) => line.note === note)?.text
    : conversation?.notes[note - 1]?.text;
  return text && (corrected(text, request) ?? text);
}

function Parts({ session, request, touched, typed = {}, errors = {} }: RequestProps) {
  const { lang } = session;
  const w = words[lang].decide;
  const { kinds } = clientWords[lang];
  const one = request.target?.kind ?? (request.chatId === undefined ? null : "chat");
  const parts = one
    ? [{ name: "part-target", label: kinds[one] }]
    : touched.held.map(({ kind, count }) => ({
      name: `part-${kind}`,
      label: `${kinds[kind]} (${count})`,
    }));
  const keeps = !one && request.kind !== "restriction" && touched.holds.length > 0;
  return (
    <fieldset class="choices" id="parts" tabIndex={-1}>
      <legend>{w.parts}</legend>
      <p class="hint">{w.partsHint}</p>
      {errors.parts && <p class="field-error">{errors.parts}</p>}
      {parts.map(({ name, label }) => (
        <CheckField key={name} name={name} label={label} checked={typed[name] !== undefined} />
      ))}
      {keeps && (
        <CheckField
          name="keep-held"
          label={`${w.keepHeld} (${touched.holds.length})`}
          checked={typed["keep-held"] !== undefined}
        />
      )}
    </fieldset>
  );
}
