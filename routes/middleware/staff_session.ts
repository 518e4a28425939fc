import type { MiddlewareHandler } from "hono";
import { type Access, allows, type StaffSession } from "../../lib/staff/mod.ts";
import { STAFF_PATH } from "../../lib/site/paths.ts";
import { words } from "../../lib/words/admin/mod.ts";
import { staffTokens } from "../admin/_cookies.ts";
import { keptForm } from "../admin/_kept.tsx";
import { forbiddenPage } from "../admin/_forbidden.tsx";
import { problem } from "../_errors.tsx";
import { goTo, wantsPart } from "../_parts.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";

/**
 * Loads the session that the browser's cookie stands for. Counts as use, unless the page asked by
 * itself (`?auto`): a desk that nobody sits at must not stay signed in.
 */
export const staffSession: MiddlewareHandler<SiteEnv> = async (c, next) => {
  const token = staffTokens.read(c, "session");
  const { sessions } = c.get("services").staff;
  const byItself = c.req.query("auto") !== undefined;
  const load = (token: string) => byItself ? sessions.peek(token) : sessions.load(token);
  c.set("staffSession", token === null ? null : await load(token));
  await next();
};

/**
 * Lets pass whom the table allows. Who is signed out is shown the way in; who has another role is told
 * whose page it is. A script gets problem details instead.
 */
export function requireAccess(access: Access): MiddlewareHandler<SiteEnv> {
  return async (c, next) => {
    const session = c.get("staffSession") ?? null;
    if (allows(access, session && session.roles)) return await next();
    if (session === null) return await signedOut(c);
    c.get("services").log.info("refused", { page: c.req.routePath });
    if (isScript(c)) return problem(403, { title: words[session.lang].forbidden.title });
    return forbiddenPage(c, session, access);
  };
}

/** The session of a route that only signed-in people reach. */
export function staffOf(c: SiteContext): StaffSession {
  const session = c.get("staffSession");
  if (!session) throw new Error("A staff route without a session");
  return session;
}

/** What somebody had written comes back to them; any other change is begun anew. */
async function signedOut(c: SiteContext): Promise<Response> {
  if (isScript(c)) return problem(401, { title: words.fi.signIn.needed });
  const kept = await keptForm(c);
  if (kept) return kept;
  const wanted = c.req.method === "GET" && c.req.path !== STAFF_PATH && !wantsPart(c);
  const to = wanted ? `?to=${encodeURIComponent(c.req.path)}` : "";
  return goTo(c, `${STAFF_PATH}${to}`);
}

/** Asked by a script of ours and not by a navigation: it wants no page. */
function isScript(c: SiteContext): boolean {
  const accept = c.req.header("accept") ?? "";
  return accept.startsWith("application/json") || accept.startsWith("text/event-stream");
}
