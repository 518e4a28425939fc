import type { Context } from "hono";
import type { PortalSession } from "../lib/portal/session.ts";
import type { Services } from "../lib/services.ts";
import { factsOf } from "../lib/site/controller.ts";
import type { StaffSession } from "../lib/staff/mod.ts";
import type { Shell } from "./_layout.tsx";

/** What `Deno.serve` tells of a connection. Absent where a test calls the app without a socket. */
type Connection = Partial<Deno.ServeHandlerInfo<Deno.NetAddr>>;

/** The Hono environment of every area of the site. */
export interface SiteEnv {
  Bindings: Connection;
  Variables: {
    services: Services;
    /** Whoever proved a phone number: set by `portalSession`, on the paths of "my data" only. */
    portalSession?: PortalSession | null;
    /** Whoever of the staff is signed in: set by `staffSession`, on the staff's pages only. */
    staffSession?: StaffSession | null;
    /** The answer is the part of a page that was asked for. */
    part?: boolean;
  };
}

export type SiteContext = Context<SiteEnv>;

/** What the shell needs of the services. */
export function shellOf(services: Pick<Services, "assets" | "settings">): Shell {
  const { assets, settings } = services;
  const { siteUrl, mode } = settings;
  return { assets, siteUrl, dev: mode === "dev", facts: factsOf(settings) };
}
