import assert from "node:assert/strict";
import { AINO, answer, begun, said, shows, takenBy, withChatSite, write } from "./_chat_window.ts";
import { assertAccessible } from "./_checks.ts";
import { openStaffWindow } from "./_desk_window.ts";
import { Visitor } from "./_visitor.ts";

Deno.test("two windows: start, talk both ways, lose the network, come back, end, receipt, erase", () =>
  withChatSite(async (site, browser) => {
    await using visitor = await begun(browser, site, { width: 320 });
    await using adviser = await openStaffWindow(browser, site);
    const { page } = visitor;
    assert.match(await visitor.text(), /Olet jonossa seuraavana/);
    await write(visitor, "Hei, tarvitsen apua.");
    await shows(page, ["Hei, tarvitsen apua."]);

    await adviser.goto("/admin/desk");
    await adviser.page.waitForSelector(".desk-alerts");
    await adviser.page.click("form[action$='/take'] button");
    await page.waitForSelector("h1:has-text('Keskustelet neuvojan kanssa')");
    await adviser.page.fill(".desk-panel .composer textarea", "Päivää, kerro lisää.");
    await adviser.page.click(".desk-panel .composer button");
    await shows(page, ["Hei, tarvitsen apua.", "Päivää, kerro lisää."]);

    await page.context().setOffline(true);
    await write(visitor, "Juna meni tunneliin.");
    await write(visitor, "Ja ulos.");
    await page.waitForSelector("text=Yhteys on poikki");
    const id = (await site.services.chat.lists.overview(AINO)).mine[0]!.id;
    await answer(site, id, "Olen yhä täällä.");
    await page.context().setOffline(false);
    await shows(page, [
      "Hei, tarvitsen apua.",
      "Päivää, kerro lisää.",
      "Olen yhä täällä.",
      "Juna meni tunneliin.",
      "Ja ulos.",
    ]);
    await page.waitForSelector("text=Yhteys on poikki", { state: "detached" });
    await shows(adviser.page, await said(page));

    const receipt = await page.innerText(".receipt-code");
    await page.click("form[action$='/receipt-saved'] button");
    await page.waitForSelector("text=Olet tallentanut koodin");
    await visitor.press("a[href='/chat/end']");
    await visitor.press("form[action='/chat/end'] button");
    assert.match(await visitor.text(), /Lopetit keskustelun/);
    assert.match(await visitor.text(), /Poista keskustelu nyt/);

    await using elsewhere = await Visitor.open(browser, site.url, { width: 320 });
    await elsewhere.goto("/chat/kuitti");
    await elsewhere.page.fill("#code", receipt);
    await elsewhere.press("main form button[type=submit]");
    assert.match(await elsewhere.text(), /Olen yhä täällä/);
    await elsewhere.press("a[href='/chat/kuitti/erase']");
    await elsewhere.press("form[action='/chat/kuitti/erase'] button");
    await page.waitForSelector("h1:has-text('Keskustelu on poistettu')");
    assert.deepEqual(await said(page), []);
    assert.equal(await site.services.chat.store.open(id), null);
    elsewhere.assertQuiet("the receipt");
  }));

Deno.test("a message that does not get through says so, and is sent when it is tried again", () =>
  withChatSite(async (site, browser) => {
    await using visitor = await begun(browser, site);
    const { page } = visitor;
    let broken = true;
    await page.route("**/messages", (route) => broken ? route.abort() : route.continue());
    await page.clock.install();
    await write(visitor, "ensin");
    await write(visitor, "sitten");
    await page.waitForSelector("text=Lähetetään");
    for (let tries = 0; tries < 4; tries++) await page.clock.fastForward(10_000);
    await page.waitForSelector("text=Ei lähetetty");
    assert.equal(await page.locator(".delivery-failed").count(), 2);
    broken = false;
    await page.locator(".delivery-failed button").first().click();
    await shows(page, ["ensin", "sitten"]);
  }));

Deno.test("a message whose answer was lost is stored once", () =>
  withChatSite(async (site, browser) => {
    await using visitor = await begun(browser, site);
    const { page } = visitor;
    let times = 0;
    await page.route("**/messages", async (route) => {
      const response = await route.fetch();
      // It arrived, and the answer did not.
      return times++ === 0 ? route.abort() : route.fulfill({ response });
    });
    await write(visitor, "kerran");
    await shows(page, ["kerran"]);
    const id = await takenBy(site);
    const chat = await site.services.chat.store.open(id);
    assert.equal((await site.services.chat.store.messages(chat!)).length, 1);
  }));

Deno.test("two tabs of one visitor agree", () =>
  withChatSite(async (site, browser) => {
    await using visitor = await begun(browser, site);
    const second = await visitor.page.context().newPage();
    await second.goto("/chat");
    await second.waitForSelector(".composer textarea");
    await write(visitor, "ensimmäisestä");
    await shows(second, ["ensimmäisestä"]);
    await second.fill(".composer textarea", "toisesta");
    await second.keyboard.press("Enter");
    for (const page of [visitor.page, second]) await shows(page, ["ensimmäisestä", "toisesta"]);
    await second.click("form[action$='/receipt-saved'] button");
    await visitor.page.waitForSelector("text=Olet tallentanut koodin");
  }));

for (const [lang, path] of [["fi", "/chat"], ["sv", "/sv/chat"], ["en", "/en/chat"]] as const) {
  Deno.test(`the live chat in ${lang} is within everybody's reach, narrow and wide`, () =>
    withChatSite(async (site, browser) => {
      for (const [width, dark] of [[320, false], [1280, true]] as const) {
        await using visitor = await Visitor.open(browser, site.url, { width, dark });
        await visitor.goto(path);
        await visitor.press(`main form[action='${path}'] button`);
        await visitor.page.waitForSelector(".composer textarea");
        await write(visitor, "Pitkä".repeat(60));
        await visitor.page.waitForFunction(() => !document.querySelector(".delivery"));
        await assertAccessible(visitor, `${path} ${width}`);
        await visitor.tabTo(".composer textarea");
        visitor.assertQuiet(path);
      }
    }));
}
