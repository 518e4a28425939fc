import assert from "node:assert/strict";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { loadAssets } from "../../../lib/assets/mod.ts";
import { writePrebuilt } from "../../../lib/assets/prebuilt.ts";
import { preferredEncoding, SharedBody } from "../../../lib/assets/shared_body.ts";
import { joinStyles } from "../../../lib/assets/style_parts.ts";

const ISLAND = `
import { part } from "../lib/part.ts";
export default function Greeting() { return part; }
`;

/** A project of its own with one stylesheet and two islands that share a module. */
async function project(): Promise<URL> {
  const root = new URL(`file://${await Deno.makeTempDir({ prefix: "tyyne-assets-" })}/`);
  for (const folder of ["static/icons", "islands", "lib"]) {
    await Deno.mkdir(new URL(folder, root), { recursive: true });
  }
  const write = (name: string, text: string) => Deno.writeTextFile(new URL(name, root), text);
  await write("deno.lock", "{}");
  await write("static/site.css", "body { margin: 0 }");
  await write("static/icons/call.svg", "<svg/>");
  await write("lib/part.ts", `export const part = "shared between two";`);
  await write("islands/Greeting.tsx", ISLAND);
  await write("islands/Parting.tsx", ISLAND);
  await write("islands/_helper.ts", "export {};");
  return root;
}

