import type { Hono } from "hono";
import { dayOf, type StaffRequest } from "../../lib/requests/mod.ts";
import { writeDay } from "../../lib/site/format.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { readForm } from "../_body.ts";
import type { FieldErrors } from "../_forms.tsx";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { notFound, recordDeed } from "./_client.ts";
import { about, requestOf } from "./_request.ts";
import { staffRoute } from "./_route.ts";
import { answerChange, uponOf } from "./request_changes.tsx";
import { EntryPage, readEntry } from "./request_entry.tsx";

/** Corrects what staff entered by hand, until it is decided: a number can be added, too. */
export function requestEditRoutes(app: Hono<SiteEnv>): void {
  staffRoute(app, "GET /admin/requests/:id/edit", async (c, session) => {
    const request = await editableOf(c);
    const { kind, channel, identity = "not-checked", lang, text = "", answerTo = "" } = request;
    const receivedOn = writeDay(dayOf(request.receivedAt), "fi");
    const typed = { kind, channel, identity, lang, text, answerTo, receivedOn };
    return await showEntry(c, session, request, { typed, errors: {} });
  });
  staffRoute(app, "POST /admin/requests/:id/edit", edit);
}

async function edit(c: SiteContext, session: StaffSession): Promise<Response> {
  const request = await editableOf(c);
  const typed = await readForm(c);
  const read = await readEntry(c, session, typed, request);
  if ("errors" in read) {
    return await showEntry(c, session, request, { typed, errors: read.errors });
  }
  await recordDeed(c, session, { action: "request.amended", ...about(request) });
  const { requests } = c.get("services");
  const outcome = await requests.amend(request.id, { ...uponOf(session, typed), ...read.entry });
  return await answerChange(c, session, outcome, { typed: {}, done: "amended", field: "outcome" });
}

/** The form of what was entered, which tells of its client: in the log before it is shown. */
async function showEntry(
  c: SiteContext,
  session: StaffSession,
  request: StaffRequest,
  { typed, errors }: { typed: Readonly<Record<string, string>>; errors: FieldErrors },
): Promise<Response> {
  const purpose = "decide-request";
  await recordDeed(c, session, { action: "request.viewed", purpose, ...about(request) });
  const page = <EntryPage {...{ c, session, request, typed, errors }} />;
  return personalHtml(page, { status: Object.keys(errors).length > 0 ? 422 : 200 });
}

/** What somebody asked themselves is theirs alone to change, and what is decided is nobody's. */
async function editableOf(c: SiteContext): Promise<StaffRequest> {
  const request = await requestOf(c);
  return request.enteredBy && request.decidedAt === undefined ? request : notFound(c, "request");
}
