import * as z from "zod";
import { MINUTE } from "../clock.ts";
import type { Gateway, Handover, TextMessage } from "./mod.ts";
import { post, type Reach } from "./post.ts";

interface GatewayApiAccount {
  readonly token: string;
  /** A token is good in one of the two only: `eu` keeps everything with companies of the EU. */
  readonly region: "eu" | "com";
  /** What the phone shows: 3–11 letters and digits, or a number. */
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

  send({ to, text, reference, validFor }: TextMessage): Promise<Handover> {
    const { token, region, sender } = this.#account;
    const body = JSON.stringify({
      // Numbers go without their plus; 15 digits are well inside a safe integer.
      sender: sender.replace(/^\+/, ""),
      recipient: Number(to.slice(1)),
      message: text,
      ...(reference && { reference }),
      ...(validFor && { expiration: `PT${Math.ceil(validFor / MINUTE)}M` }),
    });
    const headers = {
      authorization: `Token ${token}`,
      "content-type": "application/json",
      accept: "application/json",
    };
    const origin = this.#reach.baseUrl ?? `https://messaging.gatewayapi.${region}`;
    return post(`${origin}/mobile/single`, { headers, body }, { reach: this.#reach, read });
  }
}

/** Without an id it is no acceptance of theirs, whatever the status says. */
function read(body: unknown): Handover {
  return accepted.safeParse(body).success ? "sent" : "unknown";
}
