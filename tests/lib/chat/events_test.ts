import assert from "node:assert/strict";
import fc from "fast-check";
import { encode } from "../../../lib/chat/mod.ts";
import type { ChatEvent, WireMessage, WireState } from "../../../lib/chat/wire.ts";
import { HOUR, MINUTE } from "../../../lib/clock.ts";
import { type Instance, instance, startChat, uuid, withChat } from "./_chat.ts";

const ADVISER = { adviserId: "a1", adviserName: "Aino Neuvoja" };
type Started = Awaited<ReturnType<typeof startChat>>;

/** Reads along until `enough`, and gives the feed back. */
async function readUntil(
  one: Instance,
  started: Started,
  { after = 0, enough }: { after?: number; enough: (events: ChatEvent[]) => boolean },
): Promise<ChatEvent[]> {
  const abort = new AbortController();
  const seen: ChatEvent[] = [];
  const { signal } = abort;
  for await (const events of one.chat.events.follow(started.visitor, { after, signal })) {
    seen.push(...events);
    if (enough(seen)) break;
  }
  abort.abort();
  return seen;
}

const messages = (events: readonly ChatEvent[]) =>
  events.filter((one) => one.event === "message").map(({ data }) => data as WireMessage);
const states = (events: readonly ChatEvent[]) =>
  events.filter((one) => one.event === "state").map(({ data }) => data as WireState);
const send = (one: Instance, { visitor }: Started, text: string) =>
  one.chat.visitors.send(visitor, { id: uuid(), text });

Deno.test("a reader gets every message once, then the state", () =>
  withChat(async (one) => {
    const started = await startChat(one);
    await send(one, started, "yksi");
    await send(one, started, "kaksi");
    const events = await readUntil(one, started, { enough: (all) => states(all).length > 0 });
    assert.deepEqual(events.map(({ event }) => event), ["message", "message", "state"]);
    assert.equal(states(events)[0]!.status, "question");
  }));

Deno.test("after any position nothing is missing and nothing comes twice, while messages come in", () =>
  withChat(async (one) => {
    const two = await instance(one.kv, one.clock);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 12 }),
        fc.array(fc.nat(3), { maxLength: 12 }),
        async (before, position, pauses) => {
          const started = await startChat({ ...one, chat: one.chat }, {});
          for (let i = 0; i < before; i++) await send(one, started, `${i}`);
          const after = Math.min(position, before);
          const total = before + pauses.length;
          const reading = readUntil(one, started, {
            after,
            enough: (all) => states(all).length > 0 && messages(all).length >= total - after,
          });
          for (const pause of pauses) {
            if (pause > 0) await new Promise((done) => setTimeout(done, pause));
            await send(pause % 2 ? one : two, started, "x");
          }
          const seen = messages(await reading).map(({ seq }) => seq);
          const expected = Array.from({ length: total - after }, (_, i) => after + i + 1);
          assert.deepEqual(seen, expected);
        },
      ),
      { seed: 11, numRuns: 25 },
    );
  }));

Deno.test("two instances over one store hear each other's messages through its watcher", () =>
  withChat(async (one) => {
    const two = await instance(one.kv, one.clock);
    const started = await startChat(one);
    const reading = readUntil(two, started, { enough: (all) => messages(all).length === 3 });
    for (const text of ["a", "b", "c"]) await send(one, started, text);
    assert.deepEqual(messages(await reading).map(({ text }) => text), ["a", "b", "c"]);
  }));

Deno.test("twenty readers of a conversation share one watcher, and the last one ends it", () =>
  withChat(async (one) => {
    const started = await startChat(one);
    const enough = (all: ChatEvent[]) => messages(all).length === 2;
    const readers = Array.from({ length: 20 }, () => readUntil(one, started, { enough }));
    await new Promise((done) => setTimeout(done, 20));
    assert.equal(one.chat.hub.watchers, 2, "the conversation and the queue");
    await send(one, started, "a");
    await send(one, started, "b");
    const seen = await Promise.all(readers);
    assert.ok(seen.every((all) => messages(all).map(({ text }) => text).join("") === "ab"));
    assert.equal(one.chat.hub.watchers, 0);
  }));

