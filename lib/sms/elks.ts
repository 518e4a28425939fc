import * as z from "zod";
import type { Gateway, Handover, TextMessage } from "./mod.ts";
import { post, type Reach } from "./post.ts";

interface ElksAccount {
  readonly username: string;
  readonly password: string;
  /** What the phone shows: 3–11 letters and digits, or a number. */
  readonly sender: string;
  /** Where delivery reports go to, with name and password in it; null where none are asked for. */
  readonly reportTo: URL | null;
}

const accepted = z.object({ id: z.string().min(1), status: z.string() });

/** 46elks (https://46elks.com/docs/send-sms): a form, HTTP Basic, and JSON with an id and a status back. */
export class Elks implements Gateway {
  readonly #account: ElksAccount;
  readonly #reach: Reach;

  constructor(account: ElksAccount, reach: Reach = {}) {
    this.#account = account;
    this.#reach = reach;
  }

  send({ to, text, reference }: TextMessage): Promise<Handover> {
    const { username, password, sender } = this.#account;
    const credentials = new TextEncoder().encode(`${username}:${password}`).toBase64();
    // `dontlog` keeps the text, which holds a code, out of the gateway's own history.
    const body = new URLSearchParams({ from: sender, to, message: text, dontlog: "message" });
    if (reference) this.#askForReport(body, reference);
    const init = { headers: { authorization: `Basic ${credentials}` }, body };
    return post(`${this.#reach.baseUrl ?? "https://api.46elks.com"}/a1/sms`, init, {
      reach: this.#reach,
      read,
    });
  }

  /** Reports come back to an address that names the message by our own reference. */
  #askForReport(body: URLSearchParams, reference: string): void {
    if (this.#account.reportTo === null) return;
    const address = new URL(this.#account.reportTo);
    address.searchParams.set("reference", reference);
    body.set("whendelivered", address.href);
  }
}

function read(body: unknown): Handover {
  const answer = accepted.safeParse(body);
  if (!answer.success) return "unknown";
  return answer.data.status === "failed" ? "refused" : "sent";
}
