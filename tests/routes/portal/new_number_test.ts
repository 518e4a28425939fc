import assert from "node:assert/strict";
import { DAY, MINUTE } from "../../../lib/clock.ts";
import { LANGS } from "../../../lib/site/languages.ts";
import { pathTo } from "../../../lib/site/paths.ts";
import { words } from "../../../lib/words/portal/mod.ts";
import { words as asking } from "../../../lib/words/requests/mod.ts";
import { addOneOfEach, openPortal, OTHER_PHONE, PHONE, recordOf, ROOT, textOf } from "./_portal.ts";

const AT = `${ROOT}/new-number`;
const yes = { confirm: "yes" };

for (const lang of LANGS) {
  Deno.test(`"this number is new to me" in ${lang} hides at once what was the former owner's`, async () => {
    await using site = await openPortal();
    await addOneOfEach(site);
    const visitor = await site.visitor().signIn(PHONE, lang);
    const root = pathTo("myData", lang);
    const w = words[lang];
    const page = textOf(await visitor.page(`${root}/new-number`));
    for (const line of [w.newNumberPage.lead, ...w.newNumberPage.steps]) {
      assert.ok(page.includes(line));
    }
    const answer = await visitor.post(`${root}/new-number`, yes);
    assert.equal(answer.status, 303);
    const told = textOf(await visitor.page(answer.headers.get("location")!));
    const [request] = await site.services.requests.listOpen();
    assert.ok(told.includes(request!.reference) && told.includes(w.requestPage.hidden));
    assert.ok(told.includes(lang === "en" ? "2 April 2026" : "2.4.2026"), "due in a month");
    const mine = textOf(await visitor.page(root));
    assert.ok(mine.includes(w.nothing.title("050 123 4501")) && mine.includes(request!.reference));
    assert.doesNotMatch(mine, /rästissä|Mallikas/);
  });
}

Deno.test("staff get the number and whose data was hidden; nothing was deleted", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const former = await site.services.clients.findByPhone(PHONE);
  await (await site.visitor().signIn()).post(AT, yes);
  const [request] = await site.services.requests.listOpen();
  assert.deepEqual([request?.phone, request?.clientId], [PHONE, former!.id]);
  assert.equal(await site.services.clients.findByPhone(PHONE), null);
  const { records } = site.services;
  assert.equal(await records.count(former!, "call", { since: 0 }), 1);
});

Deno.test("without the confirmation nothing is hidden and nobody is asked", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const visitor = await site.visitor().signIn();
  const answer = await visitor.post(AT, {});
  assert.equal(answer.status, 422);
  assert.ok((await answer.text()).includes(words.fi.newNumberPage.confirmMissing));
  assert.deepEqual(await site.services.requests.listOpen(), []);
  assert.ok((await visitor.page(ROOT)).includes('id="call"'));
});

Deno.test("no other code and no other way opens what was hidden", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const before = await site.visitor().signIn();
  const links = [...(await before.page(ROOT)).matchAll(/href="([^"]+scope=[^"]+)"/g)];
  await before.post(AT, yes);
  for (const [, href] of links) {
    const answer = await before.get(href!);
    assert.ok(answer.status === 404 || (await answer.text()).includes(words.fi.erase.nothingGoes));
  }
  site.clock.pass(MINUTE);
  const again = await site.visitor().signIn();
  for (const path of ["", "/kind/call", "/print", "/export.json", "/export.csv"]) {
    assert.ok(!(await again.page(ROOT + path)).includes("rästissä"), path);
  }
});

Deno.test("what comes after is the new owner's own, and what they may erase", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const former = (await site.services.clients.findByPhone(PHONE))!;
  const visitor = await site.visitor().signIn();
  await visitor.post(AT, yes);
  await site.services.records.add(PHONE, recordOf("inquiry", site.clock.now()));
  assert.ok((await visitor.page(ROOT)).includes('id="inquiry"'));
  await visitor.post(`${ROOT}/delete`, { scope: "all", ...yes });
  const { records } = site.services;
  assert.equal(await records.count(former, "inquiry", { since: 0 }), 1);
});

Deno.test("the former owner's requests are not the new owner's to see, staff keep both", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const visitor = await site.visitor().signIn();
  const draft = { kind: "number_new_owner", phone: PHONE, clientId: "x" } as const;
  const former = (await site.services.requests.create(draft))!;
  site.clock.pass(MINUTE);
  await visitor.post(AT, yes);
  assert.ok(!(await visitor.page(ROOT)).includes(former.reference));
  assert.equal((await visitor.get(`${ROOT}/request/${former.id}`)).status, 404);
  assert.equal((await site.services.requests.listOpen()).length, 2);
});

Deno.test("asked twice, one request is open; asked again with new data, another is", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const visitor = await site.visitor().signIn();
  const first = (await visitor.post(AT, yes)).headers.get("location");
  assert.equal((await visitor.post(AT, yes)).headers.get("location"), first);
  await site.services.records.add(PHONE, recordOf("inquiry", site.clock.now()));
  assert.notEqual((await visitor.post(AT, yes)).headers.get("location"), first);
  assert.equal((await site.services.requests.listOpen()).length, 2);
});

Deno.test("a request is found by the number that made it and by nobody else", async () => {
  await using site = await openPortal();
  const visitor = await site.visitor().signIn();
  const to = (await visitor.post(AT, yes)).headers.get("location")!;
  assert.equal((await visitor.get(to)).status, 200);
  const other = await site.visitor().signIn(OTHER_PHONE);
  assert.equal((await other.get(to)).status, 404);
  assert.equal((await visitor.get(`${ROOT}/request/${crypto.randomUUID()}`)).status, 404);
  const [, id] = to.split("/request/");
  assert.equal((await other.get(`${ROOT}/request/${id}`)).status, 404);
});

Deno.test("a decided request is said to be handled, and when it will be gone", async () => {
  await using site = await openPortal();
  const visitor = await site.visitor().signIn();
  const to = (await visitor.post(AT, yes)).headers.get("location")!;
  const [request] = await site.services.requests.listOpen();
  site.clock.pass(DAY);
  const by = { id: "reviewer-1", name: "Kaisu Kanerva" };
  await site.services.requests.decide(request!.id, { version: 1, by, outcome: "granted" });
  const later = await site.visitor().signIn();
  const text = textOf(await later.page(ROOT));
  assert.ok(text.includes("Ratkaistu 3.3.2026."));
  assert.ok(text.includes(asking.fi.follow.deleted("3.3.2028")));
  assert.ok(textOf(await later.page(to)).includes("Ratkaistu"));
});

Deno.test("fifty presses at once hide once and ask staff once", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const visitor = await site.visitor().signIn();
  const answers = await Promise.all(Array.from({ length: 50 }, () => visitor.post(AT, yes)));
  for (const { status } of answers) assert.equal(status, 303);
  assert.equal(await site.services.clients.findByPhone(PHONE), null);
  const requests = await site.services.requests.listOpen();
  assert.equal(requests.length, 1);
  assert.notEqual(requests[0]!.clientId, null);
});

Deno.test("whoever hid the data of a number cannot take the request back: staff look at it", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const visitor = await site.visitor().signIn();
  const at = (await visitor.post(AT, yes)).headers.get("location")!.replace("?hidden=1", "");
  const page = await visitor.page(at);
  assert.doesNotMatch(page, /\/cancel"/);
  await visitor.post(`${at}/cancel`, { confirm: "1" });
  const open = await site.services.requests.listOpen();
  assert.deepEqual(open.map(({ kind, status }) => [kind, status]), [[
    "number_new_owner",
    "received",
  ]]);
});
