import assert from "node:assert/strict";
import { HOUR, MINUTE } from "../../../lib/clock.ts";
import { words } from "../../../lib/words/phone/mod.ts";
import { location, openCodeStep, PHONE, ROOT, signIn, wrong } from "./_code_browser.ts";

Deno.test("a wrong code says how many tries are left, and the last one when to come back", async () => {
  await using step = await openCodeStep();
  const browser = step.browser();
  await browser.post(`${ROOT}/code`, { phone: PHONE });
  const guess = wrong(step.code());
  for (const left of [4, 3, 2, 1]) {
    const answer = await browser.post(`${ROOT}/verify`, { code: guess });
    assert.equal(answer.status, 422);
    const html = await answer.text();
    assert(html.includes(words.fi.codeWrong(left)) && html.includes('href="#code"'));
  }
  for (const code of [guess, step.code()]) {
    const answer = await browser.post(`${ROOT}/verify`, { code });
    assert.equal(answer.status, 429);
    assert.equal(answer.headers.get("retry-after"), "600");
    assert.match(await answer.text(), /viisi kertaa väärin/);
  }
  step.clock.pass(10 * MINUTE);
  await signIn(step, browser);
});

Deno.test("a resend after the code's end says that it has ended", async () => {
  await using step = await openCodeStep();
  const browser = step.browser();
  await browser.post(`${ROOT}/code`, { phone: PHONE });
  step.clock.pass(10 * MINUTE);
  const answer = await browser.post(`${ROOT}/code`, { again: "1" });
  assert.equal(answer.status, 422);
  assert((await answer.text()).includes(words.fi.codeExpired));
  assert.equal(step.outbox.list().length, 1);
});

Deno.test("an address that asks too much waits, and the page says when it may go on", async () => {
  await using step = await openCodeStep();
  const ask = (n: number, address = "2001:db8::1") =>
    step.browser(address).post(`${ROOT}/code`, { phone: `+3584012345${10 + n}` });
  for (let n = 0; n < 10; n++) assert.equal((await ask(n, `2001:db8::${n + 1}`)).status, 303);
  const over = await ask(10);
  assert.deepEqual([over.status, over.headers.get("retry-after")], [429, "3600"]);
  assert.match(await over.text(), /Samasta verkosta/);
  assert.equal((await ask(10, "2001:db8:0:1::1")).status, 303);
});

Deno.test("a paused step says so on both doors, as a matter of the site", async () => {
  await using step = await openCodeStep();
  const { clock, services } = step;
  const waiting = step.browser();
  await waiting.post(`${ROOT}/code`, { phone: PHONE });
  const mine = step.code();
  const guesses: Promise<unknown>[] = [];
  for (let n = 0; n < 50; n++) {
    const phone = `+3584012345${10 + n}`;
    const sent = await services.codes.send({ phone, lang: "fi", address: `${n}`, token: null });
    const token = "token" in sent ? sent.token : "";
    for (let m = 0; m < 5; m++) {
      guesses.push(services.codes.verify(token, "wrong!", () => Promise.resolve()));
    }
  }
  await Promise.all(guesses);
  assert.equal((await services.codes.status()).paused, true);
  const sending = await step.browser("192.0.2.9").post(`${ROOT}/code`, { phone: PHONE });
  const checking = await waiting.post(`${ROOT}/verify`, { code: mine });
  for (const answer of [sending, checking]) {
    assert.deepEqual([answer.status, answer.headers.get("retry-after")], [503, "3600"]);
    assert.match(await answer.text(), /Koodit ovat hetken tauolla/);
  }
  clock.pass(HOUR);
  await signIn(step, waiting);
});

Deno.test("the daily cap of messages is told as a matter of the site", async () => {
  await using step = await openCodeStep({ smsDailyCap: 1 });
  await step.browser().post(`${ROOT}/code`, { phone: "050 123 4502" });
  const answer = await step.browser().post(`${ROOT}/code`, { phone: PHONE });
  assert.equal(answer.status, 503);
  assert((await answer.text()).includes(words.fi.limits["site-day"]("")));
});

for (const outcome of ["refused", "unavailable"] as const) {
  Deno.test(`a message that the gateway did not take (${outcome}) is told as not sent`, async () => {
    await using step = await openCodeStep();
    step.gateway.answer = outcome;
    const browser = step.browser();
    const answer = await browser.post(`${ROOT}/code`, { phone: "050 123 4501" });
    assert.equal(answer.status, 503);
    const html = await answer.text();
    assert(html.includes(words.fi.gateway[outcome]) && html.includes('value="050 123 4501"'));
    assert.deepEqual(browser.setCookies, []);
  });
}

Deno.test("a message that may have left is told as that; it is not sent again, and its code works", async () => {
  await using step = await openCodeStep();
  step.gateway.answer = "unknown";
  const browser = step.browser();
  const answer = await browser.post(`${ROOT}/code`, { phone: PHONE });
  assert.equal(answer.status, 503);
  assert((await answer.text()).includes(words.fi.unsure("050 123 4501")));
  assert((await (await browser.ask(ROOT)).text()).includes(words.fi.unsure("050 123 4501")));
  assert.equal(step.outbox.list().length, 1);
  assert.equal((await browser.post(`${ROOT}/verify`, { code: step.code() })).status, 303);
});

Deno.test("a known, an unknown and an erased number get the same answer", async () => {
  await using step = await openCodeStep();
  const { clients } = step.services;
  const keepUntil = step.clock.now() + HOUR;
  for (const phone of ["+358501234501", "+358501234503"]) {
    await clients.writeFor(phone, { keepUntil }, () => Promise.resolve(true));
  }
  const erased = await clients.findByPhone("+358501234503");
  const op = step.kv.atomic();
  await clients.destroy(op, erased!);
  await op.commit();
  const seen: unknown[] = [];
  for (const [n, phone] of ["050 123 4501", "050 123 4502", "050 123 4503"].entries()) {
    const browser = step.browser(`192.0.2.${n}`);
    const sent = await browser.post(`${ROOT}/code`, { phone });
    const guessed = await browser.post(`${ROOT}/verify`, { code: wrong(step.code()) });
    const plain = (text: string) => text.replaceAll(phone, "N");
    const page = plain(await (await browser.ask(ROOT)).text());
    seen.push([sent.status, location(sent), guessed.status, plain(await guessed.text()), page]);
  }
  assert.deepEqual(seen[0], seen[1]);
  assert.deepEqual(seen[0], seen[2]);
});
