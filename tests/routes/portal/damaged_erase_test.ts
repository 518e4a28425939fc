import assert from "node:assert/strict";
import { LANGS } from "../../../lib/site/languages.ts";
import { writeDate } from "../../../lib/site/format.ts";
import { pathTo } from "../../../lib/site/paths.ts";
import { words } from "../../../lib/words/portal/mod.ts";
import { firstKey, flip } from "../../helpers/damage.ts";
import {
  addChat,
  addOneOfEach,
  CALL,
  clientOf,
  openPortal,
  PHONE,
  ROOT,
  textOf,
} from "./_portal.ts";

for (const lang of LANGS) {
  Deno.test(`in ${lang} the dry run says of what does not open that deleting ends the hope of it`, async () => {
    await using site = await openPortal();
    await addOneOfEach(site);
    const client = await clientOf(site);
    const w = words[lang].erase;
    const draft = { kind: "other", phone: PHONE, clientId: client.id } as const;
    const { requests } = site.services;
    const open = (await requests.create(draft))!;
    const visitor = await site.visitor().signIn(PHONE, lang);
    const page = async (scope: string) =>
      textOf(await visitor.page(pathTo("myData", lang, `/delete?scope=${scope}`)));
    const ends = w.ending.unreadable(writeDate(open.receivedAt, lang));
    const whole = await page("all");
    assert.ok(!whole.includes(w.unreadable(1)) && !whole.includes(ends));
    for (const kind of ["call", "sms"]) {
      await flip(site.kv, await firstKey(site.kv, ["records", client.id, kind]));
    }
    await flip(site.kv, ["requests", open.id]);
    const all = await page("all");
    assert.ok(all.includes(w.unreadable(2)) && all.includes(w.ending.title) && all.includes(ends));
    const one = await page("call");
    assert.ok(one.includes(w.unreadable(1)) && !one.includes(ends), "a kind ends no request");
    assert.ok(!(await page("call_note")).includes(w.unreadable(1)));
  });
}

Deno.test("a request that was decided does not end, although it does not open", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const { requests } = site.services;
  const { id: clientId } = await clientOf(site);
  const { id } = (await requests.create({ kind: "other", phone: PHONE, clientId }))!;
  const by = { id: "a", name: "Aino Mallikas" };
  await requests.decide(id, { version: 1, by, outcome: "granted", reason: "Näin." });
  await flip(site.kv, ["requests", id]);
  const page = textOf(await (await site.visitor().signIn()).page(`${ROOT}/delete`));
  assert.ok(!page.includes(words.fi.erase.ending.title));
});

Deno.test("everything is erased although records, a chat, a request and the profile are damaged", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  await addChat(site);
  const client = await clientOf(site);
  const made = (await site.services.requests.create({
    kind: "other",
    phone: PHONE,
    clientId: client.id,
  }))!;
  const visitor = await site.visitor().signIn();
  for (
    const key of [
      await firstKey(site.kv, ["records", client.id, "call"]),
      await firstKey(site.kv, ["chat_messages"]),
      await firstKey(site.kv, ["chats"]),
      ["requests", made.id],
      ["clients", client.id],
    ]
  ) await flip(site.kv, key);
  assert.equal((await visitor.get(`${ROOT}/delete`)).status, 200);
  const done = await visitor.post(`${ROOT}/delete`, { scope: "all", confirm: "yes" });
  assert.match(done.headers.get("location") ?? "", /\/deleted\?ref=/);
  await site.services.erasure.idle();
  const left: string[] = [];
  for await (const { key } of site.kv.list({ prefix: [] })) {
    if (/^(records|chat_|chats|client|requests|data_keys)/.test(String(key[0]))) {
      left.push(JSON.stringify(key));
    }
  }
  const ofClient = left.filter((key) =>
    !/^\["(chat_(desk|settings|limits)|data_keys","(staff|session))/.test(key)
  );
  assert.deepEqual(ofClient, []);
  assert.equal((await site.services.requests.counts()).open, 0);
});

Deno.test("everything is erased although the client's own key does not open", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const client = await clientOf(site);
  const visitor = await site.visitor().signIn();
  await flip(site.kv, ["data_keys", "client", client.id]);
  const done = await visitor.post(`${ROOT}/delete`, { scope: "all", confirm: "yes" });
  assert.match(done.headers.get("location") ?? "", /\/deleted\?ref=/);
  await site.services.erasure.idle();
  assert.equal(await site.services.clients.findByPhone(PHONE), null);
  for await (const { key } of site.kv.list({ prefix: ["records", client.id] })) {
    assert.fail(JSON.stringify(key));
  }
});

Deno.test("one kind, with what does not open in it, is erased and the others stay", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const client = await clientOf(site);
  await flip(site.kv, await firstKey(site.kv, ["records", client.id, "call"]));
  const visitor = await site.visitor().signIn();
  await visitor.post(`${ROOT}/delete`, { scope: "call", confirm: "yes" });
  await site.services.erasure.idle();
  const page = textOf(await visitor.page(ROOT));
  assert.ok(!page.includes(words.fi.unreadable.entries(1, CALL)));
  assert.equal(await site.services.records.count(client, "sms", { since: 0 }), 1);
});
