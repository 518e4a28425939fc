import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { FileCleaner } from "../../../lib/housekeeping/mod.ts";
import { silentLog } from "../../../lib/log/mod.ts";
import { ADVISER, PHONE, recordOf, SENTENCE } from "../../helpers/records.ts";
import { openStores } from "../../helpers/store.ts";
import { onDisk } from "./_disk.ts";

Deno.test("the raw file holds no name, no number and no sentence", async () => {
  const path = `${await Deno.makeTempDir()}/store.kv`;
  using stores = await openStores({ path });
  const { records, clock } = stores;
  for (const kind of ["call", "call_note", "sms", "inquiry", "sms_answer"] as const) {
    await records.add(PHONE, recordOf(kind, clock.now()));
  }
  for (const text of [PHONE, PHONE.slice(4), ADVISER, "Mallikas", SENTENCE, "501234590"]) {
    assert.equal(await onDisk(path, text), false, text);
    assert.equal(await onDisk(path, Buffer.from(text, "utf16le")), false, text);
  }
  assert.equal(await onDisk(path, "data_keys"), true, "the search itself works");
});

Deno.test("after an erasure the bytes of the data key and of the sealed values are gone from the disk", async () => {
  const path = `${await Deno.makeTempDir()}/store.kv`;
  using stores = await openStores({ path });
  const { kv, records, clients, clock, erasure } = stores;
  await records.add(PHONE, recordOf("call_note", clock.now()));
  const client = (await clients.findByPhone(PHONE))!;
  const keyRow = await kv.get<{ wrapped: Uint8Array }>(["data_keys", "client", client.id]);
  const [row] = await Array.fromAsync(kv.list<{ sealed: Uint8Array }>({ prefix: ["records"] }));
  const secrets = [keyRow.value!.wrapped, row!.value.sealed];
  for (const bytes of secrets) assert.equal(await onDisk(path, bytes), true);

  await erasure.erase(client, { type: "all" }, { since: 0 });
  assert.equal(await onDisk(path, secrets[0]!), true, "a deleted value stays in the file");

  assert.equal(await new FileCleaner(path, { log: silentLog }).clean(), true);
  for (const bytes of secrets) assert.equal(await onDisk(path, bytes), false);
  await records.add(PHONE, recordOf("call", clock.now()));
  assert.ok(await clients.findByPhone(PHONE), "the store goes on");
});

Deno.test("several wishes to clean make one cleaning, and stopping does not skip it", async () => {
  const path = `${await Deno.makeTempDir()}/store.kv`;
  using stores = await openStores({ path });
  const { kv } = stores;
  const bytes = crypto.getRandomValues(new Uint8Array(64));
  await kv.set(["x"], bytes);
  await kv.delete(["x"]);
  const cleaner = new FileCleaner(path, { log: silentLog });
  for (let n = 0; n < 5; n++) cleaner.soon();
  assert.equal(await onDisk(path, bytes), true);
  await cleaner.finish();
  assert.equal(await onDisk(path, bytes), false);
});

Deno.test("a file that is no store is told and logged, not thrown", async () => {
  const path = await Deno.makeTempFile();
  await Deno.writeTextFile(path, "this is no database, whatever its name says".repeat(100));
  const events: string[] = [];
  const log = { info() {}, error: (event: string) => events.push(event) };
  assert.equal(await new FileCleaner(path, { log }).clean(), false);
  assert.deepEqual(events, ["file-not-cleaned"]);
});
