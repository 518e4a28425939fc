import { useEffect, useRef } from "preact/hooks";
import type { DeskMessage } from "../../lib/chat/desk_wire.ts";
import { writeTime } from "../../lib/site/format.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { Composer } from "../_live/composer.tsx";
import type { Pending } from "../_live/outbox.ts";
import { useNewest } from "../_live/use_newest.ts";
import type { View } from "./model.ts";
import { HandOver, Note } from "./panel_forms.tsx";
import type { LiveDeskWords } from "./words.ts";

export interface ReadyText {
  readonly id: string;
  readonly title: string;
  readonly text: Readonly<Record<Lang, string>>;
}

export interface PanelProps {
  id: string;
  view: View;
  pending: readonly Pending[];
  answers: readonly ReadyText[];
  /** Advisers at the desk besides the reader. */
  others: readonly { readonly id: string; readonly name: string }[];
  lang: "fi" | "en";
  words: LiveDeskWords;
  onSend: (text: string) => void;
  onRetry: () => void;
  onTyping: () => void;
  onSeen: () => void;
  onClose: () => void;
  onSubmit: (event: SubmitEvent) => void;
  onDraft: (draft: boolean) => void;
}

const LANG_TAG = { fi: "fi", sv: "sv-FI", en: "en" } as const;

/** One live conversation at the desk. */
export function Panel(props: PanelProps) {
  const { id, view, pending, answers, lang, words: w } = props;
  const { nickname, state, messages } = view;
  const sent = new Set(messages.map((one) => one.id));
  const waiting = pending.filter((one) => !sent.has(one.id));
  const { end, newBelow, toEnd } = useNewest(messages.length + waiting.length, { inside: true });
  const panel = useRef<HTMLElement>(null);
  const over = state.status === "ended";
  const last = messages.at(-1);
  const unseen = last?.from === "visitor" ? last.seq : 0;

  useEffect(() => {
    const look = () => {
      if (unseen > 0 && document.visibilityState === "visible" && document.hasFocus()) {
        props.onSeen();
      }
    };
    look();
    addEventListener("focus", look);
    return () => removeEventListener("focus", look);
  }, [unseen]);
  const insert = (event: Event) => {
    const select = event.currentTarget as HTMLSelectElement;
    const text = answers.find((answer) => answer.id === select.value)?.text[view.lang];
    const field = panel.current?.querySelector<HTMLTextAreaElement>(".composer textarea");
    select.value = "";
    if (!text || !field) return;
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    field.focus();
  };
  const name = nickname ?? w.anonymous;
  return (
    <section ref={panel} class="desk-panel" aria-labelledby={`panel-${id}`}>
      <div class="desk-panel-head">
        <h2 id={`panel-${id}`}>
          <bdi>{name}</bdi> <span class="tag">{w.langs[view.lang]}</span>
        </h2>
        <button class="button-link" type="button" onClick={props.onClose}>
          {w.live.closePanel}
          <span class="visually-hidden">{`: ${name}`}</span>
        </button>
      </div>
      <div
        class="desk-panel-log"
        role="log"
        aria-labelledby={`panel-${id}`}
        aria-relevant="additions"
        tabIndex={0}
      >
        {messages.length + waiting.length === 0 && <p class="hint">{w.noMessages}</p>}
        <ol class="conversation" lang={LANG_TAG[view.lang]}>
          {messages.map((message) => <Bubble key={message.id} {...{ message, lang, w }} />)}
          {waiting.map((one) => <Unsent key={one.id} {...{ one, lang, w }} />)}
        </ol>
        <div ref={end} />
      </div>
      {newBelow.value && (
        <button class="button-link" type="button" onClick={toEnd}>{w.live.newBelow}</button>
      )}
      <p class="hint typing">{view.typing ? w.live.typing : ""}</p>
      {waiting.some(({ status }) => status === "failed") && (
        <p role="alert">
          <b>{w.live.failed}.</b>{" "}
          <button class="button-link" type="button" onClick={props.onRetry}>{w.live.retry}</button>
        </p>
      )}
      {over && (
        <p class="notice" role="status">
          {state.endedBy ? w.endedBy[state.endedBy] : w.status.ended}
        </p>
      )}
      {!over && (
        <>
          {answers.length > 0 && (
            <p class="desk-panel-ready">
              <label for={`ready-${id}`}>{w.ready}</label>
              <select id={`ready-${id}`} onChange={insert}>
                <option value=""></option>
                {answers.map((one) => <option key={one.id} value={one.id}>{one.title}</option>)}
              </select>
            </p>
          )}
          <Composer
            id={`text-${id}`}
            label={w.reply}
            send={w.send}
            enterSends={w.live.enterSends}
            faults={{ empty: w.faults.empty, tooLong: w.faults["too-long"] }}
            rows={2}
            onSend={(text) => {
              props.onSend(text);
              toEnd();
            }}
            onTyping={props.onTyping}
            onDraft={props.onDraft}
          />
          <Note {...props} />
          <HandOver {...props} />
          <details>
            <summary>{w.end}</summary>
            <p>{w.endText}</p>
            <form
              method="post"
              action={`/admin/desk/chats/${id}/end`}
              onSubmit={props.onSubmit}
            >
              <button class="button button-quiet" type="submit">{w.end}</button>
            </form>
          </details>
        </>
      )}
      <p>
        <a href={`/admin/desk/chats/${id}`}>
          {w.whole}
          <span class="visually-hidden">{`: ${name}`}</span>
        </a>
      </p>
    </section>
  );
}

function Bubble({ message, lang, w }: {
  message: DeskMessage;
  lang: "fi" | "en";
  w: LiveDeskWords;
}) {
  const mine = message.from === "adviser";
  return (
    <li class={mine ? "bubble bubble-mine" : "bubble"}>
      <p class="bubble-who" lang={lang}>
        <b>{mine ? message.adviserName ?? w.adviser : w.visitor}</b>
        <time dateTime={message.sentAt}>{writeTime(Date.parse(message.sentAt), lang)}</time>
      </p>
      {message.erased
        ? <p class="hint" lang={lang}>{w.erased}</p>
        : <p class="bubble-text" dir="auto">{message.text}</p>}
    </li>
  );
}

function Unsent({ one, lang, w }: { one: Pending; lang: "fi" | "en"; w: LiveDeskWords }) {
  const refused = one.reason === "network" ? undefined : w.refused[one.reason ?? ""];
  return (
    <li class="bubble bubble-mine">
      <p class="bubble-text" dir="auto">{one.text}</p>
      <p class="delivery hint" lang={lang} aria-live="off">
        {refused ? `${w.live.failed}. ${refused}` : w.live[one.status]}
      </p>
    </li>
  );
}
