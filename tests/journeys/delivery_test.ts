import assert from "node:assert/strict";
import { words } from "../../lib/words/phone/mod.ts";
import { openBrowser } from "../helpers/browser.ts";
import { serveSite } from "../helpers/site.ts";
import { basic, GATEWAYS, SECRET } from "../routes/sms/_reports.ts";
import { assertAccessible, assertValidHtml } from "./_checks.ts";
import { Visitor } from "./_visitor.ts";

/** A site whose gateway is 46elks, and what it would be told about. */
async function openDelivered() {
  const site = await serveSite({ settings: { gateway: GATEWAYS["46elks"] } });
  const references: string[] = [];
  const send = site.outbox.send.bind(site.outbox);
  site.outbox.send = (message) => (references.push(message.reference!), send(message));
  const report = (status: string) =>
    site.fetch(`/api/sms/46elks?reference=${references.at(-1)}`, {
      method: "POST",
      headers: { authorization: basic("report", SECRET) },
      body: new URLSearchParams({ id: "s1", status }),
    });
  return Object.assign(site, { report });
}

const said = words.fi.undelivered("050 123 4501");

Deno.test("who waits for a code sees by itself that it did not arrive, and loses nothing they typed", async () => {
  await using chromium = await openBrowser();
  await using site = await openDelivered();
  await using visitor = await Visitor.open(chromium.browser, site.url);
  const { page } = visitor;
  await visitor.goto("/omat-tiedot");
  await page.fill("[name=phone]", "050 123 4501");
  await visitor.press("main form button");
  await assertValidHtml(await visitor.source(), "the code page");
  await assertAccessible(visitor, "the code page");
  await page.fill("[name=code]", "12");
  assert.equal((await site.report("failed")).status, 204);
  await page.waitForSelector("#delivery .notice-warning", { timeout: 15_000 });
  assert.ok((await visitor.text()).includes(said));
  assert.equal(await page.inputValue("[name=code]"), "12");
  assert.equal(await page.locator("#delivery [data-hx-get]").count(), 0, "it goes on asking");
  await assertAccessible(visitor, "the code page, told");
  visitor.assertQuiet("the code page");
});

Deno.test("without a script the link tells the same", async () => {
  await using chromium = await openBrowser();
  await using site = await openDelivered();
  await using visitor = await Visitor.open(chromium.browser, site.url, { javaScript: false });
  await visitor.goto("/omat-tiedot");
  await visitor.page.fill("[name=phone]", "050 123 4501");
  await visitor.press("main form button");
  await site.report("failed");
  await visitor.page.click(`text=${words.fi.look}`);
  assert.ok((await visitor.text()).includes(said));
  visitor.assertQuiet("the code page without a script");
});
