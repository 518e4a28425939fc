import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { AINO, answer, begun, shows, takenBy, withChatSite, write } from "./_chat_window.ts";
import { assertAccessible } from "./_checks.ts";
import { Visitor } from "./_visitor.ts";

/** Waits until something inside has the focus. */
async function focusIn(page: Page, selector: string): Promise<void> {
  await page.waitForFunction(
    (selector) => document.activeElement?.closest(selector) != null,
    selector,
    { timeout: 3_000 },
  ).catch(async () => {
    assert.fail(
      `${selector}: ${await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120))}`,
    );
  });
}

Deno.test("a chat that ends while one writes keeps the text, goes on from how things stand, and sends it anew", () =>
  withChatSite(async (site, browser) => {
    await using visitor = await begun(browser, site, { width: 360 });
    const { page } = visitor;
    const { chat } = site.services;
    await write(visitor, "ensimmäinen");
    await shows(page, ["ensimmäinen"]);
    const id = await takenBy(site);
    await page.waitForSelector("h1:has-text('Keskustelet neuvojan kanssa')");
    await page.locator(".composer textarea").pressSequentially("pitkä kesken");
    await chat.desk.end(AINO, id);
    await page.waitForSelector("h1:has-text('Keskustelu on päättynyt')");
    assert.equal(await page.title(), "Keskustelu on päättynyt – Chat – Tyyne");
    await focusIn(page, "[role=status]");
    assert.equal(await page.inputValue("#unsent"), "pitkä kesken");
    await assertAccessible(visitor, "what was not sent");

    // A new question would take the code of the old chat away: it is saved first.
    assert.equal(await page.locator(".unsent button[type=submit]").count(), 0);
    await page.click("form[action='/chat/receipt-saved'] button");
    await page.waitForSelector(".unsent button[type=submit]");
    await visitor.press(".unsent button[type=submit]");
    await page.waitForSelector(".composer textarea");
    await shows(page, ["pitkä kesken"]);
    assert.equal((await chat.lists.overview(AINO)).waiting.length, 1);
    visitor.assertQuiet("what was not sent");
  }));

Deno.test("a chat that ends while nothing is being written leaves the keyboard where it was", () =>
  withChatSite(async (site, browser) => {
    await using visitor = await begun(browser, site);
    const { page } = visitor;
    const id = await takenBy(site);
    await page.waitForSelector("h1:has-text('Keskustelet neuvojan kanssa')");
    await page.focus("a[href='/chat/erase']");
    await site.services.chat.desk.end(AINO, id);
    await page.waitForSelector("h1:has-text('Keskustelu on päättynyt')");
    await focusIn(page, "a[href='/chat/erase']");
    assert.equal(await page.locator("#unsent").count(), 0);
  }));

Deno.test("who stands on the way to write when the script arrives is in the field then", () =>
  withChatSite(async (site, browser) => {
    await using visitor = await Visitor.open(browser, site.url, { width: 360 });
    const { page } = visitor;
    await visitor.goto("/chat");
    let letGo = () => {};
    const held = new Promise<void>((done) => letGo = done);
    await page.route("**/Chat*.js", (route) => held.then(() => route.continue()));
    await page.click("main form[action='/chat'] button");
    await page.waitForSelector("a[href='/chat/write']");
    await page.focus("a[href='/chat/write']");
    letGo();
    await page.waitForSelector(".composer textarea");
    await focusIn(page, ".composer textarea");
  }));

Deno.test("who asks for the new message below is at it with the keyboard, too", () =>
  withChatSite(async (site, browser) => {
    await using visitor = await begun(browser, site, { width: 360 });
    const { page } = visitor;
    const id = await takenBy(site);
    for (let n = 0; n < 12; n++) await answer(site, id, `${n} ${"pitkä rivi ".repeat(9)}`);
    // Who is at the end stays there, as fast as it grows.
    await page.waitForFunction(() => {
      const end = document.querySelector(".chat > :last-child")!.getBoundingClientRect();
      return document.querySelectorAll(".bubble").length === 12 && end.bottom <= innerHeight;
    });
    assert.equal(await page.locator(".new-below").count(), 0);
    await page.evaluate(() => scrollTo(0, 0));
    // The page has noticed that its end is out of sight when another that watches it has.
    await page.waitForFunction(() =>
      new Promise<boolean>((seen) =>
        new IntersectionObserver(([entry], watch) => {
          watch.disconnect();
          seen(!entry!.isIntersecting);
        }).observe(document.querySelector(".chat > :last-child")!)
      )
    );
    await answer(site, id, "uusin");
    await page.focus(".new-below");
    await page.keyboard.press("Enter");
    await focusIn(page, ".conversation > :last-child");
    assert.match(await page.evaluate(() => document.activeElement!.textContent!), /uusin/);
  }));

Deno.test("the title of a chat tells how it stands, as it changes too", () =>
  withChatSite(async (site, browser) => {
    await using visitor = await begun(browser, site);
    const { page } = visitor;
    assert.equal(await page.title(), "Odotat neuvojaa – Chat – Tyyne");
    const id = await takenBy(site);
    await page.waitForFunction(() =>
      document.title === "Keskustelet neuvojan kanssa – Chat – Tyyne"
    );
    await site.services.chat.desk.end(AINO, id);
    await page.waitForFunction(() => document.title === "Keskustelu on päättynyt – Chat – Tyyne");
  }));
