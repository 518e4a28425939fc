import assert from "node:assert/strict";
import { openSite } from "../../helpers/site.ts";
import { Browser } from "./_browser.ts";

/** Of the range that is never given to anybody. */
const TEXT = "Tunnukseni on 010190-900P";
const hidden = (page: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? "";

Deno.test("without script one is asked once before a personal identity code is sent, and may send it", async () => {
  await using site = await openSite({ at: "2026-03-04T08:00:00Z" });
  await site.services.chat.presence.set({ adviserId: "a1", adviserName: "Aino" }, "present");
  const visitor = new Browser(site);
  await visitor.form("/chat", { nickname: "Peikko" });
  const id = hidden(await visitor.get("/chat/write"), "id");
  const asked = await (await visitor.form("/chat/write", { text: TEXT, id })).text();
  assert.match(asked, /näyttää olevan henkilötunnus/);
  assert.match(asked, new RegExp(TEXT));
  assert.doesNotMatch(await visitor.get("/chat"), /010190/, "nothing is stored before");
  await visitor.form("/chat/write", { text: TEXT, id, sure: hidden(asked, "sure") });
  assert.match(await visitor.get("/chat"), /010190-900P/);
});

Deno.test("a question that is left is asked about, too; a telephone number is not", async () => {
  await using site = await openSite({ at: "2026-03-04T08:00:00Z" });
  const visitor = new Browser(site);
  const id = hidden(await visitor.get("/chat"), "id");
  const asked = await (await visitor.form("/chat", { question: TEXT, id })).text();
  assert.match(asked, /näyttää olevan henkilötunnus/);
  assert.equal(hidden(asked, "sure"), TEXT);
  await visitor.form("/chat", { question: "Numeroni on 050 123 4567", id });
  assert.match(await visitor.get("/chat"), /050 123 4567/);
});

Deno.test("what was changed after the question is asked about anew, and what is sent again as it was goes", async () => {
  await using site = await openSite({ at: "2026-03-04T08:00:00Z" });
  await site.services.chat.presence.set({ adviserId: "a1", adviserName: "Aino" }, "present");
  const visitor = new Browser(site);
  await visitor.form("/chat", { nickname: "Peikko" });
  const id = hidden(await visitor.get("/chat/write"), "id");
  const asked = await (await visitor.form("/chat/write", { text: TEXT, id })).text();
  const sure = hidden(asked, "sure");
  const more = `${TEXT}\r\nja lapseni 010190-901R`;
  const again = await visitor.form("/chat/write", { text: more, id, sure });
  assert.equal(again.status, 422);
  assert.match(await again.text(), /näyttää olevan henkilötunnus/);
  assert.doesNotMatch(await visitor.get("/chat"), /010190/, "nothing is stored before");
  const one = await visitor.form("/chat/write", { text: more, id, sure: "1" });
  assert.equal(one.status, 422, "a bare yes is none");
  const sent = await visitor.form("/chat/write", { text: more, id, sure: more });
  assert.equal(sent.status, 303);
  assert.match(await visitor.get("/chat"), /010190-901R/);
});
