import assert from "node:assert/strict";
import { MINUTE } from "../../../lib/clock.ts";
import { endOf } from "../../../lib/retention.ts";
import { measured } from "../../../lib/room.ts";
import { dump, type Instance, startChat, uuid, withChat } from "./_chat.ts";

const PHONE = "+358401234567";
const ALWAYS = { since: -Infinity };

async function linked(one: Instance, text = "hei") {
  const started = await startChat(one, { nickname: "Peikko" });
  await one.chat.visitors.send(started.visitor, { id: uuid(), text });
  assert.equal(await one.chat.links.link(started.visitor, PHONE), "linked");
  return started;
}

Deno.test("an erased chat is unreadable, and a walk through the store finds nothing of it", () =>
  withChat(async (one) => {
    const kept = await startChat(one);
    const { visitor, token, receipt, chatId } = await linked(one);
    const opened = await one.chat.access.openReceipt(receipt, { address: "192.0.2.9" });
    assert.ok((await dump(one.kv)).includes(chatId));
    assert.equal(await one.chat.visitors.erase(visitor), "erased");
    assert.equal(await one.chat.access.load(token), null);
    assert.ok(opened.outcome === "opened");
    assert.equal(await one.chat.access.load(opened.token), null);
    assert.equal(
      (await one.chat.visitors.send(visitor, { id: uuid(), text: "x" })).outcome,
      "not-found",
    );
    const again = await one.chat.access.openReceipt(receipt, { address: "192.0.2.9" });
    assert.equal(again.outcome, "wrong");
    assert.ok(!(await dump(one.kv)).includes(chatId));
    assert.ok(await one.chat.access.load(kept.token));
  }));

Deno.test("writing while it is erased brings nothing back", () =>
  withChat(async (one) => {
    const { visitor, chatId } = await startChat(one);
    const writes = Array.from(
      { length: 40 },
      (_, i) => one.chat.visitors.send(visitor, { id: uuid(), text: `${i}` }),
    );
    await Promise.all([...writes, one.chat.visitors.erase(visitor)]);
    assert.equal(await one.chat.store.open(chatId), null);
    await one.chat.store.sweep(chatId);
    assert.ok(!(await dump(one.kv)).includes(chatId));
  }));

Deno.test("one erased message leaves its place, and sending it again does not bring it back", () =>
  withChat(async (one) => {
    const { visitor, chatId } = await startChat(one);
    const id = uuid();
    await one.chat.visitors.send(visitor, { id, text: "pois" });
    await one.chat.visitors.send(visitor, { id: uuid(), text: "jää" });
    assert.equal(await one.chat.visitors.eraseMessage(visitor, 1), "erased");
    assert.equal(await one.chat.visitors.eraseMessage(visitor, 1), "erased");
    assert.equal(await one.chat.visitors.eraseMessage(visitor, 9), "not-found");
    const again = await one.chat.visitors.send(visitor, { id, text: "pois" });
    assert.equal(again.outcome, "known");
    const open = await one.chat.store.open(chatId);
    const messages = await one.chat.store.messages(open!);
    assert.deepEqual(messages.map(({ text, erased }) => [text, erased ?? false]), [
      ["", true],
      ["jää", false],
    ]);
  }));

Deno.test("a linked chat is shown in my data, and another client's is not", () =>
  withChat(async (one) => {
    const { chatId, visitor } = await linked(one, "kysymys");
    await one.chat.visitors.end(visitor);
    const client = await one.clients.findByPhone(PHONE);
    const page = await one.chat.holding.page(client!, "chat", { limit: 10, ...ALWAYS });
    assert.equal(page.items.length, 1);
    const [item] = page.items;
    assert.equal(item!.id, chatId);
    assert.equal(item!.expiresAt, endOf("chat", one.clock.now()));
    assert.ok(item!.content.kind === "chat");
    assert.equal(item!.content.nickname, "Peikko");
    assert.deepEqual(item!.content.messages.map(({ from, text }) => [from, text]), [
      ["visitor", "kysymys"],
    ]);
    const other = { id: crypto.randomUUID() };
    assert.equal(
      (await one.chat.holding.page(other, "chat", { limit: 10, ...ALWAYS })).items.length,
      0,
    );
    const erased = await one.chat.holding.eraseOne(other, "chat", { id: chatId, ...ALWAYS });
    assert.equal(erased, "not-found");
  }));

