import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { openBrowser } from "../helpers/browser.ts";
import { serveSite } from "../helpers/site.ts";
import { answer, begun, takenBy, withChatSite } from "./_chat_window.ts";
import { PUBLIC_PAGES } from "./_pages.ts";
import { Visitor } from "./_visitor.ts";

/** Of the root, in per cent of what the style sheet says: 200 is what everybody may ask (WCAG 1.4.4). */
const SIZES = [125, 200] as const;
const PHONE = { width: 360, height: 640 };

function enlarge(page: Page, percent: number): Promise<void> {
  return page.evaluate((size) => {
    document.documentElement.style.fontSize = size;
  }, `${percent * 0.18}px`);
}

/** The distances that a reader may set for themselves (WCAG 1.4.12). */
function spread(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const { style } of document.querySelectorAll<HTMLElement>("body, body *")) {
      style.setProperty("letter-spacing", "0.12em", "important");
      style.setProperty("word-spacing", "0.16em", "important");
      style.setProperty("line-height", "1.5", "important");
    }
  });
}

Deno.test("nobody scrolls sideways on a phone with large or loose text, on any page", async () => {
  await using site = await serveSite();
  await using chromium = await openBrowser();
  await using visitor = await Visitor.open(chromium.browser, site.url);
  const { page } = visitor;
  await page.setViewportSize(PHONE);
  const found: string[] = [];
  for (const path of PUBLIC_PAGES) {
    await visitor.goto(path);
    for (const percent of SIZES) {
      await enlarge(page, percent);
      found.push(...(await visitor.tooWide()).map((one) => `${path}, ${percent} %: ${one}`));
    }
    await enlarge(page, 100);
    await spread(page);
    found.push(...(await visitor.tooWide()).map((one) => `${path}, loose: ${one}`));
  }
  assert.deepEqual(found, []);
});

Deno.test("with text twice as large the chat's field leaves room, and the way out covers nothing", () =>
  withChatSite(async (site, browser) => {
    await using visitor = await begun(browser, site, { width: 360 });
    const { page } = visitor;
    await page.setViewportSize(PHONE);
    const id = await takenBy(site);
    for (let n = 0; n < 6; n++) await answer(site, id, `${n} ${"pitkä rivi ".repeat(9)}`);
    await page.waitForFunction(() => document.querySelectorAll(".bubble").length === 6);
    const seen = (percent: number) =>
      enlarge(page, percent).then(() =>
        page.evaluate(() => {
          const box = (selector: string) =>
            document.querySelector(selector)!.getBoundingClientRect();
          scrollTo({ top: 0, behavior: "instant" });
          const [exit, brand] = [box(".quick-exit button"), box(".brand")];
          const apart = exit.bottom <= brand.top || exit.top >= brand.bottom ||
            exit.left >= brand.right;
          const { left, top, right, bottom } = box("#messages ~ [role=log] > ol > li");
          const away = document.querySelector("[role=log] li")!;
          away.scrollIntoView({ block: "center", behavior: "instant" });
          const composer = box(".composer");
          return {
            apart,
            room: bottom > top && right > left,
            // What of the window the field takes while somebody reads.
            covered: Math.max(0, Math.min(innerHeight, composer.bottom) - composer.top),
            exit: Math.round(exit.height),
          };
        })
      );
    const usual = await seen(100);
    assert.ok(usual.covered > 100, "the field is in sight while one reads");
    assert.ok(usual.apart, "the way out lies beside the name");
    const large = await seen(200);
    assert.deepEqual({ ...large, exit: 0 }, { apart: true, room: true, covered: 0, exit: 0 });
    assert.ok(large.exit <= 110, `${large.exit} px of 640: one line`);
    assert.deepEqual(await visitor.tooWide(), []);
    // What has the focus is not below the way out.
    await page.focus("a[href='/chat/end']");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Shift+Tab");
    const { focused, below } = await page.evaluate(() => ({
      focused: document.activeElement!.getBoundingClientRect().top,
      below: document.querySelector(".quick-exit button")!.getBoundingClientRect().bottom,
    }));
    assert.ok(focused >= below - 1, `${focused} px, ${below} px`);
  }));
