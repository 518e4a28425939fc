import type { ComponentChildren } from "preact";
import { writeDate, writeInstant, writeTime } from "../../lib/site/format.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { words } from "../../lib/words/chat/mod.ts";
import { Page } from "../_layout.tsx";
import type { Place } from "./_place.ts";

export interface ChatPageProps {
  place: Place;
  title: string;
  /** The place below the page, the same in every language. */
  below?: string;
  personal?: boolean;
  wrong?: boolean;
  description?: string;
  islands?: readonly string[];
  refresh?: { seconds: number; path: string };
  children: ComponentChildren;
}

/** A page of the chat: the quiet way out is always in sight. */
export function ChatPage({ place, title, children, ...rest }: ChatPageProps) {
  const { shell, lang, page } = place;
  return (
    <Page
      {...rest}
      shell={shell}
      lang={lang}
      title={title}
      page={page}
      styles={["chat.css"]}
      quickExit={<QuickExit lang={lang} />}
    >
      {children}
    </Page>
  );
}

/** Leaves at once: ends what is open in this browser, and shows another site in its place. */
function QuickExit({ lang }: { lang: Lang }) {
  return (
    <form class="quick-exit" method="post" action={pathTo("chat", lang, "/exit")}>
      <button class="button button-quiet" type="submit">{words[lang].exit.button}</button>
    </form>
  );
}

/** What the quiet way out does, and what it cannot do. */
export function ExitHonestly({ lang }: { lang: Lang }) {
  const { title, honest } = words[lang].exit;
  return (
    <details class="no-print">
      <summary>{title}</summary>
      <p>{honest}</p>
    </details>
  );
}

/** One thing that was said, or noted, in a conversation. */
export interface Line {
  readonly key: string;
  readonly from: "visitor" | "adviser" | "note" | "statement";
  readonly text: string;
  readonly sentAt: string;
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

/** What was said, oldest first. Whatever people wrote stays text, in the direction of its script. */
export function Conversation({ lines, lang, now }: {
  lines: readonly Line[];
  lang: Lang;
  /** What was said today needs no date beside its time (epoch milliseconds). */
  now: number;
}) {
  const w = words[lang];
  const today = writeDate(now, lang);
  const when = (sentAt: string) => {
    const at = Date.parse(sentAt);
    return writeDate(at, lang) === today ? writeTime(at, lang) : writeInstant(at, lang);
  };
  if (lines.length === 0) return <p class="hint">{w.nothingYet}</p>;
  return (
    <ol class="conversation">
      {lines.map(({ key, from, text, sentAt, adviserName, erased, action }) => (
        <li key={key} id={key} class={BUBBLE[from]}>
          <p class="bubble-who">
            <b>{from !== "visitor" && adviserName ? <bdi>{adviserName}</bdi> : w.from[from]}</b>
            {from === "note" && adviserName && <span>{w.from.note}</span>}
            <time dateTime={sentAt}>{when(sentAt)}</time>
          </p>
          {erased
            ? <p class="hint">{w.erasedMessage}</p>
            : <p class="bubble-text" dir="auto">{text}</p>}
          {action}
        </li>
      ))}
    </ol>
  );
}
