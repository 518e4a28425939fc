import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { receiptOf } from "../../lib/chat/receipt.ts";
import { type Lang, LANGS } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { words } from "../../lib/words/chat/mod.ts";
import { words as shell } from "../../lib/words/shell/mod.ts";
import { withChatSite } from "./_chat_window.ts";
import { assertAccessible } from "./_checks.ts";
import { Visitor } from "./_visitor.ts";

const UNKNOWN = await receiptOf("a token that began no chat");

/** What has the focus: its id, its role and its text. */
function focused(page: Page) {
  return page.evaluate(() => {
    const active = document.activeElement as HTMLElement;
    return { id: active.id, role: active.getAttribute("role"), text: active.innerText };
  });
}

async function give(visitor: Visitor, lang: Lang, code: string): Promise<void> {
  await visitor.page.fill("#code", code);
  await visitor.press(`main form[action='${pathTo("receipt", lang)}'] button`);
}

for (const javaScript of [true, false]) {
  const how = javaScript ? "with script" : "without script";
  Deno.test(`${how}: every refusal of a receipt code takes the focus, and the title says so first`, () =>
    withChatSite(async (site, browser) => {
      for (const lang of LANGS) {
        site.clock.pass(2 * 60 * 60_000);
        await using visitor = await Visitor.open(browser, site.url, { javaScript, width: 360 });
        const { page } = visitor;
        const { open } = words[lang];
        await visitor.goto(pathTo("receipt", lang));
        assert.equal((await focused(page)).id, "", "nothing is taken from whoever has just come");
        const expects = async (said: string) => {
          const { id, role, text } = await focused(page);
          assert.deepEqual([id, role], ["errors", "alert"], `${lang}: ${said}`);
          assert.ok(text.includes(said), text);
          assert.ok((await page.title()).startsWith(`${shell[lang].errorPrefix}: `));
        };
        for (
          const [code, said] of [["", open.malformed], ["123", open.malformed], [
            UNKNOWN,
            open.wrong,
          ]] as const
        ) {
          await give(visitor, lang, code);
          await expects(said);
          assert.equal(await page.inputValue("#code"), code, "what was typed is kept");
        }
        for (let tries = 0; tries < 12; tries++) {
          await site.services.chat.access.openReceipt(UNKNOWN, { address: "127.0.0.1" });
        }
        await give(visitor, lang, UNKNOWN);
        await expects(open.limited("").split(".")[0]!);
        assert.equal(await page.inputValue("#code"), UNKNOWN);
        // The check of a page runs in it.
        if (javaScript) await assertAccessible(visitor, lang);
      }
    }));
}

Deno.test("a chat that may not be started takes the focus to why, with or without script", () =>
  withChatSite(async (site, browser) => {
    for (const javaScript of [true, false]) {
      await using visitor = await Visitor.open(browser, site.url, { javaScript });
      const { chat } = site.services;
      const again = () => chat.visitors.start({ lang: "fi", address: "127.0.0.1" });
      while ((await again()).outcome === "started");
      await visitor.goto("/chat");
      await visitor.press("main form[action='/chat'] button");
      const { id, text } = await focused(visitor.page);
      assert.equal(id, "errors");
      assert.ok(text.includes(words.fi.start.tooMany("").split(".")[0]!), text);
      assert.match(await visitor.page.title(), /^Virhe: /);
    }
  }));
