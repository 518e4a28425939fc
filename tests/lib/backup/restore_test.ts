import assert from "node:assert/strict";
import { ROOTS } from "../../../lib/backup/mod.ts";
import { DAY, HOUR } from "../../../lib/clock.ts";
import { reachOfPhoneCode, RECORD_KINDS } from "../../../lib/retention.ts";
import { useEverything } from "../../helpers/everything.ts";
import { OTHER_PHONE, PHONE, recordOf } from "../../helpers/records.ts";
import { backUp, openPlaces, orphansIn, restore, rowsOf } from "./_restoring.ts";

const fateOf = (key: Deno.KvKey) => ROOTS[String(key[0])]!.fate;
/** Of each restore its own. */
const ITS_OWN = new Set(["audit_log", "audit_tip", "audit_by_subject"]);

Deno.test("what a site has written comes back row by row, and the rows that lead to it are made again", async () => {
  await using places = await openPlaces();
  const site = await places.open();
  await useEverything(site);
  const before = (await rowsOf(site.kv)).filter(({ key }) => fateOf(key) !== "left-out");
  const again = await places.open();
  const { rows } = await restore(places, again, await backUp(places, site));
  const after = (await rowsOf(again.kv)).filter(({ key }) => fateOf(key) !== "left-out");

  const without = (all: typeof before) => all.filter(({ key }) => !ITS_OWN.has(String(key[0])));
  assert.deepEqual(without(after), without(before));
  assert.deepEqual([rows.expired, rows.erased, rows.orphaned], [0, 0, 0]);
  const made = new Set(after.map(({ key }) => key[0]).filter((root) => fateOf([root!]) !== "kept"));
  assert.ok(made.size >= 6, [...made].join());
});

Deno.test("sessions, codes, counters and leases do not come back", async () => {
  await using places = await openPlaces();
  const site = await places.open();
  await useEverything(site);
  const roots = new Set((await rowsOf(site.kv)).map(({ key }) => String(key[0])));
  const again = await places.open();
  await restore(places, again, await backUp(places, site));
  const left = (await rowsOf(again.kv)).filter(({ key }) => fateOf(key) === "left-out");
  // With which keys it was restored, for the start of the site.
  assert.deepEqual(left.map(({ key }) => key), [["master_key_in_use"]]);
  for (const root of ["portal_sessions", "code_numbers", "chat_sessions"]) {
    assert.ok(roots.has(root), `${root} was never written`);
  }
});

Deno.test("a client finds their data after a restore, with the ends that it had", async () => {
  await using places = await openPlaces();
  const site = await places.open();
  const records = RECORD_KINDS.map((kind, n) => recordOf(kind, site.clock.now() - n * DAY));
  for (const record of records) await site.services.records.add(PHONE, record);
  const path = await backUp(places, site);
  const again = await places.open();
  again.clock.pass(10 * DAY);
  await restore(places, again, path);
  const [was, is] = await Promise.all([site, again].map(async ({ services }) => {
    const client = (await services.clients.findByPhone(PHONE))!;
    const pages = RECORD_KINDS.map((kind) =>
      services.records.page(client, kind, { limit: 9, since: 0 })
    );
    return (await Promise.all(pages)).flatMap(({ items }) => items);
  }));
  assert.equal(was!.length, RECORD_KINDS.length);
  assert.deepEqual(is, was);
});

Deno.test("what expired by the clock between backup and restore does not come back", async () => {
  await using places = await openPlaces({ at: "2026-03-02T09:00:00Z" });
  const site = await places.open();
  const { records } = site.services;
  await records.add(PHONE, recordOf("sms", site.clock.now()));
  await records.add(PHONE, recordOf("call", site.clock.now()));
  await records.add(OTHER_PHONE, recordOf("sms", site.clock.now(), OTHER_PHONE));
  const path = await backUp(places, site);
  const again = await places.open();
  again.clock.set("2026-07-02T09:00:00Z");
  const { rows, clients } = await restore(places, again, path);
  assert.equal(clients, 1);
  assert.ok(rows.expired > 0);
  const client = (await again.services.clients.findByPhone(PHONE))!;
  const counted = await Promise.all(
    (["sms", "call"] as const).map((kind) =>
      again.services.records.count(client, kind, { since: 0 })
    ),
  );
  assert.deepEqual(counted, [0, 1]);
  assert.equal(await again.services.clients.findByPhone(OTHER_PHONE), null);
  for (const { key, value } of await rowsOf(again.kv)) {
    const { expiresAt = Infinity } = value as { expiresAt?: number };
    assert.ok(expiresAt > again.clock.now(), `${String(key[0])} has ended`);
  }
  assert.deepEqual(await orphansIn(again), []);
});

