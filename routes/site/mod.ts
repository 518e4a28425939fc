import { Hono } from "hono";
import type { Services } from "../../lib/services.ts";
import { PLAIN_NOTICE_PATH } from "../../lib/site/paths.ts";
import type { SiteEnv } from "../_site.ts";
import { allowedOrigins } from "../middleware/host.ts";
import { headersFor } from "../middleware/security_headers.ts";
import { robots, securityTxt } from "./for_machines.ts";
import { publicPages } from "./pages.ts";
import { StaticPages } from "./static_pages.ts";

export { StaticPages } from "./static_pages.ts";

/** Every page that is the same for everybody, made once. */
export function staticPages(services: Services): StaticPages {
  const { siteUrl, port, mode } = services.settings;
  const origins = allowedOrigins(siteUrl, { port, loopback: mode === "dev" });
  return new StaticPages(publicPages(services), { origins, headers: headersFor(siteUrl) });
}

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
