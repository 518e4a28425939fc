import assert from "node:assert/strict";
import { MINUTE } from "../../../lib/clock.ts";
import { endOf } from "../../../lib/retention.ts";
import { NOTE } from "../../lib/requests/_requests.ts";
import { OTHER_PHONE, recordOf, SENTENCE } from "../../helpers/records.ts";
import { actions, find, itemsOf, openClient, openWithClient, PHONE } from "./_clients.ts";
import { goesTo, signIn } from "./_staff.ts";

const SHOWN = "050 123 4501";

Deno.test("a client is found by the number, which stands in no address; the search is recorded", async () => {
  await using site = await openWithClient();
  const who = await signIn(site, { roles: ["adviser"] });
  const found = await find(who, SHOWN);
  assert.match(found, /^\/admin\/clients\/[\w-]{60,}$/);
  assert.ok(!found.includes(site.client.id) && !found.includes("1234501"));
  assert.deepEqual(await actions(site, 1), ["client.searched"]);
  const page = await who.page(found);
  assert.match(page, /••01/);
  assert.ok(!page.includes(SHOWN) && !page.includes(NOTE), "nothing is shown without a purpose");
});

Deno.test("a number that is none, or of which nothing is held, is answered and kept in the field", async () => {
  await using site = await openWithClient();
  const who = await signIn(site, { roles: ["reviewer"], lang: "en" });
  for (const phone of ["", "abc", "+358501234509"]) {
    const answer = await who.post("/admin/clients", { phone });
    assert.equal(answer.status, 422, phone);
    assert.ok((await answer.text()).includes(`value${phone && `="${phone}"`}`), phone);
  }
  assert.deepEqual(await actions(site, 1), ["client.searched"], "a miss is recorded too");
});

Deno.test("the data opens for a purpose, recorded before it is shown, and the client reads it", async () => {
  await using site = await openWithClient();
  const { who, at } = await openClient(site);
  const page = await who.page(at);
  assert.ok(page.includes(NOTE) && page.includes(SENTENCE));
  assert.match(page, /Poistuu viimeistään/);
  assert.ok(!page.includes(SHOWN));
  assert.deepEqual(await actions(site, 1), ["client.viewed client-asked"]);
  assert.deepEqual(await site.services.views.of(site.client), [
    { on: "2026-11-24", purpose: "client-asked" },
  ]);
});

Deno.test("without a purpose, or with one of another role, nothing opens and nothing is recorded", async () => {
  await using site = await openWithClient();
  const who = await signIn(site, { roles: ["adviser"] });
  const found = await find(who);
  for (const purpose of ["", "curious", "decide-request", "fault"]) {
    const answer = await who.post(`${found}/open`, { purpose });
    assert.equal(answer.status, 422, purpose);
    assert.ok(!(await answer.text()).includes(NOTE));
  }
  assert.deepEqual(await site.services.views.of(site.client), []);
});

Deno.test("an opening ends after half an hour; then a purpose is chosen anew", async () => {
  await using site = await openWithClient();
  const { who, at } = await openClient(site);
  site.clock.pass(20 * MINUTE);
  assert.ok((await who.page(at)).includes(NOTE));
  site.clock.pass(11 * MINUTE);
  const page = await who.page(at);
  assert.ok(!page.includes(NOTE));
  assert.match(page, /Miksi avaat tiedot/);
  for (const below of ["number", "chat", "hold", "recipients", "end"]) {
    const answer = await who.post(`${at}/${below}`, { confirm: "yes" });
    assert.ok(answer.status === 422 || answer.status === 303, below);
    assert.ok(!(await answer.text()).includes(SHOWN));
  }
  assert.equal(
    (await site.services.records.page(site.client, "call_note", { limit: 5, since: 0 }))
      .items.length,
    1,
  );
});

