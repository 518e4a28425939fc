import assert from "node:assert/strict";
import { RequestDeeds } from "../../../lib/requests/mod.ts";
import { LANGS } from "../../../lib/site/languages.ts";
import { pathTo } from "../../../lib/site/paths.ts";
import { words } from "../../../lib/words/requests/mod.ts";
import { SENTENCE } from "../../helpers/records.ts";
import { addOneOfEach, linksTo, openPortal, OTHER_PHONE, PHONE, ROOT, textOf } from "./_portal.ts";

const by = { id: "reviewer-1", name: "Kaisu Kanerva" };
const w = words.fi;

/** The site with somebody signed in of whom one thing of each kind is held. */
async function open() {
  const site = await openPortal();
  await addOneOfEach(site);
  const visitor = await site.visitor().signIn();
  const fixes = linksTo(await visitor.page(ROOT), "/fix?item=");
  return Object.assign(site, { client: visitor, fixes });
}

type Opened = Awaited<ReturnType<typeof open>>;

/** The page of what can be done about the one item whose page says so. */
async function fixOf(site: Opened, title: string): Promise<string> {
  for (const href of site.fixes) {
    if (textOf(await site.client.page(href)).includes(title)) return href;
  }
  throw new Error("no such item");
}

const itemOf = (href: string) => new URL(href, "http://site").searchParams.get("item")!;

/** Sends a form, sees it once more, and sends what was seen. */
async function send(site: Opened, at: string, fields: Record<string, string>) {
  const checked = await site.client.post(at, fields);
  assert.equal(checked.status, 200);
  const page = await checked.text();
  assert.ok(page.includes(w.check.title));
  const once = /name="once" value="([^"]+)"/.exec(page)![1]!;
  const press = () => site.client.post(at, { ...fields, once, action: "send" });
  return { page, press };
}

Deno.test("a correction is asked with its words, checked, sent once, and followed to its end", async () => {
  await using site = await open();
  const item = itemOf(await fixOf(site, "Muistiinpano puhelusta"));
  const fields = { item, wrong: "Vuokra on rästissä", right: "Vuokra on maksettu", text: "" };
  const { page, press } = await send(site, `${ROOT}/ask/correction`, fields);
  assert.ok(page.includes("Vuokra on maksettu"));
  const [first, second] = [await press(), await press()];
  const to = first.headers.get("location")!;
  assert.equal(second.headers.get("location"), to);
  const [request] = await site.services.requests.listOpen();
  assert.equal((await site.services.requests.listOpen()).length, 1);
  const sent = textOf(await site.client.page(to));
  for (const told of [w.follow.sent, request!.reference, w.follow.nextText, w.follow.due]) {
    assert.ok(sent.includes(told), told);
  }
  const { version } = request!;
  await site.services.requests.decide(request!.id, { version, by, outcome: "granted" });
  const answered = textOf(await site.client.page(to));
  assert.ok(answered.includes(w.outcome.granted) && answered.includes(w.follow.done));
  assert.ok(answered.includes(w.follow.complainText));
  assert.equal(answered.includes(by.name), false);
  const letter = textOf(await site.client.page(ROOT));
  assert.ok(letter.includes("Vuokra on maksettu ja puhelin pelottaa."));
  assert.ok(letter.includes(SENTENCE), "what stood there before stays in sight");
});

Deno.test("words that do not stand in the text are refused, and what was typed stays", async () => {
  await using site = await open();
  const item = itemOf(await fixOf(site, "Muistiinpano puhelusta"));
  const fields = { item, wrong: "Talo palaa", right: "Talo on ehjä", text: "Näin sen." };
  const answer = await site.client.post(`${ROOT}/ask/correction`, fields);
  assert.equal(answer.status, 422);
  const page = await answer.text();
  assert.ok(page.includes(w.ask.faults.notThere) && page.includes('href="#wrong"'));
  for (const typed of ["Talo palaa", "Talo on ehjä", "Näin sen."]) assert.ok(page.includes(typed));
  assert.deepEqual(await site.services.requests.listOpen(), []);
});

Deno.test("what the client wrote themselves is not corrected by staff", async () => {
  await using site = await open();
  const inquiry = itemOf(await fixOf(site, "Yhteydenottopyyntö,"));
  assert.equal((await site.client.get(`${ROOT}/ask/correction?item=${inquiry}`)).status, 404);
  assert.equal((await site.client.get(`${ROOT}/ask/restriction?item=${inquiry}`)).status, 200);
});

for (const kind of ["restriction", "objection", "other"] as const) {
  Deno.test(`a request of the kind ${kind} wants to know why`, async () => {
    await using site = await open();
    const answer = await site.client.post(`${ROOT}/ask/${kind}`, { text: " " });
    assert.equal(answer.status, 422);
    assert.ok((await answer.text()).includes(w.ask.faults.text));
  });
}

