import assert from "node:assert/strict";
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { LANGS } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { words } from "../../lib/words/errors/mod.ts";
import { onError } from "../../routes/_errors.tsx";
import type { SiteEnv } from "../../routes/_site.ts";
import { openBrowser } from "../helpers/browser.ts";
import { type ServedSite, serveSite } from "../helpers/site.ts";
import { assertAccessible, assertValidHtml } from "./_checks.ts";
import { Visitor } from "./_visitor.ts";

const STATUSES: readonly ContentfulStatusCode[] = [
  400,
  403,
  404,
  405,
  408,
  413,
  421,
  429,
  500,
  503,
];

/** What a seal throws that does not open. */
const DAMAGED = new DOMException("", "OperationError");

/** The page that the site answers when this is thrown. */
async function errorPage({ services }: ServedSite, path: string, error: Error) {
  const app = new Hono<SiteEnv>();
  app.onError(onError);
  app.use(async (c, next) => {
    c.set("services", services);
    await next();
  });
  app.all("*", () => {
    throw error;
  });
  const answer = await app.request(new URL(path, services.settings.siteUrl));
  return { status: answer.status, body: await answer.text() };
}

for (const lang of LANGS) {
  Deno.test(`every page of an error in ${lang} is valid and within everybody's reach, and none is left out`, async () => {
    await using chromium = await openBrowser();
    await using site = await serveSite();
    await using visitor = await Visitor.open(chromium.browser, site.url);
    const titles = new Set<string>();
    const errors = [...STATUSES.map((status) => new HTTPException(status)), DAMAGED];
    for (const [n, error] of errors.entries()) {
      const path = pathTo("myData", lang, `/${n}`);
      const { status, body } = await errorPage(site, path, error);
      assert.equal(status, STATUSES[n] ?? 500);
      await assertValidHtml(body, path);
      const answer = { status, contentType: "text/html; charset=utf-8", body };
      await visitor.page.route(`**${path}`, (route) => route.fulfill(answer));
      assert.equal(await visitor.goto(path), status);
      titles.add(await visitor.page.innerText("h1"));
      await assertAccessible(visitor, path);
    }
    const { toHome: _link, call: _call, ...told } = words[lang];
    assert.deepEqual([...titles].sort(), Object.values(told).map(({ title }) => title).sort());
  });
}
