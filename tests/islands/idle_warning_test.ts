import assert from "node:assert/strict";
import { MINUTE } from "../../lib/clock.ts";
import { words } from "../../lib/words/portal/mod.ts";
import { openBrowser } from "../helpers/browser.ts";
import { PHONE, recordOf } from "../helpers/records.ts";
import { serveSite } from "../helpers/site.ts";
import { Visitor } from "../journeys/_visitor.ts";

const ROOT = "/omat-tiedot";
const w = words.fi.idle;

/** Somebody signed in, in a real browser whose clock and the site's move together. */
async function openSession() {
  const site = await serveSite();
  await site.services.records.add(PHONE, recordOf("inquiry", site.clock.now() - MINUTE));
  const chromium = await openBrowser();
  const visitor = await Visitor.open(chromium.browser, site.url);
  const { page } = visitor;
  await page.clock.install();
  await visitor.goto(ROOT);
  await page.fill("[name=phone]", PHONE);
  await visitor.press("form[action$='/code'] button");
  await page.fill("[name=code]", site.outbox.list()[0]!.text.slice(0, 6));
  await visitor.press("form[action$='/verify'] button");
  await page.waitForFunction(() => "phase" in document.querySelector("dialog")!.dataset);
  return {
    site,
    visitor,
    page,
    pass: async (milliseconds: number) => {
      site.clock.pass(milliseconds);
      await page.clock.fastForward(milliseconds);
    },
    [Symbol.asyncDispose]: async () => {
      await visitor[Symbol.asyncDispose]();
      await chromium[Symbol.asyncDispose]();
      await site[Symbol.asyncDispose]();
    },
  };
}

Deno.test("two minutes before the end a dialog asks, and staying makes it go away", async () => {
  await using session = await openSession();
  const { page, pass, visitor } = session;
  const dialog = page.getByRole("alertdialog");
  await pass(12 * MINUTE);
  assert.equal(await dialog.isVisible(), false);
  await pass(MINUTE + 20_000);
  await dialog.waitFor();
  assert.ok((await dialog.innerText()).includes(w.minutes(2)));
  const focused = await page.evaluate(() => document.activeElement?.textContent);
  assert.equal(focused, w.stay);
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "hidden" });
  await pass(10 * MINUTE);
  assert.equal(await dialog.isVisible(), false);
  assert.ok((await visitor.text()).includes("rästissä"));
  visitor.assertQuiet("idle warning");
});

Deno.test("unanswered, nothing personal stays on the screen and the phone form takes its place", async () => {
  await using session = await openSession();
  const { page, pass, visitor } = session;
  assert.ok((await visitor.text()).includes("rästissä"));
  await pass(15 * MINUTE + 2_000);
  await page.waitForSelector("[name=phone]");
  assert.ok(!(await visitor.text()).includes("rästissä"));
  await page.goBack();
  await page.waitForSelector("[name=phone]");
  assert.ok(!(await visitor.text()).includes("rästissä"));
});

Deno.test("without a connection the screen is emptied all the same", async () => {
  await using session = await openSession();
  const { page, pass } = session;
  await page.context().setOffline(true);
  await pass(15 * MINUTE + 2_000);
  await page.waitForFunction(() => !document.body?.innerText.includes("rästissä"));
});

Deno.test("signing out in one tab closes the other as soon as it is looked at", async () => {
  await using session = await openSession();
  const { page, visitor } = session;
  const other = await page.context().newPage();
  await other.goto(ROOT);
  await other.click("form[action$='/sign-out'] button");
  await other.waitForSelector("[name=phone]");
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await page.waitForSelector("[name=phone]");
  assert.ok(!(await visitor.text()).includes("rästissä"));
});
