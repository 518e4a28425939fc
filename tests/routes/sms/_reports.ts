import { createHmac } from "node:crypto";
import type { GatewaySettings } from "../../../lib/settings/mod.ts";
import type { Handover, TextMessage } from "../../../lib/sms/mod.ts";
import { openSite } from "../../helpers/site.ts";

export const SECRET = "Zm9yLXRlc3RzLW9ubHktbm90LWEtc2VjcmV0";
export const TO = "+358501234501";

const ofEvery = { sender: "Tyyne", reportSecret: SECRET };
export const GATEWAYS = {
  "46elks": { kind: "46elks", username: "u", password: "p", ...ofEvery },
  gatewayapi: { kind: "gatewayapi", token: "t", region: "eu", ...ofEvery },
} as const satisfies Record<string, GatewaySettings>;

export type Kind = keyof typeof GATEWAYS;

/** A site with a gateway that takes everything, whose reports a test sends. */
export async function openReported(kind: Kind, gateway: GatewaySettings = GATEWAYS[kind]) {
  const handed: TextMessage[] = [];
  const logged: unknown[] = [];
  const sms = {
    answer: "sent" as Handover,
    send: (message: TextMessage) => (handed.push(message), Promise.resolve(sms.answer)),
  };
  const log = {
    info: (...line: unknown[]) => void logged.push(line),
    error: (...line: unknown[]) => void logged.push(line),
  };
  const settings = { gateway };
  const site = await openSite({ settings, gateway: sms, log });
  return Object.assign(site, {
    sms,
    handed,
    logged,
    /** Sends a message and answers its reference. */
    async sendOne(): Promise<string> {
      await site.services.texts.send({ to: TO, text: "Hei" });
      return handed.at(-1)!.reference!;
    },
    /** What is known of a message. */
    async state(reference: string): Promise<string | null> {
      const name = await site.services.vault.index("text-message", reference);
      return await site.services.texts.stateOf(name);
    },
  });
}

export type Reported = Awaited<ReturnType<typeof openReported>>;

export const basic = (name: string, secret: string) =>
  `Basic ${new TextEncoder().encode(`${name}:${secret}`).toBase64()}`;

/** A report as 46elks sends it. */
export function elksReport(
  reference: string,
  fields: Record<string, string>,
  headers: Record<string, string> = { authorization: basic("report", SECRET) },
): [string, RequestInit] {
  const body = new URLSearchParams({ id: "s70df59406a1b4643b96f3f91e0bfb7b0", ...fields });
  return [`/api/sms/46elks?reference=${reference}`, { method: "POST", headers, body }];
}

/** An event of a text message as GatewayAPI writes it. */
export function smsEvent(reference: string | null, status: string, more: object = {}): string {
  const event = {
    msg_id: "01JNN696A9E0WS89FPYGT15NBX",
    recipient: 358_501_234_501,
    reference,
    status,
    status_at: "2026-03-02T09:00:04Z",
    error: null,
    ...more,
  };
  const event_id = "01JNN69G4B6K0TQZC5D4T9VZ8M";
  const event_type = "message.status.sms";
  return JSON.stringify({ event_id, timestamp: "2026-03-02T09:00:05Z", event_type, event });
}

/** An event as GatewayAPI signs and sends it. */
export function gatewayApiReport(
  body: string,
  signature: string | null = sign(body),
): [string, RequestInit] {
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (signature !== null) headers.signature = signature;
  return ["/api/sms/gatewayapi", { method: "POST", headers, body }];
}

export function sign(body: string, secret = SECRET): string {
  return `v1=${createHmac("sha256", secret).update(body).digest("hex")}`;
}
