import type { ComponentChildren } from "preact";
import type { DeskLine, DeskOverview } from "../../lib/chat/desk_wire.ts";
import { writeDate, writeInstant, writeTime } from "../../lib/site/format.ts";
import { filled } from "../_chat/words.ts";
import type { Naming } from "./names.ts";
import { waited } from "./waited.ts";
import type { LiveDeskWords } from "./words.ts";

interface ListsProps {
  overview: DeskOverview;
  /** Of the server, epoch milliseconds: what is of today needs no date. */
  now: number;
  lang: "fi" | "en";
  words: LiveDeskWords;
  nameOf: Naming;
  onSubmit?: (event: SubmitEvent) => void;
  /** Whether something is written in it that is not sent. */
  begun?: (id: string) => boolean;
  /** What stands beside one's own conversation while the script runs. */
  beside?: (line: DeskLine) => ComponentChildren;
}

/** The element that names a conversation in its list. */
export const lineId = (id: string) => `line-${id}`;

/** Who waits, one's own conversations, and the questions left. */
export function Lists(props: ListsProps) {
  const { overview: { waiting, mine, questions, taken }, words: w, nameOf, beside } = props;
  return (
    <div class="desk-lists">
      {taken.length > 0 && (
        <List id="taken" title={w.takenTitle} lines={taken}>
          {(line) => <Taken key={line.id} {...{ line, nameOf }} words={w} />}
        </List>
      )}
      <List id="waiting" title={w.waiting} none={w.nobodyWaiting} lines={waiting}>
        {(line) => (
          <Line key={line.id} {...props} line={line} act={line.gone ? w.takeOver : w.take} />
        )}
      </List>
      <List id="mine" title={w.mine} none={w.noMine} lines={mine}>
        {(line) => (
          <Line key={line.id} {...props} line={line}>
            {beside ? beside(line) : (
              <a href={`/admin/desk/chats/${line.id}#block`}>
                {w.block.title}
                <span class="visually-hidden">{`: ${nameOf(line)}`}</span>
              </a>
            )}
          </Line>
        )}
      </List>
      <List id="questions" title={w.questions} none={w.noQuestions} lines={questions}>
        {(line) => (
          <Line
            key={line.id}
            {...props}
            line={line}
            act={line.adviser ? undefined : w.takeQuestion}
          />
        )}
      </List>
    </div>
  );
}

function List({ id, title, none, lines, children }: {
  id: string;
  title: string;
  none?: string;
  lines: readonly DeskLine[];
  children: (line: DeskLine) => ComponentChildren;
}) {
  return (
    <section aria-labelledby={id} class="desk-list">
      <h2 id={id}>
        {title} <span class="tag">{lines.length}</span>
      </h2>
      {lines.length === 0 ? <p class="hint">{none}</p> : <ul>{lines.map(children)}</ul>}
    </section>
  );
}

function Line({ line, now, lang, words: w, nameOf, act, begun, onSubmit, children }: ListsProps & {
  line: DeskLine;
  act?: string;
  children?: ComponentChildren;
}) {
  const since = Date.parse(line.since);
  const ofToday = writeDate(since, lang) === writeDate(now, lang);
  const when = (ofToday ? writeTime : writeInstant)(since, lang);
  const facts = [
    line.damaged ? w.damagedLine : w.langs[line.lang],
    line.status === "active" && !line.gone
      ? filled(w.taken, { when })
      : filled(w.since, { time: waited(now - since, w.spans) }),
    line.handedOver && w.handedOver,
    begun?.(line.id) && w.live.draft,
    line.status === "question" && line.adviser &&
    filled(w.answering, { name: line.adviser.name }),
  ].filter(Boolean);
  const [one, several] = w.unread;
  return (
    <li class={line.unread > 0 ? "desk-line desk-line-new" : "desk-line"}>
      <p>
        <a id={lineId(line.id)} href={`/admin/desk/chats/${line.id}`}>
          {nameOf(line)}
        </a>
        {line.unread > 0 && (
          <strong class="unread">
            {line.unread === 1 ? one : filled(several, { count: line.unread })}
          </strong>
        )}
      </p>
      {line.gone && (
        <p>
          <strong>{filled(w.gone, { name: line.adviser?.name ?? "" })}</strong>
        </p>
      )}
      {line.awaits && !line.gone && <p class="desk-turn">{w.awaits}</p>}
      <p class="hint">{facts.join(" · ")}</p>
      {/* What can still be done with one that was damaged, its own page knows. */}
      {act && !line.damaged && (
        <form
          method="post"
          action={`/admin/desk/chats/${line.id}/take`}
          // A question has a page of its own to answer on.
          onSubmit={line.status === "question" ? undefined : onSubmit}
        >
          <button type="submit" class="button">
            {act}
            <span class="visually-hidden">{`: ${nameOf(line)}`}</span>
          </button>
        </form>
      )}
      {children}
    </li>
  );
}

/** What was the adviser's own, and with whom it is now. */
function Taken({ line, words: w, nameOf }: {
  line: DeskLine;
  words: LiveDeskWords;
  nameOf: Naming;
}) {
  const said = line.status === "ended" ? w.takenEnded : w.takenBy;
  return (
    <li class="desk-line">
      <p>
        <bdi>{nameOf(line)}</bdi>
      </p>
      <p class="hint">{filled(said, { name: line.adviser?.name ?? "" })}</p>
    </li>
  );
}
