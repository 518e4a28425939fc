import assert from "node:assert/strict";
import { openBrowser } from "../helpers/browser.ts";
import { assertAccessible, assertValidHtml } from "./_checks.ts";
import { Visitor } from "./_visitor.ts";

const GOOD = `<!doctype html><html lang="fi"><head><meta charset="utf-8"><title>Hei</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Hei</h1><p>Maailma</p></main></body></html>`;

/** A page with one fault each, and what has to be said of it. */
const FAULTS: readonly [name: string, body: string, complaint: RegExp][] = [
  ["a field without a label", `<input type="text" name="a">`, /label/],
  ["pale text", `<p style="color:#bbb;background:#fff">Vaalea</p>`, /color-contrast/],
  [
    "text that is pale in the dark alone",
    `<style>@media (prefers-color-scheme: dark) { .x { color: #333; background: #222 } }</style>
      <p class="x">Tumma</p>`,
    /1280 px, dark: color-contrast/,
  ],
  ["something wide", `<div style="width:900px">Leveä</div>`, /320 px.*\d+ px wide/],
  [
    "a heading that a line breaks inside a word",
    `<h2 style="width:90px;overflow-wrap:anywhere">Tietosuojaseloste</h2>`,
    /broken inside a word: Tietosuojaseloste/,
  ],
  ["a small button", `<button style="width:12px;height:12px;padding:0">a</button>`, /below 24 px/],
];

/** A site of one page, with a visitor on it. */
async function visiting(html: string, test: (visitor: Visitor) => Promise<void>): Promise<void> {
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, ({ url }) => {
    if (!url.endsWith("/")) return new Response(null, { status: 404 });
    return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
  });
  await using chromium = await openBrowser();
  const url = `http://localhost:${server.addr.port}`;
  await using visitor = await Visitor.open(chromium.browser, url);
  await visitor.goto("/");
  await test(visitor);
  await server.shutdown();
}

function withBody(body: string): string {
  return GOOD.replace("</main>", `${body}</main>`);
}

Deno.test("a good page passes every check", () =>
  visiting(GOOD, async (visitor) => {
    await assertAccessible(visitor, "good");
    visitor.assertQuiet("good");
    await visitor.assertNothingStored("good");
    await assertValidHtml(await visitor.source(), "good");
  }));

for (const [name, body, complaint] of FAULTS) {
  Deno.test(`the checks see ${name}`, () =>
    visiting(withBody(body), async (visitor) => {
      await assert.rejects(assertAccessible(visitor, name), complaint);
    }));
}

Deno.test("the checks see HTML that is not valid", async () => {
  await assert.rejects(assertValidHtml(withBody("<p><div></div></p>"), "nested"), /not valid/);
  await assert.rejects(
    assertValidHtml(withBody(`<a id="a"></a><b id="a"></b>`), "ids"),
    /no-dup-id/,
  );
});

Deno.test("the checks see a third party, a missing file and a script that fails", async () => {
  await visiting(withBody(`<img alt="" src="http://127.0.0.1:9/a.png">`), async (visitor) => {
    await visitor.page.waitForTimeout(100);
    assert.throws(() => visitor.assertQuiet("image"), /third party/);
  });
  await visiting(withBody(`<script src="/missing.js"></script>`), (visitor) => {
    assert.throws(() => visitor.assertQuiet("script"), /complained/);
    return Promise.resolve();
  });
  await visiting(withBody(`<script>throw new Error("oh")</script>`), (visitor) => {
    assert.throws(() => visitor.assertQuiet("error"), /oh/);
    return Promise.resolve();
  });
});

Deno.test("the checks see a cookie and what a script stores", async () => {
  for (const code of [`document.cookie = "a=1"`, `localStorage.setItem("a", "1")`]) {
    await visiting(withBody(`<script>${code}</script>`), async (visitor) => {
      await assert.rejects(visitor.assertNothingStored(code), /a cookie|storage/);
    });
  }
});
