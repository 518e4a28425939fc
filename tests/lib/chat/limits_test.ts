import assert from "node:assert/strict";
import { CHAT_LIMITS, MOST_CHARACTERS, Pace, WRITING } from "../../../lib/chat/limits.ts";
import { receiptOf } from "../../../lib/chat/receipt.ts";
import { HOUR } from "../../../lib/clock.ts";
import { newToken } from "../../../lib/vault/mod.ts";
import { dump, instance, startChat, StillClock, withChat } from "./_chat.ts";

const guess = () => receiptOf(newToken());

Deno.test("of five hundred guesses at once over two instances only ten are looked at", () =>
  withChat(async (one) => {
    const two = await instance(one.kv, one.clock);
    const codes = await Promise.all(Array.from({ length: 500 }, guess));
    const outcomes = await Promise.all(
      codes.map((code, i) =>
        [one, two][i % 2]!.chat.access.openReceipt(code, { address: "192.0.2.1" })
      ),
    );
    const count = (wanted: string) => outcomes.filter(({ outcome }) => outcome === wanted).length;
    assert.equal(count("wrong"), CHAT_LIMITS.wrongReceiptsOfAddress.count);
    assert.equal(count("limited"), 500 - CHAT_LIMITS.wrongReceiptsOfAddress.count);
  }));

Deno.test("a right code opens between wrong ones, until the limit; and again after an hour", () =>
  withChat(async (one) => {
    const { receipt } = await startChat(one);
    const address = "192.0.2.1";
    const open = async (code: string) =>
      (await one.chat.access.openReceipt(code, { address })).outcome;
    for (let i = 0; i < 10; i++) {
      assert.equal(await open(receipt), "opened");
      assert.equal(await open(await guess()), "wrong");
    }
    assert.equal(await open(receipt), "limited");
    one.clock.pass(HOUR);
    assert.equal(await open(await guess()), "wrong");
  }));

Deno.test("guessing from many addresses is stopped for the whole site, and a slip costs nothing", () =>
  withChat(async (one) => {
    const open = async (code: string, i: number) =>
      (await one.chat.access.openReceipt(code, { address: `192.0.2.${i}` })).outcome;
    for (let i = 0; i < 30; i++) assert.equal(await open("7K3-M9Q", i), "malformed");
    for (let i = 0; i < CHAT_LIMITS.wrongReceiptsOnSite.count; i++) {
      assert.equal(await open(await guess(), i), "wrong");
    }
    assert.equal(await open(await guess(), 999), "limited");
  }));

Deno.test("an address starts so many chats in an hour, and others are not touched by it", () =>
  withChat(async (one) => {
    const start = (address: string) => one.chat.visitors.start({ lang: "fi", address });
    for (let i = 0; i < CHAT_LIMITS.startsOfAddress.count; i++) {
      assert.equal((await start("192.0.2.1")).outcome, "started");
    }
    const refused = await start("192.0.2.1");
    assert.deepEqual(refused, { outcome: "too-many", until: one.clock.now() + HOUR });
    assert.equal((await start("192.0.2.2")).outcome, "started");
    assert.ok(!(await dump(one.kv)).includes("192.0.2"));
  }));

Deno.test("a conversation may burst, and then writes a few messages a second", () => {
  const clock = new StillClock();
  const pace = new Pace(clock, WRITING);
  let passed = 0;
  while (pace.take("a")) passed++;
  assert.equal(passed, 1_200);
  assert.equal(pace.take("b"), true);
  clock.pass(1_000);
  assert.deepEqual([1, 2, 3, 4, 5, 6].map(() => pace.take("a")), [
    true,
    true,
    true,
    true,
    true,
    false,
  ]);
});

Deno.test("a visitor cannot write a conversation so long that nobody can open it", () =>
  withChat(async (one) => {
    const { visitor, chatId } = await startChat(one);
    const text = "pitkä ".repeat(666);
    let stored = 0;
    for (; stored < 1_000; stored++) {
      one.clock.pass(1_000);
      const sent = await one.chat.visitors.send(visitor, { id: crypto.randomUUID(), text });
      if (sent.outcome === "full") break;
      assert.equal(sent.outcome, "stored");
    }
    assert.equal(stored, Math.ceil(MOST_CHARACTERS / text.length));
    assert.equal((await one.chat.store.head(chatId))?.seq, stored);
    const known = (await one.chat.store.messages((await one.chat.store.open(chatId))!))[0]!;
    const again = await one.chat.visitors.send(visitor, { id: known.id, text });
    assert.equal(again.outcome, "known", "what is there is still acknowledged");
    assert.equal(await one.chat.visitors.end(visitor), "ended");
  }));
