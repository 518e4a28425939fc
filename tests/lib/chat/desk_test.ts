import assert from "node:assert/strict";
import { createChat, type DeskDeed } from "../../../lib/chat/mod.ts";
import { DAY, HOUR, MINUTE } from "../../../lib/clock.ts";
import { AINO, EERO, instance, startChat, uuid, waiting, withChat } from "./_chat.ts";

Deno.test("of two advisers who take a chat at once one gets it and the other is told", () =>
  withChat(async (one) => {
    const two = await instance(one.kv, one.clock);
    for (let i = 0; i < 20; i++) {
      const { chatId } = await waiting(one);
      const outcomes = await Promise.all([
        one.chat.desk.take(AINO, chatId),
        two.chat.desk.take(EERO, chatId),
      ]);
      assert.deepEqual(outcomes.sort(), ["taken", "too-late"]);
      const head = await one.chat.store.head(chatId);
      assert.ok(head?.adviserId === "a1" || head?.adviserId === "a2");
    }
  }));

Deno.test("an adviser writes in their own chat, and not in one that waits or is another's", () =>
  withChat(async (one) => {
    const { chatId } = await waiting(one);
    const message = { id: uuid(), text: "päivää" };
    assert.equal((await one.chat.desk.send(AINO, chatId, message)).outcome, "not-found");
    assert.equal(await one.chat.desk.take(AINO, chatId), "taken");
    assert.equal((await one.chat.desk.send(EERO, chatId, message)).outcome, "not-found");
    assert.equal((await one.chat.desk.send(AINO, chatId, message)).outcome, "stored");
    assert.equal((await one.chat.desk.send(AINO, chatId, message)).outcome, "known");
    assert.equal(await one.chat.desk.end(EERO, chatId), "not-found");
    assert.equal(await one.chat.desk.end(AINO, chatId), "ended");
    const late = await one.chat.desk.send(AINO, chatId, { id: uuid(), text: "vielä" });
    assert.equal(late.outcome, "ended");
  }));

Deno.test("nobody sees a chat that is neither waiting nor theirs, but by a recorded opening", () =>
  withChat(async ({ kv, clock, vault, clients }) => {
    const deeds: DeskDeed[] = [];
    const audit = (deed: DeskDeed) => Promise.resolve(void deeds.push(deed));
    const one = {
      kv,
      clock,
      vault,
      clients,
      chat: createChat(kv, { clock, vault, clients, audit }),
    };
    const { chatId } = await waiting(one, "Peikko");
    assert.notEqual(await one.chat.desk.conversation(EERO, chatId), "not-found");
    await one.chat.desk.take(AINO, chatId);
    assert.equal(await one.chat.desk.conversation(EERO, chatId), "not-found");
    assert.notEqual(await one.chat.desk.conversation(AINO, chatId), "not-found");
    assert.equal(deeds.length, 0);
    const opened = await one.chat.desk.open(EERO, chatId, { purpose: "asiakas pyysi" });
    assert.ok(opened !== "not-found" && opened.messages.length === 1);
    const purpose = "asiakas pyysi";
    assert.deepEqual(deeds, [{ action: "chat.opened", ...EERO, chatId, purpose }]);
    assert.equal(await one.chat.desk.conversation(EERO, chatId), "not-found");
    const none = await one.chat.desk.open(EERO, uuid(), { purpose: "arvaus" });
    assert.equal(none, "not-found");
  }));

Deno.test("an opening that cannot be recorded shows nothing", () =>
  withChat(async ({ kv, clock, vault, clients }) => {
    const audit = () => Promise.reject(new Error("full disk"));
    const one = {
      kv,
      clock,
      vault,
      clients,
      chat: createChat(kv, { clock, vault, clients, audit }),
    };
    const { chatId } = await waiting(one);
    await assert.rejects(one.chat.desk.open(EERO, chatId, { purpose: "x" }));
  }));

Deno.test("handed over to the queue a chat keeps its place, and the note goes along", () =>
  withChat(async (one) => {
    const first = await waiting(one);
    one.clock.pass(MINUTE);
    await waiting(one);
    await one.chat.desk.take(AINO, first.chatId);
    one.clock.pass(MINUTE);
    const handed = await one.chat.desk.handOver(AINO, first.chatId, { note: "kysyi tuesta" });
    assert.equal(handed, "handed-over");
    const { waiting: queue, mine } = await one.chat.lists.overview(EERO);
    assert.equal(queue[0]?.id, first.chatId);
    assert.equal(queue[0]?.handedOver, true);
    assert.equal(mine.length, 0);
    assert.equal(await one.chat.desk.take(EERO, first.chatId), "taken");
    const conversation = await one.chat.desk.conversation(EERO, first.chatId);
    assert.ok(conversation !== "not-found");
    assert.deepEqual(conversation.notes.map(({ text, adviserName }) => [text, adviserName]), [
      ["kysyi tuesta", "Aino Neuvoja"],
    ]);
  }));

