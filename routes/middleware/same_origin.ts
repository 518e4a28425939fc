import type { MiddlewareHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { SiteEnv } from "../_site.ts";

/** What the refusal is called among errors. */
export const CROSS_ORIGIN = "cross-origin";
const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a change that another site's page asks for, whatever its body is. Each of `Origin` and
 * `Sec-Fetch-Site` must fit if it is there. A request with neither comes from no browser of today
 * (all of them send `Origin` with a POST) and carries none of our cookies, which are `SameSite`.
 */
export function sameOrigin(origins: ReadonlySet<string>): MiddlewareHandler<SiteEnv> {
  return async (c, next) => {
    if (!SAFE.has(c.req.method) && !isSameOrigin(c.req.raw.headers, origins)) {
      throw new HTTPException(403, { message: CROSS_ORIGIN });
    }
    await next();
  };
}

function isSameOrigin(headers: Headers, origins: ReadonlySet<string>): boolean {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  if (origin !== null && !origins.has(origin)) return false;
  return site === null || site === "same-origin" || (site === "none" && origin === null);
}
