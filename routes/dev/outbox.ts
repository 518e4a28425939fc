import { Hono } from "hono";
import type { Outbox } from "../../lib/sms/outbox.ts";
import type { SiteEnv } from "../_site.ts";

/** Shows what development "sent". Mounted in development only. */
export function outboxRoutes(outbox: Outbox): Hono<SiteEnv> {
  return new Hono<SiteEnv>().get("/dev/outbox", (c) => {
    c.header("cache-control", "no-store");
    return c.json(outbox.list());
  });
}
