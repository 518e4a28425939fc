import { Hono } from "hono";
import type { Services } from "../lib/services.ts";
import { onError, onNotFound } from "./_errors.tsx";
import type { SiteEnv } from "./_site.ts";
import { allowedOrigins, knownHost } from "./middleware/host.ts";
import { bodyLimit, readableUrl } from "./middleware/limits.ts";
import { sameOrigin } from "./middleware/same_origin.ts";
import { securityHeaders } from "./middleware/security_headers.ts";
import { healthRoutes } from "./health.ts";

/** The site map: every area of the site, in the order a request meets it. */
export function createApp(services: Services): Hono<SiteEnv> {
  const { settings } = services;
  const loopback = settings.mode === "dev";
  const origins = allowedOrigins(settings.siteUrl, { port: settings.port, loopback });
  const app = new Hono<SiteEnv>();
  app.onError(onError);
  app.notFound(onNotFound);
  app.use(securityHeaders(settings.siteUrl));
  app.use(async (c, next) => {
    c.set("services", services);
    await next();
  });
  app.route("/", healthRoutes(services));
  app.use(knownHost(origins));
  app.use(readableUrl);
  app.use(sameOrigin(origins));
  app.use(bodyLimit());
  return app;
}
