import assert from "node:assert/strict";
import { DAY } from "../../../lib/clock.ts";
import { endOf, reachOfPhoneCode } from "../../../lib/retention.ts";
import { writeDate } from "../../../lib/site/format.ts";
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

for (const lang of LANGS) {
  Deno.test(`my data in ${lang} shows every kind, whole, with why, who and until when`, async () => {
    await using site = await openPortal();
    const records = await addOneOfEach(site);
    const root = pathTo("myData", lang);
    const answer = await (await site.visitor().signIn(PHONE, lang)).get(root);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("cache-control"), "no-store");
    const html = await answer.text();
    assert.match(html, /<meta name="robots" content="noindex"/);
    const text = textOf(html);
    assert.ok(text.includes("050 123 4501"));
    for (const record of records) {
      const w = facts[lang].kinds[record.kind];
      for (const told of [w.many, w.holds, w.why, w.source]) assert.ok(text.includes(told), told);
      if ("text" in record) assert.ok(text.includes(record.text));
      if ("adviserName" in record) assert.ok(text.includes(record.adviserName!));
    }
    const [call] = records;
    const end = endOf("call", Date.parse(call!.kind === "call" ? call!.endedAt : ""));
    assert.ok(text.includes(textOf(words[lang].itemFoot(writeDate(end, lang)))));
    for (const number of ["050 123 4599", "050 123 4590"]) assert.ok(text.includes(number));
    assert.ok(text.includes(facts[lang].seenBy));
  });

  Deno.test(`my data in ${lang} tells what Article 15(1) asks for`, async () => {
    await using site = await openPortal();
    await addOneOfEach(site);
    const text = textOf(
      await (await site.visitor().signIn(PHONE, lang)).page(pathTo("myData", lang)),
    );
    const w = facts[lang];
    const told = [...w.purposesText, ...w.recipientsText, w.retentionText, w.automatedText];
    const rights = Object.values(w.right).flatMap(({ name, how }) => [name, how]);
    for (const line of [...told, ...rights, w.authority, "taina@tyyne.info"]) {
      assert.ok(text.includes(line), line);
    }
  });

  Deno.test(`"we hold nothing" in ${lang} says what it means and what may be elsewhere`, async () => {
    await using site = await openPortal();
    const html = await (await site.visitor().signIn(PHONE, lang)).page(pathTo("myData", lang));
    const text = textOf(html);
    const w = words[lang].nothing;
    assert.ok(text.includes(w.title("050 123 4501")));
    for (const place of w.places) assert.ok(text.includes(place));
    assert.ok(linksTo(html, pathTo("receipt", lang)).length > 0);
    assert.ok(!text.includes(words[lang].eraseAll));
  });
}

Deno.test("signed out, my data is the phone form, and every page below leads to it", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const visitor = site.visitor();
  assert.match(await visitor.page(ROOT), /autocomplete="tel"/);
  const below = ["/kind/call", "/delete", "/download", "/export.json", "/export.csv", "/print"];
  for (const path of [...below, "/new-number", "/request/x"]) {
    const answer = await visitor.get(`${ROOT}${path}`);
    const to = path.startsWith("/export") ? "" : `?to=${encodeURIComponent(ROOT + path)}`;
    assert.deepEqual([answer.status, answer.headers.get("location")], [303, ROOT + to], path);
    assert.equal(await answer.text(), "");
  }
});

Deno.test("a number sees its own data and nothing of another's", async () => {
  await using site = await openPortal();
  await site.services.records.add(PHONE, {
    ...recordOf("inquiry", site.clock.now() - DAY),
    kind: "inquiry",
    sentAt: new Date(site.clock.now() - DAY).toISOString(),
    text: "Vain minun viestini",
  });
  assert.ok(
    (await (await site.visitor().signIn(PHONE)).page(ROOT)).includes("Vain minun viestini"),
  );
  const other = await site.visitor().signIn(OTHER_PHONE);
  for (const path of ["", "/kind/inquiry", "/print", "/export.json", "/export.csv"]) {
    const answer = await other.get(`${ROOT}${path}`);
    assert.equal(answer.status, 200, path);
    assert.ok(!(await answer.text()).includes("Vain minun viestini"), path);
  }
});

Deno.test("text is shown as text, whatever it looks like", async () => {
  await using site = await openPortal();
  const text = `<script>alert(1)</script><img src=x onerror=alert(1)> "&amp;' rivi\nkaksi`;
  const sentAt = new Date(site.clock.now() - DAY).toISOString();
  const record = { id: crypto.randomUUID(), kind: "inquiry" as const, sentAt, text };
  await site.services.records.add(PHONE, record);
  const visitor = await site.visitor().signIn();
  for (const path of ["", "/kind/inquiry", "/print"]) {
    const html = await visitor.page(`${ROOT}${path}`);
    assert.doesNotMatch(html, /<script>alert|<img src=x/);
    assert.ok(html.includes("&lt;script>alert(1)&lt;/script>"), path);
  }
});

