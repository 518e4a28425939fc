import assert from "node:assert/strict";
import fc from "fast-check";
import { endOfLife, type Head, settle } from "../../../lib/chat/head.ts";
import { DAY, HOUR, MINUTE } from "../../../lib/clock.ts";
import { endOf } from "../../../lib/retention.ts";
import { dump, type Instance, startChat, uuid, withChat } from "./_chat.ts";

const AINO = { adviserId: "a1", adviserName: "Aino Neuvoja" };

async function live(one: Instance) {
  await one.chat.presence.set(AINO, "present");
  const started = await startChat(one);
  await one.chat.visitors.send(started.visitor, { id: uuid(), text: "hei" });
  await one.chat.desk.take(AINO, started.chatId);
  return started;
}

const open = (one: Instance, receipt: string) =>
  one.chat.access.openReceipt(receipt, { address: uuid() });

Deno.test("two years are counted from the end, and at that instant nothing is read any more", () =>
  withChat(async (one) => {
    const { visitor, receipt, chatId } = await live(one);
    one.clock.pass(10 * MINUTE);
    await one.chat.visitors.end(visitor);
    const end = endOf("chat", one.clock.now());
    assert.equal((await one.chat.store.head(chatId))?.expiresAt, end);
    assert.equal((await one.chat.store.loadKey(chatId))?.expiresAt, end);
    one.clock.at = end - 1;
    assert.equal((await open(one, receipt)).outcome, "opened");
    one.clock.at = end;
    assert.equal((await open(one, receipt)).outcome, "wrong");
    assert.equal(await one.chat.store.open(chatId), null);
  }));

Deno.test("silence ends a live chat at its own instant, written down by the minute's work or not", () =>
  withChat(async (one) => {
    const [first, second] = [await live(one), await live(one)];
    const end = one.clock.now() + 30 * MINUTE;
    one.clock.pass(30 * MINUTE - 1);
    assert.equal((await one.chat.store.head(first.chatId))?.status, "active");
    one.clock.pass(3 * HOUR);
    assert.equal((await one.chat.store.head(first.chatId))?.endedAt, end);
    const late = await one.chat.desk.send(AINO, first.chatId, { id: uuid(), text: "x" });
    assert.equal(late.outcome, "ended");
    assert.equal(await one.chat.care.everyMinute(), 2);
    assert.equal(await one.chat.care.everyMinute(), 0);
    for (const { chatId } of [first, second]) {
      assert.equal((await one.chat.store.head(chatId))?.endedAt, end);
      assert.equal((await one.chat.store.loadKey(chatId))?.expiresAt, endOf("chat", end));
    }
    assert.equal((await one.chat.lists.past(AINO)).lines.length, 2);
  }));

Deno.test("writing keeps a live chat open, but for a day at most", () =>
  withChat(async (one) => {
    const { visitor, chatId } = await live(one);
    for (let i = 0; i < 47; i++) {
      one.clock.pass(29 * MINUTE);
      const sent = await one.chat.visitors.send(visitor, { id: uuid(), text: "vielä" });
      assert.equal(sent.outcome, "stored");
    }
    one.clock.pass(DAY - 47 * 29 * MINUTE);
    assert.equal((await one.chat.store.head(chatId))?.status, "ended");
  }));

Deno.test("whoever waited too long is answered later; who wrote nothing is let go", () =>
  withChat(async (one) => {
    await one.chat.presence.set(AINO, "present");
    const [asked, silent] = [await startChat(one), await startChat(one)];
    await one.chat.visitors.send(asked.visitor, { id: uuid(), text: "kysymys" });
    one.clock.pass(2 * HOUR);
    await one.chat.care.everyMinute();
    assert.equal((await one.chat.store.head(asked.chatId))?.status, "question");
    assert.equal((await one.chat.store.head(silent.chatId))?.status, "ended");
    assert.equal((await one.chat.lists.overview(AINO)).questions.length, 1);
  }));

Deno.test("at closing time those who wait become questions, while an adviser is there they do not", () =>
  withChat(async (one) => {
    one.clock.at = Date.parse("2026-03-04T14:50:00+02:00");
    await one.chat.presence.set(AINO, "present");
    const { visitor, chatId } = await startChat(one);
    await one.chat.visitors.send(visitor, { id: uuid(), text: "kysymys" });
    one.clock.at = Date.parse("2026-03-04T15:05:00+02:00");
    await one.chat.presence.set(AINO, "present");
    await one.chat.care.everyMinute();
    assert.equal((await one.chat.store.head(chatId))?.status, "waiting");
    await one.chat.presence.leave(AINO.adviserId);
    await one.chat.care.everyMinute();
    assert.equal((await one.chat.store.head(chatId))?.status, "question");
  }));

Deno.test("a question waits thirty days for its answer, and then it has ended", () =>
  withChat(async (one) => {
    const { visitor, chatId } = await startChat(one);
    await one.chat.visitors.send(visitor, { id: uuid(), text: "kysymys" });
    const end = one.clock.now() + 30 * DAY;
    one.clock.at = end - 1;
    assert.equal((await one.chat.store.head(chatId))?.status, "question");
    one.clock.at = end;
    assert.equal((await one.chat.store.head(chatId))?.endedBy, "timeout");
  }));

