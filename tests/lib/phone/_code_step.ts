import { type CodeRequest, Codes, type CodesOptions } from "../../../lib/phone/mod.ts";
import { PortalSessions } from "../../../lib/portal/session.ts";
import { type Handover, Texts } from "../../../lib/sms/mod.ts";
import { Outbox } from "../../../lib/sms/outbox.ts";
import { Vault } from "../../../lib/vault/mod.ts";

/** Wednesday noon in Helsinki, far from any change of the clocks. */
export const START = Date.parse("2025-03-05T10:00:00Z");
export const PHONE = "+358501234501";

/** A code step over a store of its own, with a clock that the test moves. */
export interface CodeStep {
  kv: Deno.Kv;
  clock: { now(): number; at: number };
  vault: Vault;
  outbox: Outbox;
  sessions: PortalSessions;
  codes: Codes;
  texts: Texts;
  /** What the gateway answers from now on; `throws` is what no gateway should do. */
  gateway: { answer: Handover | "throws" };
  logged: unknown[];
  /** Another process over the same store. */
  another(options?: Partial<CodesOptions>): Codes;
  /** Sends a code and answers the browser's token and the code that arrived. */
  ask(request?: Partial<CodeRequest>): Promise<{ token: string; code: string }>;
  /** Guesses as a browser would, and opens a session when right. */
  guess(token: string, code: string, codes?: Codes): ReturnType<Codes["verify"]>;
}

type StepOptions = Partial<CodesOptions> & { at?: number; dailyCap?: number };

export async function withCodeStep(
  test: (step: CodeStep) => Promise<void>,
  options: StepOptions = {},
): Promise<void> {
  const kv = await Deno.openKv(":memory:");
  try {
    await test(await codeStep(kv, options));
  } finally {
    kv.close();
  }
}

async function codeStep(
  kv: Deno.Kv,
  { at = START, dailyCap = 500, ...rest }: StepOptions,
): Promise<CodeStep> {
  const clock = { at, now: () => clock.at };
  const random = () => crypto.getRandomValues(new Uint8Array(32));
  const vault = await Vault.open({ kv, clock, masterKey: random(), indexKey: random() });
  const outbox = new Outbox(clock);
  const gateway: CodeStep["gateway"] = { answer: "sent" };
  const logged: unknown[] = [];
  const sms = {
    async send(message: { to: string; text: string }) {
      if (gateway.answer === "throws") throw new Error(`${message.to} ${message.text}`);
      if (gateway.answer === "sent" || gateway.answer === "unknown") await outbox.send(message);
      return gateway.answer;
    },
  };
  const log = {
    info: (...line: unknown[]) => void logged.push(line),
    error: (...line: unknown[]) => void logged.push(line),
  };
  const openTexts = () => new Texts(kv, { clock, vault, gateway: sms, dailyCap, log });
  const texts = openTexts();
  const base = { clock, vault, host: "tyyne.example", log };
  const another = (more: Partial<CodesOptions> = {}) =>
    new Codes(kv, { ...base, texts: openTexts(), ...rest, ...more });
  const codes = another();
  const sessions = new PortalSessions(kv, { clock, vault });
  return {
    kv,
    clock,
    vault,
    outbox,
    sessions,
    codes,
    texts,
    gateway,
    logged,
    another,
    async ask(request = {}) {
      const whole = { phone: PHONE, lang: "fi" as const, address: "192.0.2.1", token: null };
      const sent = await codes.send({ ...whole, ...request });
      if (!("token" in sent)) throw new Error(`no code was sent: ${JSON.stringify(sent)}`);
      return { token: sent.token, code: outbox.list()[0]!.text.slice(0, 6) };
    },
    guess: (token, code, by = codes) =>
      by.verify(token, code, (op, phone) => sessions.begin(op, { phone, lang: "fi" })),
  };
}

/** A code that is none of these. */
export function wrongCode(...right: string[]): string {
  for (let n = 0;; n++) {
    const code = String(n).padStart(6, "0");
    if (!right.includes(code)) return code;
  }
}

/** How many of each outcome there are; limits by their names. */
export function tally(
  outcomes: readonly { outcome: string; limit?: string }[],
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { outcome, limit } of outcomes) {
    const name = limit ?? outcome;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** How many rows there are under a root. */
export async function rows(kv: Deno.Kv, root: string): Promise<number> {
  return (await Array.fromAsync(kv.list({ prefix: [root] }))).length;
}
