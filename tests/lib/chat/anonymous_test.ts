import assert from "node:assert/strict";
import type { DeskEvent } from "../../../lib/chat/desk_wire.ts";
import { SharedPlaces } from "../../../lib/chat/stream_places.ts";
import { DAY, HOUR } from "../../../lib/clock.ts";
import { type Instance, startChat, uuid, withChat } from "./_chat.ts";

const AINO = { adviserId: "a1", adviserName: "Aino Neuvoja" };

/** Whatever could tell two visitors apart: hashes, ids, tokens. */
const marks = (text: string) => new Set(text.match(/[\w+/=-]{20,}/g) ?? []);
const common = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
  [...some].filter((mark) => others.has(mark));

/** Everything that lies in the store, key by key. */
async function rows(kv: Deno.Kv): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for await (const { key, value } of kv.list({ prefix: [] })) {
    all.set(key.join(" "), Deno.inspect([key, value], { depth: 9, strAbbreviateSize: Infinity }));
  }
  return all;
}

/** A chat as the same person starts it again, with everything that an adviser is told of it. */
async function visit(one: Instance, text: string) {
  const { chat } = one;
  const streams = new SharedPlaces(one.kv, one);
  await chat.presence.set(AINO, "present");
  const { visitor, chatId } = await startChat(one, { nickname: "Kulkija" });
  await streams.take({ session: visitor.hash, tab: uuid(), address: "192.0.2.1" });
  await chat.visitors.send(visitor, { id: uuid(), text });
  const told: unknown[] = [await chat.lists.overview(AINO)];
  const abort = new AbortController();
  const { signal } = abort;
  const reading = (async () => {
    for await (const events of chat.deskEvents.follow(AINO, { signal })) {
      told.push(...events);
      if (events.some(isEnd)) abort.abort();
    }
  })();
  await chat.desk.take(AINO, chatId);
  told.push(await chat.desk.conversation(AINO, chatId));
  await new Promise((done) => setTimeout(done, 300));
  await chat.visitors.end(visitor);
  await reading;
  told.push(await chat.lists.past(AINO, { limit: 1 }));
  return { chatId, told: JSON.stringify(told) };
}

const isEnd = ({ event, data }: DeskEvent) => event === "state" && data.status === "ended";

Deno.test("an adviser is told nothing by which the same visitor could be known again", () =>
  withChat(async (one) => {
    const first = await visit(one, "ensimmäinen");
    one.clock.pass(HOUR);
    const second = await visit(one, "toinen");
    assert.ok(marks(first.told).has(first.chatId), "ids of chats are found");
    for (const { told } of [first, second]) {
      assert.doesNotMatch(told, /192\.0\.2|hash|token|address/i);
    }
    assert.deepEqual(common(marks(first.told), marks(second.told)), []);
  }));

Deno.test("nothing in the store tells that somebody who was here yesterday is here again", () =>
  withChat(async (one) => {
    one.clock.at = Date.parse("2026-03-04T11:00:00Z");
    const before = await rows(one.kv);
    await visit(one, "ensimmäinen");
    const yesterday = await rows(one.kv);
    one.clock.pass(DAY);
    await visit(one, "toinen");
    const today = await rows(one.kv);
    const fresh = (now: Map<string, string>, then: Map<string, string>) =>
      marks(
        [...now].filter(([key, row]) => then.get(key) !== row).map(([, row]) => row).join("\n"),
      );
    const [old, young] = [fresh(yesterday, before), fresh(today, yesterday)];
    assert.ok(old.size > 5 && young.size > 5);
    const staff = new Set([...old].filter((mark) => mark.includes(AINO.adviserId)));
    assert.deepEqual(common(old, young).filter((mark) => !staff.has(mark)), []);
  }));

Deno.test("a limit holds over midnight although its counter has another name every day", () =>
  withChat(async (one) => {
    one.clock.at = Date.parse("2026-03-04T23:50:00Z");
    const start = () => one.chat.visitors.start({ lang: "fi", address: "192.0.2.1" });
    for (let n = 0; n < 60; n++) assert.equal((await start()).outcome, "started");
    one.clock.pass(HOUR / 3);
    assert.equal((await start()).outcome, "too-many");
    one.clock.pass(HOUR);
    assert.equal((await start()).outcome, "started");
  }));
