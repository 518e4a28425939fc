import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { answer, begun, shows, takenBy, withChatSite, write } from "./_chat_window.ts";
import { openStaffWindow } from "./_desk_window.ts";

/**
 * Writes down what the log on the page announces: what is added to it (`aria-relevant="additions"`),
 * unless it stands in a part that is quiet or that announces by itself.
 */
function listen(page: Page, log = "[role=log]"): Promise<void> {
  return page.evaluate((log) => {
    const announced: string[] = [];
    Object.assign(globalThis, { announced });
    const quiet = (node: Node) => {
      const element = node instanceof Element ? node : node.parentElement;
      return element?.closest("[aria-live=off], [role=alert], [role=status]") !== null;
    };
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) {
          const text = node.textContent ?? "";
          if (text.trim() !== "" && node.isConnected && !quiet(node)) announced.push(text);
        }
      }
    }).observe(document.querySelector(log)!, { childList: true, subtree: true });
  }, log);
}

const announced = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { announced: string[] }).announced);

/** Each of the texts is in one announcement, in their order, and there is no other. */
function assertOnce(heard: readonly string[], texts: readonly string[]): void {
  assert.equal(heard.length, texts.length, JSON.stringify(heard));
  texts.forEach((text, n) => assert.ok(heard[n]!.includes(text), `${heard[n]} tells of ${text}`));
}

Deno.test("a visitor hears what is new once, and what was said before not again", () =>
  withChatSite(async (site, browser) => {
    await using visitor = await begun(browser, site);
    const { page } = visitor;
    await write(visitor, "yksi");
    await shows(page, ["yksi"]);
    const id = await takenBy(site);
    await page.waitForSelector("h1:has-text('Keskustelet neuvojan kanssa')");
    await listen(page);
    await answer(site, id, "kaksi");
    await shows(page, ["yksi", "kaksi"]);
    await write(visitor, "kolme");
    await shows(page, ["yksi", "kaksi", "kolme"]);
    assertOnce(await announced(page), ["kaksi", "kolme"]);

    await page.context().setOffline(true);
    await answer(site, id, "neljä");
    await page.waitForSelector("text=Yhteys on poikki");
    await page.context().setOffline(false);
    await shows(page, ["yksi", "kaksi", "kolme", "neljä"]);
    await page.waitForSelector("text=Yhteys on poikki", { state: "detached" });
    assertOnce(await announced(page), ["kaksi", "kolme", "neljä"]);
  }));

Deno.test("a message that does not get through is announced as such once, by an alert", () =>
  withChatSite(async (site, browser) => {
    await using visitor = await begun(browser, site);
    const { page } = visitor;
    let broken = true;
    await page.route("**/messages", (route) => broken ? route.abort() : route.continue());
    await page.clock.install();
    await listen(page);
    await write(visitor, "sitkeä");
    await page.waitForSelector("text=Lähetetään");
    for (let tries = 0; tries < 4; tries++) await page.clock.fastForward(10_000);
    await page.getByRole("alert").filter({ hasText: "Ei lähetetty" }).waitFor();
    broken = false;
    await page.locator(".delivery-failed button").click();
    await shows(page, ["sitkeä"]);
    assertOnce(await announced(page), ["sitkeä"]);
  }));

Deno.test("an adviser hears each message once, their own too, and another's is quiet meanwhile", () =>
  withChatSite(async (site, browser) => {
    await using visitor = await begun(browser, site);
    await write(visitor, "yksi");
    await shows(visitor.page, ["yksi"]);
    await takenBy(site);
    await using adviser = await openStaffWindow(browser, site);
    const { page } = adviser;
    await adviser.goto("/admin/desk");
    await shows(page, ["yksi"]);
    await listen(page, ".desk-panel [role=log]");
    await write(visitor, "kaksi");
    await shows(page, ["yksi", "kaksi"]);
    await page.fill(".desk-panel .composer textarea", "kolme");
    await page.click(".desk-panel .composer button");
    await shows(page, ["yksi", "kaksi", "kolme"]);
    assertOnce(await announced(page), ["kaksi", "kolme"]);
  }));

Deno.test("one's last message says that it was sent, and no other", () =>
  withChatSite(async (site, browser) => {
    await using visitor = await begun(browser, site);
    const { page } = visitor;
    const sent = () =>
      page.$$eval(
        ".bubble-mine",
        (own) => own.map((one) => one.textContent!.includes("Lähetetty")),
      );
    await write(visitor, "yksi");
    await shows(page, ["yksi"]);
    assert.deepEqual(await sent(), [true]);
    await write(visitor, "kaksi");
    await shows(page, ["yksi", "kaksi"]);
    assert.deepEqual(await sent(), [false, true]);
    const id = await takenBy(site);
    await answer(site, id, "kolme");
    await shows(page, ["yksi", "kaksi", "kolme"]);
    assert.deepEqual(await sent(), [false, true]);
  }));

Deno.test("each side sees that the other writes, until the message is there", () =>
  withChatSite(async (site, browser) => {
    await using visitor = await begun(browser, site);
    await write(visitor, "hei");
    await takenBy(site);
    await using adviser = await openStaffWindow(browser, site);
    await adviser.goto("/admin/desk");
    await shows(adviser.page, ["hei"]);
    const writing = { visitor: "Neuvoja kirjoittaa", adviser: "Kävijä kirjoittaa" };
    await adviser.page.locator(".desk-panel .composer textarea").pressSequentially("päivää");
    await visitor.page.locator(".typing", { hasText: writing.visitor }).waitFor();
    await adviser.page.keyboard.press("Enter");
    await shows(visitor.page, ["hei", "päivää"]);
    await visitor.page.locator(".typing", { hasText: writing.visitor }).waitFor({
      state: "detached",
    });
    await visitor.page.locator(".composer textarea").pressSequentially("kiitos");
    await adviser.page.locator(".typing", { hasText: writing.adviser }).waitFor();
    await visitor.page.keyboard.press("Enter");
    await shows(adviser.page, ["hei", "päivää", "kiitos"]);
    await adviser.page.locator(".typing", { hasText: writing.adviser }).waitFor({
      state: "detached",
    });
  }));