Deno.test("a chat is handed to an adviser who is at the desk, and to nobody else", () =>
  withChat(async (one) => {
    const { chatId } = await waiting(one);
    await one.chat.desk.take(AINO, chatId);
    const { desk } = one.chat;
    assert.equal(await desk.handOver(AINO, chatId, { to: "a9", note: "" }), "not-there");
    assert.equal(await desk.handOver(EERO, chatId, { to: "a1", note: "" }), "not-found");
    assert.equal(await desk.handOver(AINO, chatId, { to: "a2", note: "" }), "handed-over");
    assert.equal((await desk.send(AINO, chatId, { id: uuid(), text: "x" })).outcome, "not-found");
    assert.equal((await desk.send(EERO, chatId, { id: uuid(), text: "x" })).outcome, "stored");
  }));

Deno.test("a note is stored once, stays hidden from the visitor's chat and is in my data", () =>
  withChat(async (one) => {
    const { chatId, visitor } = await waiting(one);
    await one.chat.links.link(visitor, "+358401234567");
    await one.chat.desk.take(AINO, chatId);
    const note = { id: uuid(), text: "muista soittaa" };
    assert.equal(await one.chat.desk.note(EERO, chatId, note), "not-found");
    assert.equal(await one.chat.desk.note(AINO, chatId, note), "stored");
    assert.equal(await one.chat.desk.note(AINO, chatId, note), "stored");
    const open = (await one.chat.store.open(chatId))!;
    assert.equal((await one.chat.store.messages(open)).length, 1);
    const held = await one.chat.holding.held(open);
    assert.deepEqual(held.messages.map(({ from, text }) => [from, text]), [
      ["visitor", "hei"],
      ["note", "muista soittaa"],
    ]);
  }));

Deno.test("unread messages are counted until they are read or answered", () =>
  withChat(async (one) => {
    const { chatId, visitor } = await waiting(one);
    await one.chat.desk.take(AINO, chatId);
    const unread = async () => (await one.chat.lists.overview(AINO)).mine[0]?.unread;
    assert.equal(await unread(), 1);
    await one.chat.desk.read(EERO, chatId, 1);
    assert.equal(await unread(), 1);
    await one.chat.desk.read(AINO, chatId, 1);
    assert.equal(await unread(), 0);
    await one.chat.visitors.send(visitor, { id: uuid(), text: "oletko siellä" });
    assert.equal(await unread(), 1);
    await one.chat.desk.send(AINO, chatId, { id: uuid(), text: "olen" });
    assert.equal(await unread(), 0);
  }));

Deno.test("a question is answered once, ends with its answer, and is read with the receipt", () =>
  withChat(async (one) => {
    const { chatId, visitor, receipt } = await startChat(one);
    await one.chat.visitors.send(visitor, { id: uuid(), text: "kysymys" });
    one.clock.pass(2 * DAY);
    const { questions } = await one.chat.lists.overview(AINO);
    assert.deepEqual(questions.map(({ id }) => id), [chatId]);
    assert.equal(await one.chat.desk.take(AINO, chatId), "taken");
    assert.equal(await one.chat.desk.take(EERO, chatId), "too-late");
    const answer = { id: uuid(), text: "vastaus" };
    assert.equal((await one.chat.desk.answer(EERO, chatId, answer)).outcome, "not-found");
    assert.equal((await one.chat.desk.answer(AINO, chatId, answer)).outcome, "stored");
    assert.equal((await one.chat.desk.answer(AINO, chatId, answer)).outcome, "known");
    const opened = await one.chat.access.openReceipt(receipt, { address: "192.0.2.9" });
    assert.ok(opened.outcome === "opened");
    const reader = (await one.chat.access.load(opened.token))!;
    assert.equal(reader.head.status, "ended");
    const open = (await one.chat.visitors.open(reader))!;
    const texts = (await one.chat.store.messages(open)).map(({ text }) => text);
    assert.deepEqual(texts, ["kysymys", "vastaus"]);
  }));

Deno.test("a fresh question becomes a live chat when the adviser wants it so, and an old one does not", () =>
  withChat(async (one) => {
    const [fresh, old] = [await startChat(one), await startChat(one)];
    for (const { visitor } of [fresh, old]) {
      await one.chat.visitors.send(visitor, { id: uuid(), text: "kysymys" });
    }
    assert.equal(await one.chat.desk.take(AINO, fresh.chatId, { live: true }), "taken");
    assert.equal((await one.chat.store.head(fresh.chatId))?.status, "active");
    const message = { id: uuid(), text: "hei" };
    assert.equal((await one.chat.desk.send(AINO, fresh.chatId, message)).outcome, "stored");
    one.clock.pass(DAY);
    assert.equal(await one.chat.desk.take(AINO, old.chatId, { live: true }), "taken");
    assert.equal((await one.chat.store.head(old.chatId))?.status, "question");
    assert.equal((await one.chat.desk.send(AINO, old.chatId, message)).outcome, "not-found");
  }));

Deno.test("a question that an adviser forgot can be taken by another after an hour", () =>
  withChat(async (one) => {
    const { chatId, visitor } = await startChat(one);
    await one.chat.visitors.send(visitor, { id: uuid(), text: "kysymys" });
    await one.chat.desk.take(AINO, chatId);
    assert.equal(await one.chat.desk.take(EERO, chatId), "too-late");
    one.clock.pass(HOUR);
    assert.equal(await one.chat.desk.take(EERO, chatId), "taken");
    assert.equal(await one.chat.desk.putBack(AINO, chatId), "not-found");
    assert.equal(await one.chat.desk.putBack(EERO, chatId), "put-back");
    assert.equal(await one.chat.desk.take(AINO, chatId), "taken");
  }));
