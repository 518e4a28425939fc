import assert from "node:assert/strict";
import { BESIDE_HOLDINGS } from "../../lib/beside_holdings.ts";
import { DAY } from "../../lib/clock.ts";
import { reachOfPhoneCode, RECORD_KINDS } from "../../lib/retention.ts";
import { breachFacts } from "../helpers/breaches.ts";
import { PHONE, recordOf } from "../helpers/records.ts";
import { openSite, type Site } from "../helpers/site.ts";
import { callAt, deliver } from "../helpers/webhook.ts";

const CONSTANT = /const [A-Z_]+(?:: Deno\.KvKey)? = \[?"([a-z_]+)"/g;

async function* sources(folder: URL): AsyncGenerator<string> {
  for await (const entry of Deno.readDir(folder)) {
    const url = new URL(entry.name + (entry.isDirectory ? "/" : ""), folder);
    if (entry.isDirectory && entry.name !== "words") yield* sources(url);
    if (entry.isFile && entry.name.endsWith(".ts")) yield await Deno.readTextFile(url);
  }
}

function accountedFor({ services }: Site): Set<string> {
  const held = services.holdings.flatMap((holding) => holding.roots);
  return new Set([...held, ...Object.keys(BESIDE_HOLDINGS)]);
}

/** Uses the site as everybody does, so that every store writes what it writes. */
async function useEverything(site: Site): Promise<void> {
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
  await audit.append({ actor: { id: "a", name: "Aino Mallikas" }, action: "audit.verified" });
  await breaches.record(crypto.randomUUID(), { facts: breachFacts(site.clock.now()), by });
  const reach = { since: reachOfPhoneCode(site.clock.now()) };
  await erasure.erase(client, { type: "kind", kind: "sms" }, reach);
  await retentionJob.run();
}

Deno.test("every row in the store belongs to a holding, or to what may stand beside them", async () => {
  await using site = await openSite();
  await useEverything(site);
  const accounted = accountedFor(site);
  const written = new Set<string>();
  for await (const { key } of site.kv.list({ prefix: [] })) written.add(String(key[0]));
  assert.ok(written.size > 30, `the tour is too short: ${[...written]}`);
  assert.deepEqual([...written].filter((root) => !accounted.has(root)), []);
});

Deno.test("every root that a store names is accounted for, and none that nobody names", async () => {
  await using site = await openSite();
  const named = new Set<string>();
  for await (const source of sources(new URL("../../lib/", import.meta.url))) {
    if (!/Deno\.(Kv|AtomicOperation)/.test(source)) continue;
    for (const [, root] of source.matchAll(CONSTANT)) named.add(root!);
  }
  const accounted = accountedFor(site);
  assert.deepEqual([...named].filter((root) => !accounted.has(root)), []);
  assert.deepEqual([...accounted].filter((root) => !named.has(root)), []);
});

Deno.test("no root is both a holding's and beside the holdings", async () => {
  await using site = await openSite();
  const held = site.services.holdings.flatMap((holding) => holding.roots);
  assert.deepEqual(held.filter((root) => root in BESIDE_HOLDINGS), []);
  assert.equal(new Set(held).size, held.length);
});

Deno.test("every kind that is held has exactly one holding", async () => {
  await using site = await openSite();
  const kinds = site.services.holdings.flatMap((holding) => holding.kinds);
  assert.deepEqual(new Set(kinds), new Set([...RECORD_KINDS, "chat"]));
  assert.equal(new Set(kinds).size, kinds.length);
});
