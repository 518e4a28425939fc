import type { Hono } from "hono";
import { ACCESS, type RouteName, type StaffSession } from "../../lib/staff/mod.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { adviserOf } from "./_adviser.ts";
import { requireAccess, staffOf, staffSession } from "../middleware/staff_session.ts";

type Answer = Response | Promise<Response>;

/**
 * Adds a route of the staff's pages under the access that the table gives it. A route that is not in
 * the table does not compile, so none can be open by oversight.
 */
export function staffRoute(
  app: Hono<SiteEnv>,
  name: RouteName,
  handle: (c: SiteContext, session: StaffSession) => Answer,
): void {
  const [method, path] = name.split(" ") as [string, string];
  const guard = requireAccess(ACCESS[name]);
  app.on(method, path, staffSession, guard, async (c) => {
    const session = staffOf(c);
    // Whoever is at work on any of the pages is not lost to a visitor who waits for them.
    if (session.roles.includes("adviser")) {
      await c.get("services").chat.presence.renew(adviserOf(session));
    }
    return await handle(c, session);
  });
}

/** Adds a route that whoever is signed out reaches too. */
export function openRoute(
  app: Hono<SiteEnv>,
  name: { [R in RouteName]: typeof ACCESS[R] extends "public" ? R : never }[RouteName],
  handle: (c: SiteContext, session: StaffSession | null) => Answer,
): void {
  const [method, path] = name.split(" ") as [string, string];
  app.on(method, path, staffSession, (c) => handle(c, c.get("staffSession") ?? null));
}
