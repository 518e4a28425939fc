import { Hono } from "hono";
import type { Plan, Scope } from "../../lib/erasure/mod.ts";
import type { HeldItem } from "../../lib/holdings.ts";
import { countUnreadable, Handles, isHeldKind, type NamedItem } from "../../lib/portal/mod.ts";
import { forClient } from "../../lib/requests/mod.ts";
import { writeInstant } from "../../lib/site/format.ts";
import { LANGS } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { facts } from "../../lib/words/portal/facts/mod.ts";
import { words } from "../../lib/words/portal/mod.ts";
import { readForm } from "../_body.ts";
import { notFound } from "../_not_found.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { portalSession, requireFresh } from "../middleware/portal_session.ts";
import { portalTokens } from "./_cookies.ts";
import { signedIn } from "./_door.ts";
import { here, type Visit } from "./_signed_in.ts";
import { type Ending, ErasePage, NOTHING_ENDS, type Wish } from "./erase_page.tsx";

/** What a posted confirmation says. */
const CONFIRMED = "yes";

/** Deleting one item, one kind, or everything: first a dry run, then only what was confirmed. */
export function eraseRoutes(): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  for (const lang of LANGS) {
    const at = pathTo("myData", lang, "/delete");
    app.get(at, portalSession, signedIn(lang, dryRun));
    app.post(at, portalSession, signedIn(lang, erase));
  }
  return app;
}

async function dryRun(c: SiteContext, visit: Visit): Promise<Response> {
  const wish = await wishOf(visit, c.req.query("scope"));
  return needsFresh(c, visit, wish) ?? await showPlan(visit, wish);
}

async function erase(c: SiteContext, visit: Visit): Promise<Response> {
  const form = await readForm(c);
  const wish = await wishOf(visit, form.scope);
  const stale = needsFresh(c, visit, wish);
  if (stale) return stale;
  if (form.confirm !== CONFIRMED) {
    return await showPlan(visit, wish, words[visit.lang].erase.confirmMissing);
  }
  const { services: { erasure, clients, portalSessions }, session, reader } = visit;
  const { client, since } = reader;
  const { scope } = wish;
  const receipt = client && await erasure.isAnything(client, scope, { since }) &&
    await erasure.erase(client, scope, { since, answerFirst: true });
  if (!receipt) return c.redirect(here(visit), 303);
  const done = c.redirect(here(visit, `/deleted?ref=${receipt.reference}`), 303);
  if (scope.type !== "all") return done;
  await portalSessions.endAllOf(await clients.phoneHash(session.phone));
  return portalTokens.drop(c, portalTokens.drop(c, done, "session"), "code");
}

async function showPlan(visit: Visit, wish: Wish, error?: string): Promise<Response> {
  const plan = await planOf(visit, wish);
  if (!plan && wish.scope.type === "item") {
    notFound(visit.services, { what: "item", page: "myData" });
  }
  const content = plan ? await contentOf(visit, wish) : null;
  const ending = plan ? await endingWith(visit, wish, plan) : undefined;
  const unreadable = plan ? await unreadableIn(visit, wish) : 0;
  const page = <ErasePage {...{ visit, wish, plan, content, ending, unreadable, error }} />;
  return personalHtml(page, { status: error ? 422 : 200 });
}

/**
 * What would go, or null when that is nothing. A number whose former owner has older chats looks like
 * one of which nothing is held: neither page nor receipt tells them apart.
 */
async function planOf(visit: Visit, { scope }: Wish): Promise<Plan | null> {
  const { services: { erasure }, reader: { client, since } } = visit;
  const plan = client && await erasure.plan(client, scope, { since });
  if (!plan) return null;
  return Object.keys(plan.goes).length + Object.keys(plan.held).length > 0 ? plan : null;
}

/** The open requests that would end with it: nothing would be left to answer them about. */
async function endingWith(visit: Visit, { scope }: Wish, plan: Plan): Promise<Ending> {
  const { services: { requests, chat }, reader: { client, since }, session: { phone } } = visit;
  if (!client || plan.stays.includes("on_hold")) return NOTHING_ENDS;
  const all = scope.type === "all";
  const chats = all || (scope.kind === "chat" && scope.type === "kind");
  const chatIds = chats
    ? await chat.holding.idsOf(client, { since })
    : !all && scope.type === "item" && scope.kind === "chat"
    ? [scope.id]
    : [];
  const what = { client, since, chatIds, ...(all && { phone }) };
  const found = await requests.endingWith(what);
  return {
    requests: found.map(forClient),
    unreadable: await requests.unreadableEndingWith(what),
  };
}

/** How much of it does not open: once it is deleted, nobody can try to restore it any more. */
async function unreadableIn({ services, reader }: Visit, { scope }: Wish): Promise<number> {
  // An item is named by what was shown of it, so it did open.
  if (scope.type === "item") return 0;
  const kinds = scope.type === "kind" ? { kinds: [scope.kind] } : {};
  return await countUnreadable(services.holdings, { ...reader, ...kinds });
}

/** What one item is, so that nobody deletes another by mistake; of a chat not what was said. */
async function contentOf(visit: Visit, { scope }: Wish): Promise<HeldItem["content"] | null> {
  const { services: { chat, records }, reader: { client, since } } = visit;
  if (!client || scope.type !== "item") return null;
  const { kind, id } = scope;
  if (kind !== "chat") return await records.read(client, kind, id);
  const mine = await chat.holding.has(client, kind, { id, since });
  const open = mine ? await chat.store.open(id) : null;
  return open && { ...await chat.holding.held(open), messages: [] };
}

/** Deleting everything cannot be taken back: a phone that lies about open for a while cannot do it. */
function needsFresh(c: SiteContext, visit: Visit, { scope }: Wish): Response | null {
  if (scope.type !== "all") return null;
  const { lang, session } = visit;
  return requireFresh(c, session, { lang, returnTo: here(visit, "/delete") });
}

/**
 * What an address or a form names: everything, a kind, or an item by its handle.
 * @throws HTTPException 404 for a handle that is none of this session.
 */
async function wishOf(visit: Visit, named: string | undefined): Promise<Wish> {
  const { lang, session, services } = visit;
  const { erase: w } = words[lang];
  const { kinds } = facts[lang];
  if (named === undefined || named === "" || named === "all") {
    return { scope: { type: "all" }, named: "all", title: w.titleAll };
  }
  if (isHeldKind(named)) {
    const scope: Scope = { type: "kind", kind: named };
    return { scope, named, title: w.titleKind(kinds[named].many) };
  }
  const item = await (await Handles.of(session)).open<NamedItem>("item", named);
  if (!item) return notFound(services, { what: "item", page: "myData" });
  const { kind, id, at } = item;
  const title = w.titleItem(kinds[kind].one, writeInstant(at, lang));
  return { scope: { type: "item", kind, id }, named, title };
}
