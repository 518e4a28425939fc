import { generateCookie, getCookie } from "hono/cookie";
import type { SiteContext } from "../_site.ts";

/** The two cookies of the staff: who has gone to the identity provider, and who is signed in. */
const NAMES = { pending: "tyyne_staff_pending", session: "tyyne_staff" } as const;
export type StaffCookie = keyof typeof NAMES;

/** How long a browser keeps each, in seconds: not longer than the store knows its token. */
const KEPT: Record<StaffCookie, number> = { pending: 10 * 60, session: 8 * 60 * 60 };

/** The token that the browser sent, or null. */
export function readStaffToken(c: SiteContext, cookie: StaffCookie): string | null {
  return getCookie(c, NAMES[cookie], prefix(c)) || null;
}

/** Gives the browser a token that no script can read. */
export function giveStaffToken(
  c: SiteContext,
  answer: Response,
  { cookie, token }: { cookie: StaffCookie; token: string },
): Response {
  return set(c, answer, { cookie, token, maxAge: KEPT[cookie] });
}

/** Takes a token away from the browser. */
export function dropStaffToken(c: SiteContext, answer: Response, cookie: StaffCookie): Response {
  return set(c, answer, { cookie, token: "", maxAge: 0 });
}

/**
 * `Lax`, because the identity provider sends the browser back from another site; a change that another
 * site asks for carries no cookie, and is refused by its origin besides.
 */
function set(
  c: SiteContext,
  answer: Response,
  { cookie, token, maxAge }: { cookie: StaffCookie; token: string; maxAge: number },
): Response {
  const line = generateCookie(NAMES[cookie], token, {
    httpOnly: true,
    sameSite: "Lax",
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
