import assert from "node:assert/strict";
import { DAY } from "../../../lib/clock.ts";
import { exportSchema } from "../../../lib/portal/mod.ts";
import { LANGS } from "../../../lib/site/languages.ts";
import { pathTo } from "../../../lib/site/paths.ts";
import { words as errors } from "../../../lib/words/errors/mod.ts";
import { facts } from "../../../lib/words/portal/facts/mod.ts";
import { words } from "../../../lib/words/portal/mod.ts";
import { firstKey, flip } from "../../helpers/damage.ts";
import { heard } from "../../helpers/heard.ts";
import {
  addCalls,
  addChat,
  addOneOfEach,
  CALL,
  clientOf,
  openPortal,
  PHONE,
  recordOf,
  ROOT,
  textOf,
} from "./_portal.ts";

const WAYS = ["/export.json", "/export.csv", "/print"] as const;

for (const lang of LANGS) {
  Deno.test(`in ${lang} one damaged record hides no other, and the page says whom to call`, async () => {
    await using site = await openPortal();
    await addOneOfEach(site);
    await site.services.records.add(PHONE, recordOf("call_note", site.clock.now() - 20 * DAY));
    const client = await clientOf(site);
    await flip(site.kv, await firstKey(site.kv, ["records", client.id, "call_note"]));
    await flip(site.kv, await firstKey(site.kv, ["records", client.id, "sms"]));
    const visitor = await site.visitor().signIn(PHONE, lang);
    const lines = heard(site);
    const answer = await visitor.get(pathTo("myData", lang));
    assert.equal(answer.status, 200);
    const html = await answer.text();
    assert.doesNotMatch(html, /<ol class="letter"><\/ol>/, "no list of nothing");
    const page = textOf(html);
    const said = words[lang].unreadable.entries(1, CALL);
    assert.equal(page.split(said).length - 1, 2, "once in each of the two kinds");
    assert.match(page, /rästissä/, "the other note");
    assert.match(html, /notice-warning">[^<]*<a href="tel:\+358505719643">050 571 9643<\/a>/);
    assert.deepEqual(lines, [["value-damaged", { what: "myData", damaged: 2 }]]);
    assert.ok(!JSON.stringify(lines).includes(client.id));
    const kind = await visitor.get(pathTo("myData", lang, "/kind/sms"));
    assert.equal(kind.status, 200);
    assert.ok(textOf(await kind.text()).includes(said));
  });

  Deno.test(`in ${lang} every download has what opens, and says what does not`, async () => {
    await using site = await openPortal();
    await addOneOfEach(site);
    await addCalls(site, 3);
    await addChat(site);
    const client = await clientOf(site);
    await flip(site.kv, await firstKey(site.kv, ["records", client.id, "call"]));
    await flip(site.kv, await firstKey(site.kv, ["chat_messages"]));
    const visitor = await site.visitor().signIn(PHONE, lang);
    const entry = words[lang].unreadable.entries(1, CALL);
    const ofChat = words[lang].unreadable.ofChat(1, CALL);
    const [json, csv, print] = await Promise.all(WAYS.map(async (way) => {
      const answer = await visitor.get(pathTo("myData", lang, way));
      assert.equal(answer.status, 200, way);
      return await answer.text();
    }));
    const whole = exportSchema.parse(JSON.parse(json!));
    assert.deepEqual(whole.unreadable, [{ kind: "call", count: 1, text: entry }]);
    assert.equal(whole.items.filter(({ kind }) => kind === "call").length, 3);
    const chat = whole.items.find((item) => item.kind === "chat")!;
    assert.equal(chat.unreadable, 1);
    assert.deepEqual(chat.messages.map(({ text }) => text), ["kielo", "orvokki"]);
    const { one, many } = facts[lang].kinds.call;
    assert.ok(csv!.includes(`\n"${words[lang].csv.unreadable(one)}",`), "no row of a call");
    const paper = textOf(print!);
    assert.ok(paper.indexOf(many) < paper.indexOf(entry), "under its own heading");
    assert.ok(paper.indexOf(entry) < paper.indexOf(ofChat), "before that of the chats");
    for (const text of [csv!, paper]) {
      assert.ok(text.includes(entry) && text.includes(ofChat));
      assert.ok(text.includes("orvokki") && !text.includes("vanamo"));
    }
  });
}

Deno.test("on paper a kind of which nothing opens has its heading too, in its place", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const client = await clientOf(site);
  for (const kind of ["call", "sms"]) {
    await flip(site.kv, await firstKey(site.kv, ["records", client.id, kind]));
  }
  const page = await (await site.visitor().signIn()).page(`${ROOT}/print`);
  const heads = [...page.matchAll(/<h2 id="(\w+)">/g)].map(([, id]) => id!);
  const whole = ["call", "call_note", "sms"].map((id) => heads.indexOf(id));
  assert.ok(whole.every((at, i) => at >= 0 && at > (whole[i - 1] ?? -1)), heads.join());
  const said = words.fi.unreadable.entries(1, CALL);
  const below = (id: string) => textOf(page.split(`<h2 id="${id}">`)[1]!.split("<h2")[0]!);
  assert.ok(below("call").includes(said) && below("sms").includes(said));
  assert.ok(!below("call_note").includes(said));
});

