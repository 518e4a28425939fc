import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { bringUp } from "../../lib/dev/mod.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { openBrowser } from "../helpers/browser.ts";
import { type ServedSite, serveSite } from "../helpers/site.ts";
import { assertAccessible, assertValidHtml } from "./_checks.ts";
import { inEveryLanguage } from "./_pages.ts";
import { Visitor } from "./_visitor.ts";

/** The made-up clients of development: with plenty, a little, and nothing. */
const PLENTY = "050 123 4501";
const NOTHING = "050 123 4503";

async function withClients(test: (site: ServedSite, browser: Browser) => Promise<void>) {
  await using site = await serveSite({ at: new Date().toISOString() });
  await using chromium = await openBrowser();
  await bringUp(site.services);
  await test(site, chromium.browser);
}

/** Asks for a code, reads it from the message, and gives it. */
async function proveNumber(visitor: Visitor, site: ServedSite, phone: string): Promise<void> {
  await visitor.page.fill("#phone", phone);
  await visitor.press(`form[action$="/code"] button[type=submit]`);
  await visitor.page.fill("#code", codeOf(site));
  await visitor.press(`form[action$="/verify"] button[type=submit]`);
}

/** The code stands first in the message. */
function codeOf(site: ServedSite): string {
  return /^\d{6}/.exec(site.outbox.list()[0]!.text)![0];
}

/** Notice → code → my data → download → erase, and back to find nothing. */
async function walk(site: ServedSite, visitor: Visitor, lang: Lang): Promise<void> {
  const root = pathTo("myData", lang);
  await visitor.goto(pathTo("notice", lang));
  await visitor.press(`main a[href="${root}"]`);
  await visitor.assertNothingStored("before the first form");

  await proveNumber(visitor, site, PLENTY);
  const letter = await visitor.text();
  assert.ok(letter.includes(PLENTY), "the letter names the number");
  assert.match(letter, /Aino Mallikas/);
  const shown = await visitor.page.locator("ol.letter > li").count();
  assert.ok(shown > 10, `${shown} things are shown`);

  await visitor.press(`a[href="${root}/download"]`);
  const downloading = visitor.page.waitForEvent("download");
  await visitor.page.click(`a[href="${root}/export.json"]`);
  const file = JSON.parse(await Deno.readTextFile(await (await downloading).path()));
  assert.ok(JSON.stringify(file).includes("Aino Mallikas"));

  await visitor.goto(root);
  await visitor.press(`a[href="${root}/delete"]`);
  await visitor.page.click("main button.button-danger");
  await visitor.page.waitForSelector(".error-summary");
  await visitor.page.check("#confirm");
  await visitor.press("main button.button-danger");
  const receipt = await visitor.text();
  assert.match(receipt, /P-[0-9A-Z]{4}-[0-9A-Z]{4}/);
  assert.ok(!receipt.includes(PLENTY) && !receipt.includes("Aino"), "the receipt names nobody");
  assert.deepEqual(await visitor.cookieNames(), [], "the session has ended");

  site.clock.pass(2 * 60_000);
  await visitor.goto(root);
  await proveNumber(visitor, site, PLENTY);
  const after = await visitor.text();
  assert.ok(!after.includes("Aino Mallikas"), "nothing is left");
  visitor.assertQuiet(lang);
}

for (const { lang } of inEveryLanguage("myData")) {
  for (const javaScript of [true, false]) {
    const how = javaScript ? "with JavaScript" : "without JavaScript";
    Deno.test(`from the notice to an empty file, in ${lang} ${how}`, () =>
      withClients(async (site, browser) => {
        await using visitor = await Visitor.open(browser, site.url, { javaScript, width: 360 });
        await walk(site, visitor, lang);
      }));
  }
}

for (const { lang, path } of inEveryLanguage("myData")) {
  Deno.test(`what the code step refuses in ${lang} is valid and accessible`, () =>
    withClients(async (site, browser) => {
      await using visitor = await Visitor.open(browser, site.url);
      const check = async (where: string) => {
        await assertAccessible(visitor, `${where}, ${lang}`);
        await assertValidHtml(await visitor.source(), `${where}, ${lang}`);
      };
      await visitor.goto(path);
      await visitor.page.fill("#phone", "013 123");
      await visitor.press(`form[action$="/code"] button`);
      await check("a refused number");
      await visitor.page.fill("#phone", PLENTY);
      await visitor.press(`form[action$="/code"] button`);
      await check("asking for the code");
      await visitor.page.fill("#code", "12");
      await visitor.press(`form[action$="/verify"] button`);
      await check("a refused code");
      visitor.assertQuiet(lang);
    }));
}

Deno.test("somebody of whom nothing is held is told so, accessibly", () =>
  withClients(async (site, browser) => {
    await using visitor = await Visitor.open(browser, site.url);
    await visitor.goto("/omat-tiedot");
    await proveNumber(visitor, site, NOTHING);
    assert.equal(await visitor.page.locator("ol.letter > li").count(), 0);
    await assertAccessible(visitor, "nothing held");
    visitor.assertQuiet("nothing held");
  }));

Deno.test("a refused form puts the focus on what is wrong, and from there on the field, without JavaScript", () =>
  withClients(async (site, browser) => {
    await using visitor = await Visitor.open(browser, site.url, { javaScript: false });
    const { page } = visitor;
    await visitor.goto("/omat-tiedot");
    await visitor.tabTo("#phone");
    await page.keyboard.type("013 123");
    await Promise.all([page.waitForSelector("#errors"), page.keyboard.press("Enter")]);
    assert.equal(await page.locator("#errors:focus").count(), 1);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("#phone:focus").inputValue(), "013 123");
  }));

Deno.test("my data opens with the keyboard alone", () =>
  withClients(async (site, browser) => {
    await using visitor = await Visitor.open(browser, site.url);
    const { page } = visitor;
    await visitor.goto("/omat-tiedot");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("href")), "#main");
    await page.keyboard.press("Enter");
    await visitor.tabTo("#phone");
    await page.keyboard.type(PLENTY);
    await Promise.all([page.waitForSelector("#code"), page.keyboard.press("Enter")]);
    await visitor.tabTo("#code");
    await page.keyboard.type(codeOf(site));
    await Promise.all([page.waitForSelector("ol.letter > li"), page.keyboard.press("Enter")]);
    await visitor.tabTo(`a[href="/omat-tiedot/delete"]`);
    await Promise.all([page.waitForSelector("#confirm"), page.keyboard.press("Enter")]);
    await visitor.tabTo("#confirm");
    await page.keyboard.press("Space");
    await visitor.tabTo("main button.button-danger");
    await Promise.all([page.waitForURL(/\/deleted\?ref=/), page.keyboard.press("Enter")]);
    assert.match(await visitor.text(), /P-[0-9A-Z]{4}-[0-9A-Z]{4}/);
  }));
