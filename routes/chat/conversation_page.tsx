import { Chat } from "../../islands/Chat.tsx";
import type { WireConversation } from "../../lib/chat/wire.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { words } from "../../lib/words/chat/mod.ts";
import { ErrorSummary, Field } from "../_forms.tsx";
import { liveWords } from "./_live_words.ts";
import { ChatPage, Conversation, ExitHonestly, type Line } from "./_page.tsx";
import { here, type Place, receiptAt } from "./_place.ts";

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
  const { lang, now } = place;
  const w = words[lang];
  const { status } = conversation.state;
  const seconds = REFRESH[status];
  const refreshes = seconds !== null && !still;
  return (
    <ChatPage
      place={place}
      title={w.title}
      refresh={refreshes ? { seconds, path: here(place) } : undefined}
      islands={["Chat"]}
      personal
    >
      {notice && <p class="notice notice-success" role="status">{notice}</p>}
      <Chat
        root={here(place)}
        receiptPage={pathTo("receipt", lang)}
        receiptAt={receiptAt(place)}
        words={liveWords(lang)}
        {...{ conversation, lang, now, linked, seconds, still }}
      />
      <ExitHonestly lang={lang} />
    </ChatPage>
  );
}

/** Messages as the page shows them. */
export function linesOf({ messages }: WireConversation): Line[] {
  return messages.map((message) => ({ ...message, key: `m${message.seq}` }));
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
