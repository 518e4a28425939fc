import assert from "node:assert/strict";
import { brotliCompressSync } from "node:zlib";
import { NOTICE_LANGS } from "../../../lib/site/languages.ts";
import { noticeOf } from "../../../lib/site/notice.ts";
import { NOTICE_PATHS, PATHS } from "../../../lib/site/paths.ts";
import { openSite } from "../../helpers/site.ts";
import { FACTS } from "../../lib/site/_facts.ts";
import { KEPT } from "../../lib/site/_kept.ts";
import { all, textOf } from "./_page.ts";

const BUDGET = 14 * 1024;

for (const lang of NOTICE_LANGS) {
  Deno.test(`the notice in ${lang} states every fact and every period`, async () => {
    await using site = await openSite();
    const answer = await site.fetch(NOTICE_PATHS[lang]);
    assert.equal(answer.status, 200);
    const text = textOf(await answer.text());
    for (const [fact, told] of Object.entries({ ...FACTS, ...KEPT })) {
      assert.match(text, told[lang], fact);
    }
  });

  Deno.test(`the notice in ${lang} fits into 14 KB with its styles, and brings no script`, async () => {
    await using site = await openSite();
    const answer = await site.fetch(NOTICE_PATHS[lang], { headers: { "accept-encoding": "br" } });
    const size = (await answer.arrayBuffer()).byteLength;
    const html = await (await site.fetch(NOTICE_PATHS[lang])).text();
    const sheets = all(html, /<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"/g);
    assert.ok(sheets.length > 0);
    let styles = 0;
    for (const sheet of sheets) {
      const css = await (await site.fetch(sheet)).bytes();
      assert.ok(css.length > 0, sheet);
      styles += brotliCompressSync(css).length;
    }
    assert.ok(size + styles <= BUDGET, `${size} bytes of HTML and ${styles} of styles`);
    assert.doesNotMatch(html, /<script|\son\w+=|\sstyle=|javascript:/i);
  });

  Deno.test(`every link of the notice in ${lang} leads somewhere`, async () => {
    await using site = await openSite();
    const html = await (await site.fetch(NOTICE_PATHS[lang])).text();
    const ids = new Set(all(html, /\sid="([^"]+)"/g));
    for (const href of new Set(all(html, /<a[^>]*\shref="([^"]+)"/g))) {
      if (href.startsWith("#")) assert.ok(ids.has(href.slice(1)), href);
      else if (href.startsWith("/")) {
        const answer = await site.fetch(href);
        await answer.body?.cancel();
        // A right is used where it is: the code comes first, and leads there.
        const below = Object.values(PATHS.myData).some((root) => href.startsWith(`${root}/`));
        if (below) {
          const start = answer.headers.get("location") ?? "";
          assert.equal(new URL(start, "http://site").searchParams.get("to"), href);
        } else assert.equal(answer.status, 200, href);
      } else assert.match(href, /^(tel:\+\d+|mailto:\S+@\S+|https:\/\/)/);
    }
  });

  Deno.test(`the rights of the notice in ${lang} lead to where each is used`, async () => {
    await using site = await openSite();
    const links = all(await (await site.fetch(NOTICE_PATHS[lang])).text(), /\shref="([^"]+)"/g);
    const root = PATHS.myData[lang === "selko" ? "fi" : lang];
    for (const below of ["/download", "/delete", "/ask"]) assert.ok(links.includes(root + below));
  });
}

Deno.test("the notice has a letterhead and no button on paper", async () => {
  await using site = await openSite();
  const html = await (await site.fetch("/tietosuoja")).text();
  assert.match(html, /<div class="letterhead print-only">/);
  const sheet = all(html, /href="([^"]+)" media="print"/g)[0];
  assert.ok(sheet);
  const css = await (await site.fetch(sheet)).text();
  assert.match(css, /@bottom-right \{\s*content: counter\(page\)/);
  const hidden = /((?:[^{}]+,\s*)+[^{}]+)\{\s*display: none;/.exec(css)?.[1]?.split(/,\s*/) ?? [];
  for (const name of [".button", "form", "nav", ".site-header", ".site-footer"]) {
    assert.ok(hidden.some((selector) => selector.trim() === name), name);
  }
});

Deno.test("short comes first, details after, and the table of contents names every section", async () => {
  await using site = await openSite();
  const html = await (await site.fetch("/tietosuoja")).text();
  const { sections } = noticeOf("fi");
  assert.deepEqual(
    all(html, /<a href="#([^"]+)"/g).slice(0, sections.length),
    sections.map(({ id }) => id),
  );
  assert.ok(html.indexOf('id="short"') < html.indexOf('id="contents"'));
  assert.ok(html.indexOf('id="contents"') < html.indexOf('id="controller"'));
});

Deno.test("the association's Finnish name is read as Finnish in the other languages", async () => {
  await using site = await openSite();
  for (const [path, marked] of [["/sv/dataskydd", 4], ["/en/privacy", 4], ["/tietosuoja", 2]]) {
    const page = await (await site.fetch(`${path}`)).text();
    const names = page.match(/<(?:p|span) lang="fi">P[^<]*<\/(?:p|span)>/g) ?? [];
    assert.equal(
      names.length,
      marked,
      `${path}: in the footer, and in the text where it is foreign`,
    );
  }
});
