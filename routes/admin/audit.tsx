import type { Hono } from "hono";
import * as z from "zod";
import {
  type AuditAction,
  auditCsv,
  type AuditDeed,
  type Meant,
  whoIsMeant,
} from "../../lib/audit/mod.ts";
import { Handles } from "../../lib/portal/mod.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/oversight/mod.ts";
import { readForm } from "../_body.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { attachment, streamed } from "../_stream.ts";
import { filterOf, openSearch, pathToSearch, readSearch, type Wanted } from "./_audit_search.ts";
import { staffRoute } from "./_route.ts";
import { LogPage, type LogPageProps } from "./audit_page.tsx";

const beforeQuery = z.coerce.number().int().positive().optional().catch(undefined);

/** The audit log: searching it, taking it along, and checking that it is whole. */
export function auditRoutes(app: Hono<SiteEnv>): void {
  staffRoute(app, "GET /admin/audit", async (c, session) => {
    const wanted = await openSearch(session, c.req.query("search"));
    const before = beforeQuery.parse(c.req.query("before"));
    // A link leads from an entry to all about the same: a search like any other, which no form was sent for.
    if (isOfEntry(wanted?.about) && before === undefined) {
      await record(c, session, "audit.searched");
    }
    return await show(c, session, { wanted, before });
  });
  staffRoute(app, "POST /admin/audit/search", search);
  staffRoute(app, "POST /admin/audit/export", takeAlong);
  staffRoute(app, "POST /admin/audit/verify", async (c, session) => {
    const found = await c.get("services").audit.verify();
    await record(c, session, "audit.verified");
    return await show(c, session, { wanted: {}, found });
  });
}

/** A search goes in a body and is sealed into the address of what it finds. */
async function search(c: SiteContext, session: StaffSession): Promise<Response> {
  const typed = await readForm(c);
  const read = await readSearch(c, session, typed);
  const { meant } = read;
  // One by an entry is told where it is shown, so that it is told once.
  if (meant && !("wanted" in read && isOfEntry(typed.about))) {
    await record(c, session, "audit.searched", aboutOf(meant));
  }
  if ("errors" in read) return await show(c, session, { wanted: {}, typed, errors: read.errors });
  const { wanted } = read;
  if (Object.values(wanted).every((one) => one === undefined)) {
    return c.redirect("/admin/audit", 303);
  }
  return c.redirect(await pathToSearch(await Handles.of(session), wanted), 303);
}

/** Whether it is looked for whatever an entry was about, of which only the hash may be known any more. */
function isOfEntry(about: string | undefined): boolean {
  return about !== undefined && about.trim().startsWith("#");
}

/** The log leaves the site as a table: first the log is told that it does. */
async function takeAlong(c: SiteContext, session: StaffSession): Promise<Response> {
  const wanted = await openSearch(session, (await readForm(c)).search);
  if (wanted === null) return await show(c, session, { wanted });
  const filter = await filterOf(c, wanted);
  const meant = wanted.about ? await whoIsMeant(wanted.about, c.get("services")) : null;
  const upTo = await record(c, session, "audit.exported", meant ? aboutOf(meant) : {});
  const { lang } = session;
  return streamed(
    auditCsv(c.get("services").audit.all(filter, { upTo }), lang),
    attachment("text/csv; charset=utf-8; header=present", words[lang].search.fileName),
  );
}

type Shown = Pick<LogPageProps, "found" | "errors" | "typed"> & {
  /** Null: a search of another session. */
  wanted: Wanted | null;
  before?: number;
};

async function show(c: SiteContext, session: StaffSession, shown: Shown): Promise<Response> {
  const { before, wanted, ...rest } = shown;
  const { audit } = c.get("services");
  const handles = await Handles.of(session);
  const page = await audit.search(await filterOf(c, wanted ?? {}), { before });
  const subjects = await Promise.all(
    page.entries.map(({ seq }) => pathToSearch(handles, { about: `#${seq}` })),
  );
  const searched = wanted && Object.values(wanted).some((one) => one !== undefined);
  const props = {
    ...{ c, session, page, subjects, ...rest },
    wanted: wanted ?? {},
    expired: wanted === null,
    older: before !== undefined,
    ...(searched && { handle: await handles.seal("search", wanted) }),
  };
  const status = rest.errors ? 422 : wanted === null ? 404 : 200;
  return personalHtml(<LogPage {...props} />, { status });
}

/** Whom a search was about, as the log tells it. */
function aboutOf({ client, request }: Meant): Pick<AuditDeed, "subject" | "request"> {
  return {
    ...(client && { subject: { kind: "client" as const, id: client.id } }),
    ...(request && { request }),
  };
}

/** Writes to the log itself. Answers the number of the entry. */
function record(
  c: SiteContext,
  session: StaffSession,
  action: AuditAction,
  about: Pick<AuditDeed, "subject" | "request"> = {},
): Promise<number> {
  const actor = { id: session.personId, name: session.name };
  return c.get("services").audit.append({ actor, action, ...about });
}
