import assert from "node:assert/strict";
import type { DeskDeed } from "../../../lib/chat/mod.ts";
import { createChat } from "../../../lib/chat/mod.ts";
import type { SealedRow } from "../../../lib/vault/mod.ts";
import { HOUR, MINUTE } from "../../../lib/clock.ts";
import { AINO, dump, EERO, type Instance, startChat, waiting, withChat } from "./_chat.ts";

const from = ({ chat }: Instance, address: string) => chat.visitors.start({ lang: "fi", address });

/** The key of the one block that stands. */
async function keyOfBlock({ kv }: Instance): Promise<Deno.KvKey> {
  for await (const { key } of kv.list({ prefix: ["chat_blocks"] })) return key;
  throw new Error("Nobody is blocked");
}

Deno.test("a block stands in the list until its time is over, with who set it and in which chat", () =>
  withChat(async (one) => {
    assert.deepEqual(await one.chat.desk.blocks(), []);
    const { chatId } = await waiting(one);
    const since = one.clock.now();
    await one.chat.desk.block(AINO, chatId, { hours: 4 });
    const [block, ...others] = await one.chat.desk.blocks();
    assert.deepEqual(others, []);
    const { id, ...told } = block!;
    assert.deepEqual(told, { since, until: since + 4 * HOUR, by: AINO.adviserName, chatId });
    const stored = await dump(one.kv);
    assert.ok(!stored.includes(AINO.adviserName), "names lie sealed");
    const [, hash] = await keyOfBlock(one);
    assert.notEqual(id, hash, "what is shown tells nobody apart");
    one.clock.pass(4 * HOUR);
    assert.deepEqual(await one.chat.desk.blocks(), []);
  }));

Deno.test("a lifted block lets the visitor in at once, is in the log before it is done, and others stand", () =>
  withChat(async (plain) => {
    const deeds: DeskDeed[] = [];
    const standing: number[] = [];
    const audit = async (deed: DeskDeed) => {
      deeds.push(deed);
      standing.push((await plain.chat.desk.blocks()).length);
    };
    const one = { ...plain, chat: createChat(plain.kv, { ...plain, audit }) };
    const { chatId } = await waiting(one);
    const other = await from(one, "192.0.2.2");
    assert.ok(other.outcome === "started");
    await one.chat.desk.block(AINO, other.chatId, { hours: 1 });
    one.clock.pass(MINUTE);
    await one.chat.desk.block(AINO, chatId, { hours: 4 });
    const [newest] = await one.chat.desk.blocks();
    assert.equal(newest!.chatId, chatId, "the last one stands first");
    assert.equal(await one.chat.desk.lift(EERO, newest!.id), "lifted");
    assert.equal((await from(one, "192.0.2.1")).outcome, "started");
    assert.equal((await from(one, "192.0.2.2")).outcome, "blocked");
    assert.equal((await one.chat.desk.blocks()).length, 1);
    assert.deepEqual(deeds.at(-1), { action: "chat.block-lifted", ...EERO, chatId });
    assert.equal(standing.at(-1), 2, "the log hears of it first");
    const heard = deeds.length;
    assert.equal(await one.chat.desk.lift(EERO, newest!.id), "not-found");
    assert.equal(await one.chat.desk.lift(EERO, crypto.randomUUID()), "not-found");
    assert.equal(deeds.length, heard, "what was not there was not done");
  }));

Deno.test("what the log refuses is not lifted", () =>
  withChat(async (plain) => {
    const { chatId } = await waiting(plain);
    await plain.chat.desk.block(AINO, chatId, { hours: 1 });
    const audit = () => Promise.reject(new Error("the log is full"));
    const { desk } = createChat(plain.kv, { ...plain, audit });
    const [block] = await desk.blocks();
    await assert.rejects(desk.lift(EERO, block!.id), /the log is full/);
    assert.equal((await from(plain, "192.0.2.1")).outcome, "blocked");
  }));

Deno.test("a shorter block never cuts a longer one of the same place short, and a longer one takes its place", () =>
  withChat(async (one) => {
    const first = await waiting(one);
    const second = await startChat(one);
    const third = await startChat(one);
    for (const { visitor } of [second, third]) {
      await one.chat.visitors.send(visitor, { id: crypto.randomUUID(), text: "x" });
    }
    const { desk } = one.chat;
    await desk.block(AINO, first.chatId, { hours: 12 });
    await desk.block(EERO, second.chatId, { hours: 1 });
    const [kept, ...none] = await desk.blocks();
    assert.deepEqual([none, kept!.until], [[], one.clock.now() + 12 * HOUR]);
    await desk.block(EERO, third.chatId, { hours: 24 });
    const [longer] = await desk.blocks();
    assert.deepEqual([longer!.until, longer!.by], [one.clock.now() + 24 * HOUR, EERO.adviserName]);
    assert.equal(await desk.lift(AINO, longer!.id), "lifted");
    assert.equal((await from(one, "192.0.2.1")).outcome, "started");
    const keys = one.kv.list({ prefix: ["data_keys", "staff"] });
    const left = (await Array.fromAsync(keys)).filter(({ key }) => /^block/.test(String(key[2])));
    assert.deepEqual(left, [], "no key stays of a block that is none");
  }));

Deno.test("a block with a changed byte still holds, stands in the list without what does not open, and can be lifted", () =>
  withChat(async (one) => {
    const { chatId } = await waiting(one);
    await one.chat.desk.block(AINO, chatId, { hours: 1 });
    const key = await keyOfBlock(one);
    const row = (await one.kv.get<SealedRow>(key)).value!;
    const sealed = row.sealed.slice();
    sealed[20]! ^= 1;
    await one.kv.set(key, { ...row, sealed });
    assert.equal((await from(one, "192.0.2.1")).outcome, "blocked");
    const [block] = await one.chat.desk.blocks();
    assert.deepEqual([block!.by, block!.chatId], [undefined, undefined]);
    assert.equal(block!.until, one.clock.now() + HOUR);
    assert.equal(await one.chat.desk.lift(EERO, block!.id), "lifted");
    assert.equal((await from(one, "192.0.2.1")).outcome, "started");
  }));
