import type { Hono } from "hono";
import * as z from "zod";
import { toldOf } from "../../lib/audit/mod.ts";
import { unlessDamaged } from "../../lib/vault/mod.ts";
import { parseFinnishMobile } from "../../lib/phone/mod.ts";
import { CHANNELS, type Filter, REQUEST_KINDS } from "../../lib/requests/mod.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/deciding/mod.ts";
import { readForm } from "../_body.ts";
import { pageOrPart } from "../_parts.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { recordDeed } from "./_client.ts";
import { WARNINGS } from "./_due.tsx";
import { staffRoute } from "./_route.ts";
import { FoundPage, QueuePage, QueuePart, type Shown, WHOSE } from "./requests_page.tsx";

const PER_PAGE = 50;

/** What the list is narrowed to; a word that is none narrows nothing. */
const shownQuery = z.object({
  whose: z.enum(WHOSE).catch("all"),
  kind: z.enum(REQUEST_KINDS).optional().catch(undefined),
  channel: z.enum(CHANNELS).optional().catch(undefined),
});

/** What people have asked, the most urgent first. */
export function requestRoutes(app: Hono<SiteEnv>): void {
  staffRoute(app, "GET /admin/requests", (c, session) => queue(c, session));
  staffRoute(app, "POST /admin/requests/find", find);
}

async function queue(
  c: SiteContext,
  session: StaffSession,
  { status, ...wrong }: { typed?: string; error?: string; status?: number } = {},
): Promise<Response> {
  const { requests } = c.get("services");
  const shown: Shown = shownQuery.parse(c.req.query());
  const load = (after: string | undefined) =>
    shown.whose === "closed"
      ? requests.closed({ limit: PER_PAGE, after })
      : requests.queue({ limit: PER_PAGE, after, only: filterOf(shown, session) });
  // A place in the list that the store never gave: the list begins at its beginning.
  const asked = await load(c.req.query("after")).catch(() => null);
  const [page, counts] = await Promise.all([
    asked && asked.requests.length > 0 ? asked : load(undefined),
    requests.counts({ within: WARNINGS }),
  ]);
  const { damaged } = page;
  if (damaged) logUnread(c, damaged.length);
  const props = { c, session, shown, counts, ...page, ...wrong };
  return pageOrPart(c, {
    page: () => <QueuePage {...props} />,
    part: () => <QueuePart {...props} />,
    status,
  });
}

function filterOf({ whose, kind, channel }: Shown, { personId }: StaffSession): Filter {
  return {
    ...(kind && { kind }),
    ...(channel && { channel }),
    ...(whose === "mine" && { by: personId }),
    ...(whose === "free" && { by: null }),
  };
}

/** Whoever runs the site hears that requests do not open, and not which. */
export function logUnread(c: SiteContext, damaged: number): void {
  c.get("services").log.error("value-damaged", { what: "request", damaged });
}

/** By its reference, or by a phone number: in the body, so that neither stands in an address. */
async function find(c: SiteContext, session: StaffSession): Promise<Response> {
  const typed = (await readForm(c)).what?.trim() ?? "";
  const { requests, clients } = c.get("services");
  const one = await unlessDamaged(requests.byReference(typed));
  const id = one === "damaged" ? await requests.idOf(typed) : one?.id;
  if (id) return c.redirect(`/admin/requests/${id}`, 303);
  const parsed = await parseFinnishMobile(typed);
  if (parsed.ok) {
    const client = await clients.findByPhone(parsed.phone);
    const found = await requests.byPhone(parsed.phone);
    await recordDeed(c, session, { action: "client.searched", ...toldOf(client, found) });
    const damaged = await requests.unreadOf(parsed.phone);
    if (damaged.length > 0) logUnread(c, damaged.length);
    if (found.length + damaged.length > 0) {
      return personalHtml(<FoundPage {...{ c, session, requests: found, damaged }} />);
    }
  }
  const error = words[session.lang].list.notFound;
  return await queue(c, session, { typed, error, status: 422 });
}
