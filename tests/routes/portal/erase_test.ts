import assert from "node:assert/strict";
import { DAY, MINUTE } from "../../../lib/clock.ts";
import { LANGS } from "../../../lib/site/languages.ts";
import { pathTo } from "../../../lib/site/paths.ts";
import { facts } from "../../../lib/words/portal/facts/mod.ts";
import { words } from "../../../lib/words/portal/mod.ts";
import {
  addCalls,
  addOneOfEach,
  linksTo,
  openPortal,
  OTHER_PHONE,
  PHONE,
  recordOf,
  ROOT,
  textOf,
} from "./_portal.ts";

type Portal = Awaited<ReturnType<typeof openPortal>>;

const DELETE = `${ROOT}/delete`;
const yes = { confirm: "yes" };
const scopeIn = (href: string) => new URL(href, "http://x").searchParams.get("scope")!;

/** How many records are held of a number now. */
async function held(site: Portal, phone = PHONE): Promise<number> {
  const client = await site.services.clients.findByPhone(phone);
  if (!client) return 0;
  const counts = await Promise.all(
    site.services.records.kinds.map((kind) =>
      site.services.records.count(client, kind, { since: 0 })
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

Deno.test("a dry run of everything says what goes and what stays and why, and removes nothing", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const visitor = await site.visitor().signIn();
  const answer = await visitor.get(DELETE);
  assert.equal(answer.status, 200);
  const text = textOf(await answer.text());
  for (const kind of site.services.records.kinds) {
    assert.ok(text.includes(`${facts.fi.kinds[kind].many}: 1`), kind);
  }
  const w = words.fi.erase;
  for (const line of [w.goesNumber, w.staying.evidence(""), w.staying.counters(""), w.forGood]) {
    assert.ok(text.includes(line), line);
  }
  assert.ok(text.includes(w.staying.evidence("")) && text.includes("kuittikoodilla"));
  assert.equal(text.includes(w.staying.requests("")), false);
  assert.equal(await held(site), 6);
});

for (const lang of LANGS) {
  Deno.test(`everything is erased in ${lang} after a confirmation, with a receipt for the signed-out`, async () => {
    await using site = await openPortal();
    await addOneOfEach(site);
    await site.services.records.add(OTHER_PHONE, recordOf("sms", site.clock.now(), OTHER_PHONE));
    const visitor = await site.visitor().signIn(PHONE, lang);
    const root = pathTo("myData", lang);
    const answer = await visitor.post(`${root}/delete`, { scope: "all", ...yes });
    assert.equal(answer.status, 303);
    const to = answer.headers.get("location")!;
    assert.match(to, /\/deleted\?ref=P-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    assert.deepEqual([await held(site), await held(site, OTHER_PHONE)], [0, 1]);
    await site.services.erasure.idle();
    const receipt = await site.visitor().get(to);
    assert.equal(receipt.status, 200);
    assert.equal(receipt.headers.get("cache-control"), "no-store");
    const text = textOf(await receipt.text());
    const w = words[lang];
    assert.ok(text.includes(w.receipt.title) && text.includes(w.receipt.signedOut));
    assert.ok(text.includes(`${facts[lang].kinds.call.many}: 1`));
    assert.doesNotMatch(text, /050 123 4501|501234501|Mallikas|rästissä/);
    assert.match(await visitor.page(root), /autocomplete="tel"/);
  });
}

Deno.test("without the confirmation nothing is erased, and the page says what is missing", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const visitor = await site.visitor().signIn();
  const unconfirmed: Record<string, string>[] = [{}, { confirm: "" }, { confirm: "YES" }];
  for (const fields of unconfirmed) {
    for (const scope of ["all", "call"]) {
      const answer = await visitor.post(DELETE, { scope, ...fields });
      assert.equal(answer.status, 422);
      const html = await answer.text();
      assert.ok(html.includes('href="#confirm"') && html.includes('aria-invalid="true"'));
      assert.ok(html.includes(words.fi.erase.confirmMissing));
    }
  }
  assert.equal(await held(site), 6);
});

Deno.test("erasing everything ends every session of the number, and no other number's", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const first = await site.visitor().signIn();
  site.clock.pass(MINUTE);
  const second = await site.visitor().signIn();
  const other = await site.visitor().signIn(OTHER_PHONE);
  await second.post(DELETE, { scope: "all", ...yes });
  assert.equal((await first.get(`${ROOT}/download`)).status, 303);
  assert.equal((await second.get(`${ROOT}/download`)).status, 303);
  assert.equal((await other.get(`${ROOT}/download`)).status, 200);
});

Deno.test("erasing everything asks for a fresh code after five minutes, and then comes back", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const visitor = await site.visitor().signIn();
  site.clock.pass(5 * MINUTE);
  assert.equal((await visitor.get(DELETE)).status, 200);
  site.clock.pass(1);
  const code = `${ROOT}/code?to=${encodeURIComponent(DELETE)}`;
  for (const answer of [await visitor.get(DELETE), await visitor.post(DELETE, yes)]) {
    assert.deepEqual([answer.status, answer.headers.get("location")], [303, code]);
  }
  assert.equal(await held(site), 6);
  await visitor.post(`${ROOT}/code`, { to: DELETE });
  const fresh = site.outbox.list()[0]!.text.slice(0, 6);
  const back = await visitor.post(`${ROOT}/verify`, { code: fresh, to: DELETE });
  assert.equal(back.headers.get("location"), DELETE);
  assert.equal((await visitor.get(DELETE)).status, 200);
});

