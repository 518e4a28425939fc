import assert from "node:assert/strict";
import { BESIDE_HOLDINGS } from "../../lib/beside_holdings.ts";
import { RECORD_KINDS } from "../../lib/retention.ts";
import { useEverything } from "../helpers/everything.ts";
import { openSite, type Site } from "../helpers/site.ts";

const CONSTANT = /const [A-Z_]+(?:: Deno\.KvKey)? = \[?"([a-z_]+)"/g;

async function* sources(folder: URL): AsyncGenerator<string> {
  for await (const entry of Deno.readDir(folder)) {
    const url = new URL(entry.name + (entry.isDirectory ? "/" : ""), folder);
    if (entry.isDirectory && entry.name !== "words") yield* sources(url);
    if (entry.isFile && entry.name.endsWith(".ts")) yield await Deno.readTextFile(url);
  }
}

function accountedFor({ services }: Site): Set<string> {
  const held = services.holdings.flatMap((holding) => holding.roots);
  return new Set([...held, ...Object.keys(BESIDE_HOLDINGS)]);
}

Deno.test("every row in the store belongs to a holding, or to what may stand beside them", async () => {
  await using site = await openSite();
  await useEverything(site);
  const accounted = accountedFor(site);
  const written = new Set<string>();
  for await (const { key } of site.kv.list({ prefix: [] })) written.add(String(key[0]));
  assert.ok(written.size > 30, `the tour is too short: ${[...written]}`);
  assert.deepEqual([...written].filter((root) => !accounted.has(root)), []);
});

Deno.test("every root that a store names is accounted for, and none that nobody names", async () => {
  await using site = await openSite();
  const named = new Set<string>();
  for await (const source of sources(new URL("../../lib/", import.meta.url))) {
    if (!/Deno\.(Kv|AtomicOperation)/.test(source)) continue;
    for (const [, root] of source.matchAll(CONSTANT)) named.add(root!);
  }
  const accounted = accountedFor(site);
  assert.deepEqual([...named].filter((root) => !accounted.has(root)), []);
  assert.deepEqual([...accounted].filter((root) => !named.has(root)), []);
});

Deno.test("no root is both a holding's and beside the holdings", async () => {
  await using site = await openSite();
  const held = site.services.holdings.flatMap((holding) => holding.roots);
  assert.deepEqual(held.filter((root) => root in BESIDE_HOLDINGS), []);
  assert.equal(new Set(held).size, held.length);
});

Deno.test("every kind that is held has exactly one holding", async () => {
  await using site = await openSite();
  const kinds = site.services.holdings.flatMap((holding) => holding.kinds);
  assert.deepEqual(new Set(kinds), new Set([...RECORD_KINDS, "chat"]));
  assert.equal(new Set(kinds).size, kinds.length);
});
