import { generateCookie, getCookie } from "hono/cookie";
import type { SiteContext } from "../_site.ts";

/** The page that started a chat, a chat opened with its receipt, and a number that waits for its code. */
const NAMES = { chat: "tyyne_chat", receipt: "tyyne_receipt", code: "tyyne_chat_code" } as const;
export type ChatCookie = keyof typeof NAMES;

/** The token that the browser sent, or undefined. */
export function readChatToken(c: SiteContext, cookie: ChatCookie): string | undefined {
  return getCookie(c, NAMES[cookie], prefix(c)) || undefined;
}

/**
 * Gives the browser a token that is gone when the browser is closed. `Lax`: whoever comes back by a
 * link still finds the running chat, and changes are checked by their origin anyway.
 */
export function giveChatToken(
  c: SiteContext,
  answer: Response,
  { cookie, token }: { cookie: ChatCookie; token: string },
): Response {
  return set(c, answer, { cookie, token });
}

/** Takes a token away from the browser. */
export function dropChatToken(c: SiteContext, answer: Response, cookie: ChatCookie): Response {
  return set(c, answer, { cookie, token: "", maxAge: 0 });
}

function set(
  c: SiteContext,
  answer: Response,
  { cookie, token, maxAge }: { cookie: ChatCookie; token: string; maxAge?: number },
): Response {
  const line = generateCookie(NAMES[cookie], token, {
    httpOnly: true,
    sameSite: "Lax",
    path: "/",
    prefix: prefix(c),
    ...(maxAge !== undefined && { maxAge }),
  });
  answer.headers.append("set-cookie", line);
  return answer;
}

/** `__Host-` keeps other hosts under the same domain from planting a cookie; it needs https. */
function prefix(c: SiteContext): "host" | undefined {
  return c.get("services").settings.siteUrl.protocol === "https:" ? "host" : undefined;
}
