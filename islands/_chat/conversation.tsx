import type { ComponentChildren } from "preact";
import { writeDate, writeInstant, writeTime } from "../../lib/site/format.ts";
import type { Lang } from "../../lib/site/languages.ts";
import type { ConversationWords, From } from "./words.ts";

/** One thing that was said, or noted, in a conversation. */
export interface Line {
  readonly key: string;
  /** The element's id, for links that lead here. */
  readonly anchor?: string;
  readonly from: From;
  readonly text: string;
  /** RFC 3339; none for what is still on its way. */
  readonly sentAt?: string;
  readonly adviserName?: string;
  readonly erased?: true;
  readonly action?: ComponentChildren;
}

const BUBBLE = {
  visitor: "bubble bubble-mine",
  adviser: "bubble",
  note: "bubble bubble-note",
  statement: "bubble bubble-note",
} as const;

/**
 * What was said, oldest first. Whatever people wrote stays text, in the direction of its script. What
 * comes and goes beside a message once it was announced is quiet, so that a log tells of it once.
 */
export function Conversation({ lines, lang, now, words: w }: {
  lines: readonly Line[];
  lang: Lang;
  /** What was said today needs no date beside its time (epoch milliseconds). */
  now: number;
  words: ConversationWords;
}) {
  const today = writeDate(now, lang);
  const when = (sentAt: string) => {
    const at = Date.parse(sentAt);
    return writeDate(at, lang) === today ? writeTime(at, lang) : writeInstant(at, lang);
  };
  if (lines.length === 0) return <p class="hint">{w.nothingYet}</p>;
  return (
    <ol class="conversation">
      {lines.map(({ key, anchor, from, text, sentAt, adviserName, erased, action }) => (
        <li key={key} id={anchor} class={BUBBLE[from]}>
          <p class="bubble-who">
            <b>{from !== "visitor" && adviserName ? <bdi>{adviserName}</bdi> : w.from[from]}</b>
            {from === "note" && adviserName && <span>{w.from.note}</span>}
            <span aria-live="off">
              {sentAt && <time dateTime={sentAt}>{when(sentAt)}</time>}
            </span>
          </p>
          {erased
            ? <p class="hint">{w.erasedMessage}</p>
            : <p class="bubble-text" dir="auto">{text}</p>}
          <div aria-live="off">{action}</div>
        </li>
      ))}
    </ol>
  );
}
