import { useEffect, useRef } from "preact/hooks";
import type { DeskMessage } from "../../lib/chat/desk_wire.ts";
import { hasIdentityCode } from "../../lib/chat/identity_code.ts";
import { writeDate, writeTime } from "../../lib/site/format.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { Composer } from "../_live/composer.tsx";
import type { Pending } from "../_live/outbox.ts";
import { useNewest } from "../_live/use_newest.ts";
import { useSeen } from "./use_seen.ts";
import type { Drafts } from "./drafts.ts";
import { Left } from "./left.tsx";
import type { View } from "./model.ts";
import { Block, End, HandOver, Note, Notes } from "./panel_forms.tsx";
import type { LiveDeskWords } from "./words.ts";

export interface ReadyText {
  readonly id: string;
  readonly title: string;
  readonly text: Readonly<Record<Lang, string>>;
}

export interface PanelProps {
  id: string;
  view: View;
  /** What the conversation is called. */
  name: string;
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
  /** The adviser has asked for it: then the field is where they go on. */
  isWanted: () => boolean;
  onSubmit: (event: SubmitEvent) => void;
  drafts: Drafts;
}

const LANG_TAG = { fi: "fi", sv: "sv-FI", en: "en" } as const;

/** One live conversation at the desk. */
export function Panel(props: PanelProps) {
  const { id, view, name, pending, answers, drafts, lang, words: w } = props;
  const { state, messages } = view;
  const sent = new Set(messages.map((one) => one.id));
  const waiting = pending.filter((one) => !sent.has(one.id));
  const { end, newBelow, toEnd, toNewest } = useNewest(messages.length + waiting.length, {
    inside: true,
  });
  const panel = useRef<HTMLElement>(null);
  const over = state.status === "ended";
  const last = messages.at(-1);
  const unseen = last?.from === "visitor" ? last.seq : 0;

  useSeen(end, unseen, props.onSeen);
  const fieldOf = () => panel.current?.querySelector<HTMLTextAreaElement>(".composer textarea");
  useEffect(() => {
    if (props.isWanted()) fieldOf()?.focus();
  }, []);
  const insert = (event: Event) => {
    const select = event.currentTarget as HTMLSelectElement;
    const text = answers.find((answer) => answer.id === select.value)?.text[view.lang];
    select.value = "";
    if (text) put(text);
  };
  const put = (text: string) => {
    const field = fieldOf();
    if (!field) return;
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    field.focus();
  };
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
      {state.restrictedUntil && !over && (
        <p class="notice notice-warning">
          {w.restricted.replace("{date}", writeDate(Date.parse(state.restrictedUntil), lang))}
        </p>
      )}
      <Notes {...props} />
      <div
        class="desk-panel-log"
        role="log"
        aria-labelledby={`panel-${id}`}
        aria-relevant="additions"
        tabIndex={0}
      >
        {messages.length + waiting.length === 0 && <p class="hint">{w.noMessages}</p>}
        <ol class="conversation" lang={LANG_TAG[view.lang]}>
          {[...messages, ...waiting].map((one) => <Bubble key={one.id} {...{ one, lang, w }} />)}
        </ol>
        <div ref={end} />
      </div>
      {newBelow.value && (
        <button class="button-link" type="button" onClick={toNewest}>{w.live.newBelow}</button>
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
      {over && (
        <Left
          drafts={drafts.of(id)}
          words={w}
          onDrop={({ chat, kind }) => drafts.drop(chat, kind)}
        />
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
          {messages.some(({ from, text }) => from === "visitor" && hasIdentityCode(text)) && (
            <p class="notice notice-warning">
              {w.identity.found}{" "}
              <button
                class="button-link"
                type="button"
                onClick={() => put(w.identity.sentence[view.lang])}
              >
                {w.identity.put}
              </button>
            </p>
          )}
          <Composer
            id={`text-${id}`}
            label={w.reply}
            about={name}
            send={w.send}
            enterSends={w.live.enterSends}
            faults={w.faults}
            rows={2}
            onSend={(text) => {
              props.onSend(text);
              toEnd();
            }}
            onTyping={props.onTyping}
            begun={drafts.text(id, "reply")}
            onDraft={(text) => drafts.write({ chat: id, kind: "reply", text, name })}
          />
        </>
      )}
      <div class="desk-panel-more">
        {!over && (
          <>
            <Note {...props} />
            <HandOver {...props} />
            <End {...props} />
            <Block {...props} />
          </>
        )}
        <a href={`/admin/desk/chats/${id}`}>
          {w.whole}
          <span class="visually-hidden">{`: ${name}`}</span>
        </a>
      </div>
    </section>
  );
}

/**
 * One message, stored or on its way: it stays the same element, and what comes and goes beside it is
 * quiet, so that the log tells of it once.
 */
function Bubble({ one, lang, w }: {
  one: DeskMessage | Pending;
  lang: "fi" | "en";
  w: LiveDeskWords;
}) {
  const stored = "from" in one ? one : null;
  const mine = stored?.from !== "visitor";
  return (
    <li class={mine ? "bubble bubble-mine" : "bubble"}>
      <p class="bubble-who" lang={lang}>
        <b>{mine ? stored?.adviserName ?? w.adviser : w.visitor}</b>
        <span aria-live="off">
          {stored && !stored.damaged && (
            <time dateTime={stored.sentAt}>{writeTime(Date.parse(stored.sentAt), lang)}</time>
          )}
        </span>
      </p>
      {stored?.erased || stored?.damaged
        ? <p class="hint" lang={lang}>{stored.damaged ? w.damaged : w.erased}</p>
        : <p class="bubble-text" dir="auto">{one.text}</p>}
      <div aria-live="off" lang={lang}>
        {"status" in one && <p class="delivery hint">{deliveryOf(one, w)}</p>}
      </div>
    </li>
  );
}

function deliveryOf({ status, reason }: Pending, w: LiveDeskWords): string {
  const refused = reason === "network" ? undefined : w.refused[reason ?? ""];
  return refused ? `${w.live.failed}. ${refused}` : w.live[status];
}
