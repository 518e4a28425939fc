import assert from "node:assert/strict";
import type { DeskDeed } from "../../../lib/chat/mod.ts";
import { createChat } from "../../../lib/chat/mod.ts";
import { PRESENT_FOR } from "../../../lib/chat/presence.ts";
import { HOUR, MINUTE } from "../../../lib/clock.ts";
import { AINO, EERO, type Instance, instance, uuid, waiting, withChat } from "./_chat.ts";

const ids = (lines: readonly { id: string }[]) => lines.map(({ id }) => id);

/** Aino has taken a chat, its visitor waits, and nothing was heard of her machine since; Eero is there. */
async function abandoned(one: Instance, nickname = "Kurki") {
  const started = await waiting(one, nickname);
  assert.equal(await one.chat.desk.take(AINO, started.chatId), "taken");
  one.clock.pass(PRESENT_FOR);
  await one.chat.presence.renew(EERO);
  return started;
}

Deno.test("a chat whose adviser is gone stands first among the waiting, for every colleague and not for its own", () =>
  withChat(async (one) => {
    const { chatId } = await waiting(one, "Kurki");
    await one.chat.desk.take(AINO, chatId);
    one.clock.pass(PRESENT_FOR - 1);
    await one.chat.presence.renew(EERO);
    assert.deepEqual((await one.chat.lists.overview(EERO)).waiting, [], "not yet");
    assert.equal(await one.chat.desk.conversation(EERO, chatId), "not-found");
    one.clock.pass(1);
    const other = await waiting(one);
    await one.chat.presence.leave(AINO.adviserId);
    const { waiting: queue } = await one.chat.lists.overview(EERO);
    assert.deepEqual(ids(queue), [chatId, other.chatId]);
    const [line] = queue;
    assert.equal(line!.gone, true);
    assert.equal(line!.nickname, "Kurki");
    assert.deepEqual(line!.adviser, { name: AINO.adviserName, me: false });
    assert.equal(queue[1]!.gone, undefined);
    const read = await one.chat.desk.conversation(EERO, chatId);
    assert.ok(
      read !== "not-found" && read.state.gone === true,
      "it can be read before it is taken",
    );
    assert.equal(read.state.adviser, AINO.adviserName);
    const own = await one.chat.lists.overview(AINO);
    assert.deepEqual([ids(own.mine), ids(own.waiting)], [[chatId], [other.chatId]]);
    assert.equal(own.mine[0]!.gone, undefined);
  }));

Deno.test("whose page is heard of keeps the chat: at the desk, away, or with no word about it", () =>
  withChat(async (one) => {
    const { chatId, visitor } = await waiting(one);
    await one.chat.desk.take(AINO, chatId);
    const stays = async (what: string) => {
      one.clock.pass(2 * PRESENT_FOR / 3);
      await one.chat.presence.renew(AINO);
      one.clock.pass(2 * PRESENT_FOR / 3);
      await one.chat.presence.set(EERO, "present");
      await one.chat.visitors.send(visitor, { id: uuid(), text: "haloo" });
      assert.deepEqual((await one.chat.lists.overview(EERO)).waiting, [], what);
      assert.equal(await one.chat.desk.take(EERO, chatId), "too-late", what);
    };
    await stays("present");
    await one.chat.presence.set(AINO, "away");
    await stays("away");
    await one.chat.presence.leave(AINO.adviserId);
    await one.chat.presence.renew(AINO);
    await stays("only the page is open");
    assert.equal(await one.chat.presence.of(AINO.adviserId), null, "and she is not at the desk");
    const there = await one.chat.presence.all();
    assert.deepEqual(there.map(({ adviserId }) => adviserId), [EERO.adviserId]);
  }));

Deno.test("nobody takes over a chat in which the visitor has been answered, or one that was just taken", () =>
  withChat(async (one) => {
    const { chatId, visitor } = await waiting(one);
    await one.chat.presence.leave(AINO.adviserId);
    await one.chat.desk.take(AINO, chatId);
    assert.equal(await one.chat.desk.take(EERO, chatId), "too-late", "it was just taken");
    await one.chat.desk.send(AINO, chatId, { id: uuid(), text: "päivää" });
    one.clock.pass(2 * PRESENT_FOR);
    assert.equal(await one.chat.desk.take(EERO, chatId), "too-late", "it is the visitor's turn");
    assert.deepEqual((await one.chat.lists.overview(EERO)).waiting, []);
    await one.chat.visitors.send(visitor, { id: uuid(), text: "entä sitten?" });
    assert.equal(await one.chat.desk.take(EERO, chatId), "taken");
  }));

