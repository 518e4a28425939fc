import { Hono } from "hono";
import type { Services } from "../lib/services.ts";
import { problem } from "./_errors.tsx";
import type { SiteEnv } from "./_site.ts";

/** Whether the process runs, and whether its store answers. They stand before the check of `Host`. */
export function healthRoutes({ store }: Services): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>();
  routes.get("/healthz", (c) => c.json({ status: "ok" }));
  routes.get("/readyz", async (c) => {
    if (await store.answers()) return c.json({ status: "ok" });
    return problem(503, { title: "The store does not answer" }, { "retry-after": "5" });
  });
  return routes;
}
