import type { MiddlewareHandler } from "hono";
import type { SiteEnv } from "../_site.ts";

/** Files, programs' doors and the staff's pages: nobody types these from paper. */
const OTHERS = /^\/(?:static|api|admin)\//;
/** One slash at the end of what is otherwise a plain path of a page. */
const ENDS_IN_SLASH = /^((?:\/[A-Za-z0-9_.-]+)+)\/$/;

/**
 * Somebody who types the address of a page from paper may end it with a slash. Only a plain path of
 * our own is mended, so that `//elsewhere.example/` never becomes an address to go to.
 */
export const trailingSlash: MiddlewareHandler<SiteEnv> = async (c, next) => {
  const { pathname, search } = new URL(c.req.url);
  const page = ENDS_IN_SLASH.exec(pathname)?.[1];
  const reads = c.req.method === "GET" || c.req.method === "HEAD";
  if (!page || !reads || OTHERS.test(pathname)) return await next();
  return c.redirect(`${page}${search}`, 308);
};
