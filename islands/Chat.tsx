import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { WireConversation, WireMessage } from "../lib/chat/wire.ts";
import type { Lang } from "../lib/site/languages.ts";
import { Actions } from "./_chat/actions.tsx";
import { Conversation, type Line } from "./_chat/conversation.tsx";
import { Delivery } from "./_chat/delivery.tsx";
import { GoneNotice } from "./_chat/gone.tsx";
import { ReceiptCode } from "./_chat/receipt.tsx";
import { Status } from "./_chat/status.tsx";
import { Unsent } from "./_chat/unsent.tsx";
import { useChat } from "./_chat/use_chat.ts";
import { focusIn, useEnding } from "./_chat/use_ending.ts";
import { useLeaveWarning } from "./_chat/use_leave_warning.ts";
import { filled, type LiveChatWords } from "./_chat/words.ts";
import { WithoutScript } from "./_chat/without_script.tsx";
import { island } from "./_island.tsx";
import { Composer } from "./_live/composer.tsx";
import { useNewest } from "./_live/use_newest.ts";
import type { Pending } from "./_live/outbox.ts";

interface ChatProps {
  conversation: WireConversation;
  lang: Lang;
  /** Of the server, epoch milliseconds. */
  now: number;
  linked: boolean;
  /** Without script: the reader has stopped the page from asking again. */
  still: boolean;
  /** The chat's address. */
  root: string;
  /** Where a receipt code is given. */
  receiptPage: string;
  /** The same, as one writes it down. */
  receiptAt: string;
  words: LiveChatWords;
}

const TICK = 15_000;

/** The visitor's conversation. The server renders the same, for whoever has no script. */
function VisitorChat(props: ChatProps) {
  const { conversation, lang, linked, root, words: w } = props;
  const chat = useChat(conversation);
  const clock = useSignal(props.now);
  const draft = useRef("");
  const { state, messages, typing, gone } = chat.known.value;
  const onTheWay = waiting(chat.pending.value, messages, { chat, w });
  const newest = onTheWay.length > 0 ? 0 : messages.findLast(isMine)?.seq;
  const lines = [
    ...messages.map((message) => lineOf(message, message.seq === newest ? w.live.sent : "")),
    ...onTheWay,
  ];
  const { end, newBelow, toEnd, toNewest } = useNewest(lines.length);
  const over = state.status === "ended";
  const { unsent, status } = useEnding(over, draft);
  const at = (below = "") => `${root}${below}${props.still ? "?still=1" : ""}`;

  useEffect(() => {
    const ahead = props.now - Date.now();
    const timer = setInterval(() => clock.value = Date.now() + ahead, TICK);
    return () => clearInterval(timer);
  }, []);
  const heading = gone ? w.gone[gone] : w.status[state.status];
  const titled = useRef(heading);
  useEffect(() => {
    if (titled.current !== heading) document.title = filled(w.titled, { heading });
    titled.current = heading;
  }, [heading]);
  useLeaveWarning(() => ({
    unsent: draft.current !== "" || chat.unsent(),
    unsaved: !gone && conversation.receipt !== undefined && !state.receiptSaved,
  }));
  const telling = (what: "leave" | "receipt-saved") => async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const place = form.closest<HTMLElement>("[tabindex]");
    if (!await chat.tell(what)) return form.submit();
    // The button that was pressed goes: the keyboard goes on from what it changed.
    place?.focus();
  };

  if (gone) {
    return <GoneNotice gone={gone} root={root} receiptPage={props.receiptPage} words={w} />;
  }
  const live = chat.live.value;
  return (
    <>
      <h1>{heading}</h1>
      <div ref={status} role="status" tabIndex={-1}>
        <Status
          state={state}
          empty={lines.length === 0}
          lang={lang}
          now={clock.value}
          words={w}
          leaveAction={at("/leave")}
          onLeave={live ? telling("leave") : undefined}
        />
      </div>
      {unsent && (
        <Unsent
          text={unsent}
          root={root}
          nickname={conversation.nickname}
          ready={state.receiptSaved || !conversation.receipt}
          words={w}
          onDraft={(text) => draft.current = text}
        />
      )}
      <section class="chat" aria-labelledby="messages">
        <h2 id="messages" class="visually-hidden">{w.conversation}</h2>
        <div role="log" aria-labelledby="messages" aria-relevant="additions">
          <Conversation lines={lines} lang={lang} now={clock.value} words={w} />
        </div>
        <p class="hint typing">{typing ? w.typing : ""}</p>
        <p class="connection" role="status">{chat.lost.value ? w.live.lost : ""}</p>
        {newBelow.value && (
          <button class="button button-quiet new-below" type="button" onClick={toNewest}>
            {w.live.newBelow}
          </button>
        )}
        {!live && !over && <WithoutScript at={at} words={w} />}
        {live && !over && (
          <Composer
            id="text"
            label={w.message}
            hint={w.messageHint}
            send={w.send}
            enterSends={w.live.enterSends}
            faults={w.faults}
            rows={2}
            onSend={(text) => {
              chat.send(text);
              toEnd();
            }}
            onTyping={chat.tellTyping}
            onDraft={(text) => draft.current = text}
            focused={focusIn(".without-script")}
          />
        )}
        <div ref={end} />
      </section>
      {conversation.receipt && (
        <ReceiptCode
          receipt={conversation.receipt}
          page={props.receiptAt}
          saved={state.receiptSaved}
          words={w}
          action={at("/receipt-saved")}
          onSave={live ? telling("receipt-saved") : undefined}
          live={live}
        />
      )}
      <Actions at={at} over={over} linked={linked} words={w} />
    </>
  );
}

const isMine = ({ from }: WireMessage) => from === "visitor";

/** A message as a line of the page; `sent` stands below the newest of one's own. */
function lineOf(message: WireMessage, sent: string): Line {
  const action = sent !== "" && !message.erased && <p class="sent hint">{sent}</p>;
  return { ...message, key: message.id, anchor: `m${message.seq}`, action };
}

/** What was written and is not in the conversation yet, in the order in which it was. */
function waiting(
  pending: readonly Pending[],
  messages: readonly WireMessage[],
  { chat, w }: { chat: { retry: () => void }; w: LiveChatWords },
): Line[] {
  const stored = new Set(messages.map(({ id }) => id));
  return pending.filter(({ id }) => !stored.has(id)).map((one) => ({
    key: one.id,
    from: "visitor",
    text: one.text,
    action: <Delivery pending={one} words={w} onRetry={chat.retry} />,
  }));
}

export const Chat = island("Chat", VisitorChat);
