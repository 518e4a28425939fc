import assert from "node:assert/strict";
import { HOUR, MINUTE } from "../../../lib/clock.ts";
import { networkOf } from "../../../routes/middleware/address.ts";
import { type CodeStep, PHONE, START, tally, withCodeStep } from "./_code_step.ts";

const send = (step: CodeStep, phone = PHONE, address = "192.0.2.1") =>
  step.codes.send({ phone, lang: "fi", address, token: null });
const number = (n: number) => `+35840123${String(n).padStart(4, "0")}`;

Deno.test("a number gets one message a minute", async () => {
  await withCodeStep(async (step) => {
    assert.equal((await send(step)).outcome, "sent");
    step.clock.at += MINUTE - 1;
    const soon = { outcome: "limited", limit: "soon", until: START + MINUTE };
    assert.deepEqual(await send(step), soon);
    step.clock.at += 1;
    assert.equal((await send(step)).outcome, "sent");
  });
});

Deno.test("a number gets three messages in ten minutes, over midnight too", async () => {
  const at = Date.parse("2025-03-05T21:58:00Z");
  await withCodeStep(async (step) => {
    for (let n = 0; n < 3; n++) {
      assert.equal((await send(step)).outcome, "sent");
      step.clock.at += MINUTE;
    }
    const often = { outcome: "limited", limit: "often", until: at + 10 * MINUTE };
    assert.deepEqual(await send(step), often);
    step.clock.at = at + 10 * MINUTE - 1;
    assert.deepEqual(await send(step), often);
    step.clock.at += 1;
    assert.equal((await send(step)).outcome, "sent");
  }, { at });
});

Deno.test("a number gets ten messages a day, and ten more on the next", async () => {
  await withCodeStep(async (step) => {
    for (let n = 0; n < 10; n++) {
      assert.equal((await send(step, PHONE, `192.0.2.${n}`)).outcome, "sent");
      step.clock.at += 10 * MINUTE;
    }
    const midnight = Date.parse("2025-03-05T22:00:00Z");
    const over = { outcome: "limited", limit: "number-day", until: midnight };
    assert.deepEqual(await send(step), over);
    step.clock.at = midnight - 1;
    assert.deepEqual(await send(step), over);
    step.clock.at = midnight;
    assert.equal((await send(step)).outcome, "sent");
  });
});

Deno.test("an address gets ten messages an hour, whatever the numbers", async () => {
  await withCodeStep(async (step) => {
    for (let n = 0; n < 10; n++) {
      assert.equal((await send(step, number(n))).outcome, "sent");
      step.clock.at += MINUTE;
    }
    const over = { outcome: "limited", limit: "address", until: START + HOUR };
    assert.deepEqual(await send(step, number(10)), over);
    assert.equal((await send(step, number(10), "192.0.2.2")).outcome, "sent");
    step.clock.at = START + HOUR - 1;
    assert.deepEqual(await send(step, number(11)), over);
    step.clock.at += 1;
    assert.equal((await send(step, number(11))).outcome, "sent");
  });
});

Deno.test("the addresses of one IPv6 /64 are one address, those of the next are not", async () => {
  await withCodeStep(async (step) => {
    for (let n = 0; n < 10; n++) {
      const address = networkOf(`2001:db8:1:2:${n}:abcd::${n + 1}`);
      assert.equal((await send(step, number(n), address)).outcome, "sent");
    }
    const same = networkOf("2001:db8:1:2:ffff:ffff:ffff:ffff");
    const outcome = await send(step, number(10), same);
    assert.equal(outcome.outcome === "limited" && outcome.limit, "address");
    const next = networkOf("2001:db8:1:3::1");
    assert.equal((await send(step, number(10), next)).outcome, "sent");
  });
});

Deno.test("the site sends no more than its daily cap, and goes on the next day", async () => {
  await withCodeStep(async (step) => {
    for (let n = 0; n < 20; n++) {
      assert.equal((await send(step, number(n), `192.0.2.${n}`)).outcome, "sent");
    }
    const midnight = Date.parse("2025-03-05T22:00:00Z");
    const over = { outcome: "limited", limit: "site-day", until: midnight };
    assert.deepEqual(await send(step, number(20), "192.0.2.20"), over);
    assert.deepEqual(await step.codes.status().then(({ sentToday, cap }) => [sentToday, cap]), [
      20,
      20,
    ]);
    step.clock.at = midnight;
    assert.equal((await send(step, number(20), "192.0.2.20")).outcome, "sent");
  }, { dailyCap: 20 });
});

Deno.test("what was refused counts for nothing", async () => {
  await withCodeStep(async (step) => {
    assert.equal((await send(step)).outcome, "sent");
    for (let n = 0; n < 30; n++) assert.equal((await send(step)).outcome, "limited");
    for (let n = 0; n < 9; n++) assert.equal((await send(step, number(n))).outcome, "sent");
    assert.equal((await step.codes.status()).sentToday, 10);
  });
});

Deno.test("a thousand requests at once for one number send one message", async () => {
  await withCodeStep(async (step) => {
    const requests = Array.from({ length: 1_000 }, (_, n) => send(step, PHONE, `address ${n}`));
    assert.deepEqual(tally(await Promise.all(requests)), { sent: 1, soon: 999 });
    assert.equal(step.outbox.list().length, 1);
  });
});

Deno.test("a thousand requests at once from one address send ten messages", async () => {
  await withCodeStep(async (step) => {
    const requests = Array.from({ length: 1_000 }, (_, n) => send(step, number(n)));
    assert.deepEqual(tally(await Promise.all(requests)), { sent: 10, address: 990 });
  });
});

Deno.test("a thousand requests at once over two processes keep to the daily cap", async () => {
  await withCodeStep(async (step) => {
    const processes = [step.codes, step.another()];
    const requests = Array.from({ length: 1_000 }, (_, n) =>
      processes[n % 2]!.send({
        phone: number(n),
        lang: "fi",
        address: `address ${n}`,
        token: null,
      }));
    assert.deepEqual(tally(await Promise.all(requests)), { "sent": 50, "site-day": 950 });
    assert.equal(step.outbox.list().length, 50);
  }, { dailyCap: 50 });
});
