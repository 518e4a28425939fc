import { Hono } from "hono";
import type { Services } from "../../lib/services.ts";
import { PLAIN_NOTICE_PATH } from "../../lib/site/paths.ts";
import type { SiteEnv } from "../_site.ts";
import { robots, securityTxt } from "./for_machines.ts";
import type { StaticPages } from "./static_pages.ts";

export { renderedPages } from "./pages.ts";
export type { StaticPages } from "./static_pages.ts";

/** The public pages behind the doors of the site, and what only machines ask for. */
export function siteRoutes(services: Services, pages: StaticPages): Hono<SiteEnv> {
  const { settings, clock } = services;
  const routes = new Hono<SiteEnv>();
  for (const path of pages.paths) routes.get(path, (c) => pages.page(path, c.req.raw));
  routes.get("/selko", (c) => c.redirect(PLAIN_NOTICE_PATH, 301));
  routes.get("/robots.txt", () => robots());
  routes.get("/.well-known/security.txt", () => securityTxt(settings.siteUrl, clock.now()));
  return routes;
}
