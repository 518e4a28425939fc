import assert from "node:assert/strict";
import { writeBackupFile } from "../../../lib/backup/backup_file.ts";
import { writeLedgerFile } from "../../../lib/backup/mod.ts";
import { rowsToKeep } from "../../../lib/backup/write.ts";
import { HOUR, MINUTE } from "../../../lib/clock.ts";
import { KeyRotation } from "../../../lib/vault/mod.ts";
import { PHONE, recordOf } from "../../helpers/records.ts";
import type { Site } from "../../helpers/site.ts";
import { deliver } from "../../helpers/webhook.ts";
import { backUp, openPlaces, type Places, restore, tryRestore } from "./_restoring.ts";

const EVER = { since: 0 };
const BY = { id: "reviewer-1", name: "Kaisu Kanerva" };

/** Makes a backup, and does something right after the first row under a root was read. */
async function backUpWhile(
  places: Places,
  site: Site,
  { after, deed }: { after: string; deed: () => Promise<unknown> },
): Promise<string> {
  const path = `${places.folder}/${crypto.randomUUID()}.backup`;
  async function* rows() {
    let done = false;
    for await (const row of rowsToKeep(site.kv)) {
      yield row;
      if (done || row.key[0] !== after) continue;
      done = true;
      site.clock.pass(1_000);
      await deed();
    }
    assert.ok(done, "nothing was caught between");
  }
  await writeBackupFile(path, rows(), { keys: places.settings, clock: site.clock });
  return path;
}

function message(site: Site, id: string) {
  const sentAt = new Date(site.clock.now() - MINUTE).toISOString();
  const body = { kind: "sms", sentAt, phone: PHONE, direction: "in", text: `viesti ${id}` };
  return deliver(site, "messages", body, { id });
}

async function sms({ services: { clients, records } }: Site) {
  const client = await clients.findByPhone(PHONE);
  if (!client) return [];
  const { items } = await records.page(client, "sms", { limit: 99, since: 0 });
  return items.map(({ content, changes }) => ({
    text: "text" in content ? content.text : "",
    changes,
  }));
}

Deno.test("a correction that the backup caught without its record did not happen, and can be made anew", async () => {
  await using places = await openPlaces();
  const site = await places.open();
  const { records, clients, requests } = site.services;
  await records.add(PHONE, recordOf("sms", site.clock.now() - HOUR));
  const client = (await clients.findByPhone(PHONE))!;
  const [item] = (await records.page(client, "sms", { limit: 1, ...EVER })).items;
  const target = { kind: "sms", id: item!.id } as const;
  const draft = { kind: "correction", target, phone: PHONE, clientId: client.id } as const;
  const asked = (await requests.create({ ...draft, wrong: "rästissä", right: "maksettu" }))!;
  const granted = { version: 1, by: BY, outcome: "granted" } as const;
  const path = await backUpWhile(places, site, {
    after: "records",
    deed: async () => assert.equal((await requests.decide(asked.id, granted)).kind, "done"),
  });
  assert.match((await sms(site))[0]!.text, /maksettu/);

  const again = await places.open();
  await restore(places, again, path);
  const [restored] = await sms(again);
  assert.match(restored!.text, /rästissä/);
  assert.equal(restored!.changes, undefined);
  const outcome = await again.services.requests.decide(asked.id, granted);
  assert.equal(outcome.kind, "done");
  const [corrected] = await sms(again);
  assert.match(corrected!.text, /maksettu/);
  assert.equal(corrected!.changes?.length, 1);
});

