import assert from "node:assert/strict";
import { MINUTE } from "../../../lib/clock.ts";
import { PHONE, START, withCodeStep, wrongCode } from "./_code_step.ts";

const OTHER_PHONE = "+358501234502";

Deno.test("five wrong codes are looked at; after them even the right one is not", async () => {
  await withCodeStep(async ({ ask, guess }) => {
    const { token, code } = await ask();
    for (const triesLeft of [4, 3, 2, 1]) {
      assert.deepEqual(await guess(token, wrongCode(code)), { outcome: "wrong", triesLeft });
    }
    const until = START + 10 * MINUTE;
    const over = { outcome: "limited", limit: "tries", until };
    assert.deepEqual(await guess(token, wrongCode(code)), over);
    assert.deepEqual(await guess(token, code), over);
  });
});

Deno.test("the right code as the fifth guess opens", async () => {
  await withCodeStep(async ({ ask, guess }) => {
    const { token, code } = await ask();
    for (let n = 0; n < 4; n++) await guess(token, wrongCode(code));
    assert.equal((await guess(token, code)).outcome, "ok");
  });
});

Deno.test("a new code does not give new tries, in this browser or another", async () => {
  await withCodeStep(async ({ ask, guess, clock }) => {
    const first = await ask();
    for (let n = 0; n < 3; n++) await guess(first.token, wrongCode(first.code));
    clock.at += MINUTE;
    const second = await ask({ token: first.token });
    const wrong = wrongCode(first.code, second.code);
    assert.deepEqual(await guess(second.token, wrong), { outcome: "wrong", triesLeft: 1 });
    clock.at += MINUTE;
    const elsewhere = await ask({ address: "192.0.2.7" });
    const last = await guess(elsewhere.token, wrongCode(elsewhere.code));
    assert.equal(last.outcome, "limited");
    assert.equal((await guess(elsewhere.token, elsewhere.code)).outcome, "limited");
  });
});

Deno.test("with no tries left no code is sent until the old ones are dead, and then there are five", async () => {
  await withCodeStep(async ({ ask, guess, codes, clock, outbox }) => {
    const first = await ask();
    for (let n = 0; n < 5; n++) await guess(first.token, wrongCode(first.code));
    const request = { phone: PHONE, lang: "fi", address: "192.0.2.9", token: null } as const;
    clock.at = START + 10 * MINUTE - 1;
    assert.deepEqual(await codes.send(request), {
      outcome: "limited",
      limit: "tries",
      until: START + 10 * MINUTE,
    });
    assert.equal(outbox.list().length, 1);
    clock.at += 1;
    const { token, code } = await ask();
    assert.deepEqual(await guess(token, wrongCode(code)), { outcome: "wrong", triesLeft: 4 });
    assert.equal((await guess(token, code)).outcome, "ok");
  });
});

Deno.test("a right code gives nobody new tries on the number", async () => {
  await withCodeStep(async ({ ask, guess, clock }) => {
    const stranger = await ask();
    for (let n = 0; n < 4; n++) await guess(stranger.token, wrongCode(stranger.code));
    clock.at += MINUTE;
    const owner = await ask({ address: "192.0.2.7" });
    assert.equal((await guess(owner.token, owner.code)).outcome, "ok");
    assert.equal((await guess(stranger.token, wrongCode(stranger.code))).outcome, "limited");
    assert.equal((await guess(stranger.token, stranger.code)).outcome, "limited");
  });
});

/** Ten wrong codes on one day; answers the browser's token and its last code. */
async function lockNumber({ ask, guess, clock }: Parameters<
  Parameters<typeof withCodeStep>[0]
>[0]) {
  let last = await ask();
  for (let n = 0; n < 5; n++) await guess(last.token, wrongCode(last.code));
  clock.at += 10 * MINUTE;
  last = await ask();
  for (let n = 0; n < 5; n++) await guess(last.token, wrongCode(last.code));
  return last;
}

Deno.test("ten wrong codes on a day lock the number until midnight in Helsinki", async () => {
  await withCodeStep(async (step) => {
    const last = await lockNumber(step);
    const midnight = Date.parse("2025-03-05T22:00:00Z");
    const locked = { outcome: "limited", limit: "locked", until: midnight };
    assert.deepEqual(await step.guess(last.token, last.code), locked);
    const request = { phone: PHONE, lang: "fi", address: "192.0.2.9", token: null } as const;
    step.clock.at = midnight - 1;
    assert.deepEqual(await step.codes.send(request), locked);
    step.clock.at = midnight;
    const { token, code } = await step.ask();
    assert.equal((await step.guess(token, code)).outcome, "ok");
  });
});

for (
  const [change, at, midnight] of [
    ["begins", "2025-03-29T22:30:00Z", "2025-03-30T21:00:00Z"],
    ["ends", "2025-10-25T21:30:00Z", "2025-10-26T22:00:00Z"],
  ] as const
) {
  Deno.test(`the lock ends at midnight on the day that summer time ${change}`, async () => {
    await withCodeStep(async (step) => {
      await lockNumber(step);
      const request = { phone: PHONE, lang: "fi", address: "192.0.2.9", token: null } as const;
      const until = Date.parse(midnight);
      step.clock.at = until - 1;
      assert.deepEqual(await step.codes.send(request), {
        outcome: "limited",
        limit: "locked",
        until,
      });
      step.clock.at = until;
      assert.equal((await step.codes.send(request)).outcome, "sent");
    }, { at: Date.parse(at) });
  });
}

Deno.test("one number's wrong codes lock no other number", async () => {
  await withCodeStep(async (step) => {
    await lockNumber(step);
    const { token, code } = await step.ask({ phone: OTHER_PHONE });
    assert.equal((await step.guess(token, code)).outcome, "ok");
  });
});
