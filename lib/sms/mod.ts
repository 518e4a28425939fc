/** A text message on its way. */
export interface TextMessage {
  /** E.164. */
  readonly to: string;
  readonly text: string;
}

/**
 * What became of handing a message over. `unknown` is a timeout: it may have been sent, so it is never
 * sent again by itself.
 */
export type Handover = "sent" | "refused" | "unavailable" | "unknown";

/** Sends text messages. Never throws for what a gateway answers, and logs neither number nor text. */
export interface Gateway {
  send(message: TextMessage): Promise<Handover>;
}

export { openGateway } from "./open.ts";
export { Outbox } from "./outbox.ts";