Deno.test("a correction from before the backup stays with its record", async () => {
  await using places = await openPlaces();
  const site = await places.open();
  const { records, clients } = site.services;
  await records.add(PHONE, recordOf("sms", site.clock.now() - HOUR));
  const client = (await clients.findByPhone(PHONE))!;
  const [item] = (await records.page(client, "sms", { limit: 1, ...EVER })).items;
  for (const text of ["Ensin.", "Sitten.", "Lopuksi."]) {
    site.clock.pass(MINUTE);
    const change = (record: { text: string }) => ({ ...record, text }) as never;
    const made = { once: text, by: "client", change } as const;
    await records.rights.amend(client, { kind: "sms", id: item!.id }, made as never);
  }
  const path = await backUp(places, site);
  const again = await places.open();
  await restore(places, again, path);
  assert.deepEqual(await sms(again), await sms(site));
  assert.equal((await sms(again))[0]!.changes?.length, 3);
});

Deno.test("what came after a kind was erased, moments before the backup, is in it", async () => {
  await using places = await openPlaces();
  const site = await places.open();
  const { clients, erasure } = site.services;
  await message(site, "first");
  const client = (await clients.findByPhone(PHONE))!;
  const scope = { type: "kind", kind: "sms" } as const;
  await erasure.erase(client, scope, EVER);
  await message(site, "second");
  const path = await backUp(places, site);
  const again = await places.open();
  await restore(places, again, path);
  assert.deepEqual((await sms(again)).map(({ text }) => text), ["viesti second"]);

  // Erased once more, after the backup, it is gone from it as well.
  site.clock.pass(1_000);
  await erasure.erase(client, scope, EVER);
  const ledger = `${places.folder}/later.ledger`;
  await writeLedgerFile(ledger, site.kv, { keys: places.settings, clock: site.clock });
  const later = await places.open();
  await restore(places, later, path, { ledgers: [ledger] });
  assert.deepEqual(await sms(later), []);
});

Deno.test("a delivery whose record the backup did not read any more is taken in when it is sent again", async () => {
  await using places = await openPlaces();
  const site = await places.open();
  assert.equal((await message(site, "before")).status, 202);
  const path = await backUpWhile(places, site, {
    after: "records",
    deed: async () => assert.equal((await message(site, "between")).status, 202),
  });
  const again = await places.open();
  await restore(places, again, path);
  assert.deepEqual((await sms(again)).map(({ text }) => text), ["viesti before"]);
  for (const id of ["before", "between", "between"]) {
    assert.equal((await message(again, id)).status, 202);
  }
  const texts = (await sms(again)).map(({ text }) => text).sort();
  assert.deepEqual(texts, ["viesti before", "viesti between"]);
});

Deno.test("a delivery that was erased before the backup is not taken in once more", async () => {
  await using places = await openPlaces();
  const site = await places.open();
  const { clients, erasure } = site.services;
  await message(site, "unwanted");
  const client = (await clients.findByPhone(PHONE))!;
  await erasure.erase(client, { type: "kind", kind: "sms" }, EVER);
  site.clock.pass(1);
  const path = await backUp(places, site);
  const again = await places.open();
  await restore(places, again, path);
  assert.equal((await message(again, "unwanted")).status, 202);
  assert.deepEqual(await sms(again), []);
});

Deno.test("a backup that was made while the master key was changed wants both keys, and writes nothing without", async () => {
  await using places = await openPlaces();
  const site = await places.open();
  await message(site, "one");
  const { masterKey: former } = places.settings;
  const fresh = crypto.getRandomValues(new Uint8Array(32));
  const both = { masterKey: fresh, oldMasterKeys: [former] };
  const path = `${places.folder}/between.backup`;
  await writeBackupFile(path, rowsToKeep(site.kv), {
    keys: { ...places.settings, ...both },
    clock: site.clock,
  });
  const again = await places.open();
  const only = { masterKey: fresh, oldMasterKeys: [] };
  const outcome = await tryRestore(places, again, path, { settings: only });
  assert.deepEqual(outcome, { refused: "keys-missing" });
  assert.deepEqual(await Array.fromAsync(again.kv.list({ prefix: [] })), []);

  const restored = await restore(places, again, path, { settings: both });
  assert.equal(restored.clients, 1);
  const rotation = await KeyRotation.open(again.kv, { clock: again.clock, ...both });
  assert.equal((await rotation.run()).former, 0);
});
