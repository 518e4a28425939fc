import { Desk } from "../../islands/Desk.tsx";
import type { DeskOverview, PastPage as PastLines } from "../../lib/chat/desk_wire.ts";
import { markOf } from "../../lib/chat/mark.ts";
import type { ReadyAnswer } from "../../lib/chat/mod.ts";
import { writeInstant } from "../../lib/site/format.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { type DeskWords, words } from "../../lib/words/desk/mod.ts";
import type { SiteContext } from "../_site.ts";
import { liveDeskWords } from "./_live_words.ts";
import { Alarm, Saved } from "./_notice.tsx";
import { StaffPage } from "./_page.tsx";
import { Table } from "./_table.tsx";

/** A page without script asks again after so many seconds. */
const REFRESH = 20;

interface DeskProps {
  c: SiteContext;
  session: StaffSession;
  overview: DeskOverview;
  answers: readonly ReadyAnswer[];
}

/** Who waits, one's own conversations, the questions left, and who is here. */
export function DeskPage({ c, session, overview, answers }: DeskProps) {
  const { lang } = session;
  const w = words[lang];
  const refresh = { seconds: REFRESH, path: "/admin/desk?auto" };
  return (
    <StaffPage
      c={c}
      session={session}
      title={w.title}
      item="desk"
      styles={["desk.css"]}
      refresh={refresh}
      islands={["Desk"]}
    >
      <Outcome c={c} w={w} />
      <Desk
        title={w.title}
        words={liveDeskWords(lang)}
        now={c.get("services").clock.now()}
        {...{ overview, answers, lang }}
      />
      <p class="cluster">
        <a href="/admin/desk">{w.refresh}</a>
        <a href="/admin/desk/past">{w.past}</a>
        <a href="/admin/desk/blocks">{w.blocks.title}</a>
        <a href="/admin/answers">{w.answers.title}</a>
      </p>
    </StaffPage>
  );
}

/** What became of what was done last, by the word in the address. */
export function Outcome({ c, w, ...now }: {
  c: SiteContext;
  w: DeskWords;
  done?: keyof DeskWords["done"];
  refused?: keyof DeskWords["refused"];
}) {
  const done = now.done ?? c.req.query("done") as keyof DeskWords["done"] | undefined;
  const refused = now.refused ?? c.req.query("refused") as keyof DeskWords["refused"] | undefined;
  if (done && Object.hasOwn(w.done, done)) return <Saved>{w.done[done]}</Saved>;
  if (refused && Object.hasOwn(w.refused, refused)) return <Alarm>{w.refused[refused]}</Alarm>;
  return null;
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
      mine ? `${nickname ?? `${w.anonymous} ${markOf(id)}`} (${w.own})` : "–",
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
