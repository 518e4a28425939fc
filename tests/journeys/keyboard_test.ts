import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { shows, withChatSite } from "./_chat_window.ts";
import { visitorOf, withDesk } from "./_desk_window.ts";
import { Visitor } from "./_visitor.ts";

/** Something of the page has the focus, so that the next Tab goes on from there. */
async function assertFocusInside(page: Page, selector: string): Promise<void> {
  await page.waitForFunction(
    (selector) => document.activeElement?.closest(selector) !== null,
    selector,
    { timeout: 3_000 },
  ).catch(async () => {
    const focused = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120));
    assert.fail(`the focus is not in ${selector} but on ${focused}`);
  });
}

Deno.test("a visitor needs no mouse: start, write, save the code, end, close", () =>
  withChatSite(async (site, browser) => {
    await using visitor = await Visitor.open(browser, site.url, { width: 360 });
    const { page } = visitor;
    const { keyboard } = page;
    const press = async (selector: string) => {
      await visitor.tabTo(selector);
      await keyboard.press("Enter");
    };
    await visitor.goto("/chat");
    await visitor.tabTo("#nickname");
    await keyboard.type("Peikko");
    await keyboard.press("Enter");
    await page.waitForSelector(".composer textarea");
    await visitor.tabTo(".composer textarea");
    await keyboard.type("yksi");
    await keyboard.press("Enter");
    await shows(page, ["yksi"]);
    await keyboard.type("kaksi");
    await keyboard.press("Shift+Enter");
    await keyboard.type("rivi");
    await press(".composer button");
    await shows(page, ["yksi", "kaksi\nrivi"]);
    await assertFocusInside(page, ".composer textarea");
    await press("form[action='/chat/receipt-saved'] button");
    await page.waitForSelector("text=Olet tallentanut koodin");
    await assertFocusInside(page, ".receipt");
    await press("a[href='/chat/end']");
    await page.waitForURL("**/chat/end");
    await press("form[action='/chat/end'] button");
    await page.waitForSelector("text=Lopetit keskustelun");
    await press("form[action='/chat/close'] button");
    await page.waitForSelector("text=Ennen kuin aloitat");
    visitor.assertQuiet("the keyboard");
  }));

Deno.test("who leaves the question by keyboard is told where it stands", () =>
  withChatSite(async (site, browser) => {
    await using visitor = await Visitor.open(browser, site.url);
    const { page } = visitor;
    await visitor.goto("/chat");
    await visitor.press("main form[action='/chat'] button");
    await page.waitForSelector(".composer textarea");
    await site.services.chat.presence.leave("person-aino");
    await visitor.tabTo(".composer textarea");
    await page.keyboard.type("kysymys");
    await page.keyboard.press("Enter");
    await shows(page, ["kysymys"]);
    await visitor.tabTo("form[action='/chat/leave'] button");
    await page.keyboard.press("Enter");
    await page.waitForSelector("h1:has-text('Kysymyksesi odottaa vastausta')");
    await assertFocusInside(page, "[role=status]");
  }));

Deno.test("an adviser needs no mouse: take, answer, note, hand over; the focus follows", () =>
  withDesk(async ({ site, adviser }) => {
    const { page } = adviser;
    const { keyboard } = page;
    const press = async (selector: string) => {
      await adviser.tabTo(selector);
      await keyboard.press("Enter");
    };
    await visitorOf(site, "Peikko", "hei");
    await page.waitForSelector("form[action$='/take'] button");
    await press("form[action$='/take'] button");
    await assertFocusInside(page, ".desk-panel .composer textarea");
    const field = page.locator(".desk-panel .composer textarea");
    assert.match(
      await field.evaluate((one: HTMLTextAreaElement) => one.labels[0]!.textContent!),
      /Peikko/,
    );
    await keyboard.type("päivää");
    await keyboard.press("Enter");
    await shows(page, ["hei", "päivää"]);
    await press(".desk-panel summary");
    await adviser.tabTo(".desk-panel form[action$='/note'] textarea");
    await keyboard.type("Soitan huomenna.");
    await press(".desk-panel form[action$='/note'] button");
    await page.locator(".note", { hasText: "Soitan huomenna." }).waitFor();
    await assertFocusInside(page, ".desk-panel");
    await press(".desk-panel-head button");
    await page.waitForSelector(".desk-panel", { state: "detached" });
    await assertFocusInside(page, ".desk-line");
    await press("section[aria-labelledby=mine] .desk-line button");
    await assertFocusInside(page, ".desk-panel .composer textarea");
    await press(".desk-panel-more details:nth-of-type(2) summary");
    await adviser.tabTo(".desk-panel form[action$='/hand-over'] select");
    await keyboard.press("ArrowDown");
    await press(".desk-panel form[action$='/hand-over'] button");
    await page.waitForSelector(".desk-panel", { state: "detached" });
    await assertFocusInside(page, "main h1, main .desk-line");
  }));
