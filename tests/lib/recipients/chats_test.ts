import assert from "node:assert/strict";
import type { Told } from "../../../lib/recipients/mod.ts";
import { startChat } from "../requests/_chat.ts";
import { grant, openWithClient, PHONE, refusal, type WithClient } from "../requests/_requests.ts";

const GIVEN: Omit<Told, "kind"> = {
  recipient: "Esimerkkivirasto",
  basis: "client-request",
  givenOn: "2026-11-23",
  reference: "D-77/2026",
};
const DAY_AND_MORE = 26 * 60 * 60_000;

/** A chat without a number, of which somebody was given something. */
async function openWithGivenChat() {
  const site = await openWithClient();
  const chatId = await startChat(site);
  assert.equal(await site.services.recipients.chats.note(chatId, GIVEN), "noted");
  return Object.assign(site, { chatId });
}

const waiting = async ({ services }: WithClient) =>
  (await services.recipients.tasks.list()).open.map(({ happened }) => happened);

Deno.test("who was given a chat without a number is remembered as long as the chat, and no longer", async () => {
  await using site = await openWithGivenChat();
  const { recipients, chat } = site.services;
  site.clock.pass(DAY_AND_MORE);
  const end = (await chat.rights.endOf(site.chatId))!;
  const [one] = await recipients.chats.of(site.chatId);
  assert.equal(one?.recipient, GIVEN.recipient);
  assert.equal(one?.endsAt, end);
  site.clock.pass(end - site.clock.now() - 1);
  assert.equal((await recipients.chats.of(site.chatId)).length, 1);
  site.clock.pass(1);
  assert.deepEqual(await recipients.chats.of(site.chatId), []);
});

Deno.test("without a number and without a reference nothing is noted: nobody could be told of whom", async () => {
  await using site = await openWithClient();
  const { recipients } = site.services;
  const chatId = await startChat(site);
  const { reference: _none, ...nameless } = GIVEN;
  assert.equal(await recipients.chats.note(chatId, nameless), "reference-needed");
  assert.equal(await recipients.chats.note(crypto.randomUUID(), GIVEN), "not-found");
  assert.deepEqual(await recipients.chats.of(chatId), []);
});

Deno.test("a note of one chat is taken back by that chat alone", async () => {
  await using site = await openWithGivenChat();
  const { recipients } = site.services;
  const [{ id } = { id: "" }] = await recipients.chats.of(site.chatId);
  const other = await startChat(site);
  assert.equal(await recipients.chats.remove(other, id), "not-found");
  assert.equal((await recipients.chats.of(site.chatId)).length, 1);
  assert.equal(await recipients.chats.remove(site.chatId, id), "removed");
  assert.deepEqual(await recipients.chats.of(site.chatId), []);
});

Deno.test("the sixteenth note of a chat is refused", async () => {
  await using site = await openWithGivenChat();
  const { chats } = site.services.recipients;
  for (let n = 1; n < 15; n++) assert.equal(await chats.note(site.chatId, GIVEN), "noted");
  assert.equal(await chats.note(site.chatId, GIVEN), "full");
});

Deno.test("erasing the chat destroys who was given it, and leaves whom to tell by the reference alone", async () => {
  await using site = await openWithGivenChat();
  const { chat, recipients } = site.services;
  assert.equal(await chat.store.erase(site.chatId), "erased");
  assert.deepEqual(await recipients.chats.of(site.chatId), []);
  const { open: [task] } = await recipients.tasks.list();
  assert.deepEqual([task?.happened, task?.reference], ["erased", GIVEN.reference]);
  assert.equal(task?.phone, undefined);
  await recipients.tasks.finish(task!.id);
  assert.ok(!JSON.stringify(await recipients.tasks.list()).includes(GIVEN.reference!));
});

Deno.test("a chat that nobody was given tells nobody when it is erased", async () => {
  await using site = await openWithGivenChat();
  const other = await startChat(site);
  await site.services.chat.store.erase(other);
  assert.deepEqual(await waiting(site), []);
});

