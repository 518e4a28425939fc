import { Webhook } from "standardwebhooks";
import type { Site } from "./site.ts";

/** Sends a delivery as the phone system does. Anything of it can be made wrong. */
export function deliver(
  site: Site,
  path: "calls" | "messages",
  body: unknown,
  options: { id?: string; secret?: string; sentAt?: number; signedBody?: string } = {},
): Promise<Response> {
  const { id = crypto.randomUUID(), secret = site.services.settings.ingestSecret } = options;
  const sentAt = new Date(options.sentAt ?? site.clock.now());
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const signature = new Webhook(secret).sign(id, sentAt, options.signedBody ?? text);
  return site.fetch(`/api/ingest/${path}`, {
    method: "POST",
    body: text,
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(sentAt.getTime() / 1000)),
      "webhook-signature": signature,
    },
  });
}

/** A call that ended at an instant (epoch milliseconds). */
export function callAt(endedAt: number, change: Record<string, unknown> = {}) {
  return {
    startedAt: new Date(endedAt - 60_000).toISOString(),
    endedAt: new Date(endedAt).toISOString(),
    callerNumber: "+358501234501",
    serviceNumber: "+358501234599",
    adviserName: "Aino Mallikas",
    adviserNumber: "+358501234590",
    ...change,
  };
}
