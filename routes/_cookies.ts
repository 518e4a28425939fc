import { generateCookie, getCookie } from "hono/cookie";
import type { SiteContext } from "./_site.ts";

/** How browsers keep a token. */
interface TokenCookie {
  readonly name: string;
  /** `Strict`: not sent even when somebody follows a link from another site. */
  readonly sameSite: "Lax" | "Strict";
  /** Seconds; without it the browser forgets the token when it is closed. */
  readonly maxAge?: number;
}

/** Tokens that only a form on this site can bring and that no script can read, by what they are for. */
export class TokenCookies<Name extends string> {
  readonly #cookies: Readonly<Record<Name, TokenCookie>>;

  constructor(cookies: Readonly<Record<Name, TokenCookie>>) {
    this.#cookies = cookies;
  }

  /** The token that the browser sent, or null. */
  read(c: SiteContext, name: Name): string | null {
    return getCookie(c, this.#cookies[name].name, prefix(c)) || null;
  }

  /** Gives the browser a token. */
  give(c: SiteContext, answer: Response, { cookie, token }: { cookie: Name; token: string }) {
    return set(c, answer, { ...this.#cookies[cookie], token });
  }

  /** Takes a token away from the browser. */
  drop(c: SiteContext, answer: Response, name: Name): Response {
    return set(c, answer, { ...this.#cookies[name], token: "", maxAge: 0 });
  }
}

function set(
  c: SiteContext,
  answer: Response,
  { name, token, ...kept }: TokenCookie & { token: string },
): Response {
  const line = generateCookie(name, token, {
    ...kept,
    httpOnly: true,
    path: "/",
    prefix: prefix(c),
  });
  answer.headers.append("set-cookie", line);
  return answer;
}

/** `__Host-` keeps other hosts under the same domain from planting a cookie; it needs https. */
function prefix(c: SiteContext): "host" | undefined {
  return c.get("services").settings.siteUrl.protocol === "https:" ? "host" : undefined;
}
