import assert from "node:assert/strict";
import type { DeskEvent } from "../../../lib/chat/desk_wire.ts";
import { DAY, HOUR, MINUTE } from "../../../lib/clock.ts";
import {
  AINO,
  atTheDesk,
  dump,
  EERO,
  instance,
  startChat,
  uuid,
  waiting,
  withChat,
} from "./_chat.ts";

Deno.test("with an adviser present a new chat waits; with none it is a question for later", () =>
  withChat(async (one) => {
    assert.equal((await startChat(one)).status, "question");
    await atTheDesk(one);
    assert.equal((await startChat(one)).status, "waiting");
    await one.chat.presence.set(AINO, "away");
    await one.chat.presence.leave(EERO.adviserId);
    assert.equal((await startChat(one)).status, "question");
    await one.chat.presence.set(AINO, "present");
    one.clock.pass(12 * HOUR);
    await one.chat.presence.set(AINO, "present");
    assert.equal((await startChat(one)).status, "question", "it is late in the evening");
  }));

Deno.test("an adviser who is not heard of is no longer present", () =>
  withChat(async (one) => {
    await atTheDesk(one);
    one.clock.pass(2 * MINUTE);
    await one.chat.presence.renew(AINO);
    one.clock.pass(2 * MINUTE);
    assert.deepEqual((await one.chat.presence.all()).map(({ adviserName }) => adviserName), [
      "Aino Neuvoja",
    ]);
    one.clock.pass(DAY);
    assert.equal(await one.chat.presence.count(), 0);
    await one.chat.presence.set(AINO, "present");
    assert.equal(await one.chat.presence.count(), 1);
  }));

Deno.test("a disturber can start no chat for a while, others can, and no address is known", () =>
  withChat(async (one) => {
    const { chatId } = await waiting(one);
    await one.chat.desk.take(AINO, chatId);
    assert.equal(await one.chat.desk.block(EERO, chatId, { hours: 1 }), "not-found");
    assert.equal(await one.chat.desk.block(AINO, chatId, { hours: 1 }), "blocked");
    const from = (address: string) => one.chat.visitors.start({ lang: "fi", address });
    const refused = await from("192.0.2.1");
    assert.deepEqual(refused, { outcome: "blocked", until: one.clock.now() + HOUR });
    assert.equal((await from("192.0.2.2")).outcome, "started");
    assert.equal((await one.chat.store.head(chatId))?.status, "ended");
    assert.ok(!(await dump(one.kv)).includes("192.0.2"));
    one.clock.pass(HOUR);
    assert.equal((await from("192.0.2.1")).outcome, "started");
  }));

Deno.test("with a disturber go the empty chats from the same place, and nothing that somebody wrote", () =>
  withChat(async (one) => {
    const from = async (address: string) => {
      const started = await one.chat.visitors.start({ lang: "fi", address });
      assert.ok(started.outcome === "started");
      return started;
    };
    await atTheDesk(one);
    const disturber = await from("192.0.2.1");
    const empty = [await from("192.0.2.1"), await from("192.0.2.1")];
    const neighbour = await from("192.0.2.1");
    const visitor = (await one.chat.access.load(neighbour.token))!;
    await one.chat.visitors.send(visitor, { id: uuid(), text: "hei" });
    const elsewhere = await from("192.0.2.2");
    await one.chat.desk.block(AINO, disturber.chatId, { hours: 1 });
    const { waiting } = await one.chat.lists.overview(AINO);
    const left = waiting.map(({ id }) => id).sort();
    assert.deepEqual(left, [neighbour.chatId, elsewhere.chatId].sort());
    for (const { chatId } of empty) {
      assert.equal((await one.chat.store.head(chatId))?.status, "ended");
    }
  }));

Deno.test("a block holds over midnight", () =>
  withChat(async (one) => {
    one.clock.at = Date.parse("2026-03-04T23:30:00Z");
    const { chatId, visitor } = await startChat(one);
    await one.chat.visitors.send(visitor, { id: uuid(), text: "x" });
    await one.chat.desk.take(AINO, chatId);
    await one.chat.desk.block(AINO, chatId, { hours: 24 });
    one.clock.pass(23 * HOUR);
    const again = await one.chat.visitors.start({ lang: "fi", address: "192.0.2.1" });
    assert.equal(again.outcome, "blocked");
  }));

