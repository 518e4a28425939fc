import type { Hono } from "hono";
import * as z from "zod";
import { markOf } from "../../lib/chat/mark.ts";
import type { Block } from "../../lib/chat/mod.ts";
import { writeInstant } from "../../lib/site/format.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/desk/mod.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { adviserOf } from "./_adviser.ts";
import { staffRoute } from "./_route.ts";
import { StaffPage } from "./_page.tsx";
import { Table } from "./_table.tsx";
import { Done, titleOnce } from "../_forms.tsx";
import { Outcome } from "./desk_page.tsx";

const blockId = z.uuid().catch("none");

/** A block, and whether the chat in which it was set is still there. */
type Listed = Block & { readonly isChatThere: boolean };

/** The blocks that stand, and lifting one before its time. */
export function blockRoutes(app: Hono<SiteEnv>): void {
  staffRoute(app, "GET /admin/desk/blocks", async (c, session) => {
    const { desk, store } = c.get("services").chat;
    const blocks = await Promise.all((await desk.blocks()).map(async (block) => {
      const isChatThere = block.chatId !== undefined && await store.head(block.chatId) !== null;
      return { ...block, isChatThere };
    }));
    return personalHtml(<BlocksPage {...{ c, session, blocks }} />);
  });
  staffRoute(app, "POST /admin/desk/blocks/:id/lift", async (c, session) => {
    const { desk } = c.get("services").chat;
    const outcome = await desk.lift(adviserOf(session), blockId.parse(c.req.param("id")));
    const told = outcome === "lifted" ? "done=block-lifted" : "refused=no-block";
    return c.redirect(`/admin/desk/blocks?${told}`, 303);
  });
}

function BlocksPage({ c, session, blocks }: {
  c: SiteContext;
  session: StaffSession;
  blocks: readonly Listed[];
}) {
  const { lang } = session;
  const w = words[lang];
  const rows = blocks.map((block) => ({
    key: block.id,
    cells: [
      writeInstant(block.since, lang),
      writeInstant(block.until, lang),
      block.by ?? w.blocks.unreadable,
      <ChatOf key="chat" {...{ block, session }} />,
      <Lift key="lift" {...{ block, session }} />,
    ],
  }));
  const { since, until, by, chat, action } = w.blocks;
  const lifted = c.req.query("done") === "block-lifted" && w.done["block-lifted"];
  return (
    <StaffPage c={c} session={session} title={titleOnce(lifted, w.blocks.title)} item="desk">
      <h1>{w.blocks.title}</h1>
      {lifted ? <Done>{lifted}</Done> : <Outcome c={c} w={w} />}
      {rows.length === 0 ? <p>{w.blocks.none}</p> : (
        <>
          <p>{w.blocks.text}</p>
          <Table columns={[since, until, by, chat, { heard: action }]} rows={rows} />
        </>
      )}
      <p>
        <a href="/admin/desk">{w.back}</a>
      </p>
    </StaffPage>
  );
}

/** Where the chat can be read: somebody else's for a purpose that is recorded. */
function ChatOf({ block: { chatId, isChatThere }, session }: {
  block: Listed;
  session: StaffSession;
}) {
  const w = words[session.lang].blocks;
  if (chatId === undefined) return <span class="hint">{w.unreadable}</span>;
  if (!isChatThere) return <span class="hint">{w.gone}</span>;
  return <a href={`/admin/desk/chats/${chatId}`}>{markOf(chatId)}</a>;
}

function Lift({ block: { id, since }, session }: { block: Listed; session: StaffSession }) {
  const w = words[session.lang].blocks;
  return (
    <details>
      <summary>
        {w.lift}
        <span class="visually-hidden">{w.about(writeInstant(since, session.lang))}</span>
      </summary>
      <p>{w.liftText}</p>
      <form method="post" action={`/admin/desk/blocks/${id}/lift`}>
        <button type="submit" class="button">{w.doLift}</button>
      </form>
    </details>
  );
}
