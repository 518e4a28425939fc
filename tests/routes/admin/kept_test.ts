import assert from "node:assert/strict";
import { MINUTE } from "../../../lib/clock.ts";
import { words } from "../../../lib/words/admin/mod.ts";
import { openSite } from "../../helpers/site.ts";
import { itemsOf, openClient, openWithClient } from "./_clients.ts";
import { goesTo, signIn } from "./_staff.ts";

const html = { headers: { accept: "text/html" } };
const NASTY = `Hylätään "koska" <b>ei</b>\nse riitä & piste`;
const PATH = "/admin/requests/00000000-0000-4000-8000-000000000000/decide";

Deno.test("what was typed and sent without a session comes back unseen, ready to be sent again", async () => {
  await using site = await openSite();
  const answer = await site.post(PATH, { reason: NASTY, version: "3" }, html);
  assert.equal(answer.status, 401);
  assert.equal(answer.headers.get("cache-control"), "no-store");
  const page = await answer.text();
  assert.ok(page.includes(words.fi.kept.title));
  assert.match(page, new RegExp(`<form method="post" action="${PATH}"`));
  assert.match(page, /<input type="hidden" name="version" value="3"/);
  const [, value = ""] = /name="reason" value="([^"]*)"/.exec(page) ?? [];
  assert.equal(
    value.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&"),
    NASTY,
  );
  assert.doesNotMatch(
    page.replaceAll(/<input(?:"[^"]*"|[^">])*>/g, ""),
    /riitä/,
    "whoever sits there reads nothing",
  );
  assert.match(page, /href="\/admin\/sign-in" target="_blank" rel="noopener"/);
});

Deno.test("the store keeps nothing of it", async () => {
  await using site = await openSite();
  const rows = async () =>
    (await Array.fromAsync(site.kv.list({ prefix: [] }))).map(({ key }) => key.join("/"));
  const before = await rows();
  await site.post(PATH, { reason: NASTY }, html);
  assert.deepEqual(await rows(), before);
});

Deno.test("nothing is kept where nothing was typed, for a script, or for another site's page", async () => {
  await using site = await openSite();
  assert.equal(goesTo(await site.post(PATH, {}, html)), "/admin");
  assert.equal(goesTo(await site.post(PATH, { reason: "  " }, html)), "/admin");
  assert.equal(goesTo(await site.post("/admin/language", { lang: "en" }, html)), "/admin");
  const script = { headers: { accept: "application/json" } };
  assert.equal((await site.post(PATH, { reason: NASTY }, script)).status, 401);
  const foreign = { headers: { accept: "text/html", origin: "https://evil.example" } };
  const refused = await site.post(PATH, { reason: NASTY }, foreign);
  assert.equal(refused.status, 403);
  assert.doesNotMatch(await refused.text(), /riitä/);
});

Deno.test("the page takes the place of the whole, where htmx asked for a part", async () => {
  await using site = await openSite();
  const headers = { accept: "text/html", "hx-request": "true" };
  const answer = await site.post(PATH, { reason: NASTY }, { headers });
  assert.equal(answer.headers.get("hx-retarget"), "#main");
  assert.match(await answer.text(), /name="reason"/);
});

Deno.test("sent again after signing in it is done, by whoever may", async () => {
  await using site = await openWithClient();
  const { requests } = site.services;
  const draft = { kind: "other", phone: null, clientId: null, text: "Kysymys" } as const;
  const { id } = (await requests.create(draft))!;
  const path = `/admin/requests/${id}/extend`;
  const page =
    await (await site.post(path, { version: "1", extendReason: "Selvitys kestää." }, html))
      .text();
  const fields = Object.fromEntries(
    [...page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, n, v]) => [n!, v!]),
  );
  const adviser = await signIn(site, { roles: ["adviser"], id: "person-aino" });
  assert.equal((await adviser.post(path, fields)).status, 403);
  const reviewer = await signIn(site, { roles: ["reviewer"], id: "person-riitta" });
  assert.equal((await reviewer.post(path, fields)).status, 303);
  assert.equal((await requests.get(id))!.extension?.reason, "Selvitys kestää.");
});

Deno.test("a reason written for an address of the session before is shown to whoever signed in again", async () => {
  await using site = await openWithClient();
  const { who, at } = await openClient(site);
  const [item = ""] = itemsOf(await who.page(at));
  const fields = { item, ground: "17(3)(e)", reason: "Valitus on kesken." };
  await site.services.staff.sessions.end(who.session);
  assert.equal((await who.post(`${at}/hold`, fields)).status, 401);
  const again = await signIn(site, { roles: ["adviser"] });
  const answer = await again.post(`${at}/hold`, fields);
  assert.equal(answer.status, 404);
  const page = await answer.text();
  assert.ok(page.includes(fields.reason) && page.includes('href="/admin/clients"'));
  assert.deepEqual(await site.services.holds.of(site.client), []);
});

Deno.test("a reason written for longer than a client stays open is not lost", async () => {
  await using site = await openWithClient();
  const { who, at } = await openClient(site);
  const [item = ""] = itemsOf(await who.page(at));
  for (let passed = 0; passed < 40; passed += 10) {
    site.clock.pass(10 * MINUTE);
    await who.get("/admin");
  }
  const fields = { item, ground: "17(3)(e)", reason: "Valitus on kesken." };
  const answer = await who.post(`${at}/hold`, fields);
  assert.equal(answer.status, 409);
  assert.ok((await answer.text()).includes(fields.reason));
});

Deno.test("how long there is tells no name, and asking does not keep anybody signed in", async () => {
  await using site = await openSite();
  const who = await signIn(site, { roles: ["reviewer"] });
  const ask = () => who.get("/admin/alive?auto", { headers: { accept: "application/json" } });
  site.clock.pass(20 * MINUTE);
  const { idleLeft, totalLeft, who: mark } = await (await ask()).json();
  assert.deepEqual([idleLeft, totalLeft], [10 * MINUTE, 460 * MINUTE]);
  assert.ok(!mark.includes("Aino"));
  const stayed = await site.post("/admin/stay", {}, {
    headers: { cookie: who.cookie, accept: "application/json" },
  });
  assert.equal((await stayed.json()).idleLeft, 30 * MINUTE);
  site.clock.pass(30 * MINUTE);
  assert.equal((await ask()).status, 401);
});
