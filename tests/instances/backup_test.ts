import assert from "node:assert/strict";
import { ledgerBeside, Restore, writeBackup, writeLedgerFile } from "../../lib/backup/mod.ts";
import { HOUR } from "../../lib/clock.ts";
import { KeyRotation, Vault } from "../../lib/vault/mod.ts";
import { startDenokv, testWithDenokv as test } from "../helpers/denokv.ts";
import { useEverything } from "../helpers/everything.ts";
import { recordOf } from "../helpers/records.ts";
import { openSite } from "../helpers/site.ts";
import { orphansIn } from "../lib/backup/_restoring.ts";
import { withTwoSites } from "./_sites.ts";

const BY = { id: "console", name: "deno task" };
const PHONES = Array.from({ length: 40 }, (_, n) => `+3585012346${10 + n}`);

test(
  "a backup of a store behind an address, made while two instances work, restores into another one",
  () =>
    withTwoSites(async ({ a, b, clock, store }) => {
      const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
      try {
        await useEverything(a);
        for (const phone of PHONES) {
          await a.services.records.add(phone, recordOf("sms", clock.now() - HOUR, phone));
        }
        const gone = PHONES.slice(0, 20);
        const erasing = (async () => {
          for (const phone of gone) {
            const client = (await b.services.clients.findByPhone(phone))!;
            await b.services.erasure.erase(client, { type: "all" }, { since: 0 });
          }
        })();
        const keys = a.services.settings;
        const path = `${folder}/night.backup`;
        const kv = await store.open();
        await writeBackup(path, kv, { keys, clock });
        await erasing;
        const ledger = `${folder}/later.ledger`;
        await writeLedgerFile(ledger, kv, { keys, clock });
        kv.close();

        await using other = await startDenokv();
        const settings = { ...keys, kvUrl: other.url };
        await using again = await openSite({ kv: await other.open(), clock, settings });
        const ledgers = [ledgerBeside(path), ledger];
        const { services } = again;
        const outcome = await new Restore(again.kv, { keys, services, ledgers, by: BY }).run(path);
        assert.ok(!("refused" in outcome), JSON.stringify(outcome));
        for (const phone of PHONES) {
          const client = await services.clients.findByPhone(phone);
          assert.equal(client === null, gone.includes(phone), phone);
        }
        assert.deepEqual(await orphansIn(again), []);
        assert.equal((await services.audit.verify()).ok, true);
      } finally {
        await Deno.remove(folder, { recursive: true });
      }
    }),
);

test(
  "the master key of a store behind an address is changed, and both instances go on",
  () =>
    withTwoSites(async ({ a, b, clock, store }) => {
      for (const phone of PHONES) {
        await a.services.records.add(phone, recordOf("sms", clock.now() - HOUR, phone));
      }
      const { masterKey, indexKey } = a.services.settings;
      const fresh = crypto.getRandomValues(new Uint8Array(32));
      const kv = await store.open();
      const options = { clock, masterKey: fresh, oldMasterKeys: [masterKey] };
      const rotated = await (await KeyRotation.open(kv, options)).run();
      assert.deepEqual([rotated.rewrapped, rotated.former], [PHONES.length, 0]);
      const only = await Vault.open({ kv, clock, masterKey: fresh, indexKey });
      const client = (await b.services.clients.findByPhone(PHONES[0]!))!;
      assert.ok(await only.loadKey({ kind: "client", id: client.id }));
      kv.close();
    }),
);
