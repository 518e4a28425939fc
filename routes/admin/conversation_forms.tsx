import { HOUR } from "../../lib/clock.ts";
import { LANG_TAG } from "../../lib/site/languages.ts";
import { writeInstant } from "../../lib/site/format.ts";
import { words } from "../../lib/words/desk/mod.ts";
import { Field, SelectField } from "../_forms.tsx";
import { blockHours } from "./_block_hours.ts";
import type { ConversationProps } from "./conversation_page.tsx";

/**
 * The form of the reply. What else can be done while one writes goes with it, so that nothing that was
 * typed is lost by it.
 */
const FORM = "reply";
/** A question younger than this can become a chat, in milliseconds. */
const LIVE_FOR = 20 * HOUR;

/** What the adviser writes: a message of a live chat, or the one answer to a question. */
export function Reply({ session, conversation, answers, typed }: ConversationProps) {
  const w = words[session.lang].conversation;
  const { id, state, lang } = conversation;
  const isAnswer = state.status === "question";
  const shown = isAnswer || (state.status === "active" && state.mine);
  if (!shown) {
    // What could not be sent is not lost: it can be copied from here.
    return typed?.text ? <pre class="quote">{typed.text}</pre> : null;
  }
  return (
    <>
      <form id={FORM} method="post" action={`/admin/desk/chats/${id}/messages`} noValidate>
        <input type="hidden" name="id" value={typed?.id || crypto.randomUUID()} />
        <p>
          <button type="submit" name="do" value="look" class="button-link">
            {words[session.lang].refresh}
          </button>
        </p>
        {answers.length > 0 && (
          <div class="cluster">
            <SelectField
              name="answer"
              label={w.ready}
              options={answers.map((answer) => ({ value: answer.id, label: answer.title }))}
            />
            <button type="submit" name="do" value="ready" class="button button-quiet">
              {w.useReady}
            </button>
          </div>
        )}
        <div lang={LANG_TAG[lang]} class="reply">
          <Field
            name="text"
            label={isAnswer ? w.answer : w.reply}
            hint={isAnswer ? w.answerHint : undefined}
            error={typed?.errors.text}
            value={typed?.text}
            rows={5}
          />
        </div>
        <button type="submit" class="button">{isAnswer ? w.sendAnswer : w.send}</button>
      </form>
    </>
  );
}

/** Take, hand over, put back, end, block. */
export function Actions(props: ConversationProps) {
  const { session, conversation } = props;
  const w = words[session.lang];
  const { id, state } = conversation;
  const live = state.status === "active" && state.mine;
  const question = state.status === "question";
  // Beside a question there is the form of its answer, and what was typed goes with the button.
  const form = (name: string, text: string, quiet = true) => {
    const css = quiet ? "button button-quiet" : "button";
    const path = `/admin/desk/chats/${id}/${name}`;
    if (question) {
      return <button type="submit" class={css} form={FORM} formAction={path}>{text}</button>;
    }
    return (
      <form method="post" action={path}>
        <button type="submit" class={css}>{text}</button>
      </form>
    );
  };
  return (
    <section aria-labelledby="actions" class="desk-actions">
      <h2 id="actions" class="visually-hidden">{w.conversation.more}</h2>
      {state.status === "waiting" && form("take", w.take, false)}
      {state.gone && form("take", w.takeOver, false)}
      {question && !state.mine && form("take", w.takeQuestion, false)}
      {question && isOfToday(props) && (
        <div>
          <p class="hint">{w.takeLiveHint}</p>
          <button
            type="submit"
            form={FORM}
            formAction={`/admin/desk/chats/${id}/take`}
            name="live"
            value="1"
            class="button button-quiet"
          >
            {w.takeLive}
          </button>
        </div>
      )}
      {question && state.mine && form("put-back", w.conversation.putBack)}
      {live && <HandOver {...props} />}
      {(live || question) && (
        <details>
          <summary>{question ? w.conversation.endQuestion : w.conversation.end}</summary>
          <p>{question ? w.conversation.endQuestionText : w.conversation.endText}</p>
          {form("end", question ? w.conversation.endQuestion : w.conversation.end)}
        </details>
      )}
      {!state.gone && <Block {...props} />}
    </section>
  );
}

