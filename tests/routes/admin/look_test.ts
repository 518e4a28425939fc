import assert from "node:assert/strict";
import { openBrowser } from "../../helpers/browser.ts";
import { serveSite } from "../../helpers/site.ts";
import { assertAccessible, assertValidHtml } from "../../journeys/_checks.ts";
import { Visitor } from "../../journeys/_visitor.ts";
import { AT, busy, openDesk, SENDING } from "./_busy.ts";

/** A page that asks again by itself is no fault here: it does so for who has no script only. */
const ASKS_AGAIN = /<noscript><meta http-equiv="refresh"[^>]*><\/noscript>/;

Deno.test("every page of the staff is valid and within everybody's reach", async () => {
  await using chromium = await openBrowser();
  await using site = await serveSite({ at: AT });
  await using outside = await Visitor.open(chromium.browser, site.url);
  for (const path of ["/admin", "/admin?lang=en", "/admin/signed-out"]) {
    await outside.goto(path);
    await assertValidHtml(await outside.source(), path);
    await assertAccessible(outside, path);
    outside.assertQuiet(path);
  }
  const { mine, theirs } = await busy(site);
  await using visitor = await openDesk(site, chromium.browser);
  const paths = [
    "/admin",
    "/admin/desk",
    "/admin/desk/past",
    `/admin/desk/chats/${mine}`,
    "/admin/answers",
    "/admin/requests",
    "/admin/retention",
    "/admin/audit",
    "/admin/hours",
    "/admin/settings",
    "/admin/sessions",
    "/admin/staff-sessions",
  ];
  for (const path of paths) {
    assert.equal(await visitor.goto(path), 200, path);
    await assertValidHtml((await visitor.source()).replace(ASKS_AGAIN, ""), path);
    await assertAccessible(visitor, path);
    visitor.assertQuiet(path);
  }
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
  await using visitor = await openDesk(site, chromium.browser);
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
  await visitor.press("form[method=get] button");
  assert.equal(await visitor.page.inputValue("#text"), "Hei");
  await visitor.press("form[action$='/messages'] button");
  assert.match(await visitor.text(), /Viesti on lähetetty/);
  await visitor.page.click("summary:has-text('Päätä keskustelu')");
  await visitor.press("form[action$='/end'] button");
  assert.match(await visitor.text(), /Keskustelu on päättynyt/);
  visitor.assertQuiet("the desk without a script");
});
