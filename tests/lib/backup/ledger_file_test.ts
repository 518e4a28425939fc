import assert from "node:assert/strict";
import { readLedgerFile, writeLedgerFile } from "../../../lib/backup/mod.ts";
import { DAY } from "../../../lib/clock.ts";
import { seeded } from "../../helpers/seeded.ts";
import { openStores, type Stores } from "../../helpers/store.ts";

async function withLedger(work: (path: string, stores: Stores) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
  using stores = await openStores();
  try {
    for (const id of ["one", "two", "three"]) {
      const op = stores.kv.atomic();
      stores.vault.destroyKey(op, { kind: "client", id });
      await op.commit();
    }
    const path = `${folder}/erasures.ledger`;
    assert.equal(await writeLedgerFile(path, stores.kv, { keys: stores, clock: stores.clock }), 3);
    await work(path, stores);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("a ledger file tells what was erased and when, and to nobody whom", () =>
  withLedger(async (path, { vault, clock, indexKey }) => {
    const read = await readLedgerFile(path, { indexKey });
    assert.ok(!("refused" in read));
    assert.equal(read.madeAt, clock.now());
    const names = read.entries.map(([name]) => name).sort();
    const expected = ["one", "two", "three"].map((id) => vault.ledger.nameOf("client", id)).sort();
    assert.deepEqual(names, expected);
    assert.equal(read.entries[0]![1].erasedAt, clock.now());
    assert.doesNotMatch(await Deno.readTextFile(path), /client|"one"/);
    assert.equal((await Deno.stat(path)).mode! & 0o777, 0o600);
  }));

Deno.test("a ledger file that was cut or changed anywhere is refused", () =>
  withLedger(async (path, { indexKey }) => {
    const bytes = await Deno.readFile(path);
    const random = seeded(11);
    const tried = `${path}.tried`;
    const refusals = new Set<string>();
    const trying = async (changed: Uint8Array) => {
      await Deno.writeFile(tried, changed);
      const read = await readLedgerFile(tried, { indexKey });
      assert.ok("refused" in read, new TextDecoder().decode(changed));
      refusals.add(read.refused);
    };
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.slice();
      changed[at]! ^= 1 << Math.floor(random() * 7);
      await trying(changed);
    }
    for (let length = 0; length < bytes.length; length += 5) await trying(bytes.slice(0, length));
    assert.ok(refusals.has("damaged"));
  }));

Deno.test("an entry that somebody took out, or a ledger of another site, is refused", () =>
  withLedger(async (path, { indexKey }) => {
    const lines = (await Deno.readTextFile(path)).split("\n");
    await Deno.writeTextFile(path, lines.toSpliced(2, 1).join("\n"));
    assert.deepEqual(await readLedgerFile(path, { indexKey }), { refused: "damaged" });
    const other = crypto.getRandomValues(new Uint8Array(32));
    await Deno.writeTextFile(path, lines.join("\n"));
    const refused = await readLedgerFile(path, { indexKey: other });
    assert.deepEqual(refused, { refused: "another-index-key" });
    await Deno.writeTextFile(path, "A letter.\n");
    assert.deepEqual(await readLedgerFile(path, { indexKey }), { refused: "not-a-ledger" });
  }));

Deno.test("entries leave a ledger file when their time is up", () =>
  withLedger(async (path, stores) => {
    stores.clock.pass(3 * 366 * DAY);
    assert.equal(await writeLedgerFile(path, stores.kv, { keys: stores, clock: stores.clock }), 0);
  }));
