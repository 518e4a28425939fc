import type { Clock } from "../clock.ts";
import type { Gateway, Handover, TextMessage } from "./mod.ts";

/** A text message that development "sent". */
interface OutboxMessage extends TextMessage {
  /** RFC 3339. */
  readonly sentAt: string;
}

const KEPT = 200;

/** The gateway of development and tests: keeps the newest messages in memory and sends nothing. */
export class Outbox implements Gateway {
  readonly #clock: Clock;
  #messages: OutboxMessage[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  send({ to, text }: TextMessage): Promise<Handover> {
    const message = { to, text, sentAt: new Date(this.#clock.now()).toISOString() };
    this.#messages = [message, ...this.#messages].slice(0, KEPT);
    return Promise.resolve("sent");
  }

  /** Newest first. */
  list(): readonly OutboxMessage[] {
    return this.#messages;
  }
}
