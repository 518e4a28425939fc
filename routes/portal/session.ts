import { Hono } from "hono";
import { type Lang, LANGS } from "../../lib/site/languages.ts";
import { writeTime } from "../../lib/site/format.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { words } from "../../lib/words/portal/mod.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { portalSession } from "../middleware/portal_session.ts";
import { portalTokens } from "./_cookies.ts";

/** What the warning before an idle end asks for. */
export function sessionRoutes(): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  for (const lang of LANGS) {
    const home = pathTo("myData", lang);
    app.post(`${home}/stay`, portalSession, (c) => stay(c, lang));
    app.get(`${home}/alive`, isAlive);
  }
  return app;
}

/** Using a session moves its idle end: the middleware did that already. */
function stay(c: SiteContext, lang: Lang): Response {
  const wantsJson = c.req.header("accept")?.includes("application/json") ?? false;
  if (!wantsJson) return c.redirect(pathTo("myData", lang), 303);
  const session = c.get("portalSession");
  if (!session) return c.body(null, 401);
  const now = c.get("services").clock.now();
  const { idleEndsAt, endsAt } = session;
  return c.json({
    idleLeft: idleEndsAt - now,
    totalLeft: endsAt - now,
    until: words[lang].signedInUntil(writeTime(idleEndsAt, lang), writeTime(endsAt, lang)),
  });
}

/** Tells a page that comes back into view whether its session is still there. Counts as no use. */
async function isAlive(c: SiteContext): Promise<Response> {
  const token = portalTokens.read(c, "session");
  const alive = token !== null && await c.get("services").portalSessions.isAlive(token);
  return c.body(null, alive ? 204 : 401);
}