Deno.test("emptying one message is told as a part, once however often it is pressed", async () => {
  await using site = await openWithGivenChat();
  const { chat } = site.services;
  const message = { id: crypto.randomUUID(), text: "Hei", sentAt: site.clock.now() };
  await chat.store.change(site.chatId, () => ({
    result: 0,
    head: {},
    messages: [{ ...message, from: "visitor" as const }],
  }));
  const { seq } = (await chat.store.head(site.chatId))!;
  for (let press = 0; press < 2; press++) await chat.store.eraseMessage(site.chatId, seq);
  assert.deepEqual(await waiting(site), ["partly-erased"]);
});

Deno.test("a correction of an adviser's note is told when it is granted, and not when it is refused", async () => {
  await using site = await openWithGivenChat();
  const { chat, requests } = site.services;
  const note = { text: "Soitti eilen.", writtenAt: site.clock.now(), adviserName: "Aino" };
  await chat.store.change(site.chatId, () => ({ result: null, head: {}, notes: [note] }));
  const target = { kind: "chat", id: site.chatId, note: 1 } as const;
  const draft = {
    kind: "correction",
    phone: null,
    clientId: null,
    chatId: site.chatId,
    target,
    wrong: "eilen",
    right: "tänään",
  } as const;
  for (const decide of [refusal, grant]) {
    assert.deepEqual(await waiting(site), []);
    const { id } = (await requests.create(draft))!;
    await requests.decide(id, decide((await requests.get(id))!));
  }
  assert.deepEqual(await waiting(site), ["corrected"]);
});

Deno.test("a restriction that was granted with a receipt code is told", async () => {
  await using site = await openWithGivenChat();
  const { requests } = site.services;
  const draft = { kind: "restriction", phone: null, clientId: null, chatId: site.chatId } as const;
  const { id } = (await requests.create({ ...draft, text: "Riita on kesken." }))!;
  await requests.decide(id, grant((await requests.get(id))!));
  assert.deepEqual(await waiting(site), ["restricted"]);
});

Deno.test("once a number is proven in the chat, its client sees it, and erasing everything tells of it", async () => {
  await using site = await openWithGivenChat();
  const { chat, recipients, erasure } = site.services;
  assert.deepEqual(await recipients.of(site.client), []);
  assert.equal(await chat.links.join(site.chatId, PHONE), "linked");
  const [one] = await recipients.of(site.client);
  assert.equal(one?.recipient, GIVEN.recipient);
  assert.ok((await erasure.plan(site.client, { type: "all" }, { since: 0 }))!
    .stays.includes("recipients"));
  assert.ok(await erasure.erase(site.client, { type: "all" }, { since: 0 }));
  assert.deepEqual(await waiting(site), ["erased"]);
});

Deno.test("what a code does not reach is not told, and its chat tells nobody", async () => {
  await using site = await openWithGivenChat();
  const { chat, recipients, erasure } = site.services;
  await chat.links.join(site.chatId, PHONE);
  const later = { since: site.clock.now() + 1 };
  assert.deepEqual(await recipients.of(site.client, { chatsSince: later.since }), []);
  await erasure.erase(site.client, { type: "all" }, later);
  assert.deepEqual(await waiting(site), []);
  assert.equal((await recipients.chats.of(site.chatId)).length, 1);
});

Deno.test("of more chats than one commit has room for, every recipient is to be told", async () => {
  await using site = await openWithClient();
  const { chat, recipients, erasure } = site.services;
  for (let n = 0; n < 100; n++) {
    const startedAt = site.clock.now() - DAY_AND_MORE;
    const past = { startedAt, endedAt: startedAt + 1_000, messages: [] };
    const made = await chat.importPast(PHONE, past);
    assert.ok(made !== "expired");
    const given = { ...GIVEN, recipient: `Virasto ${n}` };
    assert.equal(await recipients.chats.note(made.id, given), "noted");
  }
  assert.ok(await erasure.erase(site.client, { type: "all" }, { since: 0 }));
  assert.equal((await waiting(site)).length, 100);
});