Deno.test("a chat belongs to one client: a second number changes nothing", () =>
  withChat(async (one) => {
    const { visitor } = await linked(one);
    assert.equal(await one.chat.links.link(visitor, PHONE), "linked");
    assert.equal(await one.chat.links.link(visitor, "+358401234568"), "another");
    assert.equal(await one.clients.findByPhone("+358401234568"), null);
  }));

Deno.test("chats older than the reach are neither shown, counted nor destroyed", () =>
  withChat(async (one) => {
    const now = one.clock.now();
    const past = (ago: number) => {
      const startedAt = now - ago;
      const message = { from: "visitor" as const, sentAt: startedAt, text: "vanha" };
      return { startedAt, endedAt: startedAt + MINUTE, messages: [message] };
    };
    const old = await one.chat.importPast(PHONE, past(300 * 86_400_000));
    const fresh = await one.chat.importPast(PHONE, past(86_400_000));
    assert.ok(old !== "expired" && fresh !== "expired");
    const client = (await one.clients.findByPhone(PHONE))!;
    const since = now - 180 * 86_400_000;
    const { holding } = one.chat;
    assert.equal(await holding.count(client, "chat", { since }), 1);
    const page = await holding.page(client, "chat", { limit: 5, since });
    assert.deepEqual(page.items.map(({ id }) => id), [fresh.id]);
    assert.equal(await holding.eraseOne(client, "chat", { id: old.id, since }), "not-found");
    const op = one.kv.atomic();
    await holding.destroy(op, client, { since });
    await op.commit();
    await holding.sweep(client);
    assert.equal(await one.chat.store.open(fresh.id), null);
    assert.ok(await one.chat.store.open(old.id));
    const opened = await one.chat.access.openReceipt(old.receipt, { address: "192.0.2.9" });
    assert.equal(opened.outcome, "opened");
  }));

Deno.test("of a client with more chats than fit into one commit nothing can be read after it, and no row stays", () =>
  withChat(async (one) => {
    const now = one.clock.now();
    const ids: string[] = [];
    for (let i = 0; i < 320; i++) {
      const startedAt = now - i * MINUTE;
      const messages = [{ from: "visitor" as const, sentAt: startedAt, text: `nro ${i}` }];
      const chat = await one.chat.importPast(PHONE, { startedAt, endedAt: startedAt, messages });
      if (chat !== "expired") ids.push(chat.id);
    }
    const client = (await one.clients.findByPhone(PHONE))!;
    const first = await one.chat.holding.page(client, "chat", { limit: 300, ...ALWAYS });
    const rest = await one.chat.holding.page(client, "chat", {
      limit: 300,
      ...ALWAYS,
      after: first.next,
    });
    assert.deepEqual([...first.items, ...rest.items].map(({ id }) => id), ids);
    const op = measured(one.kv.atomic());
    await one.chat.holding.destroy(op, client, ALWAYS);
    await one.clients.destroy(op, client);
    assert.ok((await op.commit()).ok);
    for (const id of ids) assert.equal(await one.chat.store.open(id), null);
    await one.chat.holding.sweep(client);
    assert.equal(await one.chat.holding.count(client, "chat", ALWAYS), 0);
    await one.chat.care.everyDay();
    const all = await dump(one.kv);
    for (const id of ids) assert.ok(!all.includes(id));
  }));

Deno.test("an erasure that a stop interrupted is finished at the next start", () =>
  withChat(async (one) => {
    const { chatId, visitor } = await linked(one);
    const { list } = one.kv;
    const stopped = new Error("stopped");
    one.kv.list = () => {
      throw stopped;
    };
    await assert.rejects(one.chat.visitors.erase(visitor), stopped);
    one.kv.list = list;
    assert.ok((await dump(one.kv)).includes(chatId), "rows were left");
    assert.equal(await one.chat.store.finishErasures(), 1);
    assert.ok(!(await dump(one.kv)).includes(chatId));
    assert.equal(await one.chat.store.finishErasures(), 0);
  }));

Deno.test("an imported chat that is past its two years is not taken in", () =>
  withChat(async (one) => {
    const endedAt = one.clock.now() - 2 * 366 * 86_400_000;
    const past = { startedAt: endedAt, endedAt, messages: [] };
    assert.equal(await one.chat.importPast(null, past), "expired");
  }));