Deno.test("a download in which everything opens says nothing of what does not", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const visitor = await site.visitor().signIn();
  const whole = exportSchema.parse(await (await visitor.get(`${ROOT}/export.json`)).json());
  assert.equal(whole.unreadable, undefined);
});

Deno.test("of a chat with a damaged message, note or name the rest is shown, with how much is missing", async () => {
  await using site = await openPortal();
  await addChat(site);
  const visitor = await site.visitor().signIn();
  assert.match(await visitor.page(ROOT), /Kurki/);
  await flip(site.kv, await firstKey(site.kv, ["chat_messages"]));
  await flip(site.kv, await firstKey(site.kv, ["chats"]));
  const page = textOf(await visitor.page(ROOT));
  assert.ok(page.includes(words.fi.unreadable.ofChat(2, CALL)));
  assert.match(page, /kielo[\s\S]*orvokki/);
  assert.doesNotMatch(page, /vanamo|Kurki/);
});

Deno.test("a correction that does not open hides neither its record nor the others", async () => {
  await using site = await openPortal();
  const { records } = site.services;
  await records.add(PHONE, recordOf("call_note", site.clock.now() - DAY));
  const client = await clientOf(site);
  const { items: [note] } = await records.page(client, "call_note", { limit: 1, since: 0 });
  await records.rights.amend(client, { kind: "call_note", id: note!.id }, {
    once: crypto.randomUUID(),
    by: "staff",
    change: (before) => ({ ...before, text: "Oikaistu teksti." }),
  });
  await flip(site.kv, await firstKey(site.kv, ["record_changes"]));
  const page = textOf(await (await site.visitor().signIn()).page(ROOT));
  assert.match(page, /Oikaistu teksti/);
  assert.ok(page.includes(words.fi.unreadable.entries(1, CALL)));
});

Deno.test("where the client's own key was damaged the page says how much there is, and hides no request", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const client = await clientOf(site);
  const asked = { kind: "other", phone: PHONE, clientId: client.id } as const;
  const made = (await site.services.requests.create(asked))!;
  const visitor = await site.visitor().signIn();
  await flip(site.kv, ["data_keys", "client", client.id]);
  const answer = await visitor.get(ROOT);
  assert.equal(answer.status, 200);
  const page = textOf(await answer.text());
  assert.equal(page.split(words.fi.unreadable.entries(1, CALL)).length - 1, 6, "in every kind");
  assert.ok(page.includes(made.reference));
});

Deno.test("a damaged request is told of by its day, and the others are there", async () => {
  await using site = await openPortal();
  const { requests } = site.services;
  const broken = (await requests.create({ kind: "other", phone: PHONE, clientId: null }))!;
  const whole = (await requests.create({ kind: "other", phone: PHONE, clientId: null }))!;
  await flip(site.kv, ["requests", broken.id]);
  const visitor = await site.visitor().signIn();
  const page = textOf(await visitor.page(ROOT));
  assert.ok(page.includes(whole.reference) && !page.includes(broken.reference));
  assert.match(page, /Emme saa auki pyyntöä, jonka teit \d+\.\d+\.\d+\. Vika on meillä/);
  const own = await visitor.get(`${ROOT}/request/${broken.id}`);
  assert.equal(own.status, 500);
  const fault = await own.text();
  assert.ok(textOf(fault).includes(errors.fi.call(CALL)) && fault.includes("tel:+358505719643"));
  assert.ok(fault.includes(`<a href="${ROOT}">${words.fi.back}`), "the way back to the rest");
  const told = exportSchema.parse(await (await visitor.get(`${ROOT}/export.json`)).json());
  assert.deepEqual(told.unreadable?.map(({ kind, count }) => [kind, count]), [["request", 1]]);
  assert.equal(told.requests.length, 1);
  const stranger = await site.visitor().signIn("+358501234509");
  assert.doesNotMatch(textOf(await stranger.page(ROOT)), /Emme saa auki/);
  const asked = await requests.ask({ phone: PHONE, since: 0 }, {
    kind: "other",
    phone: PHONE,
    clientId: null,
  });
  assert.ok(asked, "something new can be asked");
});
