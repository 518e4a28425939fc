import assert from "node:assert/strict";
import { held } from "../../lib/requests/_requests.ts";
import { actions, itemsOf, openClient, openWithClient, PHONE } from "./_clients.ts";
import { goesTo, signIn } from "./_staff.ts";

const OPEN = { ground: "17(3)(e)", reason: "Asia on kesken." };
const GIVEN = {
  recipient: "Esimerkkivirasto",
  kind: "call_note",
  basis: "power-of-attorney",
  givenOn: "2026-11-23",
  reference: "",
};

Deno.test("an adviser marks an open matter, which keeps the item until it is lifted", async () => {
  await using site = await openWithClient();
  const { who, at } = await openClient(site);
  const [item] = itemsOf(await who.page(at));
  assert.equal((await who.get(`${at}/hold?item=${item}`)).status, 200);
  assert.equal(goesTo(await who.post(`${at}/hold`, { item: item!, ...OPEN })), `${at}?done=held`);
  const { holds, erasure } = site.services;
  assert.deepEqual((await holds.of(site.client)).map(({ reason }) => reason), [OPEN.reason]);
  assert.deepEqual(await actions(site, 1), ["hold.placed"]);
  const scope = { type: "item", kind: "call_note", id: site.note.id } as const;
  assert.equal(await erasure.erase(site.client, scope, { since: 0 }), null);
  assert.match(await who.page(at), /Tiedossa on avoin asia/);
  assert.equal(goesTo(await who.post(`${at}/lift`, { item: item! })), `${at}?done=lifted`);
  assert.deepEqual(await actions(site, 1), ["hold.lifted"]);
  assert.ok(await erasure.erase(site.client, scope, { since: 0 }));
});

Deno.test("an open matter wants a ground of the law and a reason; what was typed is kept", async () => {
  await using site = await openWithClient();
  const { who, at } = await openClient(site);
  const [item] = itemsOf(await who.page(at));
  for (const wrong of [{ ...OPEN, ground: "17(1)" }, { ...OPEN, reason: " " }]) {
    const answer = await who.post(`${at}/hold`, { item: item!, ...wrong });
    assert.equal(answer.status, 422);
    assert.match(await answer.text(), /error-summary/);
  }
  assert.deepEqual(await site.services.holds.of(site.client), []);
});

Deno.test("a reviewer neither marks nor lifts an open matter; an administrator sees no client", async () => {
  await using site = await openWithClient();
  const { who, at } = await openClient(site, ["reviewer"]);
  assert.deepEqual(itemsOf(await who.page(at)), []);
  for (const below of ["hold", "lift"]) {
    assert.equal((await who.post(`${at}/${below}`, OPEN)).status, 403);
  }
  const admin = await signIn(site, { roles: ["administrator"] });
  for (const path of ["/admin/clients", at, "/admin/recipients"]) {
    assert.equal((await admin.get(path)).status, 403, path);
  }
});

Deno.test("a recipient is noted and taken back, both recorded", async () => {
  await using site = await openWithClient();
  const { who, at } = await openClient(site);
  assert.equal(goesTo(await who.post(`${at}/recipients`, GIVEN)), `${at}?done=noted`);
  const [one] = await site.services.recipients.of(site.client);
  assert.equal(one?.recipient, GIVEN.recipient);
  assert.match(await who.page(at), /Esimerkkivirasto/);
  const taken = await who.post(`${at}/recipients/remove`, { recipient: one!.id });
  assert.equal(goesTo(taken), `${at}?done=removed`);
  assert.deepEqual(await site.services.recipients.of(site.client), []);
  assert.deepEqual(await actions(site, 2), ["recipient.removed", "recipient.noted"]);
});

Deno.test("a recipient wants who, what, why and a day that has been", async () => {
  await using site = await openWithClient();
  const { who, at } = await openClient(site);
  const wrongs = [
    { recipient: " " },
    { kind: "chat" },
    { kind: "everything" },
    { basis: "" },
    { givenOn: "2026-11-25" },
    { givenOn: "eilen" },
  ];
  for (const wrong of wrongs) {
    const answer = await who.post(`${at}/recipients`, { ...GIVEN, ...wrong });
    assert.equal(answer.status, 422, JSON.stringify(wrong));
  }
  assert.deepEqual(await site.services.recipients.of(site.client), []);
});

Deno.test("the relationship ends after a dry run and a tick, and its notes go at once", async () => {
  await using site = await openWithClient();
  const { who, at } = await openClient(site);
  assert.match(await who.page(`${at}/end`), /Muistiinpanot puheluista: 1/);
  assert.equal((await who.post(`${at}/end`)).status, 422);
  assert.equal((await held(site, site.client, "call_note")).length, 1);
  assert.equal(goesTo(await who.post(`${at}/end`, { confirm: "yes" })), `${at}?done=ended`);
  assert.equal((await held(site, site.client, "call_note")).length, 0);
  assert.equal((await held(site, site.client, "sms")).length, 0);
  assert.deepEqual(await actions(site, 1), ["client.relationship-ended"]);
});

Deno.test("a reviewer detaches a number with a tick; an adviser does not", async () => {
  await using site = await openWithClient();
  const adviser = await openClient(site);
  assert.equal((await adviser.who.get(`${adviser.at}/new-owner`)).status, 403);
  const { who, at } = await openClient(site, ["reviewer"]);
  assert.equal((await who.post(`${at}/new-owner`)).status, 422);
  assert.ok(await site.services.clients.findByPhone(PHONE));
  const done = await who.post(`${at}/new-owner`, { confirm: "yes" });
  assert.equal(goesTo(done), `${at}?done=detached`);
  assert.equal(await site.services.clients.findByPhone(PHONE), null);
  assert.deepEqual(await actions(site, 1), ["client.number-detached"]);
  assert.match(await who.page(at), /Numero on irrotettu/);
});

Deno.test("whom to tell stands in the list until it is done; the number shows when asked for", async () => {
  await using site = await openWithClient();
  const { who, at } = await openClient(site);
  await who.post(`${at}/recipients`, GIVEN);
  await site.services.erasure.erase(site.client, { type: "all" }, { since: 0 });
  assert.match(await who.page("/admin"), /1 ilmoitus tekemättä/);
  const page = await who.page("/admin/recipients");
  assert.match(page, /Esimerkkivirasto/);
  assert.ok(!page.includes("050 123 4501"));
  const [, action] = /action="(\/admin\/recipients\/[^"]+\/number)"/.exec(page)!;
  assert.match(await (await who.post(action!)).text(), /050 123 4501/);
  assert.deepEqual(await actions(site, 1), ["client.number-revealed decide-request"]);
  const done = action!.replace("/number", "/done");
  assert.equal(goesTo(await who.post(done)), "/admin/recipients?done=told");
  assert.deepEqual(await actions(site, 1), ["recipient.told"]);
  assert.equal((await who.post(action!)).status, 404, "the number is gone");
  assert.match(await who.page("/admin/recipients"), /Kenellekään ei tarvitse kertoa/);
});

Deno.test("a task that is none is not found", async () => {
  await using site = await openWithClient();
  const who = await signIn(site, { roles: ["adviser"] });
  for (const id of ["x", crypto.randomUUID(), `${crypto.randomUUID()}.erased`]) {
    for (const deed of ["number", "done"]) {
      assert.equal((await who.post(`/admin/recipients/${id}/${deed}`)).status, 404);
    }
  }
});
