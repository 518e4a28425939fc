import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/chat/mod.ts";
import { problem } from "../_errors.tsx";
import { EVENT_STREAM, STREAM_RETRY_AFTER } from "../_event_stream.ts";
import type { SiteContext } from "../_site.ts";
import { streamOwner } from "../chat/stream.ts";
import { adviserOf } from "./_adviser.ts";
import { staffTokens } from "./_cookies.ts";

/** Everything that happens at the desk. It ends at once with the session. */
export async function deskEvents(c: SiteContext, session: StaffSession): Promise<Response> {
  // Nobody reads what comes without a body: its place would be free only when the site stops.
  if (c.req.method === "HEAD") return new Response(null, { headers: EVENT_STREAM });
  const { chat, staff } = c.get("services");
  await chat.presence.renew(adviserOf(session));
  const token = staffTokens.read(c, "session")!;
  const opened = await chat.streams.open(streamOwner(c, session.id), async function* (aborted) {
    const over = new AbortController();
    const signal = AbortSignal.any([aborted, over.signal]);
    // A watcher that breaks ends the stream, and the page asks again.
    const watching = staff.sessions.ended(token, signal).catch(() => {}).finally(() =>
      over.abort()
    );
    try {
      yield* chat.deskEvents.follow(adviserOf(session), {
        signal,
        mayGoOn: async () => await staff.sessions.peek(token) !== null,
      });
    } finally {
      over.abort();
      await watching;
    }
  });
  if ("stream" in opened) return new Response(opened.stream, { headers: EVENT_STREAM });
  const code = opened.refused === "instance" ? "busy" : "too-many";
  const { title, detail } = words[session.lang].problems[code];
  const headers = { "retry-after": String(STREAM_RETRY_AFTER) };
  return problem(code === "busy" ? 503 : 429, { title, detail, code }, headers);
}
