import { Hono } from "hono";
import type { Services } from "../lib/services.ts";
import type { Outbox } from "../lib/sms/mod.ts";
import { onError, onNotFound } from "./_errors.tsx";
import type { SiteEnv } from "./_site.ts";
import { allowedOrigins } from "./_origins.ts";
import { firstPeer } from "./middleware/first_peer.ts";
import { knownHost } from "./middleware/host.ts";
import { bodyLimit, readableUrl, usedMethod } from "./middleware/limits.ts";
import { sameOrigin } from "./middleware/same_origin.ts";
import { securityHeaders } from "./middleware/security_headers.ts";
import { trailingSlash } from "./middleware/trailing_slash.ts";
import { turnedAway } from "./middleware/turned_away.ts";
import { adminRoutes } from "./admin/mod.ts";
import { chatRoutes } from "./chat/mod.ts";
import { codeRoutes } from "./portal/code.tsx";
import { portalRoutes } from "./portal/mod.ts";
import { assetRoutes } from "./static.ts";
import { outboxRoutes } from "./dev/outbox.ts";
import { healthRoutes } from "./health.ts";
import { ingestRoutes } from "./ingest/mod.ts";
import { smsRoutes } from "./sms/mod.ts";
import { renderedPages, siteRoutes, type StaticPages } from "./site/mod.ts";

/** What only some surroundings have. */
interface AppOptions {
  /** Development keeps the texts that it does not send. */
  outbox?: Outbox;
  /** The public pages that are being answered already; without them they are rendered here. */
  pages?: StaticPages;
  /** Milliseconds that a request's body may take; half a minute unless told. */
  bodyWithin?: number;
}

/** The site map: every area of the site, in the order a request meets it. */
export function createApp(services: Services, options: AppOptions = {}): Hono<SiteEnv> {
  const { settings } = services;
  const { outbox, pages = renderedPages(services), bodyWithin } = options;
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
  app.use(firstPeer());
  app.use(turnedAway);
  app.route("/", healthRoutes(services));
  app.use(knownHost(origins));
  app.use(usedMethod);
  app.use(readableUrl);
  app.use(trailingSlash);
  app.use(sameOrigin(origins));
  app.use(bodyLimit(bodyWithin));
  app.route("/", assetRoutes(services));
  app.route("/", siteRoutes(services, pages));
  app.route("/", ingestRoutes(services));
  app.route("/", smsRoutes(services));
  app.route("/", codeRoutes(services));
  app.route("/", portalRoutes());
  app.route("/", chatRoutes(services));
  app.route("/", adminRoutes());
  if (outbox && settings.mode === "dev") app.route("/", outboxRoutes(outbox));
  return pages.before(app);
}
