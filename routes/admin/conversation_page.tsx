import type { AuditPurpose } from "../../lib/audit/mod.ts";
import type { DeskConversation, DeskMessage } from "../../lib/chat/desk_wire.ts";
import type { Adviser, ReadyAnswer } from "../../lib/chat/mod.ts";
import { writeDate, writeInstant } from "../../lib/site/format.ts";
import { LANG_TAG } from "../../lib/site/languages.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/desk/mod.ts";
import { words as reviewWords } from "../../lib/words/review/mod.ts";
import { ErrorSummary, type FieldErrors } from "../_forms.tsx";
import type { SiteContext } from "../_site.ts";
import type { Matters } from "./_chat.ts";
import { ChatMatters } from "./_chat_matters.tsx";
import { Saved } from "./_notice.tsx";
import { StaffPage } from "./_page.tsx";
import { Actions, Notes, Reply } from "./conversation_forms.tsx";
import { Outcome } from "./desk_page.tsx";

/** What was typed when a form was refused, and why. */
export interface Typed {
  readonly id?: string;
  readonly text?: string;
  readonly note?: string;
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
  /** What stands beside it, and where that is changed. */
  matters: Matters;
  base: string;
  typed?: Typed;
  /** The purpose for which somebody else's conversation was opened: it is only read then. */
  opened?: AuditPurpose;
}

/** One conversation, with what the adviser can do with it. */
export function ConversationPage(props: ConversationProps) {
  const { c, session, conversation, typed, opened } = props;
  const { lang } = session;
  const w = words[lang];
  const { state, messages, nickname } = conversation;
  const title = w.conversation.title(nickname ?? w.anonymous);
  const errors = typed?.errors ?? {};
  const wrong = Object.keys(errors).length > 0;
  const purpose = opened && reviewWords[lang].audit.purposes[opened];
  return (
    <StaffPage c={c} session={session} title={title} item="desk" wrong={wrong}>
      <ErrorSummary errors={errors} lang={lang} />
      <p>
        <a href="/admin/desk">{w.back}</a>
      </p>
      <h1>{title}</h1>
      {!wrong && <Outcome c={c} w={w} />}
      {purpose && <Saved>{w.notYours.opened(purpose)}</Saved>}
      <div class="desk-chat">
        <section aria-labelledby="messages">
          <h2 id="messages">{w.conversation.messages}</h2>
          {messages.length === 0
            ? <p>{w.conversation.noMessages}</p>
            : (
              <ol class="conversation" lang={LANG_TAG[conversation.lang]}>
                {messages.map((message) => <Bubble key={message.seq} {...{ message, session }} />)}
              </ol>
            )}
          {!opened && (
            <p>
              <a href={`/admin/desk/chats/${conversation.id}`}>{w.refresh}</a>
            </p>
          )}
          {!opened && <Reply {...props} />}
        </section>
        <div class="desk-side">
          <Facts {...{ session, conversation }} />
          {!opened && state.status !== "ended" && <Actions {...props} />}
          <Notes {...props} />
          <ChatMatters {...{ session }} matters={props.matters} base={props.base} level="h2" />
        </div>
      </div>
    </StaffPage>
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
        <strong>{w.conversation.status[state.status]}</strong>, {w.langs[conversation.lang]}
      </p>
      <p>
        {w.begun}: {instant(state.startedAt)}
        {state.endedAt && `. ${w.ended}: ${instant(state.endedAt)}`}
      </p>
      {state.restrictedUntil && (
        <p class="notice notice-warning">
          {w.conversation.restricted(writeDate(Date.parse(state.restrictedUntil), lang))}
        </p>
      )}
      {state.endedBy && <p>{w.conversation.endedBy[state.endedBy]}</p>}
      {state.adviser && !state.mine && <p>{w.answering(state.adviser)}</p>}
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
    <li class={mine ? "bubble bubble-mine" : "bubble"}>
      <p class="bubble-who" lang={lang}>
        <b>{mine ? message.adviserName ?? w.adviser : w.visitor}</b>
        <time datetime={message.sentAt}>{writeInstant(Date.parse(message.sentAt), lang)}</time>
      </p>
      {message.erased
        ? <p class="hint" lang={lang}>{w.erased}</p>
        : <p class="bubble-text" dir="auto">{message.text}</p>}
    </li>
  );
}
