import type { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { writeInstant } from "../../lib/site/format.ts";
import type { SessionLine, StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/admin/mod.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { Saved } from "./_notice.tsx";
import { StaffPage } from "./_page.tsx";
import { leaveDesk } from "./_presence.ts";
import { openRoute, staffRoute } from "./_route.ts";
import { standingOf } from "./_standing.ts";
import { Table } from "./_table.tsx";

/** One's own sessions, and everybody's for an administrator. */
export function sessionRoutes(app: Hono<SiteEnv>): void {
  openRoute(app, "GET /admin/alive", (c, session) => howLong(c, session));
  staffRoute(app, "POST /admin/stay", (c, session) => {
    const wantsJson = c.req.header("accept")?.includes("application/json") ?? false;
    return wantsJson ? howLong(c, session) : c.redirect("/admin", 303);
  });
  staffRoute(app, "GET /admin/sessions", async (c, session) => {
    const lines = await c.get("services").staff.sessions.list(session.personId);
    return personalHtml(<OwnPage c={c} session={session} lines={lines} />);
  });
  staffRoute(app, "POST /admin/sessions/:id/end", async (c, session) => {
    await endOne(c, session.personId, c.req.param("id") ?? "");
    return c.redirect("/admin/sessions?ended=1", 303);
  });
  staffRoute(app, "POST /admin/sessions/end-others", async (c, session) => {
    const { sessions } = c.get("services").staff;
    const others = (await sessions.list(session.personId)).filter(({ id }) => id !== session.id);
    for (const { id } of others) await sessions.endOne(session.personId, id);
    return c.redirect(`/admin/sessions?ended=${others.length}`, 303);
  });
  staffRoute(app, "GET /admin/staff-sessions", async (c, session) => {
    const lines = await c.get("services").staff.sessions.list();
    return personalHtml(<EverybodyPage c={c} session={session} lines={lines} />);
  });
  staffRoute(app, "POST /admin/staff-sessions/:person/:id/end", async (c, session) => {
    const { person = "", id = "" } = c.req.param();
    const { staff, audit } = c.get("services");
    const known = (await staff.sessions.list(person)).some((line) => line.id === id);
    if (!known) throw new HTTPException(404);
    const actor = { id: session.personId, name: session.name };
    const subject = { kind: "staff", id: person } as const;
    await audit.append({ actor, action: "session.ended", subject });
    await endOne(c, person, id);
    await leaveDesk(c, person);
    return c.redirect("/admin/staff-sessions?ended=1", 303);
  });
}

/** For the warning before the idle end: how long there is, and whose session it is. */
function howLong(c: SiteContext, session: StaffSession | null): Response {
  const headers = { "cache-control": "no-store" };
  if (!session) return c.body(null, 401, headers);
  return c.json(standingOf(session, c.get("services").clock.now()), 200, headers);
}

async function endOne(c: SiteContext, personId: string, id: string): Promise<void> {
  const outcome = await c.get("services").staff.sessions.endOne(personId, id);
  if (outcome === "not-found") throw new HTTPException(404);
}

interface ListProps {
  c: SiteContext;
  session: StaffSession;
  lines: readonly SessionLine[];
}

function OwnPage({ c, session, lines }: ListProps) {
  const w = words[session.lang].sessions;
  const ended = Number(c.req.query("ended") ?? -1);
  return (
    <StaffPage c={c} session={session} title={w.title} item="sessions">
      <h1>{w.title}</h1>
      {ended >= 0 && <Saved>{ended === 1 ? w.ended : w.othersEnded(ended)}</Saved>}
      <p>{w.text}</p>
      <SessionTable {...{ session, lines }} endPath={({ id }) => `/admin/sessions/${id}/end`} />
      {lines.length > 1 && (
        <form method="post" action="/admin/sessions/end-others">
          <button type="submit" class="button button-quiet">{w.endOthers}</button>
        </form>
      )}
    </StaffPage>
  );
}

function EverybodyPage({ c, session, lines }: ListProps) {
  const w = words[session.lang].sessions;
  return (
    <StaffPage c={c} session={session} title={w.allTitle} item="staffSessions">
      <h1>{w.allTitle}</h1>
      {c.req.query("ended") && <Saved>{w.ended}</Saved>}
      <p>{w.allText}</p>
      <SessionTable
        named
        {...{ session, lines }}
        endPath={({ personId, id }) => `/admin/staff-sessions/${personId}/${id}/end`}
      />
    </StaffPage>
  );
}

function SessionTable({ session, lines, named, endPath }: {
  session: StaffSession;
  lines: readonly SessionLine[];
  named?: boolean;
  endPath: (line: SessionLine) => string;
}) {
  const { lang } = session;
  const w = words[lang].sessions;
  const columns = [w.browser, w.begun, w.seen, ""];
  const rows = lines.map((line) => {
    const begun = writeInstant(line.createdAt, lang);
    const roles = line.roles.map((role) => words[lang].roles[role]).join(", ");
    const about = `: ${[line.name, line.browser, begun].filter(Boolean).join(", ")}`;
    const end = line.id === session.id
      ? <span class="hint">{w.thisOne}</span>
      : (
        <form method="post" action={endPath(line)}>
          <button type="submit" class="button-link">
            {w.end}
            <span class="visually-hidden">{about}</span>
          </button>
        </form>
      );
    const seen = writeInstant(line.lastSeenAt, lang);
    const cells = [line.browser || w.unknownBrowser, begun, seen, end];
    return { key: line.id, cells: named ? [line.name, roles, ...cells] : cells };
  });
  return <Table columns={named ? [w.who, w.roles, ...columns] : columns} rows={rows} />;
}
