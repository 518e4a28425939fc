import assert from "node:assert/strict";
import { MINUTE } from "../../../lib/clock.ts";
import { words } from "../../../lib/words/phone/mod.ts";
import { GATEWAYS } from "../sms/_reports.ts";
import { location, openCodeStep, ROOT, signIn } from "./_code_browser.ts";

/** A code step, and the references of its messages as a gateway gets them. */
async function openStep() {
  const step = await openCodeStep({ gateway: GATEWAYS["46elks"] });
  const references: string[] = [];
  const send = step.outbox.send.bind(step.outbox);
  step.outbox.send = (message) => (references.push(message.reference!), send(message));
  return Object.assign(step, { references });
}

const said = words.fi.undelivered("050 123 4501");
type Browser = ReturnType<Awaited<ReturnType<typeof openCodeStep>>["browser"]>;
const tells = async (browser: Browser) => (await (await browser.ask(ROOT)).text()).includes(said);

Deno.test("who waits for a code is told that its message did not arrive; nobody else is", async () => {
  await using step = await openStep();
  const [mine, other] = [step.browser(), step.browser("192.0.2.2")];
  await mine.post(`${ROOT}/code`, { phone: "050 123 4501" });
  assert.equal(await tells(mine), false);
  await step.services.texts.report(step.references[0]!, "failed");
  assert.equal(await tells(mine), true);
  assert.equal(await tells(other), false);
  // Not even who asks for the same number learns what became of somebody else's message.
  step.clock.pass(MINUTE);
  await other.post(`${ROOT}/code`, { phone: "050 123 4501" });
  assert.equal(await tells(other), false);
  assert.equal((await other.post(`${ROOT}/verify`, { code: step.code() })).status, 303);
});

Deno.test("a message of theirs that arrives settles it, the first or a later one, whatever is reported first", async () => {
  await using step = await openStep();
  const { texts } = step.services;
  const browser = step.browser();
  await browser.post(`${ROOT}/code`, { phone: "050 123 4501" });
  await texts.report(step.references[0]!, "failed");
  step.clock.pass(MINUTE);
  await browser.post(`${ROOT}/code`, { again: "1" });
  assert.equal(await tells(browser), true);
  await texts.report(step.references[1]!, "delivered");
  assert.equal(await tells(browser), false);
  step.clock.pass(10 * MINUTE);
  assert.equal(await tells(browser), false);
});

Deno.test("a code whose message was reported as failed works all the same", async () => {
  await using step = await openStep();
  const browser = step.browser();
  await browser.post(`${ROOT}/code`, { phone: "050 123 4501" });
  await step.services.texts.report(step.references[0]!, "failed");
  assert.equal((await browser.post(`${ROOT}/verify`, { code: step.code() })).status, 303);
});

Deno.test("a failure is said of a client's number and of a stranger's alike", async () => {
  await using step = await openStep();
  const { clients, texts } = step.services;
  const keepUntil = step.clock.now() + 60 * MINUTE;
  await clients.writeFor("+358501234501", { keepUntil }, () => Promise.resolve(true));
  const pages: string[] = [];
  for (const [n, phone] of ["050 123 4501", "050 123 4502"].entries()) {
    const browser = step.browser(`192.0.2.${n}`);
    await browser.post(`${ROOT}/code`, { phone });
    await texts.report(step.references[n]!, "failed");
    pages.push((await (await browser.ask(ROOT)).text()).replaceAll(phone, "N"));
  }
  assert.equal(pages[0], pages[1]);
});

Deno.test("a page that waits asks by itself, is told once, and then asks no more", async () => {
  await using step = await openStep();
  const { texts } = step.services;
  const browser = step.browser();
  const ask = () => browser.ask(`${ROOT}/code/delivery`, { headers: { "hx-request": "true" } });
  await browser.post(`${ROOT}/code`, { phone: "050 123 4501" });
  const waiting = await (await browser.ask(ROOT)).text();
  assert.match(waiting, /data-hx-get="\/omat-tiedot\/code\/delivery" data-hx-trigger="every 5s"/);
  assert.equal((await ask()).status, 204);
  await texts.report(step.references[0]!, "sent");
  assert.equal((await ask()).status, 204);
  await texts.report(step.references[0]!, "failed");
  const told = await ask();
  assert.deepEqual([told.status, told.headers.get("cache-control")], [200, "no-store"]);
  const part = await told.text();
  assert.ok(part.startsWith("<p class=") && part.includes(said));
  const after = await (await browser.ask(ROOT)).text();
  assert.ok(after.includes(said) && !after.includes("data-hx-get"));
});

Deno.test("whoever waits for nothing is told nothing by that address", async () => {
  await using step = await openStep();
  const mine = step.browser();
  await mine.post(`${ROOT}/code`, { phone: "050 123 4501" });
  await step.services.texts.report(step.references[0]!, "failed");
  const stranger = await step.browser("192.0.2.2").ask(`${ROOT}/code/delivery`);
  assert.deepEqual([stranger.status, await stranger.text()], [200, ""]);
  step.clock.pass(10 * MINUTE);
  assert.equal(await (await mine.ask(`${ROOT}/code/delivery`)).text(), "");
});

Deno.test("a page that asks by itself keeps nobody signed in", async () => {
  await using step = await openStep();
  const browser = step.browser();
  await signIn(step, browser);
  for (let n = 0; n < 2; n++) {
    step.clock.pass(8 * MINUTE);
    await browser.ask(`${ROOT}/code/delivery`);
  }
  assert.ok(!(await (await browser.ask(ROOT)).text()).includes("signed in"));
});

Deno.test("without a script a link looks again, on the way to an erasure too", async () => {
  await using step = await openStep();
  const browser = step.browser();
  await browser.post(`${ROOT}/code`, { phone: "050 123 4501" });
  const first = await (await browser.ask(ROOT)).text();
  assert.ok(first.includes(`<a href="${ROOT}">${words.fi.look}</a>`));
  await browser.post(`${ROOT}/verify`, { code: step.code() });
  step.clock.pass(6 * MINUTE);
  const way = location(await browser.ask(`${ROOT}/erase`))!;
  const again = await browser.post(`${ROOT}/code`, { again: "1", to: `${ROOT}/erase` });
  assert.equal(location(again), way.replace("?", "?again=1&"));
  const second = await (await browser.ask(way)).text();
  assert.ok(second.includes(`<a href="${way}">${words.fi.look}</a>`));
});

Deno.test("where there are no reports the page promises none, asks for none and loads nothing for it", async () => {
  await using step = await openCodeStep();
  const browser = step.browser();
  await browser.post(`${ROOT}/code`, { phone: "050 123 4501" });
  const html = await (await browser.ask(ROOT)).text();
  assert.ok(!html.includes("data-hx-") && !html.includes("htmx") && !html.includes(words.fi.look));
});
