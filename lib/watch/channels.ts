import { SECOND } from "../clock.ts";
import { once } from "../once.ts";
import type { AlertSettings } from "../settings/alerts.ts";
import type { Texts } from "../sms/mod.ts";

/** What is told: a line that says everything, and what to do under it. */
export interface Message {
  readonly title: string;
  readonly text: string;
  /** For programs: which check, and how it stands. */
  readonly check: string;
  readonly state: string;
}

/** One way to tell the person who runs the site. Throws when it could not be told. */
export interface Channel {
  readonly kind: "webhook" | "email" | "text";
  tell(message: Message): Promise<void>;
}

/** What a message is about that somebody only wanted to see arrive. */
export const TRIAL = "trial";
const PATIENCE = 10 * SECOND;

/** The channels that the settings name; none is fine, and then nobody is told. */
export function channelsOf(
  { webhook, email, phone }: AlertSettings,
  around: { texts: Texts; ask?: typeof fetch; mailer?: (smtp: URL) => Promise<Mailer> },
): Channel[] {
  return [
    ...(webhook ? [webhookTo(webhook, around.ask ?? fetch)] : []),
    ...(email ? [emailTo(email, around.mailer ?? smtpMailer)] : []),
    ...(phone ? [textTo(phone, around.texts)] : []),
  ];
}

/** `text` is what chat services (Slack, Mattermost, Teams by a flow) show of such a body. */
function webhookTo(url: URL, ask: typeof fetch): Channel {
  return {
    kind: "webhook",
    async tell({ title, text, check, state }) {
      const answer = await ask(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ text: `${title}\n${text}`, check, state }),
        redirect: "manual",
        signal: AbortSignal.timeout(PATIENCE),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`The webhook answered ${answer.status}`);
    },
  };
}

/** Sends one e-mail; throws when the server does not take it. */
interface Mailer {
  sendMail(mail: { from: string; to: string; subject: string; text: string }): Promise<unknown>;
}

async function smtpMailer(smtp: URL): Promise<Mailer> {
  const { createTransport } = await import("nodemailer");
  return createTransport({ url: smtp.href, connectionTimeout: PATIENCE, socketTimeout: PATIENCE });
}

function emailTo(
  { to, from, smtp }: NonNullable<AlertSettings["email"]>,
  mailer: (smtp: URL) => Promise<Mailer>,
): Channel {
  const transport = once(() => mailer(smtp));
  return {
    kind: "email",
    async tell({ title, text }) {
      await (await transport()).sendMail({ from, to, subject: title, text });
    },
  };
}

function textTo(phone: string, texts: Texts): Channel {
  return {
    kind: "text",
    async tell({ title, check }) {
      const message = { to: phone, text: title };
      const handover = await texts.send(message, { urgent: check !== TRIAL });
      if (handover !== "sent" && handover !== "unknown") {
        throw new Error(`The text was ${handover}`);
      }
    },
  };
}
