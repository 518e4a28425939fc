import type { WireConversation, WireState } from "../../lib/chat/wire.ts";
import { MINUTE } from "../../lib/clock.ts";
import { writeDate } from "../../lib/site/format.ts";
import { words } from "../../lib/words/chat/mod.ts";
import { ErrorSummary, Field } from "../_forms.tsx";
import { ChatPage, Conversation, ExitHonestly, type Line } from "./_page.tsx";
import { here, type Place } from "./_place.ts";
import { ReceiptCode } from "./receipt_code.tsx";

/** Who has waited for this long is offered to leave the question instead, in milliseconds. */
const LONG_WAIT = 3 * MINUTE;
/** How often a page without script asks again, in seconds: a late answer takes longer. */
const REFRESH = { waiting: 10, active: 10, question: 60, ended: null } as const;

export interface ConversationPageProps {
  place: Place;
  conversation: WireConversation;
  linked: boolean;
  /** Something that has just been done. */
  notice?: string;
  /** The reader has stopped the page from asking again by itself (WCAG 2.2.2). */
  still: boolean;
}

/** The conversation of the page that started it. Without script it asks again by itself. */
export function ConversationPage(props: ConversationPageProps) {
  const { place, conversation, linked, notice, still } = props;
  const { lang } = place;
  const w = words[lang];
  const { state, messages, receipt } = conversation;
  const seconds = REFRESH[state.status];
  const refreshes = seconds !== null && !still;
  return (
    <ChatPage
      place={place}
      title={w.status[state.status]}
      refresh={refreshes ? { seconds, path: here(place) } : undefined}
      personal
    >
      <h1>{w.status[state.status]}</h1>
      {notice && <p class="notice notice-success" role="status">{notice}</p>}
      <Status place={place} state={state} seq={messages.length} />
      <section aria-labelledby="messages">
        <h2 id="messages" class="visually-hidden">{w.conversation}</h2>
        <Conversation lines={linesOf(conversation)} lang={lang} now={place.now} />
      </section>
      {seconds !== null && <Write place={place} seconds={seconds} still={still} />}
      {receipt && <ReceiptCode place={place} receipt={receipt} saved={state.receiptSaved} />}
      <Actions place={place} state={state} linked={linked} />
      <ExitHonestly lang={lang} />
    </ChatPage>
  );
}

/** Messages as the page shows them. */
export function linesOf({ messages }: WireConversation): Line[] {
  return messages.map((message) => ({ ...message, key: `m${message.seq}` }));
}

function Status({ place, state, seq }: { place: Place; state: WireState; seq: number }) {
  const { lang } = place;
  const w = words[lang];
  if (state.status === "ended") {
    return (
      <div class="notice">
        {state.endedBy && <p>{w.endedBy[state.endedBy]}</p>}
        {state.deletedAt && <p>{w.deletedAt(writeDate(Date.parse(state.deletedAt), lang))}</p>}
      </div>
    );
  }
  if (state.status === "question") {
    return <p class="notice">{seq === 0 ? w.questionEmpty : w.questionWaits}</p>;
  }
  if (state.status === "active") {
    return <p class="notice">{w.adviserHere(state.adviser?.name)}</p>;
  }
  const waited = place.now - Date.parse(state.startedAt);
  return (
    <div class="notice">
      <p>
        {w.place(state.place ?? 1)} {w.advisers(state.advisers ?? 0)}
      </p>
      <p>{state.handedOver ? w.handedOver : w.writeAlready}</p>
      {(waited >= LONG_WAIT || state.advisers === 0) && (
        <LeaveOffer place={place} empty={seq === 0} />
      )}
    </div>
  );
}

function LeaveOffer({ place, empty }: { place: Place; empty: boolean }) {
  const w = words[place.lang];
  return (
    <>
      <p>{w.leaveOffer}</p>
      {empty ? <p>{w.leaveFirst}</p> : (
        <form method="post" action={here(place, "/leave")}>
          <button class="button button-quiet" type="submit">{w.leave}</button>
        </form>
      )}
    </>
  );
}

/** A page that asks again by itself would lose what is being written, so writing has its own. */
function Write({ place, seconds, still }: { place: Place; seconds: number; still: boolean }) {
  const w = words[place.lang];
  return (
    <div class="actions">
      <a class="button" href={here(place, "/write")}>{w.write}</a>
      <a class="button button-quiet" href={here(place, still ? "?still=1" : "")}>{w.refresh}</a>
      <noscript>
        {still ? <a href={here(place)}>{w.refreshGo}</a> : (
          <p class="hint">
            {w.refreshes(seconds)} <a href={here(place, "?still=1")}>{w.refreshStop}</a>
          </p>
        )}
      </noscript>
    </div>
  );
}

function Actions({ place, state, linked }: { place: Place; state: WireState; linked: boolean }) {
  const w = words[place.lang];
  const over = state.status === "ended";
  return (
    <section class="no-print" aria-labelledby="actions">
      <h2 id="actions">{w.past.actions}</h2>
      {linked && <p>{w.link.isLinked}</p>}
      <div class="actions">
        {!over && <a class="button button-quiet" href={here(place, "/end")}>{w.end.button}</a>}
        {over && (
          <a class="button button-quiet" href={here(place, "/download.txt")} download>
            {w.past.text}
          </a>
        )}
        <a class="button button-danger" href={here(place, "/erase")}>{w.erase.now}</a>
        {!linked && <a href={here(place, "/phone")}>{w.link.offer}</a>}
      </div>
      {over && (
        <form method="post" action={here(place, "/close")}>
          <button class="button button-quiet" type="submit">{w.past.close}</button>
        </form>
      )}
    </section>
  );
}

export interface WritePageProps {
  place: Place;
  conversation: WireConversation;
  /** Sending the form twice stores the message once. */
  messageId: string;
  text?: string;
  error?: string;
}

/** Where a message is written without script: the last that was said, and one field. */
export function WritePage({ place, conversation, messageId, text, error }: WritePageProps) {
  const { lang } = place;
  const w = words[lang];
  return (
    <ChatPage place={place} title={w.write} below="/write" wrong={error !== undefined} personal>
      <ErrorSummary errors={error ? { text: error } : {}} lang={lang} />
      <h1>{w.write}</h1>
      <Conversation lines={linesOf(conversation).slice(-3)} lang={lang} now={place.now} />
      <form method="post" action={here(place, "/write")}>
        <Field
          name="text"
          label={w.message}
          hint={w.messageHint}
          value={text}
          error={error}
          autocomplete="off"
          rows={5}
        />
        <input type="hidden" name="id" value={messageId} />
        <div class="actions">
          <button class="button" type="submit">{w.send}</button>
          <a class="button button-quiet" href={here(place)}>{w.backToChat}</a>
        </div>
      </form>
    </ChatPage>
  );
}
