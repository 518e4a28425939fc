import type { Hono } from "hono";
import { overview } from "../../lib/portal/mod.ts";
import { dayOf } from "../../lib/requests/mod.ts";
import type { RouteName, StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/client/mod.ts";
import { readForm } from "../_body.ts";
import type { FieldErrors } from "../_forms.tsx";
import { goTo } from "../_parts.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { clientOf, itemOf, type Opened, openedClient, recordDeed } from "./_client.ts";
import { unsent } from "./_kept.tsx";
import { staffRoute } from "./_route.ts";
import { readGiven, readHold, type Typed } from "./_matters.ts";
import { EndPage, HoldPage, OwnerPage, RecipientPage } from "./client_deeds_page.tsx";

type Work = (c: SiteContext, session: StaffSession, opened: Opened) => Promise<Response>;

/** What staff do about a client: open matters, recipients, the end, a new owner of the number. */
export function clientDeedRoutes(app: Hono<SiteEnv>): void {
  const on = (name: RouteName, work: Work) =>
    staffRoute(app, name, async (c, session) => {
      const opened = await openedClient(c, session);
      if (opened) return await work(c, session, opened);
      // The opening is over: a purpose is chosen anew.
      const again = `/admin/clients/${(await clientOf(c, session)).id}`;
      const kept = c.req.method === "POST" && await unsent(c, session, { again, status: 409 });
      return kept || goTo(c, again);
    });
  on("GET /admin/clients/:id/hold", (c, session, opened) => showHold(c, session, opened, {}));
  on("POST /admin/clients/:id/hold", hold);
  on("POST /admin/clients/:id/lift", lift);
  on("GET /admin/clients/:id/recipients", (c, session, opened) => showNote(c, session, opened, {}));
  on("POST /admin/clients/:id/recipients", note);
  on("POST /admin/clients/:id/recipients/remove", remove);
  on("GET /admin/clients/:id/end", (c, session, opened) => showEnd(c, session, opened));
  on("POST /admin/clients/:id/end", end);
  on("GET /admin/clients/:id/new-owner", (c, session, opened) => showOwner(c, session, opened));
  on("POST /admin/clients/:id/new-owner", newOwner);
}

interface Refused {
  typed?: Typed;
  errors?: FieldErrors;
}

async function showHold(
  c: SiteContext,
  session: StaffSession,
  opened: Opened,
  { typed = {}, errors = {} }: Refused,
): Promise<Response> {
  const handle = typed.item ?? c.req.query("item");
  const item = await itemOf(c, opened, handle);
  const page = <HoldPage {...{ c, session, opened, item, typed, errors }} handle={handle!} />;
  return personalHtml(page, { status: Object.keys(errors).length > 0 ? 422 : 200 });
}

async function hold(c: SiteContext, session: StaffSession, opened: Opened): Promise<Response> {
  const typed = await readForm(c);
  const { kind, id } = await itemOf(c, opened, typed.item);
  const read = readHold(typed, session.lang);
  if ("errors" in read) return await showHold(c, session, opened, { typed, errors: read.errors });
  const { told } = read;
  const { client } = opened;
  await recordDeed(c, session, { action: "hold.placed", client });
  const { holds } = c.get("services");
  const outcome = kind === "chat"
    ? await holds.place({ kind, id }, told)
    : await holds.place({ kind, id, clientId: client.id }, told);
  if (outcome === "full") {
    return await showHold(c, session, opened, {
      typed,
      errors: { reason: words[session.lang].hold.full },
    });
  }
  return back(c, opened, "held");
}

async function lift(c: SiteContext, session: StaffSession, opened: Opened): Promise<Response> {
  const { kind, id } = await itemOf(c, opened, (await readForm(c)).item);
  const { client } = opened;
  await recordDeed(c, session, { action: "hold.lifted", client });
  const { holds } = c.get("services");
  await holds.lift(kind === "chat" ? { kind, id } : { kind, id, clientId: client.id });
  return back(c, opened, "lifted");
}

async function showNote(
  c: SiteContext,
  session: StaffSession,
  opened: Opened,
  { typed = {}, errors = {} }: Refused,
): Promise<Response> {
  const { holdings, clock } = c.get("services");
  const held = await overview(holdings, { client: opened.client, since: 0 });
  const kinds = held.map(({ kind }) => kind);
  const today = dayOf(clock.now());
  const page = <RecipientPage {...{ c, session, opened, kinds, typed, errors, today }} />;
  return personalHtml(page, { status: Object.keys(errors).length > 0 ? 422 : 200 });
}

async function note(c: SiteContext, session: StaffSession, opened: Opened): Promise<Response> {
  const typed = await readForm(c);
  const { faults } = words[session.lang].recipients;
  const { clock, recipients } = c.get("services");
  const today = dayOf(clock.now());
  const read = readGiven(typed, { lang: session.lang, today });
  if ("errors" in read) return await showNote(c, session, opened, { typed, errors: read.errors });
  const { client } = opened;
  await recordDeed(c, session, { action: "recipient.noted", client });
  const outcome = await recipients.note(client, read.told);
  if (outcome === "noted") return back(c, opened, "noted");
  const refused: FieldErrors = outcome === "full"
    ? { recipient: faults.full }
    : { kind: faults.kind };
  return await showNote(c, session, opened, { typed, errors: refused });
}

async function remove(c: SiteContext, session: StaffSession, opened: Opened): Promise<Response> {
  const { recipient = "" } = await readForm(c);
  const { client } = opened;
  await recordDeed(c, session, { action: "recipient.removed", client });
  await c.get("services").recipients.remove(client, recipient);
  return back(c, opened, "removed");
}

async function showEnd(c: SiteContext, session: StaffSession, opened: Opened, error?: string) {
  const plan = await c.get("services").relationship.plan(opened.client);
  const page = <EndPage {...{ c, session, opened, plan, error }} />;
  return personalHtml(page, { status: error ? 422 : 200 });
}

async function end(c: SiteContext, session: StaffSession, opened: Opened): Promise<Response> {
  if ((await readForm(c)).confirm !== "yes") {
    return await showEnd(c, session, opened, words[session.lang].end.confirmMissing);
  }
  const { client } = opened;
  await recordDeed(c, session, { action: "client.relationship-ended", client });
  await c.get("services").relationship.end(client);
  return back(c, opened, "ended");
}

function showOwner(c: SiteContext, session: StaffSession, opened: Opened, error?: string) {
  const page = <OwnerPage {...{ c, session, opened, error }} />;
  return Promise.resolve(personalHtml(page, { status: error ? 422 : 200 }));
}

async function newOwner(c: SiteContext, session: StaffSession, opened: Opened): Promise<Response> {
  if ((await readForm(c)).confirm !== "yes") {
    return await showOwner(c, session, opened, words[session.lang].owner.confirmMissing);
  }
  const { client } = opened;
  await recordDeed(c, session, { action: "client.number-detached", client });
  await c.get("services").relationship.detach(client);
  return back(c, opened, "detached");
}

function back(c: SiteContext, { id }: Opened, done: keyof typeof words.fi.done): Response {
  return c.redirect(`/admin/clients/${id}?done=${done}`, 303);
}
