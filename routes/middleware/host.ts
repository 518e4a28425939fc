import type { MiddlewareHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { SiteEnv } from "../_site.ts";

/**
 * Answers only to its own names, so that a forged `Host` cannot steer a link or a cache. A request may
 * name a host twice, in its `Host` and in a whole address (RFC 9112, 3.2.2): both have to be ours.
 */
export function knownHost(origins: ReadonlySet<string>): MiddlewareHandler<SiteEnv> {
  const hosts = new Set([...origins].map((origin) => new URL(origin).host));
  return async (c, next) => {
    const address = new URL(c.req.url).host;
    const named = [c.req.header("host") ?? address, address];
    if (!named.every((host) => hosts.has(host.toLowerCase()))) {
      throw new HTTPException(421, { message: "unknown-host" });
    }
    await next();
  };
}
