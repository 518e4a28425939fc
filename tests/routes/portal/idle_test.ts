import assert from "node:assert/strict";
import { MINUTE } from "../../../lib/clock.ts";
import { writeTime } from "../../../lib/site/format.ts";
import { LANGS } from "../../../lib/site/languages.ts";
import { pathTo } from "../../../lib/site/paths.ts";
import { words } from "../../../lib/words/portal/mod.ts";
import { addOneOfEach, linksTo, openPortal, PHONE, ROOT, textOf } from "./_portal.ts";

const json = { accept: "application/json" };

for (const lang of LANGS) {
  Deno.test(`every signed-in page in ${lang} says when it closes and offers the way out`, async () => {
    await using site = await openPortal();
    await addOneOfEach(site);
    const visitor = await site.visitor().signIn(PHONE, lang);
    const root = pathTo("myData", lang);
    const now = site.clock.now();
    const ends = [15, 60].map((minutes) => writeTime(now + minutes * MINUTE, lang));
    for (const below of ["", "/kind/call", "/delete", "/download", "/print", "/new-number"]) {
      const html = await visitor.page(root + below);
      assert.ok(textOf(html).includes(words[lang].signedInUntil(ends[0]!, ends[1]!)), below);
      assert.ok(html.includes(`action="${root}/sign-out"`), below);
      assert.doesNotMatch(html, /http-equiv="refresh"/);
    }
  });
}

Deno.test("the language switch keeps the place, the item that was chosen too", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const visitor = await site.visitor().signIn();
  const [item] = linksTo(await visitor.page(ROOT), "/delete?scope=").filter((href) =>
    href.length > 60
  );
  for (const place of [`${ROOT}/kind/call`, `${ROOT}/delete?scope=call`, item!]) {
    const html = await visitor.page(place);
    const swedish = place.replace(ROOT, pathTo("myData", "sv"));
    assert.ok(linksTo(html, swedish).includes(swedish), place);
    assert.equal((await visitor.get(swedish)).status, 200);
  }
});

Deno.test("staying moves the idle end, never the last one", async () => {
  await using site = await openPortal();
  const visitor = await site.visitor().signIn();
  for (const passed of [14, 28, 42, 56]) {
    site.clock.pass(14 * MINUTE);
    const answer = await visitor.post(`${ROOT}/stay`, {}, json);
    assert.equal(answer.status, 200);
    const totalLeft = (60 - passed) * MINUTE;
    const idleLeft = Math.min(15 * MINUTE, totalLeft);
    const now = site.clock.now();
    const [idle, last] = [idleLeft, totalLeft].map((left) => writeTime(now + left, "fi"));
    const until = words.fi.signedInUntil(idle!, last!);
    assert.deepEqual(await answer.json(), { idleLeft, totalLeft, until });
  }
  site.clock.pass(4 * MINUTE);
  assert.equal((await visitor.post(`${ROOT}/stay`, {}, json)).status, 401);
});

Deno.test("an unused session is over for pages, for staying and for looking", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const visitor = await site.visitor().signIn();
  site.clock.pass(15 * MINUTE);
  assert.equal((await visitor.get(`${ROOT}/alive`)).status, 401);
  assert.equal((await visitor.post(`${ROOT}/stay`, {}, json)).status, 401);
  assert.match(await visitor.page(ROOT), /autocomplete="tel"/);
});

Deno.test("looking whether a session is alive does not keep it alive", async () => {
  await using site = await openPortal();
  const visitor = await site.visitor().signIn();
  for (let minutes = 0; minutes < 15; minutes += 5) {
    assert.equal((await visitor.get(`${ROOT}/alive`)).status, 204);
    site.clock.pass(5 * MINUTE);
  }
  assert.equal((await visitor.get(`${ROOT}/alive`)).status, 401);
});

Deno.test("without script, staying is a form that leads back", async () => {
  await using site = await openPortal();
  const answer = await (await site.visitor().signIn()).post(`${ROOT}/stay`);
  assert.deepEqual([answer.status, answer.headers.get("location")], [303, ROOT]);
});

Deno.test("another site's page can neither keep a session nor erase with it", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const visitor = await site.visitor().signIn();
  const foreign = { origin: "https://elsewhere.example" };
  for (const path of ["/stay", "/delete", "/new-number", "/sign-out"]) {
    const answer = await visitor.post(ROOT + path, { scope: "all", confirm: "yes" }, foreign);
    assert.equal(answer.status, 403, path);
  }
  assert.ok((await visitor.page(ROOT)).includes('id="call"'));
});

Deno.test("what the warning is given tells nothing of the person", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const html = await (await site.visitor().signIn()).page(ROOT);
  const props = /data-island="IdleWarning" data-props="([^"]+)"/.exec(html)?.[1] ?? "";
  assert.ok(props.includes("idleLeft"));
  assert.doesNotMatch(props, /501234501|050 123|Mallikas/);
});
