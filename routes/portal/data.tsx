import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import {
  Handles,
  isHeldKind,
  type LinkedSection,
  linkSection,
  type NamedPlace,
  overview,
  pageAfterCode,
  section,
} from "../../lib/portal/mod.ts";
import { type Lang, LANGS } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { portalSession } from "../middleware/portal_session.ts";
import { notFound } from "../_not_found.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { signedIn } from "./_door.ts";
import { givenTo, type Visit, visitOf } from "./_signed_in.ts";
import { signedOutPage } from "./code.tsx";
import { DataPage, KindPage } from "./data_page.tsx";

/** Reading what is held: the letter, and the rest of each kind. */
export function dataRoutes(): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  for (const lang of LANGS) {
    const at = (below = "") => pathTo("myData", lang, below);
    app.get(at(), portalSession, (c) => showData(c, lang));
    app.get(at("/kind/:kind"), portalSession, signedIn(lang, showKind));
  }
  return app;
}

async function showData(c: SiteContext, lang: Lang): Promise<Response> {
  const visit = await visitOf(c, lang);
  if (!visit) return await signedOutPage(c, lang);
  const wanted = pageAfterCode(c.req.query("to"), lang);
  if (wanted !== null && wanted !== c.req.path) return c.redirect(wanted, 303);
  const { services: { holdings, requests, holds }, session, reader } = visit;
  const [held, onHold, made, unreadable, handles, given] = await Promise.all([
    overview(holdings, reader),
    reader.client ? holds.of(reader.client, reader) : [],
    requests.forPhone(session.phone, { since: reader.since }),
    requests.unreadable(session.phone, { since: reader.since }),
    Handles.of(session),
    givenTo(visit),
  ]);
  const sections = await Promise.all(held.map((one) => linkSection(handles, one, onHold)));
  logDamage(visit, sections);
  return personalHtml(<DataPage {...{ visit, sections, unreadable, given }} requests={made} />);
}

async function showKind(c: SiteContext, visit: Visit): Promise<Response> {
  const { services: { holdings, holds }, session, reader } = visit;
  const kind = c.req.param("kind") ?? "";
  if (!isHeldKind(kind)) throw new HTTPException(404);
  const handles = await Handles.of(session);
  const from = c.req.query("after");
  const place = from === undefined ? null : await handles.open<NamedPlace>("after", from);
  if (from !== undefined && place?.kind !== kind) {
    notFound(visit.services, { what: "place", page: "myData" });
  }
  const held = await section(holdings, kind, { ...reader, after: place?.after });
  const below = `/kind/${kind}${from === undefined ? "" : `?after=${from}`}`;
  const onHold = reader.client ? await holds.of(reader.client, reader) : [];
  const linked = await linkSection(handles, held, onHold);
  logDamage(visit, [linked]);
  return personalHtml(<KindPage visit={visit} section={linked} below={below} />);
}

/** Whoever runs the site hears that something does not open, and not whose it is. */
function logDamage({ services: { log } }: Visit, sections: readonly LinkedSection[]): void {
  const parts = sections.flatMap(({ items, damaged = 0 }) => [
    damaged,
    ...items.map(({ content }) => content.kind === "chat" ? content.damaged ?? 0 : 0),
  ]);
  const damaged = parts.reduce((sum, count) => sum + count, 0);
  if (damaged > 0) log.error("value-damaged", { what: "myData", damaged });
}