Deno.test("the audit log goes on from the backup's, tells of the restore, and is whole", async () => {
  await using places = await openPlaces();
  const site = await places.open();
  const actor = { id: "a", name: "Aino Mallikas" };
  for (let n = 0; n < 3; n++) await site.services.audit.append({ actor, action: "audit.verified" });
  const path = await backUp(places, site);
  const again = await places.open();
  await restore(places, again, path);
  const { audit } = again.services;
  const verified = await audit.verify();
  assert.deepEqual([verified.ok, verified.ok && verified.count], [true, 4]);
  const { entries } = await audit.list();
  assert.deepEqual(
    entries.map(({ action, actorName }) => [action, actorName]),
    [
      ["backup.restored", "deno task"],
      ...Array.from({ length: 3 }, () => ["audit.verified", "Aino Mallikas"]),
    ],
  );
});

Deno.test("rows whose data key is gone, and keys of nobody, are left behind", async () => {
  await using places = await openPlaces();
  const site = await places.open();
  const { records, clients } = site.services;
  for (const phone of [PHONE, OTHER_PHONE]) {
    await records.add(phone, recordOf("sms", site.clock.now() - HOUR, phone));
  }
  const [one, other] = [await clients.findByPhone(PHONE), await clients.findByPhone(OTHER_PHONE)];
  await site.kv.delete(["data_keys", "client", one!.id]);
  await site.kv.delete(["clients", other!.id]);
  const path = await backUp(places, site);
  const again = await places.open();
  const { rows } = await restore(places, again, path);
  // A record, a profile and a number of the one; a record, a number and a key of the other.
  assert.deepEqual([rows.orphaned, rows.erased], [6, 0]);
  assert.deepEqual(await orphansIn(again), []);
});

Deno.test("an erasure that was promised and cut short is finished by the restore", async () => {
  await using places = await openPlaces();
  const site = await places.open();
  const { records, clients } = site.services;
  await records.add(PHONE, recordOf("sms", site.clock.now() - HOUR));
  await records.add(PHONE, recordOf("call", site.clock.now() - HOUR));
  const client = (await clients.findByPhone(PHONE))!;
  const since = reachOfPhoneCode(site.clock.now());
  const scope = { type: "kind", kind: "sms" };
  await site.kv.set(["pending_sweeps", client.id, "P-0000-0000"], { scope, since });
  const path = await backUp(places, site);
  const again = await places.open();
  await restore(places, again, path);
  assert.equal(await again.services.records.count(client, "sms", { since: 0 }), 0);
  assert.equal(await again.services.records.count(client, "call", { since: 0 }), 1);
});

Deno.test("a receipt that a backup caught half counted says so for good, and is finished", async () => {
  await using places = await openPlaces();
  const site = await places.open();
  const { records, clients, erasure } = site.services;
  for (let n = 1; n <= 3; n++) {
    await records.add(PHONE, recordOf("sms", site.clock.now() - n * HOUR));
  }
  const client = (await clients.findByPhone(PHONE))!;
  const scope = { type: "all" } as const;
  const { reference } = (await erasure.erase(client, scope, { since: 0, answerFirst: true }))!;
  await erasure.stop();
  const path = await backUp(places, site);
  const again = await places.open();
  await restore(places, again, path);
  const receipt = await again.services.erasure.receipt(reference);
  assert.deepEqual([receipt?.counts, receipt?.counting], [{}, "lost"]);
  assert.equal(await again.services.erasure.isPending(client), false);
  assert.deepEqual(await orphansIn(again), []);
});

Deno.test("a text message that waited to be sent when the backup was made is not sent by the restored site", async () => {
  await using places = await openPlaces();
  const site = await places.open();
  const { requests, records, clients } = site.services;
  await records.add(PHONE, recordOf("call", site.clock.now() - HOUR));
  const client = (await clients.findByPhone(PHONE))!;
  const made = (await requests.create({ kind: "other", phone: PHONE, clientId: client.id }))!;
  site.outbox.send = () => Promise.resolve("unavailable");
  const by = { id: "a", name: "Aino Mallikas" };
  await requests.decide(made.id, { version: 1, by, outcome: "granted", reason: "Emme sulje." });
  const told = (await requests.get(made.id))!.told;
  const path = await backUp(places, site);
  const again = await places.open();
  await restore(places, again, path);
  await again.services.requests.finishPending();
  assert.equal(told, "pending");
  assert.equal((await again.services.requests.get(made.id))!.told, "unknown");
  assert.deepEqual(again.outbox.list(), []);
});
