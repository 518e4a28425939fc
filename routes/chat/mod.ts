import { Hono } from "hono";
import type { Services } from "../../lib/services.ts";
import type { SiteEnv } from "../_site.ts";
import { askingRoutes } from "../asking/mod.ts";
import { asReceiptHolder } from "./_asker.tsx";
import { chatApiRoutes } from "./api.ts";
import { conversationRoutes } from "./conversation.tsx";
import { leavingRoutes } from "./leaving.tsx";
import { linkRoutes } from "./link.tsx";
import { receiptRoutes } from "./receipt.tsx";

/** The chat: its API, its pages, and what a receipt code opens. */
export function chatRoutes(services: Services): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  app.route("/", chatApiRoutes(services));
  app.route("/", conversationRoutes());
  app.route("/", leavingRoutes());
  app.route("/", receiptRoutes());
  app.route("/", linkRoutes());
  app.route("/", askingRoutes("receipt", asReceiptHolder));
  return app;
}
