import { Hono } from "hono";
import type { Services } from "../../lib/services.ts";
import type { SiteEnv } from "../_site.ts";
import { chatApiRoutes } from "./api.ts";

/** The chat: its pages, its API, and what a receipt code opens. */
export function chatRoutes(services: Services): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  app.route("/", chatApiRoutes(services));
  return app;
}
