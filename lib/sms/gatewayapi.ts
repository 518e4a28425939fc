import * as z from "zod";
import type { Gateway, Handover, TextMessage } from "./mod.ts";
import { post, type Reach } from "./post.ts";

export interface GatewayApiAccount {
  readonly token: string;
  /** What the phone shows: 3–11 letters and digits, or up to 15 digits. */
  readonly sender: string;
}

const accepted = z.object({ msg_id: z.string().min(1) });

/** GatewayAPI (https://gatewayapi.com/docs/message/overview): JSON, a token, 202 with an id back. */
export class GatewayApi implements Gateway {
  readonly #account: GatewayApiAccount;
  readonly #reach: Reach;

  constructor(account: GatewayApiAccount, reach: Reach = {}) {
    this.#account = account;
    this.#reach = reach;
  }

  send({ to, text }: TextMessage): Promise<Handover> {
    const { token, sender } = this.#account;
    // The recipient is a number without its plus; 15 digits are well inside a safe integer.
    const body = JSON.stringify({ sender, recipient: Number(to.slice(1)), message: text });
    const headers = {
      authorization: `Token ${token}`,
      "content-type": "application/json",
      accept: "application/json",
    };
    const origin = this.#reach.baseUrl ?? "https://messaging.gatewayapi.com";
    return post(`${origin}/mobile/single`, { headers, body }, { reach: this.#reach, read });
  }
}

/** Without an id it is no acceptance of theirs, whatever the status says. */
function read(body: unknown): Handover {
  return accepted.safeParse(body).success ? "sent" : "unknown";
}
