import assert from "node:assert/strict";
import { accessOf } from "../../../lib/chat/head.ts";
import { DAY, HOUR, MINUTE } from "../../../lib/clock.ts";
import { dump, instance, startChat, uuid, withChat } from "./_chat.ts";

Deno.test("a stored message is there for the next process over the same store", () =>
  withChat(async (first) => {
    const { visitor, token, chatId } = await startChat(first);
    for (const text of ["hei", "rivi\nvaihto", "שלום 👋🏽"]) {
      const sent = await first.chat.visitors.send(visitor, { id: uuid(), text });
      assert.equal(sent.outcome, "stored");
    }
    const second = await instance(first.kv, first.clock);
    const again = await second.chat.access.load(token, chatId);
    const open = await second.chat.visitors.open(again!);
    const messages = await second.chat.store.messages(open!);
    assert.deepEqual(messages.map(({ seq, text }) => [seq, text]), [
      [1, "hei"],
      [2, "rivi\nvaihto"],
      [3, "שלום 👋🏽"],
    ]);
  }));

Deno.test("the same id sent again is known, and keeps its first text", () =>
  withChat(async (one) => {
    const { visitor } = await startChat(one);
    const id = uuid();
    const first = await one.chat.visitors.send(visitor, { id, text: "ensin" });
    const again = await one.chat.visitors.send(visitor, { id: id.toUpperCase(), text: "toisin" });
    assert.equal(first.outcome, "stored");
    assert.equal(again.outcome, "known");
    assert.deepEqual("message" in again && again.message, "message" in first && first.message);
    const other = await one.chat.visitors.send(visitor, { id: uuid(), text: "uusi" });
    assert.equal(other.outcome, "stored");
  }));

Deno.test("five hundred copies of a message at once, over two instances, are stored once", () =>
  withChat(async (one) => {
    const two = await instance(one.kv, one.clock);
    const { visitor, chatId } = await startChat(one);
    const message = { id: uuid(), text: "kerran" };
    const outcomes = await Promise.all(
      Array.from(
        { length: 500 },
        (_, i) => [one, two][i % 2]!.chat.visitors.send(visitor, message),
      ),
    );
    assert.equal(outcomes.filter(({ outcome }) => outcome === "stored").length, 1);
    assert.equal(outcomes.filter(({ outcome }) => outcome === "known").length, 499);
    const open = await one.chat.store.open(chatId);
    assert.equal((await one.chat.store.messages(open!)).length, 1);
  }));

Deno.test("messages written at once by two instances get every number once, without gaps", () =>
  withChat(async (one) => {
    const two = await instance(one.kv, one.clock);
    const { visitor, chatId } = await startChat(one);
    const sent = await Promise.all(
      Array.from(
        { length: 60 },
        (_, i) => [one, two][i % 2]!.chat.visitors.send(visitor, { id: uuid(), text: `${i}` }),
      ),
    );
    const numbers = sent.map((one) => "message" in one ? one.message.seq : 0).sort((a, b) => a - b);
    assert.deepEqual(numbers, Array.from({ length: 60 }, (_, i) => i + 1));
    const open = await one.chat.store.open(chatId);
    assert.equal((await one.chat.store.messages(open!)).length, 60);
  }));

Deno.test("an ended chat takes no message, but still knows one that it has", () =>
  withChat(async (one) => {
    const { visitor } = await startChat(one);
    const id = uuid();
    await one.chat.visitors.send(visitor, { id, text: "hei" });
    assert.equal(await one.chat.visitors.end(visitor), "ended");
    assert.equal((await one.chat.visitors.send(visitor, { id, text: "hei" })).outcome, "known");
    const late = await one.chat.visitors.send(visitor, { id: uuid(), text: "vielä" });
    assert.equal(late.outcome, "ended");
  }));

Deno.test("a chat is found by its own token and by no other", () =>
  withChat(async (one) => {
    const [mine, other] = [await startChat(one), await startChat(one)];
    assert.ok(await one.chat.access.load(mine.token));
    assert.equal(await one.chat.access.load(mine.token, other.chatId), null);
    assert.equal(await one.chat.access.load(mine.token, crypto.randomUUID()), null);
    assert.equal(await one.chat.access.load(null, mine.chatId), null);
    assert.equal(await one.chat.access.load("x", mine.chatId), null);
  }));

Deno.test("a page that was signed out can neither read, write nor erase", () =>
  withChat(async (one) => {
    const { visitor, token } = await startChat(one);
    await one.chat.access.signOut(visitor);
    assert.equal(await one.chat.access.load(token), null);
    const sent = await one.chat.visitors.send(visitor, { id: uuid(), text: "hei" });
    assert.equal(sent.outcome, "not-found");
    assert.equal(await one.chat.visitors.erase(visitor), "not-found");
    assert.equal(await one.chat.visitors.end(visitor), "not-found");
  }));

Deno.test("the starting page opens a chat for a day at most, and for an hour after its end", () =>
  withChat(async (one) => {
    const first = await startChat(one);
    await one.chat.visitors.send(first.visitor, { id: uuid(), text: "kysymys" });
    one.clock.pass(DAY - 1);
    assert.ok(await one.chat.access.load(first.token));
    one.clock.pass(1);
    assert.equal(await one.chat.access.load(first.token), null);

    const second = await startChat(one);
    await one.chat.visitors.end(second.visitor);
    one.clock.pass(HOUR - 1);
    assert.ok(await one.chat.access.load(second.token));
    one.clock.pass(1);
    assert.equal(await one.chat.access.load(second.token), null);
  }));

Deno.test("nothing that was told lies in the store in clear, nor any address, token or code", () =>
  withChat(async (one) => {
    const { visitor, token, receipt } = await startChat(one, { nickname: "Metsänpeikko" });
    await one.chat.visitors.send(visitor, { id: uuid(), text: "salainen lause" });
    const all = await dump(one.kv);
    const secrets = ["Metsänpeikko", "salainen", "192.0.2.1", token, receipt];
    for (const secret of [...secrets, receipt.replaceAll("-", "")]) {
      assert.ok(!all.includes(secret), secret);
    }
  }));

Deno.test("the receipt is shown again to the page that started the chat, and to no other", () =>
  withChat(async (one) => {
    const { visitor, receipt } = await startChat(one);
    assert.equal(await one.chat.access.receiptFor(visitor), receipt);
    const opened = await one.chat.access.openReceipt(receipt, { address: "192.0.2.9" });
    assert.ok(opened.outcome === "opened");
    const reader = await one.chat.access.load(opened.token);
    assert.equal(reader?.scope, "receipt");
    assert.equal(await one.chat.access.receiptFor(reader!), null);
    const sent = await one.chat.visitors.send(reader!, { id: uuid(), text: "luen vain" });
    assert.equal(sent.outcome, "not-found");
    assert.equal(accessOf(reader!.head, "x", one.clock.now()), null);
  }));

Deno.test("a receipt opens its own chat for half an hour, and nothing else", () =>
  withChat(async (one) => {
    const [mine, other] = [await startChat(one), await startChat(one)];
    const opened = await one.chat.access.openReceipt(mine.receipt, { address: "192.0.2.9" });
    assert.ok(opened.outcome === "opened");
    assert.equal(opened.chatId, mine.chatId);
    assert.equal(await one.chat.access.load(opened.token, other.chatId), null);
    one.clock.pass(30 * MINUTE);
    assert.equal(await one.chat.access.load(opened.token), null);
  }));