Deno.test("the number shows when it is asked for, and that is recorded for the client too", async () => {
  await using site = await openWithClient();
  const { who, at, found } = await openClient(site);
  assert.equal((await who.post(`${found}/number`)).status, 422, "not without a purpose");
  const page = await (await who.post(`${at}/number`)).text();
  assert.ok(page.includes(SHOWN));
  assert.deepEqual(await actions(site, 1), ["client.number-revealed client-asked"]);
  assert.equal((await site.services.views.of(site.client)).length, 2);
});

Deno.test("what is restricted is not shown, only that it is", async () => {
  await using site = await openWithClient();
  const until = endOf("restriction", site.clock.now());
  const target = { kind: "call_note", id: site.note.id } as const;
  await site.services.records.rights.restrict(site.client, target, until);
  const { who, at } = await openClient(site);
  const page = await who.page(at);
  assert.match(page, /Käsittelyä on rajoitettu 24\.5\.2027 asti/);
  assert.ok(!page.includes(NOTE) && page.includes(SENTENCE));
});

Deno.test("an address of another session, of another client or of nobody is not found, and counted", async () => {
  await using site = await openWithClient();
  await site.services.records.add(OTHER_PHONE, recordOf("call_note", site.clock.now() - 1));
  const { who, at, found } = await openClient(site);
  const [item] = itemsOf(await who.page(at));
  const other = goesTo(
    await who.post(`${await find(who, OTHER_PHONE)}/open`, { purpose: "client-asked" }),
  )!;
  const stranger = await signIn(site, { roles: ["adviser"], id: "person-other" });
  const counted: unknown[] = [];
  const { log } = site.services;
  const info = log.info.bind(log);
  log.info = (event, fields) => {
    if (event === "not-found") counted.push(fields);
    info(event, fields);
  };
  const bodies = new Set<string>();
  const plain = (text: string) => text.replaceAll(/\/admin\/clients\/[^"?]*/g, "");
  const asks = [
    stranger.get(at),
    stranger.get(found),
    stranger.get(`/admin/clients/${site.client.id}`),
    stranger.get(`/admin/clients/${crypto.randomUUID()}`),
    stranger.get("/admin/clients/garbage"),
    stranger.post(`${at}/number`),
    stranger.post(`${at}/end`, { confirm: "yes" }),
    stranger.post(`${at}/hold`, { item: item! }),
  ];
  for (const answer of await Promise.all(asks)) {
    assert.equal(answer.status, 404);
    bodies.add(plain(await answer.text()));
  }
  assert.equal(bodies.size, 1, "no answer differs from that to a random id");
  const told = { ground: "17(3)(e)", reason: "Kesken" };
  for (const handle of [item!, "garbage", "", site.note.id]) {
    for (const below of ["hold", "lift", "chat"]) {
      const fields = { item: handle, ...told };
      assert.equal((await who.post(`${other}/${below}`, fields)).status, 404, `${below} ${handle}`);
    }
  }
  assert.equal(counted.length, 8 + 12);
  assert.deepEqual(await site.services.holds.of(site.client), []);
});

Deno.test("a past chat opens with the purpose, recorded; a restricted one does not", async () => {
  await using site = await openWithClient();
  const now = site.clock.now();
  const { chat, views } = site.services;
  await chat.importPast(PHONE, {
    startedAt: now - 60_000,
    endedAt: now - 30_000,
    messages: [{ from: "visitor", sentAt: now - 50_000, text: "Salainen lause" }],
  });
  const [past] = (await chat.holding.page(site.client, "chat", { limit: 1, since: 0 })).items;
  const { who, at } = await openClient(site, ["adviser", "reviewer"]);
  const page = await who.page(at);
  assert.ok(!page.includes("Salainen lause"), "the list does not show what was said");
  const item = /name="item" value="([\w-]+)"/.exec(page)![1]!;
  assert.ok((await (await who.post(`${at}/chat`, { item })).text()).includes("Salainen lause"));
  assert.deepEqual(await actions(site, 1), ["chat.opened client-asked"]);
  assert.equal((await views.ofChat(past!.id)).length, 1);
  await chat.rights.restrict(past!.id, endOf("restriction", now));
  assert.ok(!(await (await who.post(`${at}/chat`, { item })).text()).includes("Salainen lause"));
});
