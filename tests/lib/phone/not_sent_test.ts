import assert from "node:assert/strict";
import { HOUR, MINUTE } from "../../../lib/clock.ts";
import { BREAKER } from "../../../lib/sms/breaker_rules.ts";
import { type CodeStep, PHONE, rows, START, tally, withCodeStep, wrongCode } from "./_code_step.ts";

const send = (step: CodeStep, phone = PHONE, address = "192.0.2.1", codes = step.codes) =>
  codes.send({ phone, lang: "fi", address, token: null });
const number = (n: number) => `+35840123${String(n).padStart(4, "0")}`;

Deno.test("a message that did not leave may be asked for again at once, and no other time is said", async () => {
  for (const answer of ["refused", "unavailable"] as const) {
    await withCodeStep(async (step) => {
      step.gateway.answer = answer;
      assert.equal((await send(step)).outcome, answer);
      step.gateway.answer = "sent";
      assert.equal((await send(step)).outcome, "sent");
      assert.equal((await step.codes.status()).sentToday, 1);
      assert.equal((await send(step, PHONE, "192.0.2.2")).outcome, "limited");
    });
  }
});

Deno.test("messages that the gateway could not take spend nothing of an address, wrong numbers do", async () => {
  const spent = { refused: "limited", unavailable: "sent" } as const;
  for (const answer of ["refused", "unavailable"] as const) {
    await withCodeStep(async (step) => {
      for (let n = 0; n < 10; n++) {
        step.gateway.answer = answer;
        assert.equal((await send(step, number(n))).outcome, answer);
        // Messages in between that go well, so that there is no outage.
        step.gateway.answer = "sent";
        for (const m of [100 + n, 120 + n]) await send(step, number(m), `192.0.2.${m}`);
      }
      assert.equal((await send(step, number(10))).outcome, spent[answer]);
    });
  }
});

Deno.test("what did not leave takes back its own message and no other one", async () => {
  await withCodeStep(async (step) => {
    const { codes, clock, gateway } = step;
    for (const minutes of [0, 1]) {
      clock.at = START + minutes * MINUTE;
      assert.equal((await send(step)).outcome, "sent");
    }
    clock.at = START + 2 * MINUTE;
    gateway.answer = "unavailable";
    assert.equal((await send(step)).outcome, "unavailable");
    gateway.answer = "sent";
    assert.equal((await send(step)).outcome, "sent");
    clock.at = START + 3 * MINUTE;
    const often = { outcome: "limited", limit: "often", until: START + 10 * MINUTE };
    assert.deepEqual(await send(step), often);
    assert.equal((await codes.status()).sentToday, 3);
  });
});

Deno.test("wrong codes stay counted when a further message does not leave", async () => {
  await withCodeStep(async (step) => {
    const { token, code } = await step.ask();
    for (let n = 0; n < 4; n++) await step.guess(token, wrongCode(code));
    step.clock.at += MINUTE;
    step.gateway.answer = "unavailable";
    assert.equal((await send(step)).outcome, "unavailable");
    const fifth = await step.guess(token, wrongCode(code));
    assert.equal(fifth.outcome === "limited" && fifth.limit, "tries");
  });
});

Deno.test("of two hundred requests at once for one number whose messages do not leave, none is left counted", async () => {
  await withCodeStep(async (step) => {
    step.gateway.answer = "refused";
    const by = [step.codes, step.another()];
    const requests = Array.from({ length: 200 }, (_, n) => send(step, PHONE, `${n}`, by[n % 2]));
    const { refused = 0, ...others } = tally(await Promise.all(requests));
    assert.ok(refused > 0 && Object.keys(others).every((one) => one === "soon" || one === "often"));
    assert.equal((await step.codes.status()).sentToday, 0);
    step.gateway.answer = "sent";
    assert.equal((await send(step)).outcome, "sent");
  });
});

Deno.test("a gateway that throws leaves a code that works, counted once, and no word in the log", async () => {
  await withCodeStep(async (step) => {
    const { codes, gateway, kv, logged, guess } = step;
    gateway.answer = "throws";
    const request = { phone: PHONE, lang: "fi", address: "192.0.2.1", token: null } as const;
    const random = (into: Uint32Array<ArrayBuffer>) => void into.fill(123_456);
    const sent = await step.another({ random }).send(request);
    assert.ok(sent.outcome === "unknown");
    assert.equal((await codes.waiting(sent.token))?.unsure, true);
    assert.equal((await codes.status()).sentToday, 1);
    assert.equal(await rows(kv, "code_challenges"), 1);
    assert.equal((await guess(sent.token, "123456")).outcome, "ok");
    assert.ok(!JSON.stringify(logged).includes("501234501"));
  });
});

Deno.test("while no message leaves, asking spends nothing, whoever asks however often", async () => {
  await withCodeStep(async (step) => {
    step.gateway.answer = "unavailable";
    for (let n = 0; n < 3; n++) await send(step, number(n), `192.0.2.${n}`);
    const before = JSON.stringify(await Array.fromAsync(step.kv.list({ prefix: [] })));
    const outage = { outcome: "limited", limit: "outage", until: START + BREAKER.firstWait };
    for (const codes of [step.codes, step.another()]) {
      for (let n = 0; n < 20; n++) {
        assert.deepEqual(await send(step, PHONE, "192.0.2.9", codes), outage);
      }
    }
    assert.equal(JSON.stringify(await Array.fromAsync(step.kv.list({ prefix: [] }))), before);
    step.clock.at += BREAKER.firstWait;
    step.gateway.answer = "sent";
    assert.equal((await send(step, PHONE, "192.0.2.9")).outcome, "sent");
    assert.equal((await send(step, number(50), "192.0.2.9")).outcome, "sent");
  });
});

Deno.test("the one try of an outage is a code that somebody waits for, and works", async () => {
  await withCodeStep(async (step) => {
    step.gateway.answer = "unavailable";
    for (let n = 0; n < 3; n++) await send(step, number(n));
    step.clock.at += BREAKER.firstWait;
    step.gateway.answer = "sent";
    const { token, code } = await step.ask();
    assert.equal((await step.guess(token, code)).outcome, "ok");
    assert.equal(await step.texts.outageUntil(), null);
  });
});

Deno.test("the day's messages are used up by answers as by codes, on every instance", async () => {
  await withCodeStep(async (step) => {
    for (let n = 0; n < 3; n++) {
      assert.equal(await step.texts.send({ to: number(n), text: "Vastaus on tullut." }), "sent");
    }
    assert.equal((await send(step, number(10), "192.0.2.1", step.another())).outcome, "sent");
    const full = await send(step, number(11), "192.0.2.2");
    assert.equal(full.outcome === "limited" && full.limit, "site-day");
    assert.equal(await step.texts.send({ to: number(4), text: "Vastaus." }), "unavailable");
    step.clock.at += 24 * HOUR;
    assert.equal(await step.texts.send({ to: number(4), text: "Vastaus." }), "sent");
  }, { dailyCap: 4 });
});
