import assert from "node:assert/strict";
import { MINUTE } from "../../../lib/clock.ts";
import { words } from "../../../lib/words/phone/mod.ts";
import { openCodeStep, ROOT } from "./_code_browser.ts";

/** A code step, and the references of its messages as a gateway gets them. */
async function openStep() {
  const step = await openCodeStep();
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
