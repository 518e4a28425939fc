import assert from "node:assert/strict";
import fc from "fast-check";
import { HOUR, MINUTE } from "../../../lib/clock.ts";
import { PORTAL_SESSIONS } from "../../../lib/portal/session.ts";
import { type CodeStep, PHONE, rows, START, tally, withCodeStep, wrongCode } from "./_code_step.ts";

const GUESSES = 10_000;
const number = (n: number) => `+35840123${String(n).padStart(4, "0")}`;

/** Every code there is but the right ones, as many as are wanted. */
function wrongCodes(count: number, ...right: string[]): string[] {
  const codes = Array.from({ length: count + right.length }, (_, n) => String(n).padStart(6, "0"));
  return codes.filter((code) => !right.includes(code)).slice(0, count);
}

Deno.test("ten thousand guesses at once on one number get as many tries as five in a row", async () => {
  await withCodeStep(async ({ ask, guess, kv, codes }) => {
    const { token, code } = await ask();
    const started = performance.now();
    const guesses = wrongCodes(GUESSES, code).map((wrong) => guess(token, wrong));
    assert.deepEqual(tally(await Promise.all(guesses)), { wrong: 4, tries: GUESSES - 4 });
    assert(performance.now() - started < 20_000, "the limits themselves became a way to stop us");
    assert.equal((await codes.status()).wrongLastHour, 5);
    assert.equal((await guess(token, code)).outcome, "limited");
    assert.equal(await rows(kv, PORTAL_SESSIONS), 0);
  });
});

Deno.test("ten thousand guesses at once over four processes get the same five tries", async () => {
  await withCodeStep(async ({ ask, guess, another, codes }) => {
    const { token, code } = await ask();
    const processes = [codes, another(), another(), another()];
    const guesses = wrongCodes(GUESSES, code).map((wrong, n) =>
      guess(token, wrong, processes[n % processes.length]!)
    );
    assert.deepEqual(tally(await Promise.all(guesses)), { wrong: 4, tries: GUESSES - 4 });
    assert.equal((await codes.status()).wrongLastHour, 5);
  });
});

Deno.test("guesses at once from many browsers on one number share the five tries", async () => {
  await withCodeStep(async ({ ask, guess, clock, codes }) => {
    const browsers: { token: string; code: string }[] = [];
    for (let n = 0; n < 3; n++) {
      browsers.push(await ask({ address: `192.0.2.${n}` }));
      clock.at += MINUTE;
    }
    const right = browsers.map(({ code }) => code);
    const guesses = wrongCodes(300, ...right).map((wrong, n) =>
      guess(browsers[n % 3]!.token, wrong)
    );
    assert.deepEqual(tally(await Promise.all(guesses)), { wrong: 4, tries: 296 });
    assert.equal((await codes.status()).wrongLastHour, 5);
  });
});

/** Asks a code for each of `count` numbers, each from an address of its own. */
async function askMany({ ask }: CodeStep, count: number) {
  const browsers: { token: string; code: string }[] = [];
  for (let n = 0; n < count; n++) {
    browsers.push(await ask({ phone: number(n), address: `address ${n}` }));
  }
  return browsers;
}

Deno.test("ten thousand guesses at once over many numbers stop at the site's ceiling of 200", async () => {
  await withCodeStep(async (step) => {
    const { guess, codes, another, clock, logged } = step;
    const browsers = await askMany(step, 400);
    const processes = [codes, another()];
    const guesses = Array.from({ length: GUESSES }, (_, n) => {
      const { token, code } = browsers[n % browsers.length]!;
      const wrong = wrongCodes(GUESSES / browsers.length, code)[Math.floor(n / browsers.length)]!;
      return guess(token, wrong, processes[n % 2]!);
    });
    const { wrong = 0, tries = 0, paused } = tally(await Promise.all(guesses));
    assert.equal((await codes.status()).wrongLastHour, 200);
    assert.equal(paused, GUESSES - wrong - tries);
    assert(wrong + tries <= 200, `${wrong} and ${tries}`);
    const until = START + HOUR;
    const answer = { outcome: "limited", limit: "paused", until };
    // Everybody's step pauses: guesses that would be right, and new codes.
    assert.deepEqual(await guess(browsers[399]!.token, browsers[399]!.code), answer);
    const request = { phone: PHONE, lang: "fi", address: "192.0.2.1", token: null } as const;
    assert.deepEqual(await codes.send(request), answer);
    assert.deepEqual(await codes.status(), {
      paused: true,
      pausedSince: START,
      pausedUntil: until,
      lastPausedAt: START,
      wrongLastHour: 200,
      sentToday: 400,
      cap: 1_000,
    });
    assert.deepEqual(logged, [["codes-paused", { wrongLastHour: 200 }]]);
    clock.at = until - 1;
    assert.deepEqual(await codes.send(request), answer);
    clock.at = until;
    assert.equal((await codes.send(request)).outcome, "sent");
    const after = await codes.status();
    assert.deepEqual([after.paused, after.pausedSince, after.lastPausedAt], [false, null, START]);
  }, { dailyCap: 1_000 });
});

Deno.test("the ceiling is one of any hour, not of hours by the clock", async () => {
  await withCodeStep(async (step) => {
    const { guess, codes, clock } = step;
    const browsers = await askMany(step, 110);
    const spread = async (from: number, to: number) => {
      for (const { token, code } of browsers.slice(from, to)) {
        await guess(token, wrongCode(code));
        await guess(token, wrongCode(code));
      }
    };
    await spread(0, 50);
    clock.at += 9 * MINUTE;
    await spread(50, 100);
    assert.equal((await codes.status()).pausedUntil, START + HOUR);
    clock.at = START + HOUR;
    assert.equal((await codes.status()).wrongLastHour, 100);
    assert.equal((await codes.status()).paused, false);
  });
});

