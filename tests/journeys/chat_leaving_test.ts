import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { AINO, answer, begun, shows, takenBy, withChatSite, write } from "./_chat_window.ts";
import { Visitor } from "./_visitor.ts";

Deno.test("leaving without the code is asked about, and not once it is saved", () =>
  withChatSite(async (site, browser) => {
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
    withChatSite(async (site, browser) => {
      await using visitor = await begun(browser, site);
      const { page } = visitor;
      await page.route(
        "https://www.ilmatieteenlaitos.fi/**",
        (route) => route.fulfill({ contentType: "text/html", body: "<title>Sää</title>" }),
      );
      await write(visitor, "salaisuus");
      await shows(page, ["salaisuus"]);
      const pages = await page.evaluate(() => history.length);
      if (way === "button") await page.click(".quick-exit button");
      else {
        const escape = async () => {
          for (let presses = 0; presses < 3; presses++) await page.keyboard.press("Escape");
        };
        // In the field the same key is a screen reader's way out of it.
        await page.focus(".composer textarea");
        await escape();
        assert.match(await visitor.text(), /salaisuus/);
        await page.focus("main");
        await escape();
      }
      await page.waitForURL("https://www.ilmatieteenlaitos.fi/");
      assert.equal(await page.evaluate(() => history.length), pages, "in the place of the chat");
      await page.goBack();
      assert.doesNotMatch(await visitor.text(), /salaisuus/);
      assert.deepEqual(await visitor.cookieNames(), []);
      await visitor.goto("/chat");
      assert.match(await visitor.text(), /Ennen kuin aloitat/);
    }));
}

Deno.test("a session that was closed elsewhere leaves nothing of the chat on the page", () =>
  withChatSite(async (site, browser) => {
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

/** Whether the quiet way out is in the window and nothing lies over it, at several places of the page. */
async function exitInReach(page: Page): Promise<void> {
  for (const part of [0, 0.3, 0.7, 1]) {
    const hit = await page.evaluate((part) => {
      const { scrollHeight, clientHeight } = document.documentElement;
      scrollTo({ top: (scrollHeight - clientHeight) * part, behavior: "instant" });
      const button = document.querySelector(".quick-exit button")!;
      const { left, top, right, bottom } = button.getBoundingClientRect();
      const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return { inside: top >= 0 && right <= innerWidth && left >= 0, mine: middle === button };
    }, part);
    assert.deepEqual(hit, { inside: true, mine: true }, `${page.url()}, ${part}`);
  }
}

Deno.test("the quiet way out is in reach wherever somebody has scrolled, in every language", () =>
  withChatSite(async (site, browser) => {
    for (const root of ["/chat", "/sv/chat", "/en/chat"]) {
      for (const [width, javaScript] of [[320, true], [360, false], [1280, true]] as const) {
        await using visitor = await Visitor.open(browser, site.url, { width, javaScript });
        await visitor.goto(root);
        await exitInReach(visitor.page);
        await visitor.press(`main form[action='${root}'] button`);
        const [line] = (await site.services.chat.lists.overview(AINO)).waiting;
        await site.services.chat.desk.take(AINO, line!.id);
        for (let n = 0; n < 12; n++) {
          await answer(site, line!.id, `${n} ${"pitkä rivi ".repeat(9)}`);
        }
        await visitor.goto(root);
        await exitInReach(visitor.page);
        assert.deepEqual(await visitor.tooWide(), [], `${root} ${width}`);
        await visitor.goto(`${root}/end`);
        await exitInReach(visitor.page);
      }
    }
  }));

Deno.test("what has the focus is not hidden below the quiet way out", () =>
  withChatSite(async (site, browser) => {
    await using visitor = await begun(browser, site, { width: 320 });
    const { page } = visitor;
    const id = await takenBy(site);
    for (let n = 0; n < 12; n++) await answer(site, id, `${n} ${"pitkä rivi ".repeat(9)}`);
    await page.waitForFunction(() => document.querySelectorAll(".bubble").length === 12);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.focus(".site-footer a:last-of-type");
    for (let presses = 0; presses < 20; presses++) {
      await page.keyboard.press("Shift+Tab");
      const seen = await page.evaluate(() => {
        const active = document.activeElement!;
        if (active.closest(".quick-exit, .site-header, .skip") || active === document.body) {
          return true;
        }
        const { left, top, right, bottom } = active.getBoundingClientRect();
        const points = [[left + 2, top + 2], [(left + right) / 2, (top + bottom) / 2]] as const;
        return points.some(([x, y]) => active.contains(document.elementFromPoint(x, y)));
      });
      assert.ok(seen, await page.evaluate(() => document.activeElement!.outerHTML.slice(0, 200)));
    }
  }));

Deno.test("ending and closing without the saved code show it once more, and ask first", () =>
  withChatSite(async (site, browser) => {
    await using visitor = await begun(browser, site, { width: 320 });
    const { page } = visitor;
    await write(visitor, "kysymys");
    await shows(page, ["kysymys"]);
    const receipt = await page.innerText(".receipt-code");
    await visitor.press("a[href='/chat/end']");
    assert.match(await visitor.text(), /Et ole vielä tallentanut kuittikoodia/);
    assert.equal(await page.innerText(".receipt-code"), receipt);
    await visitor.press("form[action='/chat/end'] button");
    await visitor.press("form[action='/chat/close'] button");
    assert.equal(new URL(page.url()).pathname, "/chat/close");
    assert.match(await visitor.text(), /Et ole vielä tallentanut kuittikoodia/);
    assert.equal(await page.innerText(".receipt-code"), receipt);
    assert.deepEqual(await visitor.cookieNames(), ["tyyne_chat"]);
    await visitor.press("form[action='/chat/receipt-saved'] button");
    assert.equal(new URL(page.url()).pathname, "/chat/close");
    assert.doesNotMatch(await visitor.text(), /Et ole vielä tallentanut kuittikoodia/);
    await visitor.press("form[action='/chat/close'] button");
    assert.match(await visitor.text(), /Ennen kuin aloitat/);
    assert.equal(await page.title(), "Keskustelu on suljettu – Chat – Tyyne");
    assert.equal(await page.innerText("#done"), "Keskustelu on suljettu.");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "done");
    assert.deepEqual(await visitor.cookieNames(), []);
    visitor.assertQuiet("closing");
  }));

Deno.test("another language of the same chat is no leaving, and opens it as it is", () =>
  withChatSite(async (site, browser) => {
    await using visitor = await begun(browser, site);
    const { page } = visitor;
    let asked = 0;
    page.on("dialog", (dialog) => (asked++, dialog.accept()));
    await write(visitor, "kysymys");
    await shows(page, ["kysymys"]);
    await visitor.press(".site-header a[href='/sv/chat']");
    await shows(page, ["kysymys"]);
    assert.equal(asked, 0);
    await page.click(".composer textarea");
    await visitor.press(".site-header a[href='/sv/mina-uppgifter']");
    assert.equal(asked, 1);
  }));
