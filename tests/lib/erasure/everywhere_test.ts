import assert from "node:assert/strict";
import { DAY, MINUTE } from "../../../lib/clock.ts";
import { reachOfPhoneCode } from "../../../lib/retention.ts";
import { type DyingKv, dyingKv } from "../../helpers/dying_kv.ts";
import { PHONE, recordOf } from "../../helpers/records.ts";
import { openSite, type Site } from "../../helpers/site.ts";

/** The whole site over a store whose process can be killed. */
async function openDying(): Promise<Site & { process: DyingKv }> {
  const process = dyingKv(await Deno.openKv(":memory:"));
  return Object.assign(await openSite({ kv: process.kv }), { process });
}

/** A past chat of a number that ended so many days ago. */
async function pastChat(site: Site, daysAgo: number): Promise<{ id: string; receipt: string }> {
  const startedAt = site.clock.now() - daysAgo * DAY;
  const messages = [{ from: "visitor", sentAt: startedAt, text: "Hei" }] as const;
  const past = { startedAt, endedAt: startedAt + MINUTE, messages };
  const made = await site.services.chat.importPast(PHONE, past);
  assert.notEqual(made, "expired");
  return made as { id: string; receipt: string };
}

/** Somebody of whom something of everything is held, and so many records and chats. */
async function somebody(site: Site, { records: count, chats }: { records: number; chats: number }) {
  const { records, clients, requests, views, recipients } = site.services;
  const now = site.clock.now();
  const calls = Array.from({ length: count }, (_, n) => recordOf("call", now - n * 1_000));
  await records.addMany(PHONE, [...calls, recordOf("call_note", now), recordOf("contact", now)]);
  const ids: string[] = [];
  for (let n = 0; n < chats; n++) ids.push((await pastChat(site, 1 + n % 150)).id);
  const client = (await clients.findByPhone(PHONE))!;
  for (let n = 0; n < 12; n++) {
    await requests.create({ kind: "other", phone: PHONE, clientId: client.id, text: `Asia ${n}` });
  }
  const [first] = ids;
  if (first) {
    await requests.create({
      kind: "other",
      phone: null,
      clientId: null,
      chatId: first,
      text: "Kuittikoodilla.",
    });
  }
  await views.record(client.id, "fault");
  const given = { recipient: "Esimerkkivirasto", basis: "law", givenOn: "2026-02-20" } as const;
  for (let n = 0; n < 15; n++) {
    const kind = chats > 0 && n % 2 ? "chat" : "call_note";
    assert.equal(await recipients.note(client, { ...given, kind }), "noted");
  }
  return { client, chats: ids };
}

function reach(site: Site) {
  return { since: reachOfPhoneCode(site.clock.now()) };
}

async function keysOf({ kv }: Site): Promise<string> {
  const rows = await Array.fromAsync(kv.list({ prefix: [] }));
  return rows.map(({ key }) => JSON.stringify(key)).join("\n");
}

for (const [records, chats] of [[10_000, 3], [50, 45], [50, 200]] as const) {
  Deno.test(`${records} records and ${chats} chats, with requests, views and recipients, go in one commit`, async () => {
    await using site = await openDying();
    const { services, process } = site;
    const { erasure, vault, clients, chat, requests } = services;
    const one = await somebody(site, { records, chats });
    process.dieAfter(1);
    await assert.rejects(erasure.erase(one.client, { type: "all" }, reach(site)), /killed/);
    process.revive();

    assert.equal(await clients.findByPhone(PHONE), null);
    assert.equal(await vault.loadKey({ kind: "client", id: one.client.id }), null);
    for (const id of one.chats) assert.equal(await chat.store.open(id), null);
    assert.deepEqual(await requests.forPhone(PHONE, reach(site)), []);
    const { open } = await services.recipients.tasks.list();
    assert.equal(open.length, 15, "whoever was given something is to be told");

    await erasure.finishPending();
    const left = await keysOf(site);
    assert.ok(!left.includes(one.client.id), "a row leads to the client");
    for (const id of one.chats) assert.ok(!left.includes(id), "a row leads to a chat");
    assert.deepEqual(await requests.listOpen(), []);
  });
}

Deno.test("what a code does not reach stays, opens by its receipt, and is nobody's any more", async () => {
  await using site = await openDying();
  const { erasure, chat, clients, records } = site.services;
  const older = await pastChat(site, 300);
  const newer = await pastChat(site, 3);
  const client = (await clients.findByPhone(PHONE))!;
  const receipt = await erasure.erase(client, { type: "all" }, reach(site));
  assert.deepEqual(receipt?.counts, { chat: 1 });
  assert.equal(await chat.store.open(newer.id), null);
  const opened = await chat.access.openReceipt(older.receipt, { address: "192.0.2.7" });
  assert.equal(opened.outcome, "opened");
  assert.ok(!(await keysOf(site)).includes(client.id));
  assert.equal((await chat.store.head(older.id))?.client, undefined);

  await records.add(PHONE, recordOf("call", site.clock.now()));
  assert.equal(await chat.links.join(older.id, PHONE), "linked");
});

Deno.test("a chat that ends while everything is erased brings nobody's number back", async () => {
  await using site = await openSite();
  const { chat, clients, erasure } = site.services;
  const { id } = await pastChat(site, 1);
  const client = (await clients.findByPhone(PHONE))!;
  const clientRows = () => Array.fromAsync(site.kv.list({ prefix: ["clients"] }));
  assert.equal((await clientRows()).length, 1);
  const findByPhone = clients.findByPhone.bind(clients);
  clients.findByPhone = async (phone) => {
    const found = await findByPhone(phone);
    clients.findByPhone = findByPhone;
    await erasure.erase(client, { type: "all" }, reach(site));
    return found;
  };
  await chat.links.keepAsLong(id);
  assert.equal(await clients.findByPhone(PHONE), null);
  assert.deepEqual(await clientRows(), []);
});
