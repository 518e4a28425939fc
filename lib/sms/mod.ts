/** A text message on its way. */
export interface TextMessage {
  /** E.164. */
  readonly to: string;
  readonly text: string;
  /** Random, our own, says nothing of anybody: the gateway's delivery report names it. */
  readonly reference?: string;
  /** In milliseconds: arrived later, it would be of no use to anybody. */
  readonly validFor?: number;
}

/**
 * What became of handing a message over.
 * - `sent`: the gateway has it.
 * - `refused`: the gateway will not send it, to this number or with this text.
 * - `unavailable`: nothing was taken, and it is no fault of the message.
 * - `unknown`: it may have been taken, so it is never sent again by itself.
 */
export type Handover = "sent" | "refused" | "unavailable" | "unknown";

/** Sends text messages. Never throws for what a gateway answers, and logs neither number nor text. */
export interface Gateway {
  send(message: TextMessage): Promise<Handover>;
}

export type { OutageReason } from "./breaker_rules.ts";
export { SMS_MESSAGES } from "./messages.ts";
export type { Reported } from "./messages.ts";
export { openGateway, REPORT_PATHS } from "./open.ts";
export { Outbox } from "./outbox.ts";
export { isFromElks, readElksReport, readGatewayApiReport, type ReadReport } from "./reports.ts";
export { type Room, Texts, type TextsStatus } from "./texts.ts";
