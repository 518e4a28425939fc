import type { Hono } from "hono";
import type { StaffRequest } from "../../lib/requests/mod.ts";
import { unlessDamaged } from "../../lib/vault/mod.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import type { FieldErrors } from "../_forms.tsx";
import { readForm } from "../_body.ts";
import { pageOrPart } from "../_parts.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { notFound, pathToOpened, recordDeed } from "./_client.ts";
import { about, clientOf, requestOf, touchedBy } from "./_request.ts";
import { staffRoute } from "./_route.ts";
import { UnreadRequestPage } from "./request_unread_page.tsx";
import { logUnread } from "./requests.tsx";
import { RequestPage, RequestPart, Standing } from "./request_page.tsx";

const purpose = "decide-request";

/** What a page of a request shows beside the request. */
interface Shown {
  typed?: Readonly<Record<string, string>>;
  errors?: FieldErrors;
  status?: number;
  /** Somebody else was faster. */
  overtaken?: "changed" | "closed";
  revealed?: boolean;
  /** What was done just now. */
  done?: string;
}

/** One request: what was asked, what it is about, how it stands. */
export function requestPageRoutes(app: Hono<SiteEnv>): void {
  staffRoute(app, "GET /admin/requests/:id", async (c, session) => {
    const request = await unlessDamaged(requestOf(c));
    if (request === "damaged") return await showUnread(c, session);
    return await showRequest(c, session, request);
  });
  staffRoute(app, "POST /admin/requests/:id/number", async (c, session) => {
    const typed = await readForm(c);
    return await showRequest(c, session, await requestOf(c), { typed, revealed: true });
  });
  staffRoute(app, "POST /admin/requests/:id/show", async (c, session) => {
    return await showRequest(c, session, await requestOf(c), { typed: await readForm(c) });
  });
  staffRoute(app, "POST /admin/requests/:id/client", async (c, session) => {
    const request = await requestOf(c);
    const client = clientOf(request);
    if (!client) return notFound(c, "client");
    await recordDeed(c, session, { action: "client.viewed", purpose, ...about(request) });
    return c.redirect(await pathToOpened(c, session, { client, purpose }), 303);
  });
  staffRoute(app, "GET /admin/requests/:id/standing", standing);
}

/** What is known of a request that does not open. It is in the log like any other look at one. */
async function showUnread(c: SiteContext, session: StaffSession): Promise<Response> {
  const request = await c.get("services").requests.unread(c.req.param("id") ?? "");
  if (!request) return notFound(c, "request");
  await recordDeed(c, session, { action: "request.viewed", purpose, request: request.id });
  logUnread(c, 1);
  return personalHtml(<UnreadRequestPage {...{ c, session, request }} />);
}

/** Whether a request is still as its reader has it; says nothing of the client. */
async function standing(c: SiteContext, session: StaffSession): Promise<Response> {
  const request = await c.get("services").requests.get(c.req.param("id") ?? "");
  if (request && String(request.version) === c.req.query("version")) return c.body(null, 204);
  return personalHtml(<Standing {...{ session, request }} />, { fragment: true });
}

/**
 * The page of a request, or its part. It is in the log before anything is shown, whatever was asked for:
 * a change that is refused shows the request as well.
 */
export async function showRequest(
  c: SiteContext,
  session: StaffSession,
  request: StaffRequest,
  { status, ...shown }: Shown = {},
): Promise<Response> {
  const action = shown.revealed ? "client.number-revealed" : "request.viewed";
  await recordDeed(c, session, { action, purpose, ...about(request) });
  const props = {
    c,
    session,
    request,
    touched: await touchedBy(c, session, request),
    ...shown,
  };
  return pageOrPart(c, {
    page: () => <RequestPage {...props} />,
    part: () => <RequestPart {...props} />,
    status,
  });
}