Deno.test("past conversations are listed newest first, and another's without any name", () =>
  withChat(async (one) => {
    const now = one.clock.now();
    for (let i = 0; i < 25; i++) {
      const startedAt = now - i * HOUR;
      const adviserId = i % 2 ? "a1" : "a2";
      await one.chat.importPast(null, {
        startedAt,
        endedAt: startedAt + MINUTE,
        nickname: `n${i}`,
        adviserId,
        messages: [{ from: "visitor", sentAt: startedAt, text: "x" }],
      });
    }
    const first = await one.chat.lists.past(AINO, { limit: 20 });
    const rest = await one.chat.lists.past(AINO, { limit: 20, after: first.next });
    const all = [...first.lines, ...rest.lines];
    assert.equal(all.length, 25);
    const times = all.map(({ endedAt }) => endedAt);
    assert.deepEqual(times, times.toSorted().reverse());
    assert.ok(all.every(({ mine, nickname }) => mine === (nickname !== undefined)));
  }));

Deno.test("the desk's one stream tells of its own conversations and of the queue", () =>
  withChat(async (one) => {
    const two = await instance(one.kv, one.clock);
    const { chatId, visitor } = await waiting(one);
    const abort = new AbortController();
    const seen: DeskEvent[] = [];
    const run = (async () => {
      const { signal } = abort;
      for await (const events of one.chat.deskEvents.follow(AINO, { signal })) seen.push(...events);
    })();
    const until = async (test: () => boolean) => {
      for (let i = 0; i < 300 && !test(); i++) await new Promise((done) => setTimeout(done, 10));
      assert.ok(test());
    };
    const overview = () => seen.findLast((one) => one.event === "overview")?.data;
    await until(() => overview()?.waiting.length === 1);
    await two.chat.desk.take(AINO, chatId);
    await until(() => overview()?.mine.length === 1);
    await two.chat.visitors.send(visitor, { id: uuid(), text: "toinen" });
    await until(() =>
      seen.some((one) =>
        one.event === "message" && one.data.text === "toinen" && one.data.chat === chatId
      )
    );
    await two.chat.visitors.end(visitor);
    await until(() => seen.some((one) => one.event === "state" && one.data.status === "ended"));
    await until(() => overview()?.mine.length === 0);
    abort.abort();
    await run;
    assert.equal(one.chat.hub.watchers, 0);
  }));

Deno.test("a message is one event at the desk: how things stand is told when it has changed", () =>
  withChat(async (one) => {
    const { chatId, visitor } = await waiting(one);
    await one.chat.desk.take(AINO, chatId);
    const abort = new AbortController();
    const { signal } = abort;
    const seen: DeskEvent[] = [];
    const run = (async () => {
      for await (const events of one.chat.deskEvents.follow(AINO, { signal })) seen.push(...events);
    })();
    const until = async (test: () => boolean) => {
      for (let i = 0; i < 300 && !test(); i++) await new Promise((done) => setTimeout(done, 10));
      assert.ok(test());
    };
    const count = (name: string) => seen.filter(({ event }) => event === name).length;
    await until(() => count("state") === 1);
    for (let n = 0; n < 5; n++) {
      one.clock.pass(MINUTE);
      await one.chat.visitors.send(visitor, { id: uuid(), text: `${n}` });
    }
    await until(() => count("message") === 5);
    await one.chat.desk.note(AINO, chatId, { id: uuid(), text: "muistiin" });
    await until(() => count("state") === 2);
    abort.abort();
    await run;
    assert.equal(count("state"), 2, "once at first, and once for the note");
  }));

Deno.test("a desk whose adviser is signed out ends its stream", () =>
  withChat(async (one) => {
    const signal = new AbortController().signal;
    const mayGoOn = () => Promise.resolve(false);
    for await (const _ of one.chat.deskEvents.follow(AINO, { signal, mayGoOn })) assert.fail();
    assert.equal(one.chat.hub.watchers, 0);
  }));
