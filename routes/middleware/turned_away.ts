import type { MiddlewareHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Refusal } from "../../lib/log/mod.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { CROSS_ORIGIN } from "./same_origin.ts";

/** What an answer says of why somebody got no other one. */
const BY_STATUS: Readonly<Record<number, Refusal>> = {
  400: "request",
  405: "request",
  408: "request",
  413: "request",
  415: "request",
  421: "host",
  422: "input",
  429: "limit",
};
const INGEST = "/api/ingest/";
/** Delivery reports have a line of their own, which tells more. */
const REPORTS = "/api/sms/";

/**
 * Has it written down that something was refused, wherever in the site that was decided: seen from the
 * answer, no page and no route to come can forget to.
 */
export const turnedAway: MiddlewareHandler<SiteEnv> = async (c, next) => {
  await next();
  const why = refusalOf(c);
  if (why) c.get("services").refusals.note(why);
};

function refusalOf(c: SiteContext): Refusal | undefined {
  const { status } = c.res;
  if (c.req.path.startsWith(REPORTS) && (status === 401 || status === 422)) return undefined;
  if (status === 401) return c.req.path.startsWith(INGEST) ? "signature" : undefined;
  // Staff who lack a role get the same status, and a line that names the page.
  if (status === 403) return isFromElsewhere(c.error) ? "origin" : undefined;
  return BY_STATUS[status];
}

function isFromElsewhere(error: Error | undefined): boolean {
  return error instanceof HTTPException && error.message === CROSS_ORIGIN;
}
