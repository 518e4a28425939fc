import assert from "node:assert/strict";
import { openBrowser } from "../helpers/browser.ts";
import { serveSite } from "../helpers/site.ts";
import { openStaffWindow, visitorOf } from "./_desk_window.ts";

Deno.test("what a visitor adds to a question appears while it is answered, and the answer stays", async () => {
  await using chromium = await openBrowser();
  await using site = await serveSite({ at: "2026-03-04T08:00:00Z" });
  await using adviser = await openStaffWindow(chromium.browser, site);
  const { page } = adviser;
  const { id, write, visitor } = await visitorOf(site, "Peikko", "Miten haen tukea?");
  let asked = 0;
  page.on("request", (request) => {
    if (request.url().endsWith("?auto")) asked++;
  });
  await page.clock.install();
  await adviser.goto(`/admin/desk/chats/${id}`);
  await page.locator("textarea[name=text]").fill("Hakemus on");
  await write("Unohdin sanoa yhden asian.");
  await page.clock.fastForward(11_000);
  await page.locator(".bubble-text", { hasText: "Unohdin sanoa" }).waitFor();
  assert.equal(await page.locator("textarea[name=text]").inputValue(), "Hakemus on");
  await page.locator("textarea[name=text]").focus();

  await site.services.chat.visitors.end(visitor);
  await page.clock.fastForward(11_000);
  await page.getByText("Keskustelu ei ole jonossa eikä sinun").waitFor();
  assert.equal(await page.locator("textarea[name=text]").inputValue(), "Hakemus on");
  const until = asked;
  for (let n = 0; n < 4; n++) await page.clock.fastForward(11_000);
  assert.equal(asked, until, "what has ended is not asked for again and again");
  adviser.assertQuiet("a question");
});
