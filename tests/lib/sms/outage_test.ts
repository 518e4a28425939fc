import assert from "node:assert/strict";
import { HOUR, MINUTE } from "../../../lib/clock.ts";
import { BREAKER } from "../../../lib/sms/breaker_rules.ts";
import type { Handover } from "../../../lib/sms/mod.ts";
import { MESSAGE, openTexts } from "./_texts.ts";

for (const answer of ["unavailable", "unknown"] as const) {
  Deno.test(`three messages in a row that are ${answer} keep the fourth from the gateway, on every instance`, async () => {
    using step = await openTexts();
    step.sms.answer = answer;
    assert.deepEqual(await step.send(3), [answer, answer, answer]);
    assert.equal(await step.other.send(MESSAGE), "unavailable");
    assert.equal(step.handed.length, 3);
    const until = step.clock.now() + BREAKER.firstWait;
    assert.equal(await step.other.outageUntil(), until);
    const lost = ["notice-not-handed-over", { outcome: answer }];
    assert.deepEqual(step.logged, [lost, lost, ["sms-outage", { reason: "no-answer" }], lost]);
  });
}

Deno.test("numbers that the gateway refuses are no outage: it answers", async () => {
  using step = await openTexts();
  step.sms.answer = "refused";
  await step.send(20);
  assert.equal(step.handed.length, 20);
  assert.equal(await step.texts.outageUntil(), null);
});

Deno.test("a gateway that fails every other time is left alone once that is half of ten", async () => {
  using step = await openTexts();
  for (let n = 0; n < 12; n++) {
    step.sms.answer = n % 2 === 0 ? "sent" : "unavailable";
    await step.send(1);
  }
  assert.equal(step.handed.length, 10);
  assert.equal((await step.texts.status()).outage?.reason, "rate");
});

Deno.test("what failed half an hour ago, or before the last outage ended, counts for no new one", async () => {
  using step = await openTexts();
  const everyOther = async () => {
    for (let n = 0; n < 8; n++) {
      step.sms.answer = n % 2 === 0 ? "sent" : "unknown";
      await step.send(1);
    }
  };
  await everyOther();
  step.clock.pass(BREAKER.rate.within + 1);
  await everyOther();
  assert.equal(await step.texts.outageUntil(), null);
  step.sms.answer = "unavailable";
  await step.send(3);
  step.clock.pass(BREAKER.firstWait);
  step.sms.answer = "sent";
  assert.deepEqual(await step.send(1), ["sent"]);
  step.sms.answer = "unknown";
  await step.send(2);
  assert.equal(await step.texts.outageUntil(), null);
});

Deno.test("of a hundred messages that come when it may be tried again, one goes to the gateway", async () => {
  using step = await openTexts();
  step.sms.answer = "unavailable";
  await step.send(3);
  step.clock.pass(BREAKER.firstWait);
  const answered = Promise.withResolvers<Handover>();
  step.sms.answer = () => answered.promise;
  const instances = [step.texts, step.other];
  const all = Array.from({ length: 100 }, (_, n) => instances[n % 2]!.send(MESSAGE));
  const others = new Promise<void>((done) => {
    let left = 99;
    for (const one of all) one.then(() => --left === 0 && done());
  });
  await others;
  assert.equal(step.handed.length, 4);
  answered.resolve("sent");
  assert.deepEqual((await Promise.all(all)).filter((one) => one === "sent").length, 1);
  step.sms.answer = "sent";
  assert.deepEqual(await step.send(2, step.other), ["sent", "sent"]);
  assert.deepEqual(step.logged.at(-1), ["sms-outage-over"]);
});

Deno.test("a try that fails makes the next one wait twice as long; one whose process stopped is over in a minute", async () => {
  using step = await openTexts();
  step.sms.answer = "unavailable";
  await step.send(3);
  step.clock.pass(BREAKER.firstWait);
  await step.send(2);
  assert.equal(step.handed.length, 4);
  assert.equal(await step.texts.outageUntil(), step.clock.now() + 2 * BREAKER.firstWait);
  step.clock.pass(2 * BREAKER.firstWait);
  step.sms.answer = () => new Promise(() => {});
  void step.texts.send(MESSAGE);
  while (step.handed.length < 5) await new Promise((done) => setTimeout(done, 1));
  assert.deepEqual(await step.send(1), ["unavailable"]);
  step.clock.pass(BREAKER.tryFor);
  step.sms.answer = "sent";
  assert.deepEqual(await step.send(1), ["sent"]);
});

Deno.test("a message for which nobody waits leaves the try to one for which somebody does", async () => {
  using step = await openTexts();
  step.sms.answer = "unavailable";
  await step.send(3);
  step.sms.answer = "sent";
  step.clock.pass(BREAKER.firstWait);
  assert.equal(await step.texts.send(MESSAGE, { patient: true }), "unavailable");
  assert.equal(await step.texts.hasRoom({ patient: true }), false);
  assert.equal(await step.texts.hasRoom(), true);
  step.clock.pass(BREAKER.patience);
  assert.equal(await step.texts.send(MESSAGE, { patient: true }), "sent");
});

Deno.test("asking whether there is room takes no try from anybody", async () => {
  using step = await openTexts();
  step.sms.answer = "unavailable";
  await step.send(3);
  step.clock.pass(BREAKER.firstWait);
  for (let n = 0; n < 5; n++) assert.equal(await step.texts.hasRoom(), true);
  step.sms.answer = "sent";
  assert.deepEqual(await step.send(1), ["sent"]);
});

Deno.test("while all is well the breaker's row is read and never written", async () => {
  using step = await openTexts();
  const written: unknown[] = [];
  const store = new Proxy(step.kv, {
    get(kv, name) {
      const member = Reflect.get(kv, name);
      if (name !== "atomic") return typeof member === "function" ? member.bind(kv) : member;
      return () => {
        const op = kv.atomic();
        const set = op.set.bind(op);
        op.set = (key, value, options) => (written.push(key[0]), set(key, value, options));
        return op;
      };
    },
  });
  const watched = step.instance(store);
  await step.send(10, watched);
  assert.ok(written.length > 0);
  assert.ok(!written.includes("sms_breaker"), written.join());
  step.sms.answer = "unknown";
  await step.send(1, watched);
  assert.ok(written.includes("sms_breaker"));
});

Deno.test("an outage is forgotten after two days without a message, and the gateway is asked again", async () => {
  using step = await openTexts();
  step.sms.answer = "unavailable";
  await step.send(3);
  step.clock.pass(48 * HOUR + MINUTE);
  step.sms.answer = "sent";
  assert.deepEqual(await step.send(1), ["sent"]);
  assert.equal((await step.texts.status()).outage, null);
});
