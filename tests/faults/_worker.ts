/**
 * Works on a store until it is killed, a line of JSON for each thing that was acknowledged:
 * `deno run -A tests/faults/_worker.ts STORE SECRETS ROUND SEED AT`.
 */
import { DAY } from "../../lib/clock.ts";
import { breachFacts } from "../helpers/breaches.ts";
import { openKv } from "../../lib/kv.ts";
import { itemId } from "../../lib/records/place.ts";
import { openSite } from "../helpers/site.ts";
import { seeded } from "../helpers/seeded.ts";
import { deliver } from "../helpers/webhook.ts";
import { recordOf } from "../helpers/records.ts";
import { type Acknowledged, BY, ERASED, KEPT, settingsOf } from "./_mixed_work.ts";

const [store = "", secrets = "", round = "", seed = "", at = ""] = Deno.args;
const utf8 = new TextEncoder();
const kv = await openKv(store);
const site = await openSite({ kv, at, settings: await settingsOf(secrets) });
const { chat, clients, erasure, records, requests, breaches } = site.services;
const random = seeded(Number(seed));
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;

await erasure.finishPending();
await requests.finishPending();
tell({ did: "started" });
await Promise.all([
  phoneSystem(),
  phoneSystem(),
  visitor(),
  visitor(),
  client(),
  staff(),
  trimmer(),
]);

/** Written before anything else happens: what is in the pipe was acknowledged. */
function tell(done: Acknowledged): void {
  let line = utf8.encode(`${JSON.stringify(done)}\n`);
  while (line.length > 0) line = line.subarray(Deno.stdout.writeSync(line));
}

async function phoneSystem(): Promise<never> {
  for (;;) {
    const phone = pick([...KEPT, ...ERASED]);
    const { id, answered } = await comesIn(phone);
    tell({ did: "ingested", phone, webhookId: id, answered });
  }
}

async function comesIn(phone: string) {
  const id = `${round}-${crypto.randomUUID()}`;
  const sentAt = new Date(site.clock.now() - DAY).toISOString();
  const body = { kind: "sms", sentAt, phone, direction: "in", text: `viesti ${id}` };
  const answer = await deliver(site, "messages", body, { id });
  if (answer.status !== 202) throw new Error(`ingest: ${answer.status}`);
  return { id, answered: String((await answer.json()).id) };
}

/** Numbers of their own, whose text messages are erased once; what comes after that is kept. */
async function trimmer(): Promise<never> {
  for (let n = 0;; n++) {
    const phone = `+35850${2_000_000 + Number(round) * 5_000 + n}`;
    const before = [await comesIn(phone), await comesIn(phone)];
    const who = (await clients.findByPhone(phone))!;
    await erasure.erase(who, { type: "kind", kind: "sms" }, { since: 0 });
    tell({ did: "trimmed", phone, texts: before.map(({ id }) => `viesti ${id}`) });
    for (let m = 0; m < 2; m++) {
      tell({ did: "kept", phone, text: `viesti ${(await comesIn(phone)).id}` });
    }
  }
}

async function visitor(): Promise<never> {
  for (;;) {
    const address = `192.0.2.${Math.floor(random() * 250)}`;
    const started = await chat.visitors.start({ lang: "fi", address });
    if (started.outcome !== "started") {
      await new Promise((done) => setTimeout(done, 20));
      continue;
    }
    const { token, chatId, receipt } = started;
    const mine = (await chat.access.load(token))!;
    for (let n = 0; n < 6; n++) {
      const id = crypto.randomUUID();
      const { outcome } = await chat.visitors.send(mine, { id, text: `kysymys ${id}` });
      if (outcome !== "stored") throw new Error(`chat: ${outcome}`);
      tell({ did: "wrote", token, chatId, messageId: id, receipt });
    }
    if (random() >= 0.3) continue;
    tell({ did: "asksChatErasure", token });
    if (await chat.visitors.erase(mine) === "erased") tell({ did: "erasedChat", token });
  }
}

async function client(): Promise<never> {
  for (;;) {
    const phone = pick(ERASED);
    const who = await clients.findByPhone(phone);
    if (!who) {
      await records.add(phone, recordOf("call_note", site.clock.now() - DAY, phone));
      continue;
    }
    tell({ did: "asksErasure", phone, client: who.id });
    const answerFirst = random() < 0.5 || undefined;
    const receipt = await erasure.erase(who, { type: "all" }, { since: 0, answerFirst });
    if (receipt) tell({ did: "erased", client: who.id, reference: receipt.reference });
  }
}

async function staff(): Promise<never> {
  for (;;) {
    const phone = pick(KEPT);
    const at = site.clock.now() - DAY;
    const note = recordOf("call_note", at, phone);
    await records.add(phone, note);
    const who = (await clients.findByPhone(phone))!;
    const item = itemId({ at, id: note.id });
    const target = { kind: "call_note", id: item } as const;
    const draft = { phone, clientId: who.id, kind: "correction", target } as const;
    const asked = await requests.create({ ...draft, wrong: "rästissä", right: "maksettu" });
    tell({ did: "asked", phone, requestId: asked!.id, item });
    const { version } = (await requests.get(asked!.id))!;
    const ruling = { version, by: BY, outcome: "granted" } as const;
    if ((await requests.decide(asked!.id, ruling)).kind === "done") {
      tell({ did: "decided", phone, requestId: asked!.id, item });
    }
    const breach = crypto.randomUUID();
    await breaches.record(breach, { facts: breachFacts(site.clock.now()), by: BY });
    tell({ did: "noted", breach });
  }
}
