import assert from "node:assert/strict";
import { DAY, HOUR, MINUTE } from "../../../lib/clock.ts";
import { PORTAL_SESSIONS } from "../../../lib/portal/session.ts";
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

Deno.test("a code opens only what its message said: one for the chat no data, and the other way round", async () => {
  await withCodeStep(async ({ ask, guess, codes, clock, kv }) => {
    const proven = (_op: unknown, phone: string) => Promise.resolve(phone);
    const chat = await ask({ opens: "chat" });
    assert.equal(await codes.waiting(chat.token), null);
    for (const token of [chat.token, chat.token.replace("chat.", "")]) {
      assert.deepEqual(await guess(token, chat.code), { outcome: "expired" });
    }
    assert.equal(await rows(kv, PORTAL_SESSIONS), 0);
    clock.at += MINUTE;
    const data = await ask({ token: chat.token });
    assert.notEqual(data.token, chat.token, "they do not share a browser's codes either");
    for (const token of [data.token, `chat.${data.token}`]) {
      const outcome = await codes.verify(token, data.code, proven, { opens: "chat" });
      assert.deepEqual(outcome, { outcome: "expired" });
      assert.equal(await codes.waiting(token, "chat"), null);
    }
    assert.equal((await codes.waiting(chat.token, "chat"))?.phone, PHONE);
    const linked = await codes.verify(chat.token, chat.code, proven, { opens: "chat" });
    assert.deepEqual(linked, { outcome: "ok", proof: PHONE });
    assert.equal((await guess(data.token, data.code)).outcome, "ok");
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

Deno.test("a browser sees its own number and when it may ask again", async () => {
  await withCodeStep(async ({ ask, codes }) => {
    const { token } = await ask();
    assert.deepEqual(await codes.waiting(token), {
      phone: PHONE,
      endsAt: START + 10 * MINUTE,
      mayResendAt: START + MINUTE,
      unsure: false,
      undelivered: false,
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
