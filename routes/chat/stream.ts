import type { StreamLimit, StreamOwner, Visitor } from "../../lib/chat/mod.ts";
import { EVENT_STREAM, STREAM_RETRY_AFTER } from "../_event_stream.ts";
import type { SiteContext } from "../_site.ts";
import { clientAddress } from "../middleware/address.ts";
import { refuse } from "./_problems.ts";
import { readsTooMuch } from "./_reading.ts";

/** Nobody in between may compress it either. */
const HEADERS = { ...EVENT_STREAM, "cache-control": "no-store, no-transform" };

/** The visitor's stream. It goes on after `Last-Event-ID`, or after `?after=` at first. */
export async function streamEvents(c: SiteContext, visitor: Visitor): Promise<Response> {
  if (c.req.method === "HEAD") return new Response(null, { headers: HEADERS });
  const { chat } = c.get("services");
  const after = lastSeen(c);
  if (readsTooMuch(c, visitor, { after })) return refuseStream(c, "address");
  const opened = await chat.streams.open(
    streamOwner(c, visitor.hash),
    (signal) => chat.events.follow(visitor, { after, signal }),
  );
  if ("refused" in opened) return refuseStream(c, opened.refused);
  return new Response(opened.stream, { headers: HEADERS });
}

/** Whose stream this is, for the limits. `?tab=` names the page, whose old stream then makes way. */
export function streamOwner(c: SiteContext, session: string): StreamOwner {
  const tab = c.req.query("tab");
  const named = tab !== undefined && /^[\w-]{1,40}$/.test(tab);
  return { session, address: clientAddress(c), ...(named && { tab }) };
}

/** 429 for what is the reader's own share, 503 where this instance has no more room. */
function refuseStream(c: SiteContext, limit: StreamLimit): Response {
  return refuse(c, limit === "instance" ? "busy" : "too-many", { retryAfter: STREAM_RETRY_AFTER });
}

/** The number of the last message that the page has. */
function lastSeen(c: SiteContext): number {
  return numberOf(c.req.header("last-event-id") ?? c.req.query("after"));
}

/** The number of a message as a page told it. What is no number of ours asks for everything. */
export function numberOf(told = ""): number {
  return /^\d{1,9}$/.test(told) ? Number(told) : 0;
}
