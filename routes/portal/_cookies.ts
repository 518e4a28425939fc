import { generateCookie, getCookie } from "hono/cookie";
import type { SiteContext } from "../_site.ts";

/** The two cookies of "my data": who waits for a code, and who has proven a number. */
const NAMES = { code: "tyyne_code", session: "tyyne_portal" } as const;
export type PortalCookie = keyof typeof NAMES;

/** How long a browser keeps each, in seconds: not longer than the store knows its token. */
const KEPT: Record<PortalCookie, number> = { code: 10 * 60, session: 60 * 60 };

/** The token that the browser sent, or null. */
export function readToken(c: SiteContext, cookie: PortalCookie): string | null {
  return getCookie(c, NAMES[cookie], prefix(c)) || null;
}

/** Gives the browser a token, readable by no script and sent from no other site. */
export function giveToken(
  c: SiteContext,
  answer: Response,
  { cookie, token }: { cookie: PortalCookie; token: string },
): Response {
  return set(c, answer, { cookie, token, maxAge: KEPT[cookie] });
}

/** Takes a token away from the browser. */
export function dropToken(c: SiteContext, answer: Response, cookie: PortalCookie): Response {
  return set(c, answer, { cookie, token: "", maxAge: 0 });
}

function set(
  c: SiteContext,
  answer: Response,
  { cookie, token, maxAge }: { cookie: PortalCookie; token: string; maxAge: number },
): Response {
  const line = generateCookie(NAMES[cookie], token, {
    httpOnly: true,
    sameSite: "Strict",
    path: "/",
    maxAge,
    prefix: prefix(c),
  });
  answer.headers.append("set-cookie", line);
  return answer;
}

/** `__Host-` keeps other hosts under the same domain from planting a cookie; it needs https. */
function prefix(c: SiteContext): "host" | undefined {
  return c.get("services").settings.siteUrl.protocol === "https:" ? "host" : undefined;
}
