import assert from "node:assert/strict";
import { DAY } from "../../lib/clock.ts";
import { reachOfPhoneCode, RECORD_KINDS } from "../../lib/retention.ts";
import { breachFacts } from "./breaches.ts";
import { PHONE, recordOf } from "./records.ts";
import type { Site } from "./site.ts";
import { callAt, deliver } from "./webhook.ts";

/** Uses the site as everybody does, so that every store writes what it writes. */
export async function useEverything(site: Site): Promise<void> {
  const { records, chat, clients, requests, erasure, retentionJob, audit } = site.services;
  const { holds, views, recipients, breaches } = site.services;
  for (const kind of RECORD_KINDS) await records.add(PHONE, recordOf(kind, site.clock.now() - DAY));
  await deliver(site, "calls", callAt(site.clock.now(), { callerNumber: PHONE }));
  await chat.importPast(PHONE, {
    startedAt: site.clock.now() - DAY,
    endedAt: site.clock.now() - DAY + 60_000,
    messages: [{ from: "visitor", sentAt: site.clock.now() - DAY, text: "Hei" }],
  });
  const asked = await site.post("/omat-tiedot/code", { phone: PHONE });
  const cookie = asked.headers.getSetCookie().map((one) => one.split(";")[0]).join("; ");
  const code = /\d{6}/.exec(site.outbox.list()[0]!.text)![0];
  const proven = await site.post("/omat-tiedot/verify", { code }, { headers: { cookie } });
  assert.equal(proven.status, 303);
  await site.fetch("/api/chat", {
    method: "POST",
    body: JSON.stringify({ lang: "fi" }),
    headers: { "content-type": "application/json", origin: "http://localhost:8000" },
  });
  const client = (await clients.findByPhone(PHONE))!;
  await requests.create({ kind: "number_new_owner", phone: PHONE, clientId: client.id });
  const { items: [note] } = await records.page(client, "call_note", { limit: 1, since: 0 });
  const target = { kind: "call_note", id: note!.id } as const;
  const correction = { kind: "correction", target, phone: PHONE, clientId: client.id } as const;
  const made = (await requests.create({ ...correction, chatId: "made-up" }))!;
  const by = { id: "a", name: "Aino Mallikas" };
  const granted = { version: 1, by, outcome: "granted", correctedText: "Oikein." } as const;
  assert.equal((await requests.decide(made.id, granted)).kind, "done");
  const [chatItem] = (await chat.holding.page(client, "chat", { limit: 1, since: 0 })).items;
  const told = { ground: "17(3)(e)", reason: "Asia on kesken." } as const;
  await holds.place({ ...target, clientId: client.id }, told);
  await holds.place({ kind: "chat", id: chatItem!.id }, told);
  await views.record(client.id, "fault");
  await views.recordChat(chatItem!.id, "fault");
  const given = { recipient: "Esimerkkivirasto", basis: "law", kind: "call_note" } as const;
  assert.equal(
    await recipients.note(client, { ...given, kind: "sms", givenOn: "2026-03-01" }),
    "noted",
  );
  assert.equal(
    await recipients.chats.note(chatItem!.id, { ...given, givenOn: "2026-03-01" }),
    "noted",
  );
  await audit.append({ actor: { id: "a", name: "Aino Mallikas" }, action: "audit.verified" });
  await breaches.record(crypto.randomUUID(), { facts: breachFacts(site.clock.now()), by });
  const reach = { since: reachOfPhoneCode(site.clock.now()) };
  await erasure.erase(client, { type: "kind", kind: "sms" }, reach);
  await retentionJob.run();
}