/** Later the visitor's page cannot open the chat any more; only the receipt code does. */
function isOfToday({ c, conversation }: ConversationProps): boolean {
  const age = c.get("services").clock.now() - Date.parse(conversation.state.startedAt);
  return age < LIVE_FOR;
}

function HandOver({ session, conversation, others, typed }: ConversationProps) {
  const w = words[session.lang].conversation;
  const errors = typed?.errors ?? {};
  const options = [
    { value: "", label: w.chooseTo },
    { value: "queue", label: w.toQueue },
    ...others.map(({ adviserId, adviserName }) => ({ value: adviserId, label: adviserName })),
  ];
  return (
    <details open={Boolean(errors.to || errors["hand-over-note"])}>
      <summary>{w.handOver}</summary>
      <form method="post" action={`/admin/desk/chats/${conversation.id}/hand-over`} noValidate>
        <SelectField
          name="to"
          label={w.handOverTo}
          error={errors.to}
          value={typed?.to}
          options={options}
        />
        <div class={errors["hand-over-note"] ? "field field-wrong" : "field"}>
          <label for="hand-over-note">{w.handOverNote}</label>
          <p class="hint" id="hand-over-note-hint">{w.noteHint}</p>
          {errors["hand-over-note"] && <p class="field-error">{errors["hand-over-note"]}</p>}
          <textarea
            id="hand-over-note"
            name="note"
            rows={3}
            aria-describedby="hand-over-note-hint"
          >
            {typed?.handOverNote}
          </textarea>
        </div>
        <button type="submit" class="button button-quiet">{w.doHandOver}</button>
      </form>
    </details>
  );
}

function Block({ session, conversation }: ConversationProps) {
  const w = words[session.lang].conversation;
  return (
    <details id="block">
      <summary>{w.block}</summary>
      <p>{w.blockText}</p>
      <form method="post" action={`/admin/desk/chats/${conversation.id}/block`}>
        <SelectField
          name="hours"
          label={w.blockFor}
          options={blockHours(words[session.lang])}
        />
        <button type="submit" class="button button-danger">{w.doBlock}</button>
      </form>
    </details>
  );
}

/** The internal notes, and a new one for whose conversation it is. */
export function Notes({ session, conversation, typed, opened }: ConversationProps) {
  const { lang } = session;
  const w = words[lang].conversation;
  const { id, notes, state } = conversation;
  const form = state.status === "ended" ? undefined : FORM;
  // Beside an open conversation they belong to the reply's form: a form of their own would be empty.
  const fields = (
    <>
      <input
        type="hidden"
        name="note-id"
        value={typed?.noteId || crypto.randomUUID()}
        form={form}
      />
      <Field
        form={form}
        name="note"
        label={w.note}
        hint={w.noteHint}
        error={typed?.errors.note}
        value={typed?.note}
        rows={3}
      />
      <button
        type="submit"
        class="button button-quiet"
        {...form && { form, formAction: `/admin/desk/chats/${id}/note` }}
      >
        {w.addNote}
      </button>
    </>
  );
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">{w.notes}</h2>
      {notes.length === 0 && !state.restrictedUntil && <p class="hint">{w.noNotes}</p>}
      {notes.map(({ text, writtenAt, adviserName, by, damaged }, n) =>
        damaged ? <p key={n} class="hint">{w.damagedNote}</p> : (
          <div key={n} class="note">
            <p class="hint">
              {`${by === "client" ? w.statement : adviserName}, ${
                writeInstant(Date.parse(writtenAt), lang)
              }`}
            </p>
            <p class="bubble-text" dir="auto">{text}</p>
          </div>
        )
      )}
      {!opened && state.mine && (form
        ? <div>{fields}</div>
        : <form method="post" action={`/admin/desk/chats/${id}/note`} noValidate>{fields}</form>)}
    </section>
  );
}
