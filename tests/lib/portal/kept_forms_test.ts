import assert from "node:assert/strict";
import { DAY, HOUR } from "../../../lib/clock.ts";
import { Handles } from "../../../lib/portal/mod.ts";
import { openSite } from "../../helpers/site.ts";

const MINE = { phone: "+358501234501", token: "former-token" };
const AGAIN = { phone: MINE.phone, token: "new-token" };
const OTHER = { phone: "+358501234502", token: "another-token" };
const TYPED = { below: "/ask/other", fields: { text: "Ääkköset säilyvät\nrivien yli." } };

async function open() {
  const site = await openSite();
  const { keptForms } = site.services;
  const kept = await keptForms.keep(await keptForms.mark(MINE), TYPED);
  assert.ok(kept !== null);
  return { ...site, keptForms, kept, [Symbol.asyncDispose]: site[Symbol.asyncDispose] };
}

Deno.test("what was typed opens for whoever proves the same number anew", async () => {
  await using site = await open();
  assert.deepEqual(await site.keptForms.open(site.kept, AGAIN), TYPED);
});

Deno.test("what was typed does not open for another number", async () => {
  await using site = await open();
  assert.equal(await site.keptForms.open(site.kept, OTHER), null);
});

Deno.test("neither what was typed nor the number can be read in what travels, nor is it stored", async () => {
  await using site = await open();
  const mark = await site.keptForms.mark(MINE);
  for (const text of [mark, site.kept]) {
    const bytes = Uint8Array.fromBase64(text, { alphabet: "base64url" });
    const seen = new TextDecoder().decode(bytes) + text;
    assert.doesNotMatch(seen, /501234501|Ääkköset|former-token|ask/);
  }
  const rows = await Array.fromAsync(site.kv.list({ prefix: [] }));
  assert.doesNotMatch(JSON.stringify(rows.map(({ key }) => key)), /kept/);
});

Deno.test("a handle in what was typed opens in the new session, and in it only", async () => {
  await using site = await openSite();
  const { keptForms } = site.services;
  const item = { kind: "call_note", id: "n1", at: 1 };
  const fields = { item: await (await Handles.of(MINE)).seal("item", item), text: "x" };
  const kept = await keptForms.keep(await keptForms.mark(MINE), { below: "/ask/other", fields });
  const typed = await keptForms.open(kept!, AGAIN);
  assert.deepEqual(await (await Handles.of(AGAIN)).open("item", typed!.fields.item!), item);
  assert.equal(await (await Handles.of(MINE)).open("item", typed!.fields.item!), null);
});

Deno.test("what was kept is gone after an hour, and a mark after a day", async () => {
  await using site = await open();
  const mark = await site.keptForms.mark(MINE);
  site.clock.pass(HOUR - 1);
  assert.ok(await site.keptForms.open(site.kept, AGAIN));
  site.clock.pass(1);
  assert.equal(await site.keptForms.open(site.kept, AGAIN), null);
  site.clock.pass(DAY);
  assert.equal(await site.keptForms.keep(mark, TYPED), null);
});

Deno.test("a forged mark, one that was changed, and what was kept as a mark keep nothing", async () => {
  await using site = await open();
  const mark = await site.keptForms.mark(MINE);
  const changed = mark.slice(0, -4) + (mark.endsWith("AAAA") ? "BBBB" : "AAAA");
  for (const wrong of [undefined, "", "mark", changed, site.kept]) {
    assert.equal(await site.keptForms.keep(wrong, TYPED), null);
  }
  assert.equal(await site.keptForms.open(mark, AGAIN), null, "a mark is nothing that was typed");
});

Deno.test("more than a form can carry is not kept, and three full fields are", async () => {
  await using site = await openSite();
  const { keptForms } = site.services;
  const mark = await keptForms.mark(MINE);
  const of = (length: number) => ({ below: "/ask/other", fields: { text: "ä".repeat(length) } });
  assert.ok(await keptForms.keep(mark, of(12_000)));
  assert.equal(await keptForms.keep(mark, of(40_000)), null);
});
