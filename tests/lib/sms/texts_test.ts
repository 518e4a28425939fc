import assert from "node:assert/strict";
import { dyingKv } from "../../helpers/dying_kv.ts";
import fc from "fast-check";
import { DAY, HOUR } from "../../../lib/clock.ts";
import { endOf } from "../../../lib/retention.ts";
import type { Reported } from "../../../lib/sms/mod.ts";
import { MESSAGE, openTexts, raw, TEXT, TO } from "./_texts.ts";

const nothing = { delivered: 0, failed: 0, unknown: 0 };

Deno.test("the daily cap is one for all instances, and for whatever a message is about", async () => {
  using step = await openTexts({ dailyCap: 7, at: "2026-03-02T09:00:00Z" });
  const instances = [step.texts, step.other];
  const all = Array.from({ length: 40 }, (_, n) => instances[n % 2]!.send(MESSAGE));
  const sent = (await Promise.all(all)).filter((one) => one === "sent");
  assert.deepEqual([sent.length, step.handed.length], [7, 7]);
  const full = await step.other.makeRoom(step.kv.atomic());
  assert.deepEqual(full, { limit: "site-day", until: Date.parse("2026-03-02T22:00:00Z") });
  step.clock.set("2026-03-02T22:00:00Z");
  assert.deepEqual(await step.send(1), ["sent"]);
});

for (const answer of ["refused", "unavailable"] as const) {
  Deno.test(`a message that did not leave (${answer}) counts for nothing in the day`, async () => {
    using step = await openTexts({ dailyCap: 2 });
    await step.send(1);
    step.sms.answer = answer;
    await step.send(2);
    assert.deepEqual(await step.texts.today(), { sent: 1, cap: 2 });
    step.sms.answer = "sent";
    assert.deepEqual(await step.send(2), ["sent", "unavailable"]);
  });
}

Deno.test("what did not leave just after midnight takes nothing from the new day", async () => {
  using step = await openTexts({ at: "2026-03-02T21:59:59Z" });
  step.sms.answer = async () => {
    step.clock.set("2026-03-02T22:00:01Z");
    step.sms.answer = "sent";
    await step.other.send(MESSAGE);
    return "unavailable";
  };
  await step.send(1);
  assert.equal((await step.texts.today()).sent, 1);
});

Deno.test("a gateway that throws has perhaps sent: it counts, it is not sent again, and no word of it is logged", async () => {
  using step = await openTexts();
  step.sms.answer = ({ to, text }) => Promise.reject(new Error(`${to}: ${text}`));
  assert.deepEqual(await step.send(1), ["unknown"]);
  step.sms.answer = () => {
    throw new TypeError(`${TO}: ${TEXT}`);
  };
  assert.deepEqual(await step.send(1), ["unknown"]);
  assert.equal(step.handed.length, 2);
  assert.equal((await step.texts.today()).sent, 2);
  assert.deepEqual((await step.texts.status()).lastDay, { ...nothing, unknown: 2 });
  const log = JSON.stringify(step.logged);
  assert.ok(log.includes("TypeError") && !log.includes(TO) && !log.includes(TEXT));
});

Deno.test("a store that fails once a message has left makes no other message of it", async () => {
  using step = await openTexts();
  let broken = false;
  const store = new Proxy(step.kv, {
    get(kv, name) {
      if (broken && name === "get") return () => Promise.reject(new Error("The disk is gone"));
      const member = Reflect.get(kv, name);
      return typeof member === "function" ? member.bind(kv) : member;
    },
  });
  const texts = step.instance(store);
  step.sms.answer = () => {
    broken = true;
    return Promise.resolve("sent");
  };
  assert.equal(await texts.send(MESSAGE), "sent");
  assert.equal(step.handed.length, 1);
  assert.deepEqual(step.logged, [["sms-not-noted", { error: "Error" }]]);
});

Deno.test("of a message the store holds a keyed hash, a state and times, for two days", async () => {
  using step = await openTexts();
  await step.send(1);
  const { reference } = step.handed[0]!;
  const rows = await Array.fromAsync(
    step.kv.list<Record<string, unknown>>({ prefix: ["sms_messages"] }),
  );
  assert.equal(rows.length, 1);
  const at = step.clock.now();
  const expiresAt = endOf("text_message", at);
  assert.deepEqual(rows[0]!.value, { state: "sent", at, changedAt: at, expiresAt });
  const all = await raw(step.kv);
  for (const one of [reference, TO, TO.slice(4), TEXT]) assert.ok(!all.includes(one), one);
});

