import assert from "node:assert/strict";
import { DAY, HOUR, MINUTE } from "../../../lib/clock.ts";
import { Codes } from "../../../lib/phone/mod.ts";
import { PORTAL_SESSIONS } from "../../../lib/portal/session.ts";
import { endOf } from "../../../lib/retention.ts";
import { PHONE, rows, START, withCodeStep, wrongCode } from "./_code_step.ts";

const OTHER_PHONE = "+358501234502";

Deno.test("the code that was sent opens the browser that asked, once", async () => {
  await withCodeStep(async ({ ask, guess, sessions, kv }) => {
    const { token, code } = await ask();
    const right = await guess(token, code);
    assert.equal(right.outcome, "ok");
    const session = await sessions.load(right.outcome === "ok" ? right.proof as string : "");
    assert.equal(session?.phone, PHONE);
    assert.deepEqual(await guess(token, code), { outcome: "expired" });
    assert.equal(await rows(kv, PORTAL_SESSIONS), 1);
  });
});

Deno.test("a code is good only in the browser that asked for it", async () => {
  await withCodeStep(async ({ ask, guess, kv }) => {
    const mine = await ask();
    const other = await ask({ phone: OTHER_PHONE });
    assert.equal((await guess(other.token, mine.code)).outcome, "wrong");
    assert.equal((await guess("a token that was never given", mine.code)).outcome, "expired");
    assert.equal((await guess("", mine.code)).outcome, "expired");
    assert.equal(await rows(kv, PORTAL_SESSIONS), 0);
    assert.equal((await guess(mine.token, mine.code)).outcome, "ok");
  });
});

Deno.test("a second browser that asks for the same number cannot use the first one's code", async () => {
  await withCodeStep(async ({ ask, guess, clock }) => {
    const owner = await ask();
    clock.at += MINUTE;
    const stranger = await ask();
    assert.equal((await guess(stranger.token, owner.code)).outcome, "wrong");
    assert.equal((await guess(owner.token, stranger.code)).outcome, "wrong");
    assert.equal((await guess(owner.token, owner.code)).outcome, "ok");
  });
});

Deno.test("a code is good until just before its ten minutes are over", async () => {
  await withCodeStep(async ({ ask, guess, clock }) => {
    const { token, code } = await ask();
    clock.at += 10 * MINUTE - 1;
    assert.equal((await guess(token, code)).outcome, "ok");
  });
});

Deno.test("a code is dead at exactly ten minutes, though its row may still be there", async () => {
  await withCodeStep(async ({ ask, guess, codes, clock }) => {
    const { token, code } = await ask();
    clock.at += 10 * MINUTE;
    assert.equal((await guess(token, code)).outcome, "expired");
    assert.equal(await codes.waiting(token), null);
  });
});

Deno.test("a resend keeps the earlier code good, each until its own end", async () => {
  await withCodeStep(async ({ ask, guess, clock }) => {
    const first = await ask();
    clock.at += 2 * MINUTE;
    const second = await ask({ token: first.token });
    assert.equal(second.token, first.token);
    assert.equal((await guess(first.token, first.code)).outcome, "ok");
  });
  await withCodeStep(async ({ ask, guess, clock }) => {
    const first = await ask();
    clock.at += 2 * MINUTE;
    const second = await ask({ token: first.token });
    clock.at += 8 * MINUTE;
    if (first.code !== second.code) {
      assert.equal((await guess(first.token, first.code)).outcome, "wrong");
    }
    assert.equal((await guess(first.token, second.code)).outcome, "ok");
  });
});

Deno.test("asking for another number ends what the browser was waiting for", async () => {
  await withCodeStep(async ({ ask, guess, codes }) => {
    const first = await ask();
    const second = await ask({ phone: OTHER_PHONE, token: first.token });
    assert.notEqual(second.token, first.token);
    assert.equal(await codes.waiting(first.token), null);
    assert.equal((await guess(first.token, first.code)).outcome, "expired");
    assert.equal((await codes.waiting(second.token))?.phone, OTHER_PHONE);
  });
});

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

Deno.test("no counter outlives the period that the privacy notice gives for counters", async () => {
  for (const at of ["2025-03-05T10:00:00Z", "2025-10-25T21:00:00Z", "2025-10-26T21:59:59Z"]) {
    await withCodeStep(async ({ ask, guess, kv, clock }) => {
      const { token, code } = await ask();
      await guess(token, wrongCode(code));
      const latest = endOf("abuse_counter", clock.now());
      for await (const { key, value } of kv.list<{ expiresAt: number }>({ prefix: [] })) {
        assert(value.expiresAt <= latest, `${String(key[0])} ends at ${value.expiresAt}`);
        assert(value.expiresAt > clock.now());
      }
    }, { at: Date.parse(at) });
  }
});

