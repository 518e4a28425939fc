import assert from "node:assert/strict";
import { DAY } from "../../../lib/clock.ts";
import { RequestDeeds } from "../../../lib/requests/mod.ts";
import { AUTHORITY, CONTROLLER } from "../../../lib/site/controller.ts";
import { writeDay } from "../../../lib/site/format.ts";
import { SENTENCE } from "../../helpers/records.ts";
import { by, fixOf, itemOf, open, send, w } from "./_asking.ts";
import { openPortal, OTHER_PHONE, PHONE, ROOT, textOf } from "./_portal.ts";

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

Deno.test("signed out, every page of it leads to the phone form, and back to what was asked for", async () => {
  await using site = await openPortal();
  const stranger = site.visitor();
  const by = (below: string) => `${ROOT}?to=${encodeURIComponent(ROOT + below)}`;
  for (const below of ["/ask", "/ask/other", "/views", "/contact", "/request/1"]) {
    const answer = await stranger.get(`${ROOT}${below}`);
    assert.equal(answer.headers.get("location"), by(below), below);
  }
  for (const below of ["/ask/other", "/contact"]) {
    const answer = await stranger.post(`${ROOT}${below}`, { text: "Hei" });
    assert.equal(answer.headers.get("location"), by(below), below);
  }
  const cancelled = await stranger.post(`${ROOT}/request/1/cancel`, { confirm: "1" });
  assert.equal(cancelled.headers.get("location"), by("/request/1"));
  for (const below of ["/statement", "/nickname", "/ask/correction"]) {
    const answer = await stranger.post(`${ROOT}${below}`, { text: "Hei" });
    assert.equal(answer.headers.get("location"), ROOT, `${below} is about something not named`);
  }
  for (const below of ["/fix?item=abc", "/ask/other?item=abc"]) {
    const answer = await stranger.get(`${ROOT}${below}`);
    assert.equal(answer.headers.get("location"), ROOT, `${below} names what nobody can open`);
  }
});

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
  const answered = textOf(await site.client.page(to));
  assert.ok(answered.includes(w.follow.done));
  assert.match(answered, /rajoitettu 2\.9\.2026 asti/);
  assert.match(textOf(await site.client.page(ROOT)), /Käsittely on rajoitettu 2\.9\.2026 asti/);
});

Deno.test("requests stand first in my data and in its list, each link with its own name", async () => {
  await using site = await open();
  for (const text of ["Yksi.", "Kaksi."]) {
    await (await send(site, `${ROOT}/ask/other`, { text })).press();
  }
  const html = await site.client.page(ROOT);
  assert.ok(html.indexOf('id="requests"') < html.indexOf('id="contents"'));
  assert.ok(html.indexOf('href="#requests"') < html.indexOf('href="#call"'));
  const names = [...html.matchAll(/<a href="[^"]*\/request\/[^"]*">([^<]+)</g)].map((one) =>
    one[1]
  );
  assert.equal(new Set(names).size, 2, names.join(", "));
});

Deno.test("a request that is late is said to be late, with whom to ask and where to complain", async () => {
  await using site = await open();
  await (await send(site, `${ROOT}/ask/other`, { text: "Milloin?" })).press();
  const [request] = await site.services.requests.listOpen();
  const at = `${ROOT}/request/${request!.id}`;
  const due = writeDay(request!.dueOn, "fi");
  assert.ok(!textOf(await site.client.page(at)).includes(w.follow.lateTitle));
  site.clock.pass(Date.parse(`${request!.dueOn}T12:00:00Z`) - site.clock.now());
  const client = await site.visitor().signIn();
  assert.ok(
    textOf(await client.page(ROOT)).includes(w.follow.open(due)),
    "on the day it is not late",
  );
  site.clock.pass(DAY);
  await client.signIn();
  const [letter, page] = [textOf(await client.page(ROOT)), await client.page(at)];
  assert.ok(letter.includes(w.follow.late(due)) && !letter.includes(w.follow.open(due)));
  const text = textOf(page);
  for (const told of [w.follow.late(due), w.follow.lateAsk, w.follow.wasDue]) {
    assert.ok(text.includes(told), told);
  }
  assert.ok(page.includes(CONTROLLER.contact.email) && page.includes(AUTHORITY.website.fi));
  for (const untrue of [w.follow.due, w.follow.nextText]) assert.ok(!text.includes(untrue), untrue);
});

