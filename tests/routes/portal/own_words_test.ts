import assert from "node:assert/strict";
import { tellContact } from "../../../lib/portal/mod.ts";
import { LANGS } from "../../../lib/site/languages.ts";
import { pathTo } from "../../../lib/site/paths.ts";
import { words } from "../../../lib/words/requests/mod.ts";
import { by, fixOf, itemOf, open, send, w } from "./_asking.ts";
import { addOneOfEach, openPortal, OTHER_PHONE, PHONE, ROOT, textOf } from "./_portal.ts";

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

Deno.test("nothing that stood there is lost: the fifty-first change of contact details is refused", async () => {
  await using site = await openPortal();
  const visitor = await site.visitor().signIn();
  const at = `${ROOT}/contact`;
  await visitor.post(at, { name: "Nimi 0" });
  const client = (await site.services.clients.findByPhone(PHONE))!;
  const reader = { client, since: 0 };
  for (let n = 1; n <= 50; n++) {
    site.clock.pass(1_000);
    const told = await tellContact(site.services, {
      phone: PHONE,
      reader,
      told: { name: `Nimi ${n}` },
    });
    assert.equal(told, "told");
  }
  const refused = await visitor.post(at, { name: "Nimi 51" });
  assert.equal(refused.status, 422);
  const page = await refused.text();
  assert.ok(page.includes(w.contact.faults.full) && page.includes("Nimi 51"));
  const { items: [own] } = await site.services.records.page(client, "contact", {
    limit: 1,
    since: 0,
  });
  assert.equal(own!.changes?.length, 50);
  assert.equal(own!.changes?.[0]?.before.name, "Nimi 0");
});

Deno.test("ninety changes of contact details at once are fifty, too", async () => {
  await using site = await openPortal();
  const visitor = await site.visitor().signIn();
  const at = `${ROOT}/contact`;
  await visitor.post(at, { name: "Nimi 0" });
  const names = Array.from({ length: 90 }, (_, n) => `Nimi ${n + 1}`);
  const answers = await Promise.all(names.map((name) => visitor.post(at, { name })));
  assert.equal(answers.filter(({ status }) => status === 303).length, 50);
  assert.equal(answers.filter(({ status }) => status === 422).length, 40);
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

Deno.test("whoever looks for what is not theirs is recorded, without saying what it was", async () => {
  await using site = await open();
  const { log } = site.services;
  const lines: string[] = [];
  const { info } = log;
  try {
    log.info = (event, fields) => void lines.push(JSON.stringify([event, fields]));
    const id = crypto.randomUUID();
    await site.client.get(`${ROOT}/request/${id}`);
    await site.client.get(`${ROOT}/fix?item=${"a".repeat(60)}`);
    assert.deepEqual(lines.map((line) => JSON.parse(line)[0]), ["not-found", "not-found"]);
    assert.equal(lines.join().includes(id), false);
    assert.equal(lines.join().includes(PHONE), false);
  } finally {
    log.info = info;
  }
});

Deno.test("the twenty-first open request waits until one of the others is answered", async () => {
  await using site = await open();
  const { requests, clients } = site.services;
  const clientId = (await clients.findByPhone(PHONE))!.id;
  const draft = { kind: "other", phone: PHONE, clientId, text: "Kysymys" } as const;
  const made = await Promise.all(Array.from({ length: 20 }, () => requests.create(draft)));
  const { press } = await send(site, `${ROOT}/ask/other`, { text: "Vielä yksi." });
  const refused = await press();
  assert.equal(refused.status, 429);
  const page = await refused.text();
  assert.ok(page.includes(w.ask.tooMany) && page.includes("Vielä yksi."));
  await requests.cancel({ phone: PHONE, since: 0 }, made[0]!.id);
  assert.equal((await press()).status, 303);
});

Deno.test("sixty requests sent at once are twenty, and the last of them pressed again finds itself", async () => {
  await using site = await open();
  const press = (once: string) =>
    site.client.post(`${ROOT}/ask/other`, { text: "Kysymys", once, action: "send" });
  const keys = Array.from({ length: 60 }, () => crypto.randomUUID());
  const answers = await Promise.all(keys.map(press));
  const sent = answers.filter(({ status }) => status === 303);
  assert.equal(sent.length, 20);
  assert.ok(answers.every(({ status }) => status === 303 || status === 429));
  assert.equal((await site.services.requests.listOpen()).length, 20);
  const again = await press(keys[answers.indexOf(sent[0]!)]!);
  assert.equal(again.headers.get("location"), sent[0]!.headers.get("location"));
});
