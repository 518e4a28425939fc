import { begun, shows, takenBy, withChatSite, write } from "./_chat_window.ts";
import assert from "node:assert/strict";

/** Of the range that is never given to anybody. */
const TEXT = "Tunnukseni on 010190-900P";

Deno.test("a visitor is asked before a personal identity code goes", () =>
  withChatSite(async (site, browser) => {
    await using visitor = await begun(browser, site);
    const { page } = visitor;
    await write(visitor, TEXT);
    await page.getByText("näyttää olevan henkilötunnus").waitFor();
    assert.equal(await page.locator(".bubble").count(), 0, "nothing was sent");
    assert.equal(await page.inputValue(".composer textarea"), TEXT);
    await page.click(".composer button");
    await shows(page, [TEXT]);
    await takenBy(site);
  }));
