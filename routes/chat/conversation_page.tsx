import { Chat } from "../../islands/Chat.tsx";
import type { WireConversation } from "../../lib/chat/wire.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { words } from "../../lib/words/chat/mod.ts";
import { Done, doneTitle } from "../_done.tsx";
import { ErrorSummary, Field } from "../_forms.tsx";
import { liveWords } from "./_live_words.ts";
import { Asked } from "./_asked.tsx";
import { ChatPage, Conversation, ExitHonestly, type Line, titled } from "./_page.tsx";
import { here, type Place, receiptAt } from "./_place.ts";

/** How often a page without script asks again, in seconds: a late answer takes longer. */
const REFRESH = { waiting: 10, active: 10, question: 60, ended: null } as const;

interface ConversationPageProps {
  place: Place;
  conversation: WireConversation;
  linked: boolean;
  /** Something that has just been done. */
  done?: string;
}

/** The conversation of the page that started it. Without script it asks again by itself. */
export function ConversationPage(props: ConversationPageProps) {
  const { place, conversation, linked, done } = props;
  const { lang, now, still } = place;
  const w = words[lang];
  const { status } = conversation.state;
  const seconds = REFRESH[status];
  return (
    <ChatPage
      place={place}
      title={titled(done ? doneTitle(done) : w.status[status], lang)}
      below={still ? "?still=1" : undefined}
      refresh={seconds !== null && !still ? { seconds, path: here(place) } : undefined}
      islands={["Chat"]}
      personal
    >
      {seconds !== null && <Refreshing place={place} seconds={seconds} />}
      {done && <Done>{done}</Done>}
      <Chat
        root={pathTo("chat", lang)}
        receiptPage={pathTo("receipt", lang)}
        receiptAt={receiptAt(place)}
        words={liveWords(lang)}
        {...{ conversation, lang, now, linked, still }}
      />
      <ExitHonestly lang={lang} />
    </ChatPage>
  );
}

/** What stops the page from asking again is the first thing on it: each time takes the focus away. */
function Refreshing({ place, seconds }: { place: Place; seconds: number }) {
  const w = words[place.lang];
  return (
    <noscript>
      {place.still
        ? (
          <p>
            <a href={here({ ...place, still: false })}>{w.refreshGo}</a>
          </p>
        )
        : (
          <p class="hint">
            {w.refreshes(seconds)} <a href={here({ ...place, still: true })}>{w.refreshStop}</a>
          </p>
        )}
    </noscript>
  );
}

/** Messages as the page shows them. */
function linesOf({ messages }: WireConversation): Line[] {
  return messages.map((message) => ({ ...message, key: `m${message.seq}` }));
}

interface WritePageProps {
  place: Place;
  conversation: WireConversation;
  /** Sending the form twice stores the message once. */
  messageId: string;
  text?: string;
  error?: string;
  /** It was asked whether the text shall go as it is: sent again, it does. */
  sure?: boolean;
}

/** Where a message is written without script: the last that was said, and one field. */
export function WritePage(props: WritePageProps) {
  const { place, conversation, messageId, text, error, sure } = props;
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
        {sure && <Asked text={text ?? ""} />}
        <div class="actions">
          <button class="button" type="submit">{w.send}</button>
          <a class="button button-quiet" href={here(place)}>{w.backToChat}</a>
        </div>
      </form>
    </ChatPage>
  );
}
