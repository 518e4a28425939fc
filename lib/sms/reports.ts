import * as z from "zod";
import { nodeCrypto } from "../vault/node_crypto.ts";
import type { Reported } from "./messages.ts";
import { REPORT_USER } from "./open.ts";

/** What a gateway says of a message of ours. */
interface Report {
  readonly reference: string;
  readonly reported: Reported;
}

/** `unsigned`: not proven to be the gateway's. `broken`: its body is none that the gateway documents. */
export type ReadReport =
  | { readonly outcome: "unsigned" }
  | { readonly outcome: "broken" }
  /** Null: nothing that changes what is known, or of no message of ours. */
  | { readonly outcome: "read"; readonly report: Report | null };

const reference = z.uuid();

/** https://46elks.com/docs/sms-delivery-reports. The time of delivery is not kept. */
const elksForm = z.object({
  id: z.string().min(1).max(100),
  status: z.string().min(1).max(40),
});

/** https://gatewayapi.com/docs/message/overview, "Webhook callbacks": other events come the same way. */
const envelope = z.object({ event_type: z.string().max(100), event: z.unknown() });
const SMS_STATUS = "message.status.sms";
const smsStatus = z.object({
  msg_id: z.string().min(1).max(100),
  reference: z.string().max(500).nullish(),
  status: z.string().min(1).max(40),
});

/** A word that is not here (a new one, "unknown") says nothing of a message. */
const ELKS: Readonly<Record<string, Reported>> = {
  sent: "sent",
  delivered: "delivered",
  failed: "failed",
};
const GATEWAY_API: Readonly<Record<string, Reported>> = {
  ACCEPTED: "sent",
  BUFFERED: "sent",
  ENROUTE: "sent",
  DELIVERED: "delivered",
  DELETED: "failed",
  EXPIRED: "failed",
  REJECTED: "failed",
  UNDELIVERABLE: "failed",
};

/** Whether 46elks signed in with the name and password that its address was given (RFC 7617). */
export function isFromElks(secret: string, authorization: string | undefined): boolean {
  const given = /^Basic +([\w+/]+=*)$/i.exec(authorization ?? "")?.[1] ?? "";
  const expected = new TextEncoder().encode(`${REPORT_USER}:${secret}`).toBase64();
  return isSame(given, expected);
}

/** Reads a report that {@link isFromElks} has proven: its form, and the reference of its address. */
export function readElksReport(
  form: Readonly<Record<string, string>>,
  named: string | undefined,
): ReadReport {
  const read = elksForm.safeParse(form);
  if (!read.success) return { outcome: "broken" };
  return { outcome: "read", report: reportOf(named, ELKS, read.data.status) };
}

/**
 * Proves and reads an event of GatewayAPI: `Signature: v1=` and the HMAC-SHA-256 of the body's bytes in
 * hexadecimal digits. The same event again is the same report, so its time is not looked at.
 */
export function readGatewayApiReport(
  secret: string,
  { signature, body }: { signature: string | undefined; body: Uint8Array<ArrayBuffer> },
): ReadReport {
  const expected = nodeCrypto().createHmac("sha256", secret).update(body).digest("hex");
  if (!isSame((signature ?? "").toLowerCase(), `v1=${expected}`)) return { outcome: "unsigned" };
  const read = envelope.safeParse(parse(body));
  if (!read.success) return { outcome: "broken" };
  // Messages that people send to the association come here as well: they are none of this door's.
  if (read.data.event_type !== SMS_STATUS) return { outcome: "read", report: null };
  const event = smsStatus.safeParse(read.data.event);
  if (!event.success) return { outcome: "broken" };
  const { reference, status } = event.data;
  return { outcome: "read", report: reportOf(reference ?? undefined, GATEWAY_API, status) };
}

function reportOf(
  named: string | undefined,
  statuses: Readonly<Record<string, Reported>>,
  status: string,
): Report | null {
  const reported = Object.hasOwn(statuses, status) ? statuses[status] : undefined;
  const ours = reference.safeParse(named);
  return reported && ours.success ? { reference: ours.data, reported } : null;
}

function parse(body: Uint8Array<ArrayBuffer>): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

/** In a time that tells neither how far two texts agree nor how long they are. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => nodeCrypto().createHash("sha256").update(text).digest();
  return nodeCrypto().timingSafeEqual(digest(given), digest(expected));
}