Deno.test("the store holds neither number nor code nor address nor token", async () => {
  await withCodeStep(async ({ ask, guess, kv }) => {
    const { token, code } = await ask({ address: "198.51.100.77" });
    await guess(token, wrongCode(code));
    for await (const { key, value } of kv.list({ prefix: [] })) {
      const bytes = value as { sealed?: Uint8Array };
      const text = JSON.stringify([key, value]) +
        (bytes.sealed ? new TextDecoder("latin1").decode(bytes.sealed) : "");
      for (const secret of [PHONE, "501234501", code, "198.51.100.77", token]) {
        assert(!text.includes(secret), `${String(key[0])} holds ${secret}`);
      }
    }
  });
});

Deno.test("the step touches its own counters only: it cannot know whose number it is", async () => {
  const touched = new Set<unknown>();
  await withCodeStep(async ({ kv, vault, clock, outbox }) => {
    const note = (keys: readonly Deno.KvKey[]) => keys.forEach((key) => touched.add(key[0]));
    const methods = {
      get: (key: Deno.KvKey) => (note([key]), kv.get(key)),
      getMany: (keys: readonly Deno.KvKey[]) => (note(keys), kv.getMany([...keys])),
      atomic: () => kv.atomic(),
    };
    // Anything else that it might call is not there, and would throw.
    const watched = methods as unknown as Deno.Kv;
    const codes = new Codes(watched, { clock, vault, gateway: outbox, host: null, dailyCap: 5 });
    const request = { phone: PHONE, lang: "fi", address: "192.0.2.1", token: null } as const;
    const sent = await codes.send(request);
    await codes.verify("token" in sent ? sent.token : "", "000000", () => Promise.resolve());
  });
  const own = new Set(["code_addresses", "code_challenges", "code_numbers", "code_site"]);
  assert(touched.isSubsetOf(own), [...touched].join());
});

Deno.test("a challenge's row does not open under another number's limits", async () => {
  await withCodeStep(async ({ ask, guess, kv }) => {
    const { token, code } = await ask();
    for await (const { key, value } of kv.list<object>({ prefix: ["code_challenges"] })) {
      await kv.set(key, { ...value, number: "somebody else's counter" });
    }
    assert.equal((await guess(token, code)).outcome, "expired");
  });
});

Deno.test("a browser sees its own number and when it may ask again", async () => {
  await withCodeStep(async ({ ask, codes }) => {
    const { token } = await ask({ returnTo: "/omat-tiedot/lataa" });
    assert.deepEqual(await codes.waiting(token), {
      phone: PHONE,
      endsAt: START + 10 * MINUTE,
      mayResendAt: START + MINUTE,
      unsure: false,
      returnTo: "/omat-tiedot/lataa",
    });
    assert.equal(await codes.waiting("another token"), null);
  });
});

Deno.test("what the gateway did not take leaves no code behind, and the log names no number", async () => {
  for (const answer of ["refused", "unavailable"] as const) {
    await withCodeStep(async ({ codes, gateway, kv, logged }) => {
      gateway.answer = answer;
      const request = { phone: PHONE, lang: "fi", address: "192.0.2.1", token: null } as const;
      assert.deepEqual(await codes.send(request), { outcome: answer });
      assert.equal(await rows(kv, "code_challenges"), 0);
      assert.deepEqual(logged, [["code-not-handed-over", { outcome: answer }]]);
    });
  }
});

Deno.test("a resend that fails leaves the earlier code good", async () => {
  await withCodeStep(async ({ ask, guess, codes, gateway, clock }) => {
    const { token, code } = await ask();
    clock.at += MINUTE;
    gateway.answer = "unavailable";
    const request = { phone: PHONE, lang: "fi", address: "192.0.2.1", token } as const;
    assert.equal((await codes.send(request)).outcome, "unavailable");
    assert.equal((await guess(token, code)).outcome, "ok");
  });
});

Deno.test("a message that may have left is not sent again, and its code is good", async () => {
  await withCodeStep(async ({ ask, guess, codes, gateway, outbox }) => {
    gateway.answer = "unknown";
    const { token, code } = await ask();
    assert.equal(outbox.list().length, 1);
    assert.equal((await codes.waiting(token))?.unsure, true);
    assert.equal((await guess(token, code)).outcome, "ok");
  });
});

Deno.test("staff see how many codes were wrong and how many were sent", async () => {
  await withCodeStep(async ({ ask, guess, codes, clock }) => {
    const { token, code } = await ask();
    await guess(token, wrongCode(code));
    const calm = { paused: false, pausedSince: null, pausedUntil: null, lastPausedAt: null };
    assert.deepEqual(await codes.status(), {
      ...calm,
      wrongLastHour: 1,
      sentToday: 1,
      cap: 500,
    });
    clock.at += HOUR;
    assert.equal((await codes.status()).wrongLastHour, 0);
    clock.at += DAY;
    assert.deepEqual(await codes.status(), { ...calm, wrongLastHour: 0, sentToday: 0, cap: 500 });
  });
});
