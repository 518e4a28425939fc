import assert from "node:assert/strict";
import { MINUTE } from "../../../lib/clock.ts";
import { words } from "../../../lib/words/phone/mod.ts";
import { location, openCodeStep, PHONE, ROOT, signIn, wrong } from "./_code_browser.ts";

Deno.test("what cannot be taken back asks for a fresh code after five minutes, and comes back", async () => {
  await using step = await openCodeStep();
  const browser = step.browser();
  await signIn(step, browser);
  const before = browser.cookies.get("tyyne_portal");
  step.clock.pass(5 * MINUTE);
  assert.equal(await (await browser.ask(`${ROOT}/erase`)).text(), "erase everything?");
  step.clock.pass(1);
  const stale = await browser.ask(`${ROOT}/erase`);
  assert.deepEqual([stale.status, location(stale)], [
    303,
    `${ROOT}/code?to=%2Fomat-tiedot%2Ferase`,
  ]);
  const offer = await (await browser.ask(location(stale)!)).text();
  assert(offer.includes(words.fi.freshTitle) && offer.includes('value="/omat-tiedot/erase"'));
  const sent = await browser.post(`${ROOT}/code`, { to: `${ROOT}/erase` });
  assert.deepEqual([sent.status, location(sent)], [303, location(stale)]);
  assert.equal(step.outbox.list()[0]!.to, PHONE);
  const form = await (await browser.ask(location(sent)!)).text();
  assert(form.includes("one-time-code") && form.includes('value="/omat-tiedot/erase"'));
  const to = `${ROOT}/erase`;
  const wrongly = await browser.post(`${ROOT}/verify`, { code: wrong(step.code()), to });
  assert((await wrongly.text()).includes('value="/omat-tiedot/erase"'));
  const right = await browser.post(`${ROOT}/verify`, { code: step.code(), to });
  assert.deepEqual([right.status, location(right)], [303, to]);
  assert.equal(await (await browser.ask(to)).text(), "erase everything?");
  assert.notEqual(browser.cookies.get("tyyne_portal"), before);
  const old = step.browser();
  old.cookies.set("tyyne_portal", before!);
  assert.doesNotMatch(await (await old.ask(ROOT)).text(), /signed in/);
});

for (
  const to of [
    "https://evil.example/",
    "//evil.example",
    "/omat-tiedot//evil.example",
    "/omat-tiedot/../admin",
    "/omat-tiedotx",
    "/admin",
    "/omat-tiedot/erase?all=1",
    "/omat-tiedot/\r\nset-cookie:a=b",
    "\\\\evil.example",
    "javascript:alert(1)",
  ]
) {
  Deno.test(`a code leads to my data, not to ${JSON.stringify(to)}`, async () => {
    await using step = await openCodeStep();
    const browser = step.browser();
    await signIn(step, browser);
    step.clock.pass(MINUTE);
    const offer = await browser.ask(`${ROOT}/code?to=${encodeURIComponent(to)}`);
    assert.doesNotMatch(await offer.text(), /name="to"/);
    assert.equal(location(await browser.post(`${ROOT}/code`, { to })), `${ROOT}/code`);
    const verified = await browser.post(`${ROOT}/verify`, { code: step.code(), to });
    assert.equal(location(verified), ROOT);
  });
}

Deno.test("the fresh-code page is nothing for somebody who is signed out", async () => {
  await using step = await openCodeStep();
  const answer = await step.browser().ask(`${ROOT}/code?to=/omat-tiedot/erase`);
  assert.deepEqual([answer.status, location(answer)], [303, ROOT]);
});

Deno.test("a session that has ended is told once, and its cookie goes", async () => {
  await using step = await openCodeStep();
  const browser = step.browser();
  await signIn(step, browser);
  step.clock.pass(15 * MINUTE);
  assert((await (await browser.ask(ROOT)).text()).includes(words.fi.ended));
  assert.equal(browser.cookies.size, 0);
  assert(!(await (await browser.ask(ROOT)).text()).includes(words.fi.ended));
});

Deno.test("signing out ends the session for whoever kept its cookie", async () => {
  await using step = await openCodeStep();
  const browser = step.browser();
  await signIn(step, browser);
  const kept = step.browser();
  for (const [name, value] of browser.cookies) kept.cookies.set(name, value);
  assert.match(await (await kept.ask(ROOT)).text(), /signed in/);
  await browser.post(`${ROOT}/sign-out`);
  assert.doesNotMatch(await (await kept.ask(ROOT)).text(), /signed in/);
  assert.equal((await step.browser().post(`${ROOT}/sign-out`)).status, 303);
});

Deno.test("another code that was sent is said to be, in the title and with the focus", async () => {
  await using step = await openCodeStep();
  const browser = step.browser();
  await browser.post(`${ROOT}/code`, { phone: PHONE });
  assert.ok(!(await (await browser.ask(ROOT)).text()).includes(words.fi.sentNew));
  step.clock.pass(2 * MINUTE);
  const sent = await browser.post(`${ROOT}/code`, { again: "1" });
  const html = await (await browser.ask(location(sent)!)).text();
  assert.match(html, /<title>Lähetimme uuden koodin – Kirjoita koodi – /);
  assert.match(html, /<p class="notice notice-success" [^>]*autofocus[^>]*>Lähetimme uuden koodin/);
  const soon = await browser.post(`${ROOT}/code`, { again: "1" });
  const refused = await soon.text();
  assert.equal(soon.status, 429);
  assert.match(refused, /<p class="notice"[^>]*autofocus[^>]*>Lähetimme koodin juuri äsken/);
  assert.match(refused, /<title>Kirjoita koodi – /, "nothing is wrong");
});

Deno.test("a code that ran out takes the focus, names the button and keeps the number", async () => {
  await using step = await openCodeStep();
  const browser = step.browser();
  await browser.post(`${ROOT}/code`, { phone: PHONE });
  const html = await (await browser.ask(ROOT)).text();
  const number = /name="number" value="([^"]+)"/.exec(html)![1]!;
  step.clock.pass(11 * MINUTE);
  const late = await browser.post(`${ROOT}/verify`, { code: step.code(), number });
  const page = await late.text();
  assert.match(page, /role="alert"[^>]*autofocus[^>]*>Koodi ei ole enää voimassa/);
  assert.ok(page.includes(words.fi.send) && words.fi.codeExpired.includes(words.fi.send));
  assert.ok(page.includes(`value="${number}"`), "the number is not typed again");
});