Deno.test("the dry run of everything names the open requests that end with it, and that of one kind none", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const { clients, requests } = site.services;
  const clientId = (await clients.findByPhone(PHONE))!.id;
  const draft = { phone: PHONE, clientId, text: "Haluan jäljennöksen." } as const;
  const open = (await requests.create({ ...draft, kind: "access" }))!;
  const answered = (await requests.create({ ...draft, kind: "other" }))!;
  const by = { id: "reviewer-1", name: "Kaisu Kanerva" };
  await requests.decide(answered.id, { version: 1, by, outcome: "granted", reason: "Kyllä." });
  const visitor = await site.visitor().signIn();
  const w = words.fi.erase;
  const all = textOf(await (await visitor.get(DELETE)).text());
  assert.ok(all.includes(w.ending.title) && all.includes(w.ending.text));
  assert.ok(all.includes(open.reference) && !all.includes(answered.reference));
  const kind = textOf(await (await visitor.get(`${DELETE}?scope=sms`)).text());
  assert.ok(!kind.includes(w.ending.title));
  await visitor.post(DELETE, { scope: "all", ...yes });
  assert.equal((await requests.get(open.id))?.status, "erased");
  assert.equal(await requests.get(answered.id), null);
});

Deno.test("one kind is erased and the others stay, without a fresh code, signed in as before", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  await addCalls(site, 30);
  const visitor = await site.visitor().signIn();
  site.clock.pass(6 * MINUTE);
  const plan = textOf(await visitor.page(`${DELETE}?scope=call`));
  assert.ok(plan.includes("Puhelut: 31"));
  const answer = await visitor.post(DELETE, { scope: "call", ...yes });
  const receipt = textOf(await visitor.page(answer.headers.get("location")!));
  assert.ok(receipt.includes("Puhelut: 31") && !receipt.includes(words.fi.receipt.signedOut));
  assert.equal(await held(site), 5);
  assert.ok(!(await visitor.page(ROOT)).includes('id="call"'));
});

Deno.test("one item is erased by the link beside it, and no other", async () => {
  await using site = await openPortal();
  await addCalls(site, 3);
  const visitor = await site.visitor().signIn();
  const links = linksTo(await visitor.page(ROOT), "/delete?scope=").filter((href) =>
    scopeIn(href) !== "call"
  );
  assert.equal(links.length, 3);
  const plan = textOf(await visitor.page(links[1]!));
  assert.match(plan, /Poista puhelu \d+\.\d+\.\d{4} klo \d+\.\d\d/);
  assert.ok(plan.includes("Puhelut: 1"));
  const scope = scopeIn(links[1]!);
  const answer = await visitor.post(DELETE, { scope, ...yes });
  assert.equal(answer.status, 303);
  assert.equal(await held(site), 2);
  // A button pressed twice: whoever wanted it gone is led to what is left.
  const twice = await visitor.post(DELETE, { scope, ...yes });
  assert.equal(twice.headers.get("location"), ROOT);
  assert.equal((await visitor.get(links[1]!)).status, 404);
  assert.equal(await held(site), 2);
});

