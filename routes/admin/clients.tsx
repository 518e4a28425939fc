import type { Hono } from "hono";
import { toldOf } from "../../lib/audit/mod.ts";
import { HELD_KINDS, isHeldKind, overview, section } from "../../lib/portal/mod.ts";
import { parseFinnishMobile } from "../../lib/phone/mod.ts";
import { ACCESS, allows, type StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/client/mod.ts";
import { readForm } from "../_body.ts";
import { goTo, wantsPart } from "../_parts.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { adviserOf } from "./_adviser.ts";
import {
  type AtHand,
  clientOf,
  itemOf,
  type NamedItem,
  notFound,
  type Opened,
  openedClient,
  pathToClient,
  pathToOpened,
  purposesOf,
  recordDeed,
} from "./_client.ts";
import { staffRoute } from "./_route.ts";
import { ClientPage } from "./client_held_page.tsx";
import { ChatPage, FindPage, PurposePage } from "./client_page.tsx";

const ALWAYS = { since: 0 };

/** Finding a client by their number, and what is held of them. Every opening is recorded. */
export function clientRoutes(app: Hono<SiteEnv>): void {
  staffRoute(
    app,
    "GET /admin/clients",
    (c, session) => personalHtml(<FindPage {...{ c, session }} />),
  );
  staffRoute(app, "POST /admin/clients", find);
  staffRoute(app, "GET /admin/clients/:id", show);
  staffRoute(app, "POST /admin/clients/:id/open", open);
  staffRoute(app, "POST /admin/clients/:id/number", reveal);
  staffRoute(app, "POST /admin/clients/:id/chat", openChat);
}

async function find(c: SiteContext, session: StaffSession): Promise<Response> {
  const { phone: typed = "" } = await readForm(c);
  const w = words[session.lang].find;
  const parsed = await parseFinnishMobile(typed);
  if (!parsed.ok) {
    const props = { c, session, typed, error: w.faults[parsed.fault] };
    return personalHtml(<FindPage {...props} />, { status: 422 });
  }
  const { clients, requests } = c.get("services");
  const client = await clients.findByPhone(parsed.phone);
  const asked = client ? [] : await requests.byPhone(parsed.phone);
  await recordDeed(c, session, { action: "client.searched", ...toldOf(client, asked) });
  if (client) return c.redirect(await pathToClient(session, client), 303);
  return personalHtml(<FindPage {...{ c, session, typed }} error={w.none} />, { status: 422 });
}

async function show(c: SiteContext, session: StaffSession): Promise<Response> {
  const found = await clientOf(c, session);
  if (!("purpose" in found)) return choosePurpose(c, session, found);
  return await page(c, session, found);
}

/** What the client has asked, for whoever may answer it. The number's others may be another person's. */
async function requestsOf(c: SiteContext, { roles }: StaffSession, { client, phone }: Opened) {
  if (!allows(ACCESS["GET /admin/requests/:id"], roles)) return [];
  const made = await c.get("services").requests.byPhone(phone);
  const own = made.filter(({ clientId }) => clientId === client.id);
  const open = own.filter(({ decidedAt }) => decidedAt === undefined);
  const closed = own.filter(({ decidedAt }) => decidedAt !== undefined);
  return [...open.sort((a, b) => a.dueOn.localeCompare(b.dueOn)), ...closed];
}

/** What was asked from the client's number and does not open: nobody can tell whose it was. */
async function unreadOf(c: SiteContext, { roles }: StaffSession, { phone }: Opened) {
  if (!allows(ACCESS["GET /admin/requests/:id"], roles)) return [];
  return await c.get("services").requests.unreadOf(phone);
}

function choosePurpose(c: SiteContext, session: StaffSession, found: AtHand, wrong = false) {
  // The opening is over: what is shown of the client goes, as a whole.
  if (wantsPart(c)) return goTo(c, `/admin/clients/${found.id}`);
  const page = <PurposePage {...{ c, session, found, wrong }} purposes={purposesOf(session)} />;
  return personalHtml(page, { status: wrong ? 422 : 200 });
}

async function open(c: SiteContext, session: StaffSession): Promise<Response> {
  const found = await clientOf(c, session);
  const { purpose: chosen } = await readForm(c);
  const purpose = purposesOf(session).find((one) => one === chosen);
  if (!purpose) return choosePurpose(c, session, found, true);
  const { client } = found;
  await recordDeed(c, session, { action: "client.viewed", client, purpose });
  return c.redirect(await pathToOpened(c, session, { client, purpose }), 303);
}

async function reveal(c: SiteContext, session: StaffSession): Promise<Response> {
  const opened = await openedClient(c, session);
  if (!opened) return choosePurpose(c, session, await clientOf(c, session), true);
  const { client, purpose } = opened;
  await recordDeed(c, session, { action: "client.number-revealed", client, purpose });
  return await page(c, session, opened, { revealed: true });
}

/** A past conversation, for the purpose for which the client was opened. One that is restricted is not. */
async function openChat(c: SiteContext, session: StaffSession): Promise<Response> {
  const opened = await openedClient(c, session);
  if (!opened) return choosePurpose(c, session, await clientOf(c, session), true);
  const { chat } = c.get("services");
  const item = await itemOf(c, opened, (await readForm(c)).item);
  if (item.kind !== "chat") return notFound(c, "item");
  if (await chat.rights.restrictedUntil(item.id)) return await page(c, session, opened);
  const { purpose } = opened;
  const conversation = await chat.desk.open(adviserOf(session), item.id, { purpose });
  if (conversation === "not-found") return notFound(c, "item");
  return personalHtml(<ChatPage {...{ c, session, opened, conversation }} />);
}

async function page(
  c: SiteContext,
  session: StaffSession,
  opened: Opened,
  { revealed = false }: { revealed?: boolean } = {},
): Promise<Response> {
  const { holdings, holds, recipients, relationship } = c.get("services");
  const { client, handles } = opened;
  const reader = { client, ...ALWAYS, despiteDamage: true as const };
  const kind = c.req.query("kind") ?? "";
  const from = c.req.query("after");
  const place = from === undefined
    ? null
    : await handles.open<{ kind: string; after: string; client: string }>("after", from);
  if (from !== undefined && (place?.client !== client.id || place.kind !== kind)) {
    return notFound(c, "item");
  }
  const sections = isHeldKind(kind)
    ? [await section(holdings, kind, { ...reader, after: place?.after })]
    : await overview(holdings, reader);
  const onHold = await holds.of(client);
  const linked = await Promise.all(sections.map(async ({ kind, items, next, damaged = 0 }) => ({
    kind,
    damaged,
    items: await Promise.all(items.map(async (item) => ({
      item,
      handle: await handles.seal(
        "item",
        { kind, id: item.id, client: client.id } satisfies NamedItem,
      ),
      hold: onHold.find((hold) => hold.kind === kind && hold.id === item.id),
    }))),
    ...(next !== undefined &&
      { next: await handles.seal("after", { kind, after: next, client: client.id }) }),
  })));
  const damaged = sections.reduce((sum, one) => sum + (one.damaged ?? 0), 0);
  if (damaged > 0) c.get("services").log.error("value-damaged", { what: "client", damaged });
  const order = linked.sort((a, b) => HELD_KINDS.indexOf(a.kind) - HELD_KINDS.indexOf(b.kind));
  return personalHtml(
    <ClientPage
      {...{ c, session, opened, revealed }}
      sections={order}
      given={await recipients.of(client)}
      requests={await requestsOf(c, session, opened)}
      unread={await unreadOf(c, session, opened)}
      attached={await relationship.isAttached(client)}
    />,
  );
}
