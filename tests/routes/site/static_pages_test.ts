import assert from "node:assert/strict";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { BASE_HEADERS } from "../../../routes/middleware/security_headers.ts";
import { StaticPages } from "../../../routes/site/static_pages.ts";
import { openSite } from "../../helpers/site.ts";

const utf8 = new TextEncoder();
const ORIGIN = "https://tyyne.example";

/** Pages of which each counts how often it was made. */
function pagesOf(text: string) {
  const made = { times: 0 };
  const pages = new StaticPages([{
    path: "/sivu",
    contentType: "text/html; charset=utf-8",
    language: "fi",
    make: () => {
      made.times++;
      return utf8.encode(text);
    },
  }], { origins: new Set([ORIGIN]), headers: [["x-frame-options", "DENY"]] });
  return { pages, made };
}

const TEXT = "<!doctype html><p>Hyvää päivää. </p>".repeat(50);

async function ask(pages: StaticPages, headers: Record<string, string> = {}, method = "GET") {
  const answer = await pages.answer(new Request(`${ORIGIN}/sivu`, { headers, method }));
  assert.ok(answer);
  return answer;
}

Deno.test("a page is made once, however often it is asked for", async () => {
  const { pages, made } = pagesOf(TEXT);
  assert.equal(made.times, 0);
  const encodings = ["br", "gzip", "", "br", "gzip, br"];
  const asked = encodings.map((encoding) => ask(pages, { "accept-encoding": encoding }));
  for (const answer of await Promise.all(asked)) {
    assert.equal(answer.status, 200);
    await answer.body?.cancel();
  }
  assert.equal(made.times, 1);
});

Deno.test("the encoding follows the weights of Accept-Encoding", async () => {
  const { pages } = pagesOf(TEXT);
  const cases: [string | undefined, string | null][] = [
    [undefined, null],
    ["identity", null],
    ["br", "br"],
    ["gzip, deflate, br", "br"],
    ["br;q=0.2, gzip;q=0.8", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["*", "br"],
    ["br;q=0, *;q=0.5", "gzip"],
    ["identity, br;q=0.5", null],
    ["br;q=0, gzip;q=0", null],
    ["zstd", null],
    ["nonsense;;q=,", null],
  ];
  for (const [accept, expected] of cases) {
    const answer = await ask(pages, accept === undefined ? {} : { "accept-encoding": accept });
    assert.equal(answer.headers.get("content-encoding"), expected, accept);
    assert.equal(answer.headers.get("vary"), "accept-encoding");
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const plain = expected === "br"
      ? brotliDecompressSync(bytes)
      : expected === "gzip"
      ? gunzipSync(bytes)
      : bytes;
    assert.equal(new TextDecoder().decode(plain), TEXT, accept);
  }
});

Deno.test("each encoding has a strong ETag of its own", async () => {
  const { pages } = pagesOf(TEXT);
  const tags = new Set<string>();
  for (const encoding of ["br", "gzip", "identity"]) {
    const answer = await ask(pages, { "accept-encoding": encoding });
    await answer.body?.cancel();
    const tag = answer.headers.get("etag") ?? "";
    assert.match(tag, /^"[^"]+"$/);
    tags.add(tag);
  }
  assert.equal(tags.size, 3);
});

Deno.test("who holds the page gets 304 without it; who holds another one gets the page", async () => {
  const { pages } = pagesOf(TEXT);
  const br = { "accept-encoding": "br" };
  const first = await ask(pages, br);
  const etag = first.headers.get("etag") ?? "";
  await first.body?.cancel();
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
    const answer = await ask(pages, { ...br, "if-none-match": known });
    assert.equal(answer.status, 304, known);
    assert.equal(answer.body, null);
    assert.equal(answer.headers.get("etag"), etag);
    assert.equal(answer.headers.get("cache-control"), "public, max-age=300, must-revalidate");
    assert.equal(answer.headers.get("content-type"), null);
    assert.equal(answer.headers.get("x-frame-options"), "DENY");
  }
  const { pages: changed } = pagesOf(`${TEXT}.`);
  for (
    const [of, known] of [[pages, '"other"'], [changed, etag], [pages, etag.slice(1)]] as const
  ) {
    const answer = await ask(of, { ...br, "if-none-match": known });
    assert.equal(answer.status, 200, known);
    await answer.body?.cancel();
  }
  const otherEncoding = await ask(pages, { "accept-encoding": "gzip", "if-none-match": etag });
  assert.equal(otherEncoding.status, 200);
  await otherEncoding.body?.cancel();
});

