import assert from "node:assert/strict";
import { renderToString } from "preact-render-to-string";
import { CONTROLLER } from "../../../lib/site/controller.ts";
import { LANG_NAME, LANG_TAG, LANGS, NOTICE_LANGS } from "../../../lib/site/languages.ts";
import { alternates, NOTICE_PATHS, PATHS, pathTo } from "../../../lib/site/paths.ts";
import { Page, type PageProps, type Shell } from "../../../routes/_layout.tsx";
import { assets, openSite } from "../../helpers/site.ts";
import { all, textOf } from "./_page.ts";

const shell: Shell = {
  assets,
  siteUrl: new URL("https://tyyne.example"),
  dev: false,
  facts: CONTROLLER,
};

function render(props: Partial<PageProps> = {}): string {
  return renderToString(
    <Page shell={shell} lang="fi" title="Otsikko" {...props}>
      <h1>Otsikko</h1>
    </Page>,
  );
}

/** The links of the language switch: the page's own place in each language. */
function languages(html: string): Record<string, string> {
  const links = html.matchAll(/<a href="([^"]+)" lang="([^"]+)" hreflang="\2"/g);
  return Object.fromEntries([...links].map(([, href = "", lang = ""]) => [lang, href]));
}

Deno.test("the language switch keeps the page, on every page of every language", () => {
  for (const page of Object.keys(PATHS) as (keyof typeof PATHS)[]) {
    for (const lang of LANGS) {
      const expected = alternates(page).map((one) => [LANG_TAG[one.lang], one.path]);
      assert.deepEqual(languages(render({ page, lang })), Object.fromEntries(expected));
    }
  }
  const below = languages(render({ page: "myData", lang: "sv", below: "/code?to=x" }));
  assert.deepEqual(below, {
    fi: "/omat-tiedot/code?to=x",
    sv: "/sv/mina-uppgifter/code?to=x",
    en: "/en/my-data/code?to=x",
  });
});

Deno.test("each language is named in itself, and the notice has plain Finnish beside the three", () => {
  for (const lang of NOTICE_LANGS) {
    const html = render({ page: "notice", lang });
    assert.deepEqual(Object.keys(languages(html)), ["fi", "sv", "en", "fi-simple"]);
    for (const one of NOTICE_LANGS) assert.match(html, new RegExp(`>${LANG_NAME[one]}</a>`));
    const current = /hreflang="([^"]+)" aria-current="true">/.exec(html)?.[1];
    assert.equal(current, LANG_TAG[lang]);
  }
  assert.deepEqual(Object.keys(languages(render({ page: "home" }))), ["fi", "sv", "en"]);
});

Deno.test("a page names itself and its other languages to search engines", async () => {
  await using site = await openSite();
  const { origin } = site.services.settings.siteUrl;
  for (const lang of NOTICE_LANGS) {
    const html = await (await site.fetch(NOTICE_PATHS[lang])).text();
    const links = html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g);
    assert.deepEqual(Object.fromEntries([...links].map(([, tag, href]) => [tag, href])), {
      "fi": `${origin}/tietosuoja`,
      "sv": `${origin}/sv/dataskydd`,
      "en": `${origin}/en/privacy`,
      "fi-simple": `${origin}/selko/tietosuoja`,
      "x-default": `${origin}/tietosuoja`,
    });
    const canonical = all(html, /<link rel="canonical" href="([^"]+)"/g);
    assert.deepEqual(canonical, [`${origin}${NOTICE_PATHS[lang]}`]);
  }
});

Deno.test("a personal page tells search engines nothing but to stay away", () => {
  for (const hidden of [{ personal: true }, { noIndex: true }]) {
    const html = render({ page: "myData", ...hidden });
    assert.match(html, /<meta name="robots" content="noindex"/);
    assert.doesNotMatch(html, /rel="(canonical|alternate)"/);
  }
  assert.doesNotMatch(render({ page: "home" }), /noindex/);
});

Deno.test("the menu says where the reader is", () => {
  const current = (props: Partial<PageProps>) =>
    all(render(props), /aria-label="Päävalikko">.*?href="([^"]+)" aria-current="page"/gs);
  assert.deepEqual(current({ page: "chat" }), ["/chat"]);
  assert.deepEqual(current({ page: "accessibility" }), []);
  assert.match(render({ page: "receipt" }), /href="\/chat" aria-current="true"/);
  assert.match(render({ page: "myData", below: "/x" }), /href="\/omat-tiedot" aria-current="true"/);
});

Deno.test("every page of clients says whose it is and how to reach them", () => {
  for (const lang of LANGS) {
    const html = render({ lang });
    const text = textOf(html);
    assert.match(text, /Pohjois-Karjalan Työttömien Yhdistysten Toimintajärjestö P-K TT ry/);
    assert.match(text, /050 571 9643.*taina@tyyne\.info.*80100 Joensuu.*81700 Lieksa/);
    for (const page of ["notice", "accessibility"] as const) {
      assert.ok(html.includes(`href="${pathTo(page, lang)}"`), page);
    }
  }
});

Deno.test("only development says that it is development", () => {
  assert.match(textOf(render({ shell: { ...shell, dev: true } })), /Kehitysversio.*keksittyjä/);
  assert.doesNotMatch(textOf(render()), /Kehitysversio/);
});

Deno.test("the desk has the staff's menu and no footer of the clients'", () => {
  const navigation = <nav aria-label="Työpöytä">Jono</nav>;
  const html = render({ variant: "desk", navigation });
  assert.match(html, /<body class="desk">/);
  assert.match(textOf(html), /Jono/);
  assert.doesNotMatch(html, /site-footer|Päävalikko/);
  assert.doesNotMatch(render(), /class="desk"/);
});

Deno.test("a page that is only read brings no styles of forms, and no page a foreign address", () => {
  const sheets = (props: Partial<PageProps>) =>
    all(render(props), /rel="stylesheet" href="\/static\/(\w+)\./g);
  assert.deepEqual(sheets({ reading: true }), ["site", "print"]);
  assert.deepEqual(sheets({ styles: ["portal.css"] }), ["site", "service", "portal", "print"]);
  assert.throws(() => render({ styles: ["missing.css"] }), /no static file/);
  for (const address of all(render({ page: "home" }), /\s(?:src|href)="(https?:[^"]+)"/g)) {
    assert.ok(address.startsWith(shell.siteUrl.origin), address);
  }
});

Deno.test("a refused form says so first in the title", () => {
  assert.match(render({ wrong: true }), /<title>Virhe: Otsikko – Tyyne<\/title>/);
  assert.match(render(), /<title>Otsikko – Tyyne<\/title>/);
});
