import type { Hono } from "hono";
import * as z from "zod";
import { readForm } from "../_body.ts";
import { personalHtml } from "../_render.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { adviserOf } from "./_adviser.ts";
import { staffRoute } from "./_route.ts";
import { deskEvents } from "./desk_events.ts";
import { DeskPage, PastPage } from "./desk_page.tsx";
import { LeavingPage } from "./leaving_page.tsx";

const presenceForm = z.object({
  state: z.enum(["present", "away", "left"]),
  /** What becomes of the chats that go on, where there are some. */
  chats: z.enum(["queue", "keep"]).optional().catch(undefined),
});
const leavingQuery = z.enum(["away", "left", "out"]).catch("left");

/** The lists at the advisers' desk, and who is there. */
export function deskRoutes(app: Hono<SiteEnv>): void {
  staffRoute(app, "GET /admin/desk", async (c, session) => {
    const { chat } = c.get("services");
    const me = adviserOf(session);
    await chat.presence.renew(me);
    const [overview, answers] = await Promise.all([chat.lists.overview(me), chat.answers.list()]);
    return personalHtml(<DeskPage {...{ c, session, overview, answers }} />);
  });
  staffRoute(app, "GET /admin/desk/overview", async (c, session) => {
    const { lists, presence } = c.get("services").chat;
    await presence.renew(adviserOf(session));
    const overview = await lists.overview(adviserOf(session));
    return c.json(overview, 200, { "cache-control": "no-store" });
  });
  staffRoute(app, "GET /admin/desk/events", deskEvents);
  staffRoute(app, "POST /admin/desk/here", async (c, session) => {
    await c.get("services").chat.presence.renew(adviserOf(session));
    return c.body(null, 204);
  });
  staffRoute(app, "POST /admin/desk/presence", async (c, session) => {
    const form = presenceForm.safeParse(await readForm(c));
    const { presence } = c.get("services").chat;
    if (form.success && await asksFirst(c, session, form.data)) {
      return c.redirect(`/admin/desk/leaving?to=${form.data.state}`, 303);
    }
    if (form.success && form.data.state === "left") await presence.leave(session.personId);
    else if (form.success) await presence.set(adviserOf(session), form.data.state as "present");
    if (wantsNoPage(c)) return c.body(null, 204);
    return c.redirect("/admin/desk", 303);
  });
  staffRoute(app, "GET /admin/desk/leaving", async (c, session) => {
    const { mine } = await c.get("services").chat.lists.overview(adviserOf(session));
    const to = leavingQuery.parse(c.req.query("to"));
    return personalHtml(<LeavingPage {...{ c, session, to, lines: mine }} />);
  });
  staffRoute(app, "GET /admin/desk/past", async (c, session) => {
    const { lists } = c.get("services").chat;
    const me = adviserOf(session);
    // A place in the list that the store never gave: the list begins at its beginning.
    const page = await lists.past(me, { after: c.req.query("after") })
      .catch(() => lists.past(me));
    return personalHtml(<PastPage {...{ c, session, page }} />);
  });
}

/** Whether somebody who goes has first to say what becomes of their chats; hands them back if they have. */
async function asksFirst(
  c: SiteContext,
  session: StaffSession,
  { state, chats }: z.infer<typeof presenceForm>,
): Promise<boolean> {
  if (state === "present" || wantsNoPage(c)) return false;
  const { desk, lists } = c.get("services").chat;
  const me = adviserOf(session);
  if (chats === "queue") await desk.handBack(me);
  if (chats === "keep" && state === "away") return false;
  // One that was damaged in the store cannot be handed to anybody, and holds nobody back.
  return (await lists.overview(me)).mine.some(({ damaged }) => !damaged);
}

/** The desk's script puts back who was cut off: nobody goes anywhere. */
function wantsNoPage(c: SiteContext): boolean {
  return c.req.header("accept") === "application/json";
}
