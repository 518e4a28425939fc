import assert from "node:assert/strict";
import { words } from "../../../lib/words/chat/mod.ts";
import { timeFrom, words as phoneWords } from "../../../lib/words/phone/mod.ts";
import { openSite } from "../../helpers/site.ts";
import { Browser } from "./_browser.ts";

const phone = "050 123 4567";

/** A visitor's browser in a running chat. */
async function begun(site: Awaited<ReturnType<typeof openSite>>, address?: string) {
  const visitor = new Browser(site, address);
  await visitor.start({ nickname: "Kulkija" });
  return visitor;
}

Deno.test("a code that was just sent to link the chat is said so, and the refusal takes the focus", async () => {
  await using site = await openSite({ at: "2026-03-04T08:00:00Z" });
  const visitor = await begun(site);
  assert.equal((await visitor.form("/chat/phone", { phone })).status, 303);
  assert.ok((await visitor.get("/chat/phone")).includes(words.fi.link.codeHint));
  const soon = await visitor.form("/chat/phone", { phone });
  assert.equal(soon.status, 429);
  assert.match(
    await soon.text(),
    /<p class="notice notice-warning" role="alert" tabindex="-1" autofocus id="errors">Lähetimme koodin juuri äsken/,
  );
});

Deno.test("who has just asked for a code for my data hears that it is none for the chat, and nobody else does", async () => {
  await using site = await openSite({ at: "2026-03-04T08:00:00Z" });
  const visitor = await begun(site);
  assert.equal((await visitor.form("/omat-tiedot/code", { phone })).status, 303);
  const time = timeFrom(site.clock.now() + 60_000, "fi");
  const told = words.fi.link.sentForMyData(time);
  const own = await visitor.form("/chat/phone", { phone });
  assert.equal(own.status, 429);
  assert.ok((await own.text()).includes(told));
  const stranger = await begun(site, "192.0.2.7");
  const others = await (await stranger.form("/chat/phone", { phone })).text();
  assert.ok(!others.includes(told) && others.includes(phoneWords.fi.limits.soon(time)));
  await stranger.form("/omat-tiedot/code", { phone: "050 123 4568" });
  const another = await (await stranger.form("/chat/phone", { phone })).text();
  assert.ok(
    !another.includes(told),
    "a code of theirs for another number says nothing of this one",
  );
});