Deno.test("erasing ends the streams of every instance with a word", () =>
  withChat(async (one) => {
    const two = await instance(one.kv, one.clock);
    const started = await startChat(one);
    const enough = () => false;
    const reading = [readUntil(one, started, { enough }), readUntil(two, started, { enough })];
    await new Promise((done) => setTimeout(done, 20));
    await one.chat.visitors.erase(started.visitor);
    for (const events of await Promise.all(reading)) {
      assert.deepEqual(events.at(-1), { event: "state", data: { gone: "erased" } });
    }
  }));

Deno.test("signing out ends the streams of that page, and not of another that opened the chat", () =>
  withChat(async (one) => {
    const started = await startChat(one);
    const token = (await one.chat.access.grant(started.chatId, "visitor"))!;
    const other = (await one.chat.access.load(token))!;
    const mine = readUntil(one, started, { enough: () => false });
    const theirs = readUntil(one, { ...started, visitor: other }, {
      enough: (all) => messages(all).length === 1,
    });
    await new Promise((done) => setTimeout(done, 20));
    await one.chat.access.signOut(started.visitor);
    assert.deepEqual((await mine).at(-1), { event: "state", data: { gone: "signed-out" } });
    await one.chat.visitors.send(other, { id: uuid(), text: "yhä täällä" });
    assert.equal(messages(await theirs).length, 1);
  }));

Deno.test("a chat that fell silent is told as ended without anybody writing it down", () =>
  withChat(async (one) => {
    await one.chat.presence.set(ADVISER, "present");
    const started = await startChat(one);
    await one.chat.desk.take(ADVISER, started.chatId);
    one.clock.pass(31 * MINUTE);
    const events = await readUntil(one, started, { enough: (all) => states(all).length > 0 });
    assert.equal(states(events)[0]!.status, "ended");
    assert.equal(states(events)[0]!.endedBy, "silence");
    one.clock.pass(HOUR);
    assert.equal(await one.chat.access.load(started.token), null);
  }));

Deno.test("typing is shown to the other side for a moment, and never one's own", () =>
  withChat(async (one) => {
    await one.chat.presence.set(ADVISER, "present");
    const started = await startChat(one);
    await one.chat.desk.take(ADVISER, started.chatId);
    const visitor = (await one.chat.access.load(started.token))!;
    const reading = readUntil(one, started, {
      enough: (all) => all.some(({ event }) => event === "typing"),
    });
    await one.chat.visitors.typing(visitor);
    await new Promise((done) => setTimeout(done, 20));
    await one.chat.desk.typing(ADVISER, started.chatId);
    const typing = (await reading).filter(({ event }) => event === "typing");
    assert.deepEqual(typing, [{ event: "typing", data: { from: "adviser", on: true } }]);
  }));

Deno.test("whoever has sent what they wrote is not shown as writing, and is again when they go on", () =>
  withChat(async (one) => {
    await one.chat.presence.set(ADVISER, "present");
    const started = await startChat(one);
    await one.chat.desk.take(ADVISER, started.chatId);
    const typings = (all: ChatEvent[]) =>
      all.flatMap(({ event, data }) => event === "typing" ? [(data as { on: boolean }).on] : []);
    const seen: ChatEvent[] = [];
    const reading = readUntil(one, started, {
      enough: (all) => {
        seen.push(...all.slice(seen.length));
        return typings(all).length === 3;
      },
    });
    const until = async (test: () => boolean) => {
      for (let i = 0; i < 200 && !test(); i++) await new Promise((done) => setTimeout(done, 5));
      assert.ok(test());
    };
    await one.chat.desk.typing(ADVISER, started.chatId);
    await until(() => typings(seen).length === 1);
    await one.chat.desk.send(ADVISER, started.chatId, { id: uuid(), text: "hei" });
    await until(() => typings(seen).length === 2);
    const late = await readUntil(one, started, { enough: (all) => states(all).length > 0 });
    assert.deepEqual(typings(late), [], "who comes now is not told either");
    await one.chat.desk.typing(ADVISER, started.chatId);
    assert.deepEqual(typings(await reading), [true, false, true]);
  }));

