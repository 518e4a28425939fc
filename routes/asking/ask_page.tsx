import { words } from "../../lib/words/requests/mod.ts";
import { ChoiceField, ErrorSummary, Field, type FieldErrors, Refusal } from "../_forms.tsx";
import { type Asker, type Chosen, query } from "./_asker.ts";
import { kindsFor, textOf, type Wish } from "./_wish.ts";

/** What can be asked for, each kind with a sentence of what it is. */
export function KindsPage({ asker, chosen }: { asker: Asker; chosen: Chosen | null }) {
  const w = words[asker.lang];
  return asker.frame({
    title: w.ask.title,
    below: `/ask${query(chosen)}`,
    children: (
      <>
        <h1>{w.ask.title}</h1>
        <p class="lead">{w.ask.lead}</p>
        <p>{aboutOf(asker, chosen)}</p>
        <ul class="stack">
          {kindsFor(chosen).map((kind) => (
            <li key={kind}>
              <a href={asker.at(`/ask/${kind}${query(chosen)}`)}>{w.kind[kind].name}</a>
              <p class="hint">{w.kind[kind].hint}</p>
            </li>
          ))}
        </ul>
        {!chosen && asker.page === "myData" && <WhereToCorrect asker={asker} />}
        <Back asker={asker} />
      </>
    ),
  });
}

/** A correction is about one thing, so it is asked for where that thing is. */
function WhereToCorrect({ asker }: { asker: Asker }) {
  const { ask: w, contact, back } = words[asker.lang];
  return (
    <section aria-labelledby="correction">
      <h2 id="correction">{w.correction}</h2>
      <p>
        {w.correctionWhere} <a href={asker.at()}>{back.myData}</a>
      </p>
      <p>
        {w.correctionContact} <a href={asker.at("/contact")}>{contact.link}</a>
      </p>
    </section>
  );
}

interface AskProps {
  asker: Asker;
  wish: Wish;
}

/** The form of one kind of request. */
export function AskPage({ asker, wish, errors }: AskProps & { errors: FieldErrors }) {
  const { lang } = asker;
  const w = words[lang];
  const { kind, chosen, text } = wish;
  const { name, hint, label, labelHint } = w.kind[kind];
  return asker.frame({
    title: name,
    below: `/ask/${kind}${query(chosen)}`,
    wrong: Object.keys(errors).length > 0,
    children: (
      <>
        <ErrorSummary errors={errors} lang={lang} />
        <h1>{name}</h1>
        <p class="lead">{hint}</p>
        <p>{aboutOf(asker, chosen)}</p>
        {kind === "portability" && <DownloadNow asker={asker} />}
        <form
          method="post"
          action={asker.at(`/ask/${kind}`)}
          noValidate
          data-written={text + wish.wrong + wish.right === "" ? undefined : ""}
        >
          <Carried {...{ asker, chosen }} />
          {kind === "correction" && <Correction {...{ asker, wish, errors }} />}
          <Field
            name="text"
            label={label}
            hint={`${labelHint} ${w.ask.privacy}`}
            error={errors.text}
            value={text}
            rows={5}
          />
          <button class="button" type="submit">{w.ask.next}</button>
        </form>
        <Back asker={asker} />
      </>
    ),
  });
}

/** The wrong words and the right ones, with the text as it stands. */
function Correction({ asker, wish, errors }: AskProps & { errors: FieldErrors }) {
  const w = words[asker.lang].ask;
  const { chosen, wrong, right, note } = wish;
  const notes = chosen?.notes;
  return (
    <>
      {notes
        ? (
          <ChoiceField
            name="note"
            label={w.note}
            error={errors.note}
            value={note}
            options={notes.map(({ number, text }) => ({ value: `${number}`, label: text }))}
          />
        )
        : (
          <section aria-labelledby="as-it-is">
            <h2 id="as-it-is">{w.asItIs}</h2>
            <p class="quote" dir="auto">{chosen?.text}</p>
          </section>
        )}
      <Field
        name="wrong"
        label={w.wrong}
        hint={w.wrongHint}
        error={errors.wrong}
        value={wrong}
        rows={3}
      />
      <Field
        name="right"
        label={w.right}
        hint={w.rightHint}
        error={errors.right}
        value={right}
        rows={3}
      />
    </>
  );
}

/** Everything as it will be sent. What was typed travels with the page, not through the store. */
export function CheckPage({ asker, wish, refused }: AskProps & { refused?: string }) {
  const w = words[asker.lang];
  const { kind, chosen, wrong, right, text, note } = wish;
  const about = chosen?.title ?? (asker.page === "receipt" ? w.check.chat : w.check.everything);
  const hidden = { note, wrong, right, text };
  return asker.frame({
    title: w.check.title,
    below: `/ask/${kind}${query(chosen)}`,
    wrong: refused !== undefined,
    children: (
      <>
        <h1>{w.check.title}</h1>
        {refused && <Refusal>{refused}</Refusal>}
        <dl class="facts">
          <dt>{w.check.kind}</dt>
          <dd>{w.kind[kind].name}</dd>
          <dt>{w.check.about}</dt>
          <dd>{about}</dd>
          {kind === "correction" && (
            <>
              <dt>{w.ask.asItIs}</dt>
              <dd class="quote" dir="auto">{textOf(wish)}</dd>
              <dt>{w.ask.wrong}</dt>
              <dd class="quote" dir="auto">{wrong}</dd>
              <dt>{w.ask.right}</dt>
              <dd class="quote" dir="auto">{right}</dd>
            </>
          )}
          <dt>{w.kind[kind].label}</dt>
          <dd class="quote" dir="auto">{text === "" ? w.check.nothing : text}</dd>
        </dl>
        <form method="post" action={asker.at(`/ask/${kind}`)} data-written="">
          <Carried {...{ asker, chosen }} />
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="once" value={crypto.randomUUID()} />
          <div class="actions">
            <button class="button" type="submit" name="action" value="send">{w.check.send}</button>
            <button class="button button-quiet" type="submit" name="action" value="edit">
              {w.check.edit}
            </button>
          </div>
        </form>
        <Back asker={asker} />
      </>
    ),
  });
}

/** What a form carries unseen: what it is about, and whose page it stands on. */
export function Carried({ asker, chosen }: { asker: Asker; chosen: Chosen | null }) {
  return (
    <>
      {chosen && chosen.named !== "" && <input type="hidden" name="item" value={chosen.named} />}
      {asker.mark && <input type="hidden" name="mark" value={asker.mark} />}
    </>
  );
}

function DownloadNow({ asker }: { asker: Asker }) {
  const below = asker.page === "myData" ? "/download" : "/download.json";
  return (
    <p>
      <a href={asker.at(below)}>{words[asker.lang].ask.downloadNow}</a>
    </p>
  );
}

/** The way back to what is held. */
export function Back({ asker }: { asker: Asker }) {
  return (
    <p class="actions">
      <a href={asker.at()}>{words[asker.lang].back[asker.page]}</a>
    </p>
  );
}

function aboutOf(asker: Asker, chosen: Chosen | null): string {
  const w = words[asker.lang].ask;
  if (asker.page === "receipt") return w.chat;
  return chosen ? w.item(chosen.title) : w.everything;
}
