import assert from "node:assert/strict";
import { MINUTE } from "../../lib/clock.ts";
import { words as phone } from "../../lib/words/phone/mod.ts";
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

Deno.test("whoever types is there: nothing asks, and the page says until when there is now", async () => {
  await using session = await openSession();
  const { page, pass, visitor } = session;
  await visitor.goto(`${ROOT}/ask/other`);
  await page.waitForFunction(() => "phase" in document.querySelector("dialog")!.dataset);
  await page.focus("#text");
  for (let minutes = 0; minutes < 24; minutes += 8) {
    const before = await page.innerText(".portal-session .hint");
    await pass(8 * MINUTE);
    await page.keyboard.type("Kirjoitan hitaasti. ");
    // That it was answered is not enough: the page has to have heard it before time goes on.
    await page.waitForFunction(
      (former) => document.querySelector(".portal-session .hint")!.textContent !== former,
      before,
    );
  }
  assert.equal(await page.getByRole("alertdialog").isVisible(), false);
});

Deno.test("typing asks the site once a minute at most", async () => {
  await using session = await openSession();
  const { page, pass, visitor } = session;
  await visitor.goto(`${ROOT}/ask/other`);
  await page.waitForFunction(() => "phase" in document.querySelector("dialog")!.dataset);
  let asked = 0;
  page.on("request", (request) => asked += Number(request.url().endsWith("/stay")));
  await page.focus("#text");
  await page.keyboard.type("Heti alussa.");
  await pass(MINUTE);
  await page.keyboard.type("Minuutin päästä monta merkkiä.");
  await page.waitForTimeout(200);
  assert.equal(asked, 1);
});

for (const form of ["/ask/other", "/contact"] as const) {
  Deno.test(`what was typed in ${form} is kept over the end of the session, unseen, and goes on after a new code`, async () => {
    await using session = await openSession();
    const { page, pass, visitor, site } = session;
    const field = form === "/contact" ? "#name" : "#text";
    await visitor.goto(ROOT + form);
    await page.waitForFunction(() => "phase" in document.querySelector("dialog")!.dataset);
    await page.fill(field, "Tämän kirjoitin ennen loppua.");
    await pass(15 * MINUTE + 2_000);
    await page.waitForSelector("[name=phone]");
    assert.ok(!(await page.content()).includes("Tämän kirjoitin"));
    const [focused, top] = await page.evaluate(() => [
      document.activeElement?.textContent,
      scrollY + document.activeElement!.getBoundingClientRect().top < innerHeight,
    ]);
    assert.equal(focused, phone.fi.kept);
    assert.ok(top, "the message is in sight");
    await page.fill("[name=phone]", PHONE);
    await visitor.press("form[action$='/code'] button");
    await page.fill("[name=code]", site.outbox.list()[0]!.text.slice(0, 6));
    await visitor.press("form[action$='/verify'] button");
    await visitor.press("main form button[value=edit]");
    assert.equal(await page.inputValue(field), "Tämän kirjoitin ennen loppua.");
    visitor.assertQuiet("kept");
  });
}

Deno.test("a page that nobody wrote on comes back after the code, and what closed it has the focus", async () => {
  await using session = await openSession();
  const { page, pass, visitor, site } = session;
  await visitor.goto(`${ROOT}/kind/inquiry`);
  await page.waitForFunction(() => "phase" in document.querySelector("dialog")!.dataset);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await pass(15 * MINUTE + 2_000);
  await page.waitForSelector("[name=phone]");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), phone.fi.ended);
  await page.fill("[name=phone]", PHONE);
  await visitor.press("form[action$='/code'] button");
  await page.fill("[name=code]", site.outbox.list()[0]!.text.slice(0, 6));
  await visitor.press("form[action$='/verify'] button");
  assert.equal(new URL(page.url()).pathname, `${ROOT}/kind/inquiry`);
});