Deno.test("another's item answers as a random one does, and stays", async () => {
  await using site = await openPortal();
  await addCalls(site, 1, OTHER_PHONE);
  await addCalls(site, 1);
  const other = await site.visitor().signIn(OTHER_PHONE);
  const links = linksTo(await other.page(ROOT), "/delete?scope=").filter((href) =>
    href.length > 60
  );
  const visitor = await site.visitor().signIn();
  const client = (await site.services.clients.findByPhone(OTHER_PHONE))!;
  const { items } = await site.services.records.page(client, "call", { limit: 1, since: 0 });
  const tries = [scopeIn(links[0]!), items[0]!.id, crypto.randomUUID(), "A".repeat(120)];
  const answers = await Promise.all(tries.map(async (scope) => {
    const [asked, done] = [
      await visitor.get(`${DELETE}?scope=${scope}`),
      await visitor.post(DELETE, { scope, ...yes }),
    ];
    return [asked.status, done.status, await asked.text()];
  }));
  for (const answer of answers) assert.deepEqual(answer, answers.at(-1));
  assert.equal(answers[0]![0], 404);
  assert.deepEqual([await held(site), await held(site, OTHER_PHONE)], [1, 1]);
});

Deno.test("a handle of one's own session that names another's item finds nothing", async () => {
  await using site = await openPortal();
  await addCalls(site, 1, OTHER_PHONE);
  await addCalls(site, 1);
  const other = (await site.services.clients.findByPhone(OTHER_PHONE))!;
  const { items } = await site.services.records.page(other, "call", { limit: 1, since: 0 });
  const own = (await site.services.clients.findByPhone(PHONE))!;
  const id = items[0]!.id;
  const scope = { type: "item", kind: "call", id } as const;
  assert.equal(await site.services.erasure.plan(own, scope, { since: 0 }), null);
  assert.equal(await site.services.erasure.erase(own, scope, { since: 0 }), null);
  assert.equal(await held(site, OTHER_PHONE), 1);
});

Deno.test("where nothing is held there is nothing to confirm, and nothing tells of older things", async () => {
  await using site = await openPortal();
  // A client whose only record is older than a code reaches looks like no client at all.
  const long = site.clock.now();
  await site.services.clients.writeFor(
    OTHER_PHONE,
    { keepUntil: long + 700 * DAY },
    () => Promise.resolve(true),
  );
  const pages = [];
  for (const phone of [PHONE, OTHER_PHONE]) {
    const visitor = await site.visitor().signIn(phone);
    const html = await visitor.page(DELETE);
    assert.ok(html.includes(words.fi.erase.nothingGoes) && !html.includes('name="confirm"'));
    const answer = await visitor.post(DELETE, { scope: "all", ...yes });
    assert.deepEqual([answer.status, answer.headers.get("location")], [303, ROOT]);
    pages.push(html, await visitor.page(ROOT));
  }
  const plain = pages.map((html) => textOf(html).replaceAll(/050 123 450\d/g, ""));
  assert.equal(plain[0], plain[2]);
  assert.equal(plain[1], plain[3]);
});

Deno.test("pressed twice at once, everything is erased once", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const visitor = await site.visitor().signIn();
  const answers = await Promise.all(
    [1, 2, 3].map(() => visitor.post(DELETE, { scope: "all", ...yes })),
  );
  for (const { status } of answers) assert.equal(status, 303);
  const receipts = answers.filter((one) => one.headers.get("location")!.includes("/deleted"));
  assert.equal(receipts.length, 1);
  assert.equal(await held(site), 0);
});

Deno.test("the dry run of one item says which one it is", async () => {
  await using site = await openPortal();
  const records = await addOneOfEach(site);
  const visitor = await site.visitor().signIn();
  const links = linksTo(await visitor.page(ROOT), "/delete?scope=")
    .filter((href) => scopeIn(href).length > 30);
  const pages = await Promise.all([...new Set(links)].map((href) => visitor.page(href)));
  assert.equal(pages.length, records.length);
  const texts = pages.map((page) => textOf(page.slice(page.indexOf("<h1"))));
  for (const record of records) {
    const named = texts.filter((text) => {
      const title = text.split(words.fi.erase.goes)[0]!;
      return title.includes(`Poista ${facts.fi.kinds[record.kind].one.toLowerCase()}`);
    });
    assert.equal(named.length, 1, record.kind);
    if ("text" in record) assert.ok(named[0]!.includes(record.text), record.kind);
    if ("adviserName" in record) assert.ok(named[0]!.includes(record.adviserName!), record.kind);
  }
});