Deno.test("nobody writes in a chat that has ended", () =>
  withChat(async (one) => {
    await one.chat.presence.set(ADVISER, "present");
    const started = await startChat(one);
    await one.chat.desk.take(ADVISER, started.chatId);
    await one.chat.desk.typing(ADVISER, started.chatId);
    await one.chat.visitors.end(started.visitor);
    const abort = new AbortController();
    const seen: ChatEvent[] = [];
    setTimeout(() => abort.abort(), 100);
    const { signal } = abort;
    for await (const events of one.chat.events.follow(started.visitor, { after: 0, signal })) {
      seen.push(...events);
    }
    assert.deepEqual(seen.map(({ event }) => event), ["state"]);
  }));

Deno.test("an open stream follows what an administrator decides about advisers' names", () =>
  withChat(async (one) => {
    const { settings, presence, desk } = one.chat;
    await settings.saveAdviserNames("full");
    await presence.set(ADVISER, "present");
    const started = await startChat(one);
    await desk.take(ADVISER, started.chatId);
    const seen: ChatEvent[] = [];
    const reading = readUntil(one, started, {
      enough: (all) => {
        seen.push(...all.slice(seen.length));
        return messages(all).length === 2;
      },
    });
    await desk.send(ADVISER, started.chatId, { id: uuid(), text: "yksi" });
    while (messages(seen).length < 1) await new Promise((done) => setTimeout(done, 5));
    await settings.saveAdviserNames("none");
    await desk.send(ADVISER, started.chatId, { id: uuid(), text: "kaksi" });
    const names = messages(await reading).map(({ adviserName }) => adviserName);
    assert.deepEqual(names, ["Aino Neuvoja", undefined]);
  }));

Deno.test("waiting visitors hear their place move", () =>
  withChat(async (one) => {
    await one.chat.presence.set(ADVISER, "present");
    const first = await startChat(one);
    one.clock.pass(1);
    const second = await startChat(one);
    const reading = readUntil(one, second, { enough: (all) => states(all).length >= 2 });
    await new Promise((done) => setTimeout(done, 30));
    await one.chat.desk.take(ADVISER, first.chatId);
    const places = states(await reading).map(({ place, advisers }) => [place, advisers]);
    assert.deepEqual(places, [[2, 1], [1, 1]]);
  }));

Deno.test("whatever a person writes stays one line of data in its own event", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.constantFrom(
      "\n\nevent: state\ndata: {}\n\n",
      "\r\r",
      "\r\nid: 9\r\n",
      "\u2028\u2029\u0085",
      "</script><script>alert(1)</script>",
      "\ud800",
      "\u0000\u0007\u001b[31m",
      "‮ oikealta",
    ),
  );
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 5 }), (texts) => {
      const wire = encode(
        texts.map((text, i) => ({ event: "message", id: i + 1, data: { text } })),
      );
      const events = wire.split("\n\n").filter((part) => part !== "");
      assert.equal(events.length, texts.length);
      events.forEach((event, i) => {
        const lines = event.split(/\r\n|\r|\n/);
        assert.deepEqual(lines.slice(0, 2), ["event: message", `id: ${i + 1}`]);
        assert.equal(lines.length, 3);
        assert.equal(JSON.parse(lines[2]!.slice("data: ".length)).text, texts[i]);
      });
    }),
    { seed: 3, numRuns: 500 },
  );
});
