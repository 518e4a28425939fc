import { Webhook } from "standardwebhooks";
import { MINUTE } from "../clock.ts";
import { nodeCrypto } from "../vault/node_crypto.ts";

/** How far a webhook's time may be from ours, either way, in milliseconds. */
const WEBHOOK_WINDOW = 5 * MINUTE;
const MAX_ID = 256;

/** The three headers of Standard Webhooks, as they came. */
export interface SignedHeaders {
  readonly id: string | undefined;
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
}

/**
 * Checks a webhook's signature and time. The library signs; the comparison and the window are ours,
 * because its own check reads the machine's clock. Several signatures may stand side by side while a
 * secret is changed (Standard Webhooks, "Verifying signatures").
 */
export function isAuthentic(
  secret: string,
  body: string,
  { headers, now }: { headers: SignedHeaders; now: number },
): boolean {
  const { id, timestamp, signature } = headers;
  if (!id || id.length > MAX_ID || !timestamp || !signature) return false;
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  const sentAt = Number(timestamp) * 1000;
  if (Math.abs(now - sentAt) > WEBHOOK_WINDOW) return false;
  const expected = new TextEncoder().encode(new Webhook(secret).sign(id, new Date(sentAt), body));
  return signature.split(" ").some((given) => {
    const bytes = new TextEncoder().encode(given);
    return bytes.length === expected.length && nodeCrypto().timingSafeEqual(bytes, expected);
  });
}
