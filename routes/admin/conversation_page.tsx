import type { AuditPurpose } from "../../lib/audit/mod.ts";
import type { DeskConversation, DeskMessage } from "../../lib/chat/desk_wire.ts";
import { markOf } from "../../lib/chat/mark.ts";
import type { Adviser, ReadyAnswer } from "../../lib/chat/mod.ts";
import { writeDate, writeInstant } from "../../lib/site/format.ts";
import { LANG_TAG } from "../../lib/site/languages.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { type DeskWords, words } from "../../lib/words/desk/mod.ts";
import { words as reviewWords } from "../../lib/words/review/mod.ts";
import { ErrorSummary, type FieldErrors } from "../_forms.tsx";
import type { SiteContext } from "../_site.ts";
import type { Matters } from "./_chat.ts";
import { ChatMatters } from "./_chat_matters.tsx";
import { Alarm, Saved } from "./_notice.tsx";
import { StaffPage } from "./_page.tsx";
import { Actions, Notes, Reply } from "./conversation_forms.tsx";
import { Outcome } from "./desk_page.tsx";

/** How often the page asks for what is new, in seconds. */
const LOOKS_EVERY = 10;

/** What was typed when a form was refused, and why. */
export interface Typed {
  readonly id?: string;
  readonly text?: string;
  readonly note?: string;
  readonly noteId?: string;
  readonly to?: string;
  readonly handOverNote?: string;
  readonly errors: FieldErrors;
}

export interface ConversationProps {
  c: SiteContext;
  session: StaffSession;
  conversation: DeskConversation;
  answers: readonly ReadyAnswer[];
  /** Advisers at the desk besides the reader. */
  others: readonly Adviser[];
  /** What stands beside it, and where that is changed; nothing is known of it where nothing opens. */
  beside?: { readonly matters: Matters; readonly base: string };
  typed?: Typed;
  /** What was done just now, on a page that keeps what was typed. */
  done?: keyof DeskWords["done"];
  refused?: keyof DeskWords["refused"];
  /** The purpose for which somebody else's conversation was opened: it is only read then. */
  opened?: AuditPurpose;
}

/** One conversation, with what the adviser can do with it. */
export function ConversationPage(props: ConversationProps) {
  const { c, session, conversation, typed, opened, done, refused } = props;
  const { lang } = session;
  const w = words[lang];
  const { id, state, nickname, unreadable } = conversation;
  const open = !opened && unreadable !== "all";
  const title = w.conversation.title(nickname ?? `${w.anonymous} ${markOf(id)}`);
  const errors = typed?.errors ?? {};
  const wrong = Object.keys(errors).length > 0;
  const purpose = opened && reviewWords[lang].audit.purposes[opened];
  return (
    <StaffPage
      {...{ c, session, title, wrong }}
      item="desk"
      styles={["desk.css"]}
      htmx={!opened}
    >
      <ErrorSummary errors={errors} lang={lang} />
      <p>
        <a href="/admin/desk">{w.back}</a>
      </p>
      <h1>{title}</h1>
      {!wrong && <Outcome {...{ c, w, done, refused }} />}
      {purpose && <Saved>{w.notYours.opened(purpose)}</Saved>}
      {unreadable && (
        <Alarm>
          {unreadable === "all" ? w.conversation.shut : w.conversation.unreadable(unreadable)}
        </Alarm>
      )}
      <div class="desk-chat">
        {unreadable !== "all" && (
          <section aria-labelledby="messages">
            <h2 id="messages">{w.conversation.messages}</h2>
            <Talk {...props} />
            {open && <Reply {...props} />}
          </section>
        )}
        <div class="desk-side">
          <Facts {...{ session, conversation }} />
          {open && state.status !== "ended" && <Actions {...props} />}
          {unreadable !== "all" && <Notes {...props} />}
          {props.beside && <ChatMatters {...{ session }} {...props.beside} level="h2" />}
        </div>
      </div>
    </StaffPage>
  );
}

/** What was said. It comes anew by itself, and leaves alone what is being written below it. */
function Talk({ session, conversation, opened }: ConversationProps) {
  const { id, lang, state, messages } = conversation;
  const w = words[session.lang].conversation;
  const over = state.status === "ended";
  const renewed = !opened && !over && {
    "data-hx-get": `/admin/desk/chats/${id}?auto`,
    "data-hx-trigger": `every ${LOOKS_EVERY}s`,
    "data-hx-select": "#talk",
    "data-hx-swap": "outerMorph",
  };
  return (
    <div id="talk" role="log" aria-labelledby="messages" aria-relevant="additions" {...renewed}>
      {messages.length === 0 && !state.restrictedUntil && <p>{w.noMessages}</p>}
      <ol class="conversation" lang={LANG_TAG[lang]}>
        {messages.map((message) => <Bubble key={message.seq} {...{ message, session }} />)}
      </ol>
      {over && <p class="notice">{state.endedBy ? w.endedBy[state.endedBy] : w.status.ended}</p>}
    </div>
  );
}

function Facts({ session, conversation }: Pick<ConversationProps, "session" | "conversation">) {
  const { lang } = session;
  const w = words[lang];
  const { state } = conversation;
  const instant = (iso: string) => writeInstant(Date.parse(iso), lang);
  return (
    <div class="facts-box">
      <p>
        <strong>{w.conversation.status[state.status]}</strong>
        {conversation.unreadable !== "all" && `, ${w.langs[conversation.lang]}`}
      </p>
      <p>
        {w.begun}: {instant(state.startedAt)}
        {state.endedAt && `. ${w.ended}: ${instant(state.endedAt)}`}
      </p>
      {state.restrictedUntil && (
        <p class="notice notice-warning">
          {(state.status === "ended" ? w.conversation.restricted : w.conversation.restrictedOpen)(
            writeDate(Date.parse(state.restrictedUntil), lang),
          )}
        </p>
      )}
      {state.adviser && !state.mine && (
        <p>{state.gone ? w.conversation.gone(state.adviser) : w.answering(state.adviser)}</p>
      )}
      <p class="hint">
        {state.linked ? w.conversation.linked : w.conversation.anonymous}{" "}
        {w.conversation.deletedAt(writeDate(Date.parse(conversation.deletedAt), lang))}
      </p>
    </div>
  );
}

function Bubble({ message, session }: { message: DeskMessage; session: StaffSession }) {
  const { lang } = session;
  const w = words[lang].conversation;
  const mine = message.from === "adviser";
  return (
    <li id={`m${message.seq}`} class={mine ? "bubble bubble-mine" : "bubble"}>
      <p class="bubble-who" lang={lang}>
        <b>{mine ? message.adviserName ?? w.adviser : w.visitor}</b>
        {!message.damaged && (
          <time datetime={message.sentAt}>{writeInstant(Date.parse(message.sentAt), lang)}</time>
        )}
      </p>
      {message.erased || message.damaged
        ? <p class="hint" lang={lang}>{message.damaged ? w.damaged : w.erased}</p>
        : <p class="bubble-text" dir="auto">{message.text}</p>}
    </li>
  );
}
