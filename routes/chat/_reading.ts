import type { Visitor } from "../../lib/chat/mod.ts";
import { errorAnswer } from "../_errors.tsx";
import type { SiteContext } from "../_site.ts";
import { clientAddress } from "../middleware/address.ts";

/** Seconds. */
export const READ_AGAIN_AFTER = 5;

/**
 * Whether so much was opened for this address that others would have to wait: a conversation may hold
 * thousands of messages, and whoever asks for them again and again would keep the machine busy.
 */
export function readsTooMuch(c: SiteContext, { head }: Visitor, { after = 0 } = {}): boolean {
  const messages = Math.max(1, head.seq - after);
  return !c.get("services").chat.readings.take(clientAddress(c), messages);
}

/** The page that says so. */
export function readLater(c: SiteContext): Response {
  return errorAnswer(c, 429, { "retry-after": `${READ_AGAIN_AFTER}` });
}