async function inProject(test: (root: URL) => Promise<void>): Promise<void> {
  const root = await project();
  try {
    await test(root);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

Deno.test("a file is found under the address that the site gives it", () =>
  inProject(async (root) => {
    const assets = await loadAssets({ dev: true, root });
    assert.match(assets.url("site.css"), /^\/static\/site\.[0-9a-f]{8}\.css$/);
    assert.match(assets.url("icons/call.svg"), /^\/static\/icons\/call\.[0-9a-f]{8}\.svg$/);
    const found = assets.find(assets.url("site.css"));
    assert.equal(found?.contentType, "text/css; charset=utf-8");
    assert.equal(new TextDecoder().decode(found?.body.bytes), "body { margin: 0 }");
  }));

Deno.test("an address with another hash, and one outside, find nothing", () =>
  inProject(async (root) => {
    const assets = await loadAssets({ dev: true, root });
    for (
      const path of ["/static/site.00000000.css", "/static/../deno.lock", "/static/", "/static"]
    ) {
      assert.equal(assets.find(path), undefined, path);
    }
    assert.equal(assets.successor("/static/../deno.lock"), undefined);
    assert.equal(assets.successor("/static/other.00000000.css"), undefined);
  }));

Deno.test("a page of an older version still finds today's file", () =>
  inProject(async (root) => {
    const assets = await loadAssets({ dev: true, root });
    const today = assets.find(assets.url("site.css"));
    assert.equal(assets.successor("/static/site.00000000.css"), today);
  }));

Deno.test("a name that is no file is a mistake in a page and throws", () =>
  inProject(async (root) => {
    const assets = await loadAssets({ dev: true, root });
    assert.throws(() => assets.url("missing.css"), /no static file missing\.css/);
  }));

Deno.test("a style sheet comes in one file, its parts in the order in which it names them", () =>
  inProject(async (root) => {
    const folder = new URL("static/", root);
    await Deno.mkdir(new URL("desk/", folder));
    await Deno.writeTextFile(new URL("desk/lists.css", folder), "ul { margin: 0 }\n");
    await Deno.writeTextFile(new URL("desk/fields.css", folder), "input { margin: 0 }\n");
    const parts = `/* The desk. */\n\n@import "desk/lists.css";\n@import "desk/fields.css";\n`;
    await Deno.writeTextFile(new URL("desk.css", folder), parts);
    const assets = await loadAssets({ dev: true, root });
    const whole = "/* The desk. */\n\nul { margin: 0 }\n\ninput { margin: 0 }\n";
    assert.equal(new TextDecoder().decode(assets.find(assets.url("desk.css"))?.body.bytes), whole);
    assert.throws(() => assets.url("desk/lists.css"), /no static file/);
    await Deno.writeTextFile(new URL("desk/fields.css", folder), "input { margin: 1px }\n");
    const changed = await loadAssets({ dev: true, root });
    assert.notEqual(changed.url("desk.css"), assets.url("desk.css"));
  }));

Deno.test("a style sheet that names a part that is not there stops the site", () => {
  const sheet = new TextEncoder().encode(`@import "desk/none.css";\n`);
  assert.throws(
    () => joinStyles(new Map([["desk.css", sheet]])),
    /no static\/desk\/none\.css, a part of static\/desk\.css/,
  );
});

Deno.test("another content has another address", () =>
  inProject(async (root) => {
    const before = (await loadAssets({ dev: true, root })).url("site.css");
    await Deno.writeTextFile(new URL("static/site.css", root), "body { margin: 1px }");
    assert.notEqual((await loadAssets({ dev: true, root })).url("site.css"), before);
  }));

Deno.test("islands share what both import, and tell what a browser needs beside them", () =>
  inProject(async (root) => {
    const assets = await loadAssets({ dev: true, root });
    const [shared] = assets.imports("Greeting.js");
    assert.ok(shared);
    assert.deepEqual(assets.imports("Parting.js"), [shared]);
    const text = new TextDecoder().decode(assets.find(shared)?.body.bytes);
    assert.match(text, /shared between two/);
    assert.throws(() => assets.url("_helper.js"));
  }));

Deno.test("production takes what the build wrote", () =>
  inProject(async (root) => {
    assert.equal(await writePrebuilt(root), "written");
    assert.equal(await writePrebuilt(root), "current");
    const [dev, built] = [
      await loadAssets({ dev: true, root }),
      await loadAssets({ dev: false, root }),
    ];
    assert.equal(built.url("Greeting.js"), dev.url("Greeting.js"));
    const path = built.url("Greeting.js");
    assert.deepEqual(built.find(path)?.body.bytes, dev.find(path)?.body.bytes);
  }));

Deno.test("production refuses islands that are missing or older than their sources", () =>
  inProject(async (root) => {
    await assert.rejects(loadAssets({ dev: false, root }), /not built: run `deno task build`/);
    await writePrebuilt(root);
    await Deno.writeTextFile(new URL("lib/part.ts", root), `export const part = "changed";`);
    await assert.rejects(
      loadAssets({ dev: false, root }),
      /lib\/part\.ts is newer.*deno task build/,
    );
  }));

Deno.test("a shared body is compressed once an encoding and comes back whole", async () => {
  const bytes = new TextEncoder().encode("sama kaikille ".repeat(200));
  const body = new SharedBody(bytes, "0a1b2c3d");
  const br = await body.as("br");
  assert.ok(br.length < 60);
  assert.equal(await body.as("br"), br);
  assert.deepEqual(new Uint8Array(brotliDecompressSync(br)), bytes);
  assert.deepEqual(new Uint8Array(gunzipSync(await body.as("gzip"))), bytes);
  assert.equal(body.etag, 'W/"0a1b2c3d"');
});

Deno.test("the encoding follows what the browser takes, and what it refuses", () => {
  assert.equal(preferredEncoding("gzip, deflate, br, zstd"), "br");
  assert.equal(preferredEncoding("GZIP"), "gzip");
  assert.equal(preferredEncoding("br;q=0, gzip;q=0.5"), "gzip");
  for (const none of [null, undefined, "", "identity", "br;q=0", "gzip;q=0.0", "brotli"]) {
    assert.equal(preferredEncoding(none), undefined, String(none));
  }
});

Deno.test("htmx is the file that its package ships", async () => {
  for (const [copy, original] of [["htmx.js", "htmx.min.js"], ["hx-sse.js", "ext/hx-sse.min.js"]]) {
    const ours = await Deno.readTextFile(
      new URL(`../../../static/vendor/${copy}`, import.meta.url),
    );
    const theirs = await Deno.readTextFile(
      new URL(import.meta.resolve(`htmx.org/dist/${original}`)),
    );
    assert.equal(ours, theirs, copy);
  }
});