Deno.test("of the right code sent twice at once, one opens and one session is there", async () => {
  await withCodeStep(async ({ ask, guess, kv, another, codes }) => {
    const { token, code } = await ask();
    const processes = [codes, another(), another()];
    const guesses = Array.from({ length: 60 }, (_, n) => guess(token, code, processes[n % 3]!));
    assert.deepEqual(tally(await Promise.all(guesses)), { ok: 1, expired: 59 });
    assert.equal(await rows(kv, PORTAL_SESSIONS), 1);
    assert.equal(await rows(kv, "portal_sessions_by_phone"), 1);
  });
});

Deno.test("a right code among ten thousand guesses at once is no likelier to be looked at", async () => {
  await withCodeStep(async ({ ask, guess, kv }) => {
    const { token, code } = await ask();
    const guesses = wrongCodes(2_000, code);
    guesses.splice(1_000, 0, code);
    const outcomes = await Promise.all(guesses.map((one) => guess(token, one)));
    assert.equal(outcomes[1_000]!.outcome, "limited");
    assert.equal(await rows(kv, PORTAL_SESSIONS), 0);
  });
});

Deno.test("whatever is done in whatever order, no number and no site takes more than its limits", async () => {
  const wait = (max: number) =>
    fc.record({ do: fc.constant("wait" as const), minutes: fc.integer({ min: 1, max }) });
  const step = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant("send" as const),
        browser: fc.nat(2),
        number: fc.nat(1),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant("guess" as const),
        browser: fc.nat(2),
        many: fc.integer({ min: 1, max: 4 }),
      }),
    },
    { weight: 2, arbitrary: wait(4) },
    { weight: 1, arbitrary: wait(30) },
  );
  // Long ones: it takes a few dozen steps to come up against a limit of a day.
  const sequences = fc.array(step, { minLength: 60, maxLength: 150, size: "max" });
  const reached = { tries: 0, day: 0 };
  const property = fc.asyncProperty(sequences, async (steps) => {
    await withCodeStep(async ({ codes, guess, clock }) => {
      const browsers: { token: string; number: number }[] = [];
      const sent: { at: number; number: number }[] = [];
      const looked: { at: number; number: number }[] = [];
      for (const one of steps) {
        const now = clock.at;
        if (one.do === "wait") clock.at += one.minutes * MINUTE;
        if (one.do === "send") {
          const token = browsers[one.browser]?.token ?? null;
          const phone = number(one.number);
          const address = `address ${one.browser}`;
          const outcome = await codes.send({ phone, lang: "fi", address, token });
          if ("token" in outcome) {
            browsers[one.browser] = { token: outcome.token, number: one.number };
            sent.push({ at: now, number: one.number });
          }
        }
        const browser = one.do === "guess" ? browsers[one.browser] : undefined;
        if (one.do !== "guess" || !browser) continue;
        // Letters are never right, and are counted like any other guess.
        const before = (await codes.status()).wrongLastHour;
        await Promise.all(Array.from({ length: one.many }, () => guess(browser.token, "wrong!")));
        const after = (await codes.status()).wrongLastHour;
        for (let n = before; n < after; n++) looked.push({ at: now, number: browser.number });
      }
      for (const which of [0, 1]) {
        const sends = sent.filter((one) => one.number === which).map((one) => one.at);
        const guesses = looked.filter((one) => one.number === which).map((one) => one.at);
        atMost(sends, 1, MINUTE);
        atMost(sends, 3, 10 * MINUTE);
        atMostADay(sends, 10);
        atMostADay(guesses, 10);
        for (const { from, until } of whileCodesLive(sends)) {
          const tried = guesses.filter((at) => at >= from && at < until).length;
          assert(tried <= 5, `${tried} tries over the codes that were alive together`);
          if (tried === 5) reached.tries++;
        }
        if (guesses.length >= 10) reached.day++;
      }
      atMost(looked.map((one) => one.at), 200, HOUR);
    });
  });
  await fc.assert(property, { seed: 11, numRuns: 60 });
  assert(
    reached.tries > 10 && reached.day > 10,
    `limits that were hardly met: ${Deno.inspect(reached)}`,
  );
});

/** The stretches in which a number has at least one code that is alive, by when codes were sent. */
function whileCodesLive(sends: readonly number[]): { from: number; until: number }[] {
  const stretches: { from: number; until: number }[] = [];
  for (const at of sends) {
    const last = stretches.at(-1);
    if (last && at < last.until) last.until = at + 10 * MINUTE;
    else stretches.push({ from: at, until: at + 10 * MINUTE });
  }
  return stretches;
}

function atMost(instants: readonly number[], count: number, span: number): void {
  for (const from of instants) {
    const inSpan = instants.filter((at) => at >= from && at - from < span);
    assert(inSpan.length <= count, `${inSpan.length} within ${span} ms`);
  }
}

function atMostADay(instants: readonly number[], count: number): void {
  const day = (at: number) =>
    new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Helsinki" }).format(at);
  for (const some of Object.values(Object.groupBy(instants, day))) {
    assert(some!.length <= count, `${some!.length} on one day`);
  }
}
