import assert from "node:assert/strict";
import { openBrowser } from "../../helpers/browser.ts";
import { serveSite } from "../../helpers/site.ts";
import { Visitor } from "../../journeys/_visitor.ts";

const AINO = { adviserId: "a1", adviserName: "Aino Neuvoja" };
const AT = "2026-03-04T08:00:00Z";

Deno.test("without script: start, talk both ways, save the code, end, read with it, erase", async () => {
  await using chromium = await openBrowser();
  await using site = await serveSite({ at: AT });
  await using visitor = await Visitor.open(chromium.browser, site.url, {
    javaScript: false,
    width: 320,
  });
  const { chat } = site.services;
  const { page } = visitor;
  await chat.presence.set(AINO, "present");

  await visitor.goto("/chat");
  await page.fill("#nickname", "Peikko");
  await visitor.press("main form[action='/chat'] button");
  assert.match(await visitor.text(), /Odotat neuvojaa/);
  const receipt = await page.innerText(".receipt-code");

  await visitor.press("a[href='/chat/write']");
  await page.fill("#text", "Hei <b>moi</b>\nשלום 👋🏽");
  await visitor.press("main form button");
  const [line] = (await chat.lists.overview(AINO)).waiting;
  await chat.desk.take(AINO, line!.id);
  await chat.desk.send(AINO, line!.id, { id: crypto.randomUUID(), text: "Päivää" });
  await visitor.goto("/chat");
  const bubbles = await page.locator(".bubble-text").allInnerTexts();
  assert.deepEqual(bubbles, ["Hei <b>moi</b>\nשלום 👋🏽", "Päivää"]);

  await visitor.press("form[action='/chat/receipt-saved'] button");
  await visitor.press("a[href='/chat/end']");
  await visitor.press("form[action='/chat/end'] button");
  assert.match(await visitor.text(), /Lopetit keskustelun/);
  visitor.assertQuiet("the chat");

  await using elsewhere = await Visitor.open(chromium.browser, site.url, { javaScript: false });
  await elsewhere.goto("/chat/kuitti");
  await elsewhere.page.fill("#code", receipt.toLowerCase().replaceAll("-", " "));
  await elsewhere.press("main form button");
  assert.match(await elsewhere.text(), /Päivää/);
  await elsewhere.press("a[href='/chat/kuitti/erase']");
  await elsewhere.press("form[action='/chat/kuitti/erase'] button");
  assert.match(await elsewhere.text(), /Keskustelu on poistettu/);
  assert.equal(await chat.store.open(line!.id), null);
  elsewhere.assertQuiet("the receipt");
});