Deno.test("HEAD tells the size and sends no body; other methods are not for these pages", async () => {
  const { pages } = pagesOf(TEXT);
  const head = await ask(pages, { "accept-encoding": "gzip" }, "HEAD");
  const get = await ask(pages, { "accept-encoding": "gzip" });
  assert.equal(head.body, null);
  const size = (await get.arrayBuffer()).byteLength;
  assert.equal(head.headers.get("content-length"), String(size));
  assert.equal(pages.answer(new Request(`${ORIGIN}/sivu`, { method: "POST" })), null);
});

Deno.test("another host, and a path that only looks alike, are left to the rest of the site", () => {
  const { pages } = pagesOf(TEXT);
  for (
    const url of [
      "https://evil.example/sivu",
      "https://tyyne.example.evil.example/sivu",
      `${ORIGIN}/sivu/`,
      `${ORIGIN}/sivu?a=1`,
      `${ORIGIN}/Sivu`,
      `${ORIGIN}/`,
    ]
  ) {
    assert.equal(pages.answer(new Request(url)), null, url);
  }
  // Behind a proxy that ends TLS the address says http.
  assert.ok(pages.answer(new Request("http://tyyne.example/sivu", { method: "HEAD" })));
});

Deno.test("a thousand different Accept-Encoding values are all answered", async () => {
  const { pages } = pagesOf(TEXT);
  for (let n = 0; n < 1_000; n++) {
    const answer = await ask(pages, { "accept-encoding": `br;q=0.${n + 1}` }, "HEAD");
    assert.equal(answer.headers.get("content-encoding"), "br");
  }
});

Deno.test("the public pages carry every security header, a language and no cookie", async () => {
  await using site = await openSite();
  for (
    const [path, lang] of [
      ["/", "fi"],
      ["/sv/dataskydd", "sv"],
      ["/en/accessibility", "en"],
      ["/selko/tietosuoja", "fi-simple"],
      ["/tietosuoja?lahde=kirje", "fi"],
    ] as const
  ) {
    const answer = await site.fetch(path);
    const html = await answer.text();
    assert.equal(answer.status, 200, path);
    for (const [name, value] of BASE_HEADERS) assert.equal(answer.headers.get(name), value, path);
    assert.equal(answer.headers.get("content-language"), lang);
    assert.equal(answer.headers.get("set-cookie"), null);
    assert.equal(answer.headers.get("cache-control"), "public, max-age=300, must-revalidate");
    assert.match(html, new RegExp(`<html lang="${lang}">`));
    assert.doesNotMatch(html, /<script/);
  }
});

Deno.test("the notice for programs is JSON, and in its schema", async () => {
  await using site = await openSite();
  for (
    const [path, type] of [
      ["/tietosuoja.json", "application/json"],
      ["/tietosuoja.schema.json", "application/schema+json"],
    ] as const
  ) {
    const answer = await site.fetch(path);
    assert.equal(answer.headers.get("content-type"), type);
    assert.equal(typeof await answer.json(), "object");
  }
});

Deno.test("a forged host gets no page", async () => {
  await using site = await openSite();
  const answer = await site.fetch("https://evil.example/tietosuoja");
  await answer.body?.cancel();
  assert.equal(answer.status, 421);
});