Deno.test("a report is taken in once, and never takes back what is known already", async () => {
  using step = await openTexts();
  await step.send(1);
  const { reference } = step.handed[0]!;
  const name = await step.vault.index("text-message", reference);
  const seen: unknown[] = [];
  for (const reported of ["sent", "failed", "failed", "sent", "delivered", "failed"] as const) {
    await step.texts.report(reference, reported);
    seen.push(await step.other.stateOf(name));
  }
  assert.deepEqual(seen, ["sent", "failed", "failed", "failed", "delivered", "delivered"]);
});

Deno.test("reports say the same in any order, however often each comes and whoever is first", async () => {
  const reports = fc.array(fc.constantFrom<Reported>("sent", "failed", "delivered"), {
    minLength: 1,
    maxLength: 6,
  });
  const answer = fc.constantFrom("sent" as const, "unknown" as const);
  await fc.assert(
    fc.asyncProperty(reports, answer, fc.boolean(), async (all, answer, early) => {
      using step = await openTexts();
      const report = () =>
        Promise.all(
          all.map((one, n) =>
            (n % 2 ? step.texts : step.other).report(step.handed[0]!.reference, one)
          ),
        );
      // The gateway may report before it has answered.
      step.sms.answer = async () => (early && await report(), answer);
      await step.send(1);
      if (!early) await report();
      const name = await step.vault.index("text-message", step.handed[0]!.reference);
      const [most] = (["delivered", "failed", "sent"] as const).filter((one) => all.includes(one));
      assert.equal(await step.texts.stateOf(name), most);
    }),
    { numRuns: 40 },
  );
});

Deno.test("a report of a message that is not ours, or long gone, changes nothing", async () => {
  using step = await openTexts();
  await step.send(1);
  const before = await raw(step.kv);
  await step.texts.report(crypto.randomUUID(), "delivered");
  await step.texts.report("", "failed");
  assert.equal(await raw(step.kv), before);
  step.clock.pass(2 * DAY);
  await step.texts.report(step.handed[0]!.reference, "delivered");
  assert.equal(await raw(step.kv), before);
});

Deno.test("staff see what became of the messages of the last 24 hours", async () => {
  using step = await openTexts();
  await step.send(1);
  step.clock.pass(HOUR);
  await step.send(4);
  step.sms.answer = "refused";
  await step.send(1);
  step.sms.answer = "unknown";
  await step.send(1);
  const report = (n: number, reported: Reported) =>
    step.texts.report(step.handed[n]!.reference, reported);
  await Promise.all([report(0, "delivered"), report(1, "delivered"), report(2, "failed")]);
  const { lastDay } = await step.other.status();
  assert.deepEqual(lastDay, { delivered: 2, failed: 2, unknown: 3 });
  // A report settles what the gateway's answer had left open.
  await report(6, "delivered");
  assert.deepEqual((await step.texts.status()).lastDay, { delivered: 3, failed: 2, unknown: 2 });
  step.clock.pass(23 * HOUR + 1);
  assert.deepEqual((await step.texts.status()).lastDay, { delivered: 2, failed: 2, unknown: 2 });
  step.clock.pass(HOUR);
  assert.deepEqual((await step.texts.status()).lastDay, nothing);
});

Deno.test("messages that the gateway takes and no network delivers stop the sending, too", async () => {
  using step = await openTexts();
  await step.send(12);
  for (const { reference } of step.handed.slice(0, 5)) await step.texts.report(reference, "failed");
  assert.equal(await step.texts.outageUntil(), null);
  await step.texts.report(step.handed[5]!.reference, "failed");
  assert.equal((await step.other.status()).outage?.reason, "rate");
  assert.deepEqual(await step.send(1), ["unavailable"]);
});

Deno.test("on a full disk what whoever runs the site has to hear leaves, and nothing else does", async () => {
  using site = await openTexts();
  const store = dyingKv(site.kv);
  const texts = site.instance(store.kv);
  store.dieAfter(0);
  await assert.rejects(texts.send(MESSAGE));
  assert.deepEqual(site.handed, []);
  assert.equal(await texts.send(MESSAGE, { urgent: true }), "sent");
  assert.equal(site.handed.length, 1);
});