for (const kind of ["restriction", "objection", "portability", "recipients", "other"] as const) {
  Deno.test(`a request of the kind ${kind} reaches staff with what was written`, async () => {
    await using site = await open();
    const text = "En halua, että tätä käytetään.\r\nKiitos.";
    const { press } = await send(site, `${ROOT}/ask/${kind}`, { text });
    assert.equal((await press()).status, 303);
    const [request] = await site.services.requests.listOpen();
    assert.equal(request?.kind, kind);
    assert.equal(request?.text, "En halua, että tätä käytetään.\nKiitos.");
    assert.equal(request?.identity, "code");
    assert.equal(request?.phone, PHONE);
  });
}

Deno.test("a refusal is read with its ground, its reason and where to complain", async () => {
  await using site = await open();
  const { press } = await send(site, `${ROOT}/ask/objection`, { text: "En halua." });
  const to = (await press()).headers.get("location")!;
  const [request] = await site.services.requests.listOpen();
  const { requests } = site.services;
  const reason = "Tarvitsemme tietoja vielä valituksesi hoitamiseen.";
  const extended = await requests.extend(request!.id, { version: 1, by, reason: "Asia on laaja." });
  assert.equal(extended.kind, "done");
  const waiting = textOf(await site.client.page(to));
  assert.ok(waiting.includes(w.follow.extension) && waiting.includes("Asia on laaja."));
  const ruling = { outcome: "refused", ground: "21(1)", reason } as const;
  await requests.decide(request!.id, { version: 2, by, ...ruling });
  const answered = textOf(await site.client.page(to));
  for (const told of [w.outcome.refused, w.ground["21(1)"], reason, w.follow.authority]) {
    assert.ok(answered.includes(told), told);
  }
});

Deno.test("a request is taken back once that is confirmed, and not after it is decided", async () => {
  await using site = await open();
  const { press } = await send(site, `${ROOT}/ask/recipients`, { text: "" });
  const to = (await press()).headers.get("location")!.split("?")[0]!;
  assert.equal((await site.client.post(`${to}/cancel`)).status, 422);
  assert.equal((await site.services.requests.listOpen()).length, 1);
  assert.equal((await site.client.post(`${to}/cancel`, { confirm: "1" })).status, 303);
  assert.deepEqual(await site.services.requests.listOpen(), []);
  assert.ok(textOf(await site.client.page(to)).includes(w.follow.states.cancelled));
});

Deno.test("another client finds neither request nor item, just as one that never was", async () => {
  await using site = await open();
  const { press } = await send(site, `${ROOT}/ask/recipients`, { text: "" });
  const to = (await press()).headers.get("location")!.split("?")[0]!;
  const other = await site.visitor().signIn(OTHER_PHONE);
  const random = `${ROOT}/request/${crypto.randomUUID()}`;
  assert.equal((await site.client.get(to)).status, 200);
  for (const path of [to, random]) assert.equal((await other.get(path)).status, 404);
  for (const path of [`${to}/cancel`, `${random}/cancel`]) {
    assert.equal((await other.post(path, { confirm: "1" })).status, 404);
  }
  const item = itemOf(site.fixes[0]!);
  for (const below of ["/fix", "/ask", "/ask/restriction", "/statement", "/nickname"]) {
    assert.equal((await other.get(`${ROOT}${below}?item=${item}`)).status, 404, below);
  }
  assert.equal((await other.post(`${ROOT}/ask/other`, { item, text: "Anna." })).status, 404);
  assert.equal((await site.services.requests.listOpen()).length, 1);
});

Deno.test("signed out, every page of it leads to the phone form", async () => {
  await using site = await openPortal();
  const stranger = site.visitor();
  for (const below of ["/ask", "/ask/other", "/fix", "/views", "/contact", "/request/1"]) {
    const answer = await stranger.get(`${ROOT}${below}`);
    assert.equal(answer.headers.get("location"), ROOT, below);
  }
  for (const below of ["/ask/other", "/contact", "/statement", "/nickname", "/request/1/cancel"]) {
    const answer = await stranger.post(`${ROOT}${below}`, { text: "Hei" });
    assert.equal(answer.headers.get("location"), ROOT, below);
  }
});

