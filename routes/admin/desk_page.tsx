import type { ComponentChildren } from "preact";
import type { DeskLine, DeskOverview, PastPage as PastLines } from "../../lib/chat/desk_wire.ts";
import { writeInstant } from "../../lib/site/format.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { type DeskWords, words } from "../../lib/words/desk/mod.ts";
import type { SiteContext } from "../_site.ts";
import { Alarm, Saved } from "./_notice.tsx";
import { StaffPage } from "./_page.tsx";
import { Table } from "./_table.tsx";

/** A page without script asks again after so many seconds. */
const REFRESH = 20;

interface DeskProps {
  c: SiteContext;
  session: StaffSession;
  overview: DeskOverview;
}

/** Who waits, one's own conversations, the questions left, and who is here. */
export function DeskPage({ c, session, overview }: DeskProps) {
  const w = words[session.lang];
  const { waiting, mine, questions } = overview;
  const refresh = { seconds: REFRESH, path: "/admin/desk?auto" };
  return (
    <StaffPage c={c} session={session} title={w.title} item="desk" refresh={refresh}>
      <div class="desk-head">
        <h1>{w.title}</h1>
        <Presence {...{ overview, w }} />
      </div>
      <Outcome c={c} w={w} />
      <div class="desk-lists">
        <List id="waiting" title={w.waiting} none={w.nobodyWaiting} lines={waiting}>
          {(line) => <Line key={line.id} {...{ line, session, act: w.take }} />}
        </List>
        <List id="mine" title={w.mine} none={w.noMine} lines={mine}>
          {(line) => <Line key={line.id} {...{ line, session }} />}
        </List>
        <List id="questions" title={w.questions} none={w.noQuestions} lines={questions}>
          {(line) => {
            const act = line.adviser ? undefined : w.takeQuestion;
            return <Line key={line.id} {...{ line, session, act }} />;
          }}
        </List>
      </div>
      <p class="cluster">
        <a href="/admin/desk">{w.refresh}</a>
        <a href="/admin/desk/past">{w.past}</a>
        <a href="/admin/answers">{w.answers.title}</a>
      </p>
    </StaffPage>
  );
}

/** What became of what was done last, by the word in the address. */
export function Outcome({ c, w }: { c: SiteContext; w: DeskWords }) {
  const done = c.req.query("done") as keyof DeskWords["done"] | undefined;
  const refused = c.req.query("refused") as keyof DeskWords["refused"] | undefined;
  if (done && Object.hasOwn(w.done, done)) return <Saved>{w.done[done]}</Saved>;
  if (refused && Object.hasOwn(w.refused, refused)) return <Alarm>{w.refused[refused]}</Alarm>;
  return null;
}

function Presence({ overview, w }: { overview: DeskOverview; w: DeskWords }) {
  const { presence, advisers, open } = overview;
  const others = advisers.map(({ name, state, me }) => `${me ? w.me : name} (${w.states[state]})`);
  const button = (state: string, text: string, quiet: boolean) => (
    <button
      type="submit"
      name="state"
      value={state}
      class={quiet ? "button button-quiet" : "button"}
    >
      {text}
    </button>
  );
  return (
    <div class="presence">
      <p>
        <strong>{presence ? w.presence[presence] : w.presence.none}</strong>{" "}
        {open ? w.open : w.closed}
      </p>
      <form method="post" action="/admin/desk/presence" class="cluster">
        {presence !== "present" && button("present", w.presence.toPresent, false)}
        {presence === "present" && button("away", w.presence.toAway, true)}
        {presence !== null && button("left", w.presence.toLeft, true)}
      </form>
      <p class="hint">
        {others.length > 0 ? `${w.atDesk}: ${others.join(", ")}.` : w.nobodyAtDesk}
      </p>
    </div>
  );
}

function List({ id, title, none, lines, children }: {
  id: string;
  title: string;
  none: string;
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

function Line({ line, session, act }: { line: DeskLine; session: StaffSession; act?: string }) {
  const { lang } = session;
  const w = words[lang];
  const since = writeInstant(Date.parse(line.since), lang);
  const facts = [
    w.langs[line.lang],
    line.status === "active" ? w.taken(since) : w.since(since),
    line.handedOver && w.handedOver,
    line.status === "question" && line.adviser && w.answering(line.adviser.name),
  ].filter(Boolean);
  return (
    <li class={line.unread > 0 ? "desk-line desk-line-new" : "desk-line"}>
      <p>
        <a href={`/admin/desk/chats/${line.id}`}>{line.nickname ?? w.anonymous}</a>
        {line.unread > 0 && <strong class="unread">{w.unread(line.unread)}</strong>}
      </p>
      <p class="hint">{facts.join(" · ")}</p>
      {act && (
        <form method="post" action={`/admin/desk/chats/${line.id}/take`}>
          <button type="submit" class="button">{act}</button>
        </form>
      )}
    </li>
  );
}

/** Ended conversations, newest first. */
export function PastPage({ c, session, page }: {
  c: SiteContext;
  session: StaffSession;
  page: PastLines;
}) {
  const { lang } = session;
  const w = words[lang];
  const rows = page.lines.map(({ id, startedAt, endedAt, mine, nickname }) => ({
    key: id,
    cells: [
      writeInstant(Date.parse(endedAt), lang),
      writeInstant(Date.parse(startedAt), lang),
      mine ? `${nickname ?? w.anonymous} (${w.own})` : "–",
      <a key={id} href={`/admin/desk/chats/${id}`}>{w.look}</a>,
    ],
  }));
  return (
    <StaffPage c={c} session={session} title={w.past} item="desk">
      <h1>{w.past}</h1>
      {rows.length === 0
        ? <p>{w.noPast}</p>
        : <Table columns={[w.ended, w.begun, w.who, ""]} rows={rows} />}
      <p class="cluster">
        <a href="/admin/desk">{w.back}</a>
        {page.next && (
          <a href={`/admin/desk/past?after=${encodeURIComponent(page.next)}`}>{w.older}</a>
        )}
      </p>
    </StaffPage>
  );
}
