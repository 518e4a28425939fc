import type { MiddlewareHandler } from "hono";
import type { PortalSession } from "../../lib/portal/session.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { portalTokens } from "../portal/_cookies.ts";

/** Loads the session that the browser's cookie stands for. Counts as use. */
export const portalSession: MiddlewareHandler<SiteEnv> = async (c, next) => {
  const token = portalTokens.read(c, "session");
  const { portalSessions } = c.get("services");
  c.set("portalSession", token === null ? null : await portalSessions.load(token));
  await next();
};

/**
 * Asks for a fresh code where the last one is too old for what cannot be taken back: answers the way
 * to the code step, which comes back to `returnTo`, or null when the proof is fresh.
 */
export function requireFresh(
  c: SiteContext,
  session: PortalSession,
  { lang, returnTo }: { lang: Lang; returnTo: string },
): Response | null {
  if (c.get("services").portalSessions.isFresh(session)) return null;
  return c.redirect(codePath(lang, returnTo), 303);
}

/** "My data" for someone who is signed out and wants another page of it. */
export function signedOutPath(lang: Lang, returnTo: string | null, said?: string): string {
  return pathTo("myData", lang, queryOf(returnTo, said));
}

/** The code step of someone who is signed in, on the way to another page of "my data". */
export function codePath(lang: Lang, returnTo: string | null, said?: string): string {
  return pathTo("myData", lang, `/code${queryOf(returnTo, said)}`);
}

function queryOf(returnTo: string | null, said: string | undefined): string {
  const to = returnTo === null ? undefined : `to=${encodeURIComponent(returnTo)}`;
  const parts = [said, to].filter((part) => part !== undefined);
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}
