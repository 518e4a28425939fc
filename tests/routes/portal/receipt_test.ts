import assert from "node:assert/strict";
import { words } from "../../../lib/words/portal/mod.ts";
import { addOneOfEach, openPortal, ROOT } from "./_portal.ts";

const DELETE = `${ROOT}/delete`;
const yes = { confirm: "yes" };

Deno.test("a receipt that is not there is said to be none, whatever is asked for", async () => {
  await using site = await openPortal();
  for (const ref of ["", "P-0000-0000", "x", "P-0000-0000'--", "../..", "%00"]) {
    const answer = await site.visitor().get(`${ROOT}/deleted?ref=${ref}`);
    assert.equal(answer.status, 404);
    assert.ok((await answer.text()).includes(words.fi.receipt.unknown), ref);
  }
});

Deno.test("after a part is deleted one is still signed in: the receipt says so, says what went, and leads back", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const visitor = await site.visitor().signIn();
  const answer = await visitor.post(DELETE, { scope: "call", ...yes });
  const html = await visitor.page(answer.headers.get("location")!);
  assert.match(html, /<title>Tiedot on poistettu: puhelut – /);
  assert.match(html, /<p class="notice notice-success" [^>]*autofocus/);
  assert.ok(html.includes(`action="${ROOT}/sign-out"`) && html.includes("IdleWarning"));
  assert.ok(html.includes(words.fi.back) && !html.includes(words.fi.receipt.again));
  const other = await site.visitor().page(answer.headers.get("location")!);
  assert.ok(other.includes(words.fi.receipt.again) && !other.includes("/sign-out"));
});

Deno.test("there is a field for the reference of a receipt, and a way to it from the phone form", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const visitor = await site.visitor().signIn();
  const to = (await visitor.post(DELETE, { scope: "all", ...yes })).headers.get("location")!;
  const reference = new URL(to, "http://site").searchParams.get("ref")!;
  assert.ok((await visitor.page(ROOT)).includes(`href="${ROOT}/deleted"`));
  const look = await visitor.get(`${ROOT}/deleted`);
  assert.equal(look.status, 200);
  assert.match(await look.text(), /<form method="get"[^>]*>.*name="ref"/s);
  const typed = ` ${reference.toLowerCase()} `;
  const shown = await visitor.get(`${ROOT}/deleted?ref=${encodeURIComponent(typed)}`);
  assert.equal(shown.status, 200);
  assert.ok((await shown.text()).includes(reference));
});
