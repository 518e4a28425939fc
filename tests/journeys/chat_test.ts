import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../helpers/browser.ts";
import { type ServedSite, serveSite } from "../helpers/site.ts";
import { assertAccessible } from "./_checks.ts";
import { openStaffWindow } from "./_desk_window.ts";
import { Visitor, type VisitorOptions } from "./_visitor.ts";

const AT = "2026-03-04T08:00:00Z";
const AINO = { adviserId: "person-aino", adviserName: "Aino Neuvoja" };

async function withSite(test: (site: ServedSite, browser: Browser) => Promise<void>) {
  await using chromium = await openBrowser();
  await using site = await serveSite({ at: AT });
  await site.services.chat.presence.set(AINO, "present");
  await test(site, chromium.browser);
}

/** A visitor whose chat has begun, with its script running. */
async function begun(browser: Browser, site: ServedSite, options: VisitorOptions = {}) {
  const visitor = await Visitor.open(browser, site.url, options);
  await visitor.goto("/chat");
  await visitor.press("main form[action='/chat'] button");
  await visitor.page.waitForSelector(".composer textarea");
  return visitor;
}

async function write({ page }: Visitor, text: string): Promise<void> {
  await page.fill(".composer textarea", text);
  await page.click(".composer button");
}

const said = (page: Page) => page.locator(".bubble-text").allInnerTexts();

/** Waits until the page shows exactly these texts, each as sent. */
async function shows(page: Page, texts: readonly string[]): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const bubbles = [...document.querySelectorAll<HTMLElement>(".bubble-text")];
      const shown = bubbles.map((one) => one.innerText);
      const settled = document.querySelector(".delivery") === null;
      return settled && JSON.stringify(shown) === JSON.stringify(wanted);
    },
    texts,
  ).catch(async () => assert.deepEqual(await said(page), texts));
}

async function takenBy(site: ServedSite): Promise<string> {
  const { chat } = site.services;
  const [line] = (await chat.lists.overview(AINO)).waiting;
  await chat.desk.take(AINO, line!.id);
  return line!.id;
}

const answer = (site: ServedSite, id: string, text: string) =>
  site.services.chat.desk.send(AINO, id, { id: crypto.randomUUID(), text });

Deno.test("two windows: start, talk both ways, lose the network, come back, end, receipt, erase", () =>
  withSite(async (site, browser) => {
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
  withSite(async (site, browser) => {
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
  withSite(async (site, browser) => {
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
  withSite(async (site, browser) => {
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

Deno.test("what was said before is not announced again, and what is new once", () =>
  withSite(async (site, browser) => {
    await using visitor = await begun(browser, site);
    const { page } = visitor;
    await write(visitor, "yksi");
    await shows(page, ["yksi"]);
    const id = await takenBy(site);
    await page.evaluate(() => {
      const added: string[] = [];
      Object.assign(globalThis, { added });
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes) {
          for (const node of addedNodes) {
            if (node instanceof HTMLLIElement) added.push(node.innerText);
          }
        }
      }).observe(document.querySelector("[role=log]")!, { childList: true, subtree: true });
    });
    await answer(site, id, "kaksi");
    await write(visitor, "kolme");
    await shows(page, ["yksi", "kaksi", "kolme"]);
    const added = await page.evaluate(() => (globalThis as unknown as { added: string[] }).added);
    assert.equal(added.length, 2);
    assert.match(added[0]!, /kaksi/);
    assert.match(added[1]!, /kolme/);
  }));

Deno.test("leaving without the code is asked about, and not once it is saved", () =>
  withSite(async (site, browser) => {
    await using visitor = await begun(browser, site);
    const { page } = visitor;
    const asked: string[] = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      return dialog.accept();
    });
    await write(visitor, "kysymys");
    await shows(page, ["kysymys"]);
    await visitor.goto("/tietosuoja");
    assert.deepEqual(asked, ["beforeunload"]);
    await visitor.goto("/chat");
    await page.waitForSelector(".composer textarea");
    await page.click("form[action$='/receipt-saved'] button");
    await page.waitForSelector("text=Olet tallentanut koodin");
    await visitor.goto("/tietosuoja");
    assert.deepEqual(asked, ["beforeunload"]);
  }));

for (const way of ["button", "keys"] as const) {
  Deno.test(`the quiet way out by ${way} closes the chat and leaves another site in its place`, () =>
    withSite(async (site, browser) => {
      await using visitor = await begun(browser, site);
      const { page } = visitor;
      await page.route(
        "https://www.ilmatieteenlaitos.fi/**",
        (route) => route.fulfill({ contentType: "text/html", body: "<title>Sää</title>" }),
      );
      await write(visitor, "salaisuus");
      await shows(page, ["salaisuus"]);
      if (way === "button") await page.click(".quick-exit button");
      else {
        for (let presses = 0; presses < 3; presses++) await page.keyboard.press("Escape");
      }
      await page.waitForURL("https://www.ilmatieteenlaitos.fi/");
      await page.goBack();
      assert.doesNotMatch(await visitor.text(), /salaisuus/);
      assert.deepEqual(await visitor.cookieNames(), []);
      await visitor.goto("/chat");
      assert.match(await visitor.text(), /Ennen kuin aloitat/);
    }));
}

Deno.test("a session that was closed elsewhere leaves nothing of the chat on the page", () =>
  withSite(async (site, browser) => {
    await using visitor = await begun(browser, site);
    const { page } = visitor;
    await write(visitor, "salaisuus");
    await shows(page, ["salaisuus"]);
    const second = await page.context().newPage();
    await second.route(
      "https://www.ilmatieteenlaitos.fi/**",
      (route) => route.fulfill({ body: "" }),
    );
    await second.goto("/chat");
    await second.click(".quick-exit button");
    await page.waitForSelector("h1:has-text('Keskustelu on suljettu')");
    assert.doesNotMatch(await page.content(), /salaisuus"|>salaisuus/);
  }));

for (const [lang, path] of [["fi", "/chat"], ["sv", "/sv/chat"], ["en", "/en/chat"]] as const) {
  Deno.test(`the live chat in ${lang} is within everybody's reach, narrow and wide`, () =>
    withSite(async (site, browser) => {
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
