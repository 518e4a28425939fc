import { createChat } from "../../../lib/chat/mod.ts";
import { Clients } from "../../../lib/clients/mod.ts";
import { Vault } from "../../../lib/vault/mod.ts";

/** A clock that stands until it is moved. */
export class StillClock {
  at: number;
  constructor(at = Date.parse("2026-03-04T10:00:00+02:00")) {
    this.at = at;
  }
  now(): number {
    return this.at;
  }
  pass(milliseconds: number): void {
    this.at += milliseconds;
  }
}

const masterKey = new Uint8Array(32).map((_, i) => i * 7 + 1);
const indexKey = new Uint8Array(32).map((_, i) => i * 11 + 3);

/** One instance of the site over a store: two of them over the same store are two servers. */
export async function instance(kv: Deno.Kv, clock: StillClock) {
  const vault = await Vault.open({ kv, clock, masterKey, indexKey });
  const clients = new Clients(kv, { clock, vault });
  return { kv, clock, vault, clients, chat: createChat(kv, { clock, vault, clients }) };
}

export type Instance = Awaited<ReturnType<typeof instance>>;

/** Runs a test with a store of its own, and closes it. */
export async function withChat(test: (one: Instance) => Promise<void>): Promise<void> {
  const kv = await Deno.openKv(":memory:");
  try {
    await test(await instance(kv, new StillClock()));
  } finally {
    kv.close();
  }
}

/** Starts a chat and opens it as its visitor. */
export async function startChat({ chat }: Instance, wanted: { nickname?: string } = {}) {
  const started = await chat.visitors.start({ lang: "fi", address: "192.0.2.1", ...wanted });
  if (started.outcome !== "started") throw new Error(started.outcome);
  const visitor = await chat.access.load(started.token, started.chatId);
  if (!visitor) throw new Error("not loaded");
  return { ...started, visitor };
}

export const uuid = () => crypto.randomUUID();

export const AINO = { adviserId: "a1", adviserName: "Aino Neuvoja" };
export const EERO = { adviserId: "a2", adviserName: "Eero Auttaja" };

export async function atTheDesk({ chat }: Instance): Promise<void> {
  await chat.presence.set(AINO, "present");
  await chat.presence.set(EERO, "present");
}

/** A visitor who has written and waits, with advisers at the desk. */
export async function waiting(one: Instance, nickname?: string) {
  await atTheDesk(one);
  const started = await startChat(one, { nickname });
  await one.chat.visitors.send(started.visitor, { id: uuid(), text: "hei" });
  return started;
}

/** Everything that lies in the store, as one text. */
export async function dump(kv: Deno.Kv): Promise<string> {
  let all = "";
  for await (const { key, value } of kv.list({ prefix: [] })) {
    all += Deno.inspect([key, value], {
      depth: 9,
      iterableLimit: Infinity,
      strAbbreviateSize: Infinity,
    });
    all += new TextDecoder("latin1").decode((value as { sealed?: Uint8Array })?.sealed);
  }
  return all;
}