Deno.test("twenty of a kind are shown, the newest, and the rest page by page without a gap", async () => {
  await using site = await openPortal();
  await addCalls(site, 45);
  const visitor = await site.visitor().signIn();
  const ends = (html: string) => [...html.matchAll(/<time dateTime="([^"]+)"/gi)].map((m) => m[1]!);
  const pages: string[] = [await visitor.page(ROOT)];
  for (let next = linksTo(pages[0]!, "?after=")[0]; next;) {
    const answer = await visitor.get(next);
    assert.equal(answer.status, 200);
    pages.push(await answer.text());
    next = linksTo(pages.at(-1)!, "/kind/call?after=").find((link) =>
      link.startsWith(ROOT) && link !== next
    );
  }
  assert.deepEqual(pages.map((html) => ends(html).length), [20, 20, 5]);
  const all = pages.flatMap(ends);
  assert.deepEqual(all, [...new Set(all)].sort().reverse());
  assert.equal(all.length, 45);
});

Deno.test("an address holds no time and no id of what it leads to, and means nothing elsewhere", async () => {
  await using site = await openPortal();
  await addCalls(site, 25);
  const visitor = await site.visitor().signIn();
  const html = await visitor.page(ROOT);
  const { client, since } = {
    client: (await site.services.clients.findByPhone(PHONE))!,
    since: reachOfPhoneCode(site.clock.now()),
  };
  const held = await site.services.records.page(client, "call", { limit: 25, since });
  const hrefs = linksTo(html, ROOT).join(" ");
  for (const item of held.items) {
    for (const part of [item.id, item.content.id, item.at.toString(36), String(item.at)]) {
      assert.ok(!hrefs.includes(part), part);
    }
  }
  assert.ok(!hrefs.includes(client.id));
  const [next] = linksTo(html, "?after=");
  const [item] = linksTo(html, "/delete?scope=").filter((href) => href.length > 60);
  assert.equal((await visitor.get(next!)).status, 200);
  assert.equal((await visitor.get(item!)).status, 200);
  const again = await site.visitor().signIn(OTHER_PHONE);
  assert.equal((await again.get(next!)).status, 404);
  assert.equal((await again.get(item!)).status, 404);
});

Deno.test("what nobody made leads nowhere", async () => {
  await using site = await openPortal();
  await addCalls(site, 25);
  const visitor = await site.visitor().signIn();
  const [next] = linksTo(await visitor.page(ROOT), "?after=");
  const tampered = `${next!.slice(0, -4)}AAAA`;
  const paths = ["/kind/nothing", "/kind/call?after=x", `/kind/call?after=${"A".repeat(100)}`];
  for (const path of [...paths.map((below) => ROOT + below), tampered]) {
    assert.equal((await visitor.get(path)).status, 404, path);
  }
  assert.equal((await visitor.get(next!.replace("/kind/call", "/kind/sms"))).status, 404);
});

Deno.test("what has reached its end is gone from the page though the store still holds it", async () => {
  await using site = await openPortal();
  const at = site.clock.now();
  await site.services.records.add(PHONE, recordOf("call_note", at));
  await site.services.records.add(PHONE, recordOf("call", at));
  site.clock.pass(endOf("call_note", at) - at);
  const text = textOf(await (await site.visitor().signIn()).page(ROOT));
  assert.ok(text.includes(facts.fi.kinds.call.holds));
  assert.ok(!text.includes(facts.fi.kinds.call_note.holds));
});

Deno.test("only the newest of each kind are opened for the first page", async () => {
  await using site = await openPortal();
  await addCalls(site, 400);
  const { vault } = site.services;
  const unseal = vault.unseal.bind(vault);
  let opened = 0;
  vault.unseal = ((...args: Parameters<typeof unseal>) => {
    opened++;
    return unseal(...args);
  }) as typeof vault.unseal;
  const visitor = await site.visitor().signIn();
  opened = 0;
  await visitor.page(ROOT);
  assert.ok(opened <= 30, `${opened} rows were opened`);
});

Deno.test("a request of the number is listed with its day, another number's is not", async () => {
  await using site = await openPortal();
  const draft = { kind: "number_new_owner", phone: PHONE, clientId: null } as const;
  const { reference } = (await site.services.requests.create(draft))!;
  assert.ok((await (await site.visitor().signIn()).page(ROOT)).includes(reference));
  assert.ok(!(await (await site.visitor().signIn(OTHER_PHONE)).page(ROOT)).includes(reference));
});
