import { Hono } from "hono";
import { pageAfterCode } from "../../lib/portal/mod.ts";
import { type Lang, LANGS } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { readForm } from "../_body.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { portalSession, signedOutPath } from "../middleware/portal_session.ts";
import { keptPage } from "./code.tsx";
import { showKept } from "./kept_page.tsx";

/**
 * What a page hands over by itself when its session ends while somebody writes, and what they take along
 * to another number that they had mistyped.
 */
export function keepRoutes(): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  for (const lang of LANGS) {
    app.post(pathTo("myData", lang, "/keep"), portalSession, (c) => keep(c, lang));
  }
  return app;
}

async function keep(c: SiteContext, lang: Lang): Promise<Response> {
  const { mark, place, kept: sealed, ...fields } = await readForm(c);
  if (sealed !== undefined) return await keptPage(c, lang, { kept: sealed, other: true });
  const { keptForms } = c.get("services");
  const session = c.get("portalSession");
  const asked = pageAfterCode(place, lang);
  if (asked === null) return c.redirect(pathTo("myData", lang), 303);
  const below = asked.slice(pathTo("myData", lang).length);
  const kept = await keptForms.keep(mark, { below, fields });
  // Another tab may have kept the session alive meanwhile: whoever writes goes on at once.
  const typed = kept && session && await keptForms.open(kept, session);
  if (typed) return await showKept(c, lang, typed);
  if (kept === null || session) {
    return c.redirect(session ? asked : signedOutPath(lang, asked), 303);
  }
  return await keptPage(c, lang, { kept });
}