Deno.test("a colleague goes on: the visitor is told, the former adviser too, and the log hears of it first", () =>
  withChat(async (plain) => {
    const deeds: DeskDeed[] = [];
    const held: (string | undefined)[] = [];
    const audit = async (deed: DeskDeed) => {
      deeds.push(deed);
      held.push((await plain.chat.store.head(deed.chatId!))?.adviserId);
    };
    const one = { ...plain, chat: createChat(plain.kv, { ...plain, audit }) };
    const { chatId, visitor } = await abandoned(one);
    assert.equal(await one.chat.desk.take(EERO, chatId), "taken");
    assert.deepEqual(deeds, [{ action: "chat.taken-over", ...EERO, chatId }]);
    assert.deepEqual(held, [AINO.adviserId]);
    assert.equal(await one.chat.desk.take(EERO, chatId), "taken", "pressed twice");
    assert.equal(deeds.length, 1);

    const seen = (await one.chat.events.conversation(visitor))!;
    assert.deepEqual([seen.state.status, seen.state.handedOver], ["active", true]);
    await one.chat.presence.set(AINO, "present");
    const { mine, taken } = await one.chat.lists.overview(AINO);
    assert.deepEqual([ids(mine), ids(taken)], [[], [chatId]]);
    assert.deepEqual(taken[0]!.adviser, { name: EERO.adviserName, me: false });
    assert.equal(await one.chat.desk.takenBy(AINO, chatId), EERO.adviserName);
    assert.equal(await one.chat.desk.takenBy(EERO, chatId), null);
    const late = await one.chat.desk.send(AINO, chatId, { id: uuid(), text: "tässä olen" });
    assert.equal(late.outcome, "not-found");
    assert.equal(await one.chat.desk.end(AINO, chatId), "not-found");
    const answer = await one.chat.desk.send(EERO, chatId, { id: uuid(), text: "minä jatkan" });
    assert.equal(answer.outcome, "stored");
    assert.deepEqual((await one.chat.lists.overview(EERO)).taken, []);

    await one.chat.desk.end(EERO, chatId);
    assert.deepEqual(ids((await one.chat.lists.overview(AINO)).taken), [chatId], "ended just now");
    one.clock.pass(HOUR + MINUTE);
    assert.deepEqual((await one.chat.lists.overview(AINO)).taken, []);
  }));

Deno.test("who goes on may hand it on, and nobody is told any more that it was taken", () =>
  withChat(async (one) => {
    const { chatId, visitor } = await abandoned(one);
    await one.chat.desk.take(EERO, chatId);
    await one.chat.desk.handOver(EERO, chatId, { note: "" });
    assert.deepEqual((await one.chat.lists.overview(AINO)).taken, []);
    assert.equal(await one.chat.desk.take(AINO, chatId), "taken");
    assert.equal((await one.chat.events.conversation(visitor))!.state.handedOver, undefined);
    assert.equal(await one.chat.desk.takenBy(EERO, chatId), null);
  }));

Deno.test("what the log refuses is not taken over", () =>
  withChat(async (one) => {
    const { chatId } = await abandoned(one);
    const audit = () => Promise.reject(new Error("the log is full"));
    const { desk } = createChat(one.kv, { ...one, audit });
    await assert.rejects(desk.take(EERO, chatId), /the log is full/);
    assert.equal((await one.chat.store.head(chatId))?.adviserId, AINO.adviserId);
  }));

Deno.test("of two colleagues at two instances one gets it, and the former adviser never sends beside them", () =>
  withChat(async (one) => {
    const two = await instance(one.kv, one.clock);
    const BERTTA = { adviserId: "a3", adviserName: "Bertta Apuri" };
    for (let round = 0; round < 8; round++) {
      const { chatId } = await abandoned(one, `Kurki ${round}`);
      const outcomes = await Promise.all([
        one.chat.desk.take(EERO, chatId),
        two.chat.desk.take(BERTTA, chatId),
        two.chat.desk.send(AINO, chatId, { id: uuid(), text: "olen takaisin" }),
      ]);
      const [eero, bertta, aino] = outcomes;
      const holder = (await one.chat.store.head(chatId))!.adviserId;
      const believe = [
        eero === "taken" && EERO.adviserId,
        bertta === "taken" && BERTTA.adviserId,
      ].filter(Boolean);
      // Either she was first and keeps it, or one of the two has it; a message of hers came before that.
      const expected = holder === AINO.adviserId ? [] : [holder];
      assert.deepEqual(believe, expected, `round ${round}: ${JSON.stringify(outcomes)}`);
      if (holder === AINO.adviserId) assert.equal(aino.outcome, "stored");
      const again = await one.chat.desk.send(AINO, chatId, { id: uuid(), text: "vielä" });
      assert.equal(again.outcome, holder === AINO.adviserId ? "stored" : "not-found");
      await one.chat.store.erase(chatId);
    }
  }));

Deno.test("an adviser who comes back in that very moment keeps the chat", () =>
  withChat(async (plain) => {
    const { chatId } = await abandoned(plain);
    // Between what was decided and its commit her page is heard of.
    let came = false;
    const kv = new Proxy(plain.kv, {
      get(target, name) {
        if (name !== "atomic") {
          const value = Reflect.get(target, name, target);
          return typeof value === "function" ? value.bind(target) : value;
        }
        return () => {
          const op = target.atomic();
          const commit = op.commit.bind(op);
          op.commit = async () => {
            if (!came) {
              came = true;
              await plain.chat.presence.renew(AINO);
            }
            return await commit();
          };
          return op;
        };
      },
    });
    const { desk } = createChat(kv, plain);
    assert.equal(await desk.take(EERO, chatId), "too-late");
    assert.ok(came);
    assert.equal((await plain.chat.store.head(chatId))?.adviserId, AINO.adviserId);
  }));

Deno.test("an open stream is no sign of life: a machine that died leaves it open", () =>
  withChat(async (one) => {
    await one.chat.presence.set(AINO, "present");
    const { now } = performance;
    let ahead = 0;
    performance.now = () => now.call(performance) + ahead;
    const abort = new AbortController();
    try {
      const events = one.chat.deskEvents.follow(AINO, { signal: abort.signal });
      await events.next();
      // Its next heartbeat is due, and something moves the lists.
      ahead += MINUTE;
      one.clock.pass(PRESENT_FOR - 1);
      await one.chat.presence.set(EERO, "present");
      assert.ok(!(await events.next()).done);
      one.clock.pass(1);
      assert.equal(await one.chat.presence.of(AINO.adviserId), null);
      abort.abort();
      await events.return(undefined);
    } finally {
      performance.now = now;
    }
  }));
