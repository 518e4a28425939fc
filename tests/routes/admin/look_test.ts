import assert from "node:assert/strict";
import { openBrowser } from "../../helpers/browser.ts";
import { serveSite } from "../../helpers/site.ts";
import { assertAccessible } from "../../journeys/_checks.ts";
import { AT, busy, openDesk, SENDING } from "./_busy.ts";

Deno.test("what is refused or opened for a purpose is within everybody's reach", async () => {
  await using chromium = await openBrowser();
  await using site = await serveSite({ at: AT });
  const { theirs } = await busy(site);
  await using visitor = await openDesk(site, chromium.browser);
  await visitor.goto(`/admin/desk/chats/${theirs}`);
  await assertAccessible(visitor, "a colleague's chat");
  await visitor.page.check("input[value=fault]");
  await visitor.press("main form button");
  await assertAccessible(visitor, "a colleague's chat, opened");
  await visitor.goto("/admin/hours");
  await visitor.page.fill("[name=d0-1-from]", "kolmelta");
  await visitor.press("form[action='/admin/hours'] button");
  await assertAccessible(visitor, "hours, refused");
});

Deno.test("everything that is due is in sight at 1280 by 800", async () => {
  await using chromium = await openBrowser();
  await using site = await serveSite({ at: AT, settings: SENDING });
  await busy(site);
  // The lists: the conversations that a script opens beside them have a test of their own.
  await using visitor = await openDesk(site, chromium.browser, { javaScript: false });
  for (const path of ["/admin", "/admin/desk"]) {
    await visitor.goto(path);
    const height = await visitor.page.evaluate(() => document.documentElement.scrollHeight);
    assert.ok(height <= 800, `${path} is ${height} px high`);
  }
  const text = await visitor.goto("/admin").then(() => visitor.text());
  for (
    const due of [
      /ovat tauolla/,
      /eivät ole lähteneet/,
      /epäonnistui 100 %/,
      /2 odottaa|1 odottaa/,
      /6 avointa pyyntöä/,
      /Yli ajan oli/,
    ]
  ) {
    assert.match(text, due);
  }
});

Deno.test("without a script a chat is taken, answered with a ready text and ended", async () => {
  await using chromium = await openBrowser();
  await using site = await serveSite({ at: AT });
  await busy(site);
  await using visitor = await openDesk(site, chromium.browser, { javaScript: false });
  await visitor.goto("/admin/desk");
  await visitor.press("#waiting ~ ul li form button");
  assert.match(await visitor.text(), /Keskustelu on sinun/);
  await visitor.press("button[value=ready]");
  assert.equal(await visitor.page.inputValue("#text"), "Hei");
  await visitor.press("form[action$='/messages'] button:not([name])");
  assert.match(await visitor.text(), /Viesti on lähetetty/);
  await visitor.page.click("summary:has-text('Päätä keskustelu')");
  await visitor.press("form[action$='/end'] button");
  assert.match(await visitor.text(), /Keskustelu on päättynyt/);
  visitor.assertQuiet("the desk without a script");
});
