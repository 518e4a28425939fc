import assert from "node:assert/strict";
import { isHalfRestored, ledgerBeside } from "../../../lib/backup/mod.ts";
import { DAY, HOUR } from "../../../lib/clock.ts";
import { OTHER_PHONE, PHONE, recordOf } from "../../helpers/records.ts";
import { openSite, type Site } from "../../helpers/site.ts";
import { backUp, openPlaces, type Places, restore, rowsOf, tryRestore } from "./_restoring.ts";

const ACTOR = { id: "a", name: "Aino Mallikas" };

async function withClient(places: Places, phone = PHONE): Promise<Site> {
  const site = await places.open();
  await site.services.records.add(phone, recordOf("sms", site.clock.now() - HOUR, phone));
  await site.services.audit.append({ actor: ACTOR, action: "audit.verified" });
  return site;
}

/** The store as it would be after a process was killed at its n-th write. */
async function killedAt(places: Places, path: string, write: number): Promise<Site> {
  const site = await places.open();
  let writes = 0;
  const count = () => {
    if (++writes >= write) throw new Error("killed");
  };
  const set = site.kv.set.bind(site.kv);
  const remove = site.kv.delete.bind(site.kv);
  const atomic = site.kv.atomic.bind(site.kv);
  site.kv.set = (...args) => {
    count();
    return set(...args);
  };
  site.kv.delete = (...args) => {
    count();
    return remove(...args);
  };
  site.kv.atomic = () => {
    const op = atomic();
    const commit = op.commit.bind(op);
    op.commit = () => {
      count();
      return commit();
    };
    return op;
  };
  await assert.rejects(tryRestore(places, site, path), /killed/);
  Object.assign(site.kv, { set, delete: remove, atomic });
  return site;
}

Deno.test("a store that is not empty is not touched, unless it is said to be replaced", async () => {
  await using places = await openPlaces();
  const path = await backUp(places, await withClient(places));
  const other = await withClient(places, OTHER_PHONE);
  const before = await rowsOf(other.kv);
  assert.deepEqual(await tryRestore(places, other, path), { refused: "not-empty" });
  assert.deepEqual(await rowsOf(other.kv), before);
  await restore(places, other, path, { replace: true });
  const { clients } = other.services;
  assert.ok(await clients.findByPhone(PHONE));
  assert.equal(await clients.findByPhone(OTHER_PHONE), null);
});

Deno.test("a store in which there are only counters and sessions counts as empty", async () => {
  await using places = await openPlaces();
  const path = await backUp(places, await withClient(places));
  const other = await places.open();
  await other.post("/omat-tiedot/code", { phone: PHONE });
  assert.ok((await rowsOf(other.kv)).length > 0);
  await restore(places, other, path);
  const roots = (await rowsOf(other.kv)).map(({ key }) => key[0]);
  assert.ok(!roots.includes("code_numbers"));
});

Deno.test("a restore that was killed at any write leaves a store that is refused, and ends when it is run again", async () => {
  await using places = await openPlaces();
  const site = await withClient(places);
  const asked = { kind: "other", phone: PHONE, clientId: null } as const;
  await site.services.requests.create(asked);
  await site.services.chat.importPast(PHONE, {
    startedAt: site.clock.now() - DAY,
    endedAt: site.clock.now() - DAY + HOUR,
    messages: [{ from: "visitor", sentAt: site.clock.now() - DAY, text: "Hei" }],
  });
  const path = await backUp(places, site);
  const whole = await places.open();
  await restore(places, whole, path);
  const expected = await withoutLog(whole);
  for (let write = 2; write < 40; write++) {
    const killed = await killedAt(places, path, write).catch((error) => {
      // So many writes are not needed.
      if (/Missing expected rejection/.test(String(error))) return null;
      throw error;
    });
    if (!killed) {
      assert.ok(write > 6, `it took ${write} writes`);
      return;
    }
    assert.equal(await isHalfRestored(killed.kv), true, `killed at write ${write}`);
    await restore(places, killed, path);
    assert.equal(await isHalfRestored(killed.kv), false);
    assert.deepEqual(await withoutLog(killed), expected);
    assert.equal((await killed.services.audit.verify()).ok, true);
  }
  assert.fail("it never came to an end");
});