Deno.test("a request that is taken back says so once, in the title and with the focus, and its title always says how it stands", async () => {
  await using site = await open();
  const sent = await (await send(site, `${ROOT}/ask/other`, { text: "Ei mitään." })).press();
  const at = sent.headers.get("location")!.split("?")[0]!;
  const title = (html: string) => /<title>([^<]+)</.exec(html)![1]!;
  const made = await site.client.page(sent.headers.get("location")!);
  assert.ok(title(made).startsWith(w.follow.sent));
  assert.match(
    made,
    new RegExp(`<p class="notice notice-success"[^>]* autofocus[^>]*>${w.follow.sent}`),
  );
  assert.match(title(await site.client.page(at)), /^Muu pyyntö, .*\(odottaa käsittelyä\)/);
  const cancelled = await site.client.post(`${at}/cancel`, { confirm: "1" });
  const told = await site.client.page(cancelled.headers.get("location")!);
  assert.ok(title(told).startsWith("Pyyntösi on peruttu – Muu pyyntö"));
  assert.ok(told.includes(w.follow.cancelled));
  assert.match(title(await site.client.page(at)), /^Muu pyyntö, .*\(peruttu\)/);
});

Deno.test("the wrong words need no copying to the letter, and are kept as they stand", async () => {
  await using site = await open();
  const item = itemOf(await fixOf(site, "Muistiinpano puhelusta"));
  const fields = { item, wrong: "vuokra  ON rästissä!", right: "Vuokra on maksettu", text: "" };
  const { page, press } = await send(site, `${ROOT}/ask/correction`, fields);
  assert.ok(page.includes('name="wrong" value="Vuokra on rästissä'));
  await press();
  const [request] = await site.services.requests.listOpen();
  assert.match(request!.wrong!, /^Vuokra on rästissä/);
  assert.ok(SENTENCE.includes(request!.wrong!));
});

Deno.test("where requests are made it is said where a correction is asked for", async () => {
  await using site = await open();
  const html = await site.client.page(`${ROOT}/ask`);
  assert.ok(textOf(html).includes(w.ask.correctionWhere));
  assert.ok(html.includes(`href="${ROOT}/contact"`));
});

Deno.test("what was saved is said in the title and takes the focus", async () => {
  await using site = await open();
  const saved = await site.client.post(`${ROOT}/contact`, { name: "Ilmari Esimerkki" });
  const html = await site.client.page(saved.headers.get("location")!);
  assert.match(html, /<title>Yhteystietosi on tallennettu – Yhteystietosi – /);
  assert.match(html, /<p class="notice notice-success" [^>]*autofocus[^>]*>Yhteystietosi on/);
  const out = await site.client.post(`${ROOT}/sign-out`);
  const left = await site.client.page(out.headers.get("location")!);
  assert.match(left, /<title>Olet kirjautunut ulos – Avaa omat tiedot – /);
  assert.match(left, /<p class="notice" [^>]*autofocus[^>]*>Olet kirjautunut ulos/);
});

Deno.test("what no keyboard makes is left out of a request, line breaks and all letters stay", async () => {
  await using site = await open();
  const text = "Hei\u0000 \u001bmaailma\u0085\r\n\tŠkoda \u202eabc 👋";
  const { press } = await send(site, `${ROOT}/ask/other`, { text });
  assert.equal((await press()).status, 303);
  const [request] = await site.services.requests.listOpen();
  assert.equal(request!.text, "Hei maailma\n\tŠkoda \u202eabc 👋");
});
