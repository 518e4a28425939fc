import { Hono } from "hono";
import type { SiteEnv } from "../_site.ts";
import { portalSession } from "../middleware/portal_session.ts";
import { askingRoutes } from "../asking/mod.ts";
import { asSignedIn } from "./_asker.tsx";
import { contactRoutes } from "./contact.tsx";
import { dataRoutes } from "./data.tsx";
import { downloadRoutes } from "./download.tsx";
import { eraseRoutes } from "./erase.tsx";
import { keepRoutes } from "./keep.ts";
import { newNumberRoutes } from "./new_number.tsx";
import { receiptRoutes } from "./receipt.tsx";
import { sessionRoutes } from "./session.ts";

/** "My data", once a number is proven. The code step stands beside it in `code.tsx`. */
export function portalRoutes(): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  app.route("/", dataRoutes());
  app.route("/", downloadRoutes());
  app.route("/", eraseRoutes());
  app.route("/", receiptRoutes());
  app.route("/", newNumberRoutes());
  app.route("/", contactRoutes());
  app.route("/", askingRoutes("myData", asSignedIn, portalSession));
  app.route("/", keepRoutes());
  app.route("/", sessionRoutes());
  return app;
}
