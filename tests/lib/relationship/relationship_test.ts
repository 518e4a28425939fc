import assert from "node:assert/strict";
import { endOf } from "../../../lib/retention.ts";
import { held, openWithClient, PHONE } from "../requests/_requests.ts";

Deno.test("the end of the relationship deletes notes and text messages at once", async () => {
  await using site = await openWithClient();
  const { relationship } = site.services;
  assert.deepEqual(await relationship.plan(site.client), {
    goes: { call_note: 1, sms: 1 },
    held: {},
    restricted: {},
  });
  assert.equal((await held(site, site.client, "sms")).length, 1, "a dry run deletes nothing");
  await relationship.end(site.client);
  assert.equal((await held(site, site.client, "call_note")).length, 0);
  assert.equal((await held(site, site.client, "sms")).length, 0);
});

Deno.test("what is on hold or restricted does not go with the relationship", async () => {
  await using site = await openWithClient();
  const { relationship, holds, records } = site.services;
  const note = { kind: "call_note", id: site.note.id } as const;
  await holds.place({ ...note, clientId: site.client.id }, {
    ground: "17(3)(e)",
    reason: "Kesken",
  });
  const [sms] = await held(site, site.client, "sms");
  const until = endOf("restriction", site.clock.now());
  await records.rights.restrict(site.client, { kind: "sms", id: sms!.id }, until);
  assert.deepEqual(await relationship.plan(site.client), {
    goes: {},
    held: { call_note: 1 },
    restricted: { sms: 1 },
  });
  await relationship.end(site.client);
  assert.equal((await held(site, site.client, "call_note")).length, 1);
  assert.equal((await held(site, site.client, "sms")).length, 1);
});

Deno.test("a number with a new owner opens nothing of the old one; what is held stays its time", async () => {
  await using site = await openWithClient();
  const { relationship, clients } = site.services;
  assert.equal(await relationship.isAttached(site.client), true);
  assert.equal(await relationship.detach(site.client), "done");
  assert.equal(await relationship.isAttached(site.client), false);
  assert.equal(await clients.findByPhone(PHONE), null);
  assert.equal((await held(site, site.client, "call_note")).length, 1);
  assert.equal(await relationship.detach(site.client), "done");
  assert.equal(await relationship.detach({ id: crypto.randomUUID() }), "not-found");
});