Deno.test("what is on hold says so, goes not by itself, and goes by a request", async () => {
  await using site = await open();
  const { holds, clients, records, requests } = site.services;
  const client = (await clients.findByPhone(PHONE))!;
  const { items: [note] } = await records.page(client, "call_note", { limit: 1, since: 0 });
  const on = { kind: "call_note", clientId: client.id, id: note!.id } as const;
  await holds.place(on, { ground: "17(3)(e)", reason: "Valitus on kesken." });
  const fix = await fixOf(site, "Muistiinpano puhelusta");
  const page = textOf(await site.client.page(fix));
  for (const told of [w.fix.held, w.ground["17(3)(e)"], "Valitus on kesken."]) {
    assert.ok(page.includes(told), told);
  }
  const item = itemOf(fix);
  const dry = textOf(await site.client.page(`${ROOT}/delete?scope=${item}`));
  assert.ok(dry.includes(w.fix.held) && dry.includes(w.fix.askErasure));
  await site.client.post(`${ROOT}/delete`, { scope: item, confirm: "yes" });
  assert.equal(await records.count(client, "call_note", { since: 0 }), 1);
  const { press } = await send(site, `${ROOT}/ask/erasure`, { item, text: "Valitus on ohi." });
  await press();
  const [request] = await requests.listOpen();
  await requests.decide(request!.id, { version: 1, by, outcome: "granted" });
  assert.equal(await records.count(client, "call_note", { since: 0 }), 0);
});

Deno.test("what the client tells of themselves changes at once, with what stood there before", async () => {
  await using site = await openPortal();
  const visitor = await site.visitor().signIn();
  const at = `${ROOT}/contact`;
  const empty = await visitor.post(at, {});
  assert.equal(empty.status, 422);
  const wrong = await visitor.post(at, { name: "Ilmari Esimerkki", email: "ei-osoite" });
  assert.equal(wrong.status, 422);
  const page = await wrong.text();
  assert.ok(page.includes(w.contact.faults.email) && page.includes("Ilmari Esimerkki"));
  assert.equal((await visitor.post(at, { name: "Ilmari Esimerkki", lang: "sv" })).status, 303);
  const client = (await site.services.clients.findByPhone(PHONE))!;
  const own = async () =>
    (await site.services.records.page(client, "contact", { limit: 5, since: 0 })).items;
  const [before] = await own();
  site.clock.pass(60_000);
  await visitor.post(at, { name: "Ilmari Uusi", email: "ilmari@example.fi", lang: "sv" });
  const [after, ...more] = await own();
  assert.deepEqual(more, []);
  assert.equal(after!.expiresAt, before!.expiresAt, "its end does not move");
  const letter = textOf(await visitor.page(ROOT));
  for (const told of ["Ilmari Uusi", "ilmari@example.fi", "ruotsi", "Ilmari Esimerkki"]) {
    assert.ok(letter.includes(told), told);
  }
});

Deno.test("a view by staff is shown by its day and purpose, to nobody else", async () => {
  await using site = await open();
  const client = (await site.services.clients.findByPhone(PHONE))!;
  await site.services.views.record(client.id, "decide-request");
  await site.services.views.record(client.id, "decide-request");
  const page = textOf(await site.client.page(`${ROOT}/views`));
  assert.ok(page.includes("2.3.2026") && page.includes(w.purpose["decide-request"]));
  assert.doesNotMatch(page, /klo 1?\d\.\d\d Pyyntösi/);
  const other = await site.visitor().signIn(OTHER_PHONE);
  assert.ok(textOf(await other.page(`${ROOT}/views`)).includes(w.views.none));
});

for (const lang of LANGS) {
  Deno.test(`the pages speak ${lang}, with every kind and every ground`, async () => {
    await using site = await openPortal();
    await addOneOfEach(site);
    const root = pathTo("myData", lang);
    const visitor = await site.visitor().signIn(PHONE, lang);
    const page = textOf(await visitor.page(`${root}/ask`));
    for (
      const kind of ["restriction", "objection", "portability", "recipients", "other"] as const
    ) {
      assert.ok(page.includes(words[lang].kind[kind].name), kind);
    }
    assert.equal((await visitor.get(`${root}/contact`)).status, 200);
    assert.ok(textOf(await visitor.page(`${root}/views`)).includes(words[lang].views.lead));
  });
}

Deno.test("a decision that was not carried out yet says so", async () => {
  await using site = await open();
  const { press } = await send(site, `${ROOT}/ask/restriction`, { text: "Tieto on väärin." });
  const to = (await press()).headers.get("location")!;
  const real = RequestDeeds.prototype.carryOut;
  const [request] = await site.services.requests.listOpen();
  try {
    RequestDeeds.prototype.carryOut = () => Promise.reject(new Error("stopped"));
    await site.services.requests.decide(request!.id, { version: 1, by, outcome: "granted" });
  } finally {
    RequestDeeds.prototype.carryOut = real;
  }
  assert.ok(textOf(await site.client.page(to)).includes(w.follow.pending));
  await site.services.requests.finishPending();
  assert.ok(textOf(await site.client.page(to)).includes(w.follow.done));
  assert.match(textOf(await site.client.page(ROOT)), /Käsittely on rajoitettu 2\.9\.2026 asti/);
});
