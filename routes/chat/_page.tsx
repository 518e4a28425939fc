import type { ComponentChildren } from "preact";
import { Conversation as Said, type Line } from "../../islands/_chat/conversation.tsx";
import type { Lang } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { words } from "../../lib/words/chat/mod.ts";
import { Page } from "../_layout.tsx";
import { ELSEWHERE } from "./_elsewhere.ts";
import type { Place } from "./_place.ts";

export type { Line };

interface ChatPageProps {
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
export function ChatPage({ place, title, children, islands = [], ...rest }: ChatPageProps) {
  const { shell, lang, page } = place;
  return (
    <Page
      {...rest}
      shell={shell}
      lang={lang}
      title={title}
      page={page}
      styles={["chat.css"]}
      islands={["QuickExit", ...islands]}
      quickExit={<QuickExit lang={lang} />}
    >
      {children}
    </Page>
  );
}

/** A title of which one can tell where one is, and that it is in the chat. */
export function titled(heading: string, lang: Lang): string {
  return `${heading} – ${words[lang].title}`;
}

/** Leaves at once: ends what is open in this browser, and shows another site in its place. */
function QuickExit({ lang }: { lang: Lang }) {
  return (
    <form
      class="quick-exit"
      method="post"
      action={pathTo("chat", lang, "/exit")}
      data-elsewhere={ELSEWHERE[lang]}
    >
      <button class="button button-quiet" type="submit">{words[lang].exit.button}</button>
    </form>
  );
}

/** What the quiet way out does, and what it cannot do. */
export function ExitHonestly({ lang }: { lang: Lang }) {
  const { title, honest, keys } = words[lang].exit;
  return (
    <details class="no-print">
      <summary>{title}</summary>
      <p>{honest}</p>
      <p class="scripted">{keys}</p>
    </details>
  );
}

/** A conversation on a page that stays as it is. Each line can be led to by its key. */
export function Conversation({ lines, lang, now }: {
  lines: readonly Line[];
  lang: Lang;
  /** What was said today needs no date beside its time (epoch milliseconds). */
  now: number;
}) {
  const anchored = lines.map((line) => ({ ...line, anchor: line.key }));
  return <Said lines={anchored} lang={lang} now={now} words={words[lang]} />;
}
