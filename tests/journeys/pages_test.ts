import assert from "node:assert/strict";
import { openBrowser } from "../helpers/browser.ts";
import { serveSite } from "../helpers/site.ts";
import { assertAccessible, assertValidHtml } from "./_checks.ts";
import { MISSING_PAGES, PUBLIC_PAGES } from "./_pages.ts";
import { Visitor } from "./_visitor.ts";

for (const path of [...PUBLIC_PAGES, ...MISSING_PAGES]) {
  Deno.test(`${path} is valid, accessible in every window and colour, and leaves nothing behind`, async () => {
    await using site = await serveSite();
    await using chromium = await openBrowser();
    await using visitor = await Visitor.open(chromium.browser, site.url);
    assert.equal(await visitor.goto(path), MISSING_PAGES.includes(path) ? 404 : 200);
    await assertAccessible(visitor, path);
    visitor.assertQuiet(path);
    await visitor.assertNothingStored(path);
    await assertValidHtml(await (await fetch(`${site.url}${path}`)).text(), path);
  });
}