Deno.test("a waiting visitor may leave the question for later, once something is asked", () =>
  withChat(async (one) => {
    await one.chat.presence.set(AINO, "present");
    const { visitor } = await startChat(one);
    assert.equal(await one.chat.visitors.leaveQuestion(visitor), "empty");
    await one.chat.visitors.send(visitor, { id: uuid(), text: "kysymys" });
    assert.equal(await one.chat.visitors.leaveQuestion(visitor), "left");
    assert.equal(await one.chat.visitors.leaveQuestion(visitor), "left");
  }));

Deno.test("the client of a linked chat lives as long as the chat, and no longer than that", () =>
  withChat(async (one) => {
    const { visitor } = await live(one);
    await one.chat.links.link(visitor, "+358401234567");
    one.clock.pass(20 * MINUTE);
    await one.chat.visitors.end(visitor);
    const end = endOf("chat", one.clock.now());
    one.clock.at = end - 1;
    const client = await one.clients.findByPhone("+358401234567");
    assert.equal(await one.chat.holding.count(client!, "chat", { since: -Infinity }), 1);
    one.clock.at = end;
    assert.equal(await one.clients.findByPhone("+358401234567"), null);
  }));

Deno.test("the daily work removes what is over, and leaves what is not", () =>
  withChat(async (one) => {
    const [over, kept] = [await live(one), await live(one)];
    await one.chat.visitors.end(over.visitor);
    one.clock.pass(20 * MINUTE);
    await one.chat.visitors.end(kept.visitor);
    one.clock.at = endOf("chat", one.clock.now()) - 1;
    assert.equal(await one.chat.care.everyDay(), 1);
    const all = await dump(one.kv);
    assert.ok(!all.includes(over.chatId));
    assert.ok(all.includes(kept.chatId));
  }));

Deno.test("nothing that anybody does lengthens the life of an ended chat", () =>
  withChat(async (one) => {
    type Step = (chatId: string, started: Awaited<ReturnType<typeof live>>) => Promise<unknown>;
    const { visitors, desk, access, links } = one.chat;
    const steps: Record<string, Step> = {
      send: (_, { visitor }) => visitors.send(visitor, { id: uuid(), text: "x" }),
      end: (_, { visitor }) => visitors.end(visitor),
      leave: (_, { visitor }) => visitors.leaveQuestion(visitor),
      save: (_, { visitor }) => visitors.saveReceipt(visitor),
      eraseMessage: (_, { visitor }) => visitors.eraseMessage(visitor, 1),
      receipt: (_, { receipt }) => open(one, receipt),
      grant: (chatId) => access.grant(chatId, "visitor"),
      link: (chatId) => links.join(chatId, "+358401234567"),
      take: (chatId) => desk.take(AINO, chatId),
      answer: (chatId) => desk.answer(AINO, chatId, { id: uuid(), text: "x" }),
      note: (chatId) => desk.note(AINO, chatId, { id: uuid(), text: "x" }),
      handOver: (chatId) => desk.handOver(AINO, chatId, { note: "x" }),
      deskEnd: (chatId) => desk.end(AINO, chatId),
      read: (chatId) => desk.read(AINO, chatId, 9),
      care: () => one.chat.care.everyMinute(),
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.constantFrom(...Object.keys(steps)),
            fc.integer({ min: 0, max: 90 * MINUTE }),
          ),
          { maxLength: 25 },
        ),
        async (sequence) => {
          one.clock.at = Date.parse("2026-03-04T10:00:00+02:00");
          const started = await live(one);
          let end: number | null = null;
          for (const [name, pause] of sequence) {
            one.clock.pass(pause);
            await steps[name]!(started.chatId, started);
            const head = await one.chat.store.head(started.chatId);
            assert.ok(head);
            if (end !== null) assert.equal(head.expiresAt, end);
            if (head.status === "ended") end = head.expiresAt;
            const dataKey = await one.chat.store.loadKey(started.chatId);
            assert.ok(dataKey!.expiresAt >= endOfLife(head));
          }
        },
      ),
      { seed: 17, numRuns: 40 },
    );
  }));

Deno.test("settling a head by small steps or by one comes to the same", () => {
  const head: Head = {
    version: 1,
    seq: 1,
    notes: 0,
    readSeq: 0,
    status: "waiting",
    createdAt: 0,
    lastAt: 0,
    waitingSince: 0,
    expiresAt: 0,
    receipt: "",
    access: [],
  };
  fc.assert(
    fc.property(
      fc.constantFrom<Head["status"]>("waiting", "active", "question"),
      fc.nat(2),
      fc.array(fc.nat(40 * DAY), { minLength: 1, maxLength: 8 }),
      (status, seq, times) => {
        const first = { ...head, status, seq };
        const sorted = times.toSorted((a, b) => a - b);
        const stepwise = sorted.reduce<Head>((now, time) => settle(now, time), first);
        assert.deepEqual(stepwise, settle(first, sorted.at(-1)!));
        assert.equal(endOfLife(stepwise), endOfLife(first));
      },
    ),
    { seed: 23, numRuns: 300 },
  );
});
