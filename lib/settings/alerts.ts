import type { Env, SettingProblem } from "./reader.ts";

/** Whom to tell when something is wrong. */
export interface AlertSettings {
  readonly webhook: URL | null;
  readonly email: { readonly to: string; readonly from: string; readonly smtp: URL } | null;
  /** E.164; gets the first line of an alert as a text message. */
  readonly phone: string | null;
}

const ADDRESS = /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/;

/** Reads whom to tell; all of it may be left out. */
export function readAlerts(env: Env, problem: (of: SettingProblem) => void): AlertSettings {
  return {
    webhook: webhookOf(env, problem),
    email: emailOf(env, problem),
    phone: phoneOf(env, problem),
  };
}

function webhookOf(env: Env, problem: (of: SettingProblem) => void): URL | null {
  if (!env.ALERT_WEBHOOK) return null;
  const url = URL.parse(env.ALERT_WEBHOOK);
  if (url?.protocol === "https:") return url;
  problem({ name: "ALERT_WEBHOOK", problem: "must begin with https://" });
  return null;
}

function emailOf(env: Env, problem: (of: SettingProblem) => void): AlertSettings["email"] {
  const { ALERT_EMAIL: to, SMTP_URL } = env;
  if (!to) {
    if (SMTP_URL) {
      problem({ name: "ALERT_EMAIL", problem: "is missing: SMTP_URL alone mails nobody" });
    }
    return null;
  }
  const from = env.ALERT_FROM || to;
  for (const [name, address] of [["ALERT_EMAIL", to], ["ALERT_FROM", from]] as const) {
    if (!ADDRESS.test(address)) problem({ name, problem: "is not an e-mail address" });
  }
  const smtp = URL.parse(SMTP_URL ?? "");
  if (smtp?.protocol === "smtps:") return { to, from, smtp };
  problem({ name: "SMTP_URL", problem: "must be smtps://name:password@host, for ALERT_EMAIL" });
  return null;
}

function phoneOf(env: Env, problem: (of: SettingProblem) => void): string | null {
  if (!env.ALERT_PHONE) return null;
  const phone = env.ALERT_PHONE.replace(/[\s-]/g, "");
  if (/^\+[1-9]\d{6,14}$/.test(phone)) return phone;
  problem({ name: "ALERT_PHONE", problem: "must be a number with its country (+358…)" });
  return null;
}
