import { type Handover, Texts } from "../../../lib/sms/mod.ts";
import { Vault } from "../../../lib/vault/mod.ts";
import { FakeClock } from "../../helpers/clock.ts";

export const TO = "+358501234501";
export const TEXT = "Tekstiviesti, jota kukaan ei lue.";
export const MESSAGE = { to: TO, text: TEXT };

/** What the gateway was handed. */
interface Handed {
  readonly to: string;
  readonly text: string;
  readonly reference: string;
}

/** Two instances of the site's text messages over one store, with a gateway that does as it is told. */
export async function openTexts({ dailyCap = 100, at }: { dailyCap?: number; at?: string } = {}) {
  const kv = await Deno.openKv(":memory:");
  const clock = new FakeClock(at);
  const random = () => crypto.getRandomValues(new Uint8Array(32));
  const vault = await Vault.open({ kv, clock, masterKey: random(), indexKey: random() });
  const handed: Handed[] = [];
  const logged: unknown[] = [];
  const log = {
    info: (...line: unknown[]) => void logged.push(line),
    error: (...line: unknown[]) => void logged.push(line),
  };
  const sms = {
    /** What it answers from now on. */
    answer: "sent" as Handover | ((message: Handed) => Promise<Handover>),
    send(message: { to: string; text: string; reference?: string }): Promise<Handover> {
      const one = { ...message, reference: message.reference! };
      handed.push(one);
      return typeof sms.answer === "string" ? Promise.resolve(sms.answer) : sms.answer(one);
    },
  };
  /** An instance over the same store, or over what a test puts in front of it. */
  const instance = (store: Deno.Kv = kv) =>
    new Texts(store, { clock, vault, gateway: sms, dailyCap, log });
  return {
    kv,
    clock,
    vault,
    sms,
    handed,
    logged,
    texts: instance(),
    other: instance(),
    instance,
    /** Sends so many, one after another, and answers what became of them. */
    async send(count: number, by = instance()): Promise<Handover[]> {
      const outcomes: Handover[] = [];
      for (let n = 0; n < count; n++) outcomes.push(await by.send(MESSAGE));
      return outcomes;
    },
    [Symbol.dispose]: () => kv.close(),
  };
}

/** Every row of a store as text, keys and values. */
export async function raw(kv: Deno.Kv): Promise<string> {
  const rows = await Array.fromAsync(kv.list({ prefix: [] }));
  return rows.map(({ key, value }) => Deno.inspect([key, value], { depth: 9 })).join("\n");
}