async function withoutLog({ kv }: Site) {
  const seal = new Set(["audit_log", "audit_tip"]);
  return (await rowsOf(kv)).filter(({ key }) => !seal.has(String(key[0])));
}

Deno.test("nothing is written when the backup or a ledger is refused", async () => {
  await using places = await openPlaces();
  const path = await backUp(places, await withClient(places));
  const other = await places.open();
  const stranger = await openSite();
  const { masterKey, indexKey } = stranger.services.settings;
  const bytes = await Deno.readFile(path);
  const refusals = [
    await tryRestore(places, other, path, { settings: { masterKey } }),
    await tryRestore(places, other, path, { settings: { indexKey } }),
  ];
  await Deno.writeFile(path, bytes.slice(0, bytes.length - 30));
  refusals.push(await tryRestore(places, other, path));
  bytes[bytes.length - 30]! ^= 1;
  await Deno.writeFile(path, bytes);
  refusals.push(await tryRestore(places, other, path));
  bytes[bytes.length - 30]! ^= 1;
  await Deno.writeFile(path, bytes);
  const ledger = ledgerBeside(path);
  await Deno.writeTextFile(ledger, `${await Deno.readTextFile(ledger)} `);
  refusals.push(await tryRestore(places, other, path, { ledgers: [ledger] }));
  assert.deepEqual(refusals, [
    { refused: "another-master-key" },
    { refused: "another-index-key" },
    { refused: "cut" },
    { refused: "changed" },
    { refused: "ledger", path: ledger, why: "damaged" },
  ]);
  assert.deepEqual(await rowsOf(other.kv), []);
  await stranger[Symbol.asyncDispose]();
});

Deno.test("a backup that is older than the ledgers reach back is refused", async () => {
  await using places = await openPlaces({ at: "2026-03-02T09:00:00Z" });
  const path = await backUp(places, await withClient(places));
  const other = await places.open();
  other.clock.set("2028-03-02T08:59:00Z");
  assert.ok(!("refused" in await tryRestore(places, other, path)));
  const later = await places.open();
  later.clock.set("2028-03-02T09:00:00Z");
  assert.deepEqual(await tryRestore(places, later, path), { refused: "too-old" });
});

Deno.test("a backup of a time that is still to come by this clock is refused", async () => {
  await using places = await openPlaces({ at: "2026-03-02T09:00:00Z" });
  const path = await backUp(places, await withClient(places));
  const other = await places.open();
  other.clock.set("2026-03-02T08:50:00Z");
  assert.deepEqual(await tryRestore(places, other, path), { refused: "made-later" });
});

Deno.test("a log that went on after the backup is kept when the store is replaced", async () => {
  await using places = await openPlaces();
  const site = await withClient(places);
  const path = await backUp(places, site);
  const { audit } = site.services;
  for (let n = 0; n < 3; n++) await audit.append({ actor: ACTOR, action: "client.viewed" });
  const { ownLog } = await restore(places, site, path, { replace: true });
  assert.equal(ownLog, true);
  const verified = await audit.verify();
  assert.deepEqual([verified.ok, verified.ok && verified.count], [true, 5]);
  const { entries } = await audit.list();
  assert.deepEqual(entries.map(({ action }) => action).slice(0, 2), [
    "backup.restored",
    "client.viewed",
  ]);
  assert.ok(entries.every(({ actorName }) => actorName !== null), "the names can be read");
});

Deno.test("a log that is another one gives way to the backup's", async () => {
  await using places = await openPlaces();
  const path = await backUp(places, await withClient(places));
  const other = await withClient(places, OTHER_PHONE);
  await other.services.audit.append({ actor: ACTOR, action: "client.viewed" });
  const { ownLog } = await restore(places, other, path, { replace: true });
  assert.equal(ownLog, false);
  const verified = await other.services.audit.verify();
  assert.deepEqual([verified.ok, verified.ok && verified.count], [true, 2]);
});
