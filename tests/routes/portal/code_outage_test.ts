import assert from "node:assert/strict";
import { MINUTE } from "../../../lib/clock.ts";
import { CONTROLLER } from "../../../lib/site/controller.ts";
import { LANGS } from "../../../lib/site/languages.ts";
import { pathTo } from "../../../lib/site/paths.ts";
import { words } from "../../../lib/words/phone/mod.ts";
import { openSite } from "../../helpers/site.ts";
import { location, openCodeStep, PHONE, ROOT, signIn } from "./_code_browser.ts";

type Step = Awaited<ReturnType<typeof openCodeStep>>;

/** Three people in a row whose message does not leave. */
async function breakDown(step: Step): Promise<void> {
  step.gateway.answer = "unavailable";
  for (let n = 0; n < 3; n++) {
    const { status } = await step.browser(`198.51.100.${n}`)
      .post(`${ROOT}/code`, { phone: `050 123 456${n}` });
    assert.equal(status, 503);
  }
}

const TIMES = { fi: "klo 11.01", sv: "kl. 11.01", en: "at 11:01" } as const;

for (const lang of LANGS) {
  Deno.test(`the outage is said on the page before anybody types, with the other ways (${lang})`, async () => {
    await using step = await openCodeStep();
    await breakDown(step);
    const answer = await step.browser().ask(pathTo("myData", lang));
    assert.equal(answer.status, 200);
    const html = await answer.text();
    assert.ok(html.includes(words[lang].limits.outage(TIMES[lang])));
    assert.ok(html.includes(`tel:${CONTROLLER.contact.phone}`));
    assert.ok(html.includes(words[lang].otherWays));
    assert.match(html, /name="phone"/);
  });
}

Deno.test("who asks all the same is told, keeps what they typed, and has spent nothing", async () => {
  await using step = await openCodeStep();
  await breakDown(step);
  const browser = step.browser();
  for (let n = 0; n < 15; n++) {
    const answer = await browser.post(`${ROOT}/code`, { phone: "050 123 4501" });
    assert.deepEqual([answer.status, answer.headers.get("retry-after")], [503, "60"]);
    const html = await answer.text();
    assert.ok(html.includes(words.fi.limits.outage(TIMES.fi)));
    assert.ok(html.includes('value="050 123 4501"'));
    assert.equal(html.split(words.fi.limits.outage(TIMES.fi)).length, 2, "said twice");
  }
  assert.deepEqual(browser.setCookies, []);
  step.clock.pass(MINUTE);
  step.gateway.answer = "sent";
  await signIn(step, browser);
});

Deno.test("who waits for a code already is told that it still works", async () => {
  await using step = await openCodeStep();
  const browser = step.browser();
  await browser.post(`${ROOT}/code`, { phone: PHONE });
  const code = step.code();
  step.clock.pass(2 * MINUTE);
  await breakDown(step);
  const again = await browser.post(`${ROOT}/code`, { again: "1" });
  assert.equal(again.status, 503);
  const html = await again.text();
  assert.ok(html.includes(words.fi.earlierStillGood) && html.includes('name="code"'));
  assert.equal((await browser.post(`${ROOT}/verify`, { code })).status, 303);
});

Deno.test("who is signed in and needs a fresh code is told before asking for one", async () => {
  await using step = await openCodeStep();
  const browser = step.browser();
  await signIn(step, browser);
  step.clock.pass(6 * MINUTE);
  await breakDown(step);
  const erase = await browser.ask(`${ROOT}/erase`);
  const html = await (await browser.ask(location(erase)!)).text();
  assert.ok(
    html.includes(words.fi.freshTitle) && html.includes(words.fi.limits.outage("klo 11.07")),
  );
});

Deno.test("the page says nothing of an outage once somebody may try, or once it is over", async () => {
  await using step = await openCodeStep();
  const said = async () => /häiriö/.test(await (await step.browser().ask(ROOT)).text());
  assert.equal(await said(), false);
  await breakDown(step);
  assert.equal(await said(), true);
  step.clock.pass(MINUTE);
  assert.equal(await said(), false);
  step.gateway.answer = "sent";
  await step.browser().post(`${ROOT}/code`, { phone: PHONE });
  assert.equal(await said(), false);
});

Deno.test("in a chat, too, the outage is a matter of the site, and the number stays typed", async () => {
  await using site = await openSite();
  site.outbox.send = () => Promise.resolve("unavailable");
  for (let n = 0; n < 3; n++) await site.services.texts.send({ to: PHONE, text: "Hei" });
  const started = await site.services.chat.visitors.start({ lang: "fi", address: "192.0.2.1" });
  assert.ok(started.outcome === "started");
  const headers = { cookie: `tyyne_chat=${started.token}` };
  assert.match(await (await site.fetch("/chat/phone", { headers })).text(), /häiriö/);
  const answer = await site.post("/chat/phone", { phone: "050 123 4501" }, { headers });
  assert.equal(answer.status, 503);
  const html = await answer.text();
  assert.ok(html.includes("häiriö") && html.includes('value="050 123 4501"'));
});
