import assert from "node:assert/strict";
import { DAY } from "../../../lib/clock.ts";
import type { RecordOf } from "../../../lib/records/mod.ts";
import { endOf } from "../../../lib/retention.ts";
import { OTHER_PHONE, PHONE, recordOf, SENTENCE } from "../../helpers/records.ts";
import { openStores, type Stores } from "../../helpers/store.ts";

type Note = RecordOf<"call_note">;
const always = { since: 0 };

/** The stores with one note of one client. */
async function openWithNote() {
  const stores = await openStores();
  await stores.records.add(PHONE, recordOf("call_note", stores.clock.now() - DAY));
  const client = (await stores.clients.findByPhone(PHONE))!;
  return Object.assign(stores, { client, id: (await note(stores, client.id)).id });
}

async function note({ records }: Stores, clientId: string) {
  const { items } = await records.page({ id: clientId }, "call_note", { limit: 9, ...always });
  return items[0]!;
}

const to = (text: string, once = "one") => ({
  once,
  by: "staff" as const,
  change: (record: Note) => ({ ...record, text }),
});

Deno.test("a correction made a hundred times at once is made once", async () => {
  using stores = await openWithNote();
  const { records, client, id } = stores;
  const on = { kind: "call_note", id } as const;
  const all = Array.from(
    { length: 100 },
    () => records.rights.amend<Note>(client, on, to("Oikein.")),
  );
  assert.deepEqual(new Set(await Promise.all(all)), new Set(["done"]));
  const { changes, content, expiresAt } = await note(stores, client.id);
  assert.equal(changes?.length, 1);
  assert.deepEqual(changes![0]!.before, { text: SENTENCE });
  assert.deepEqual(changes![0]!.after, { text: "Oikein." });
  assert.ok(content.kind === "call_note" && content.text === "Oikein.");
  assert.equal(expiresAt, endOf("call_note", stores.clock.now() - DAY));
});

Deno.test("several corrections are kept in their order, and go with the record", async () => {
  using stores = await openWithNote();
  const { records, client, id, kv } = stores;
  const on = { kind: "call_note", id } as const;
  for (const text of ["Toinen.", "Kolmas."]) {
    await records.rights.amend<Note>(client, on, to(text, text));
    stores.clock.pass(1000);
  }
  const { changes } = await note(stores, client.id);
  assert.deepEqual(changes?.map(({ before }) => before.text), [SENTENCE, "Toinen."]);
  assert.equal(await records.eraseOne(client, "call_note", { id, ...always }), "erased");
  assert.deepEqual(await Array.fromAsync(kv.list({ prefix: ["record_changes"] })), []);
});

Deno.test("another client's record is neither corrected nor restricted", async () => {
  using stores = await openWithNote();
  const { records, clients, clock, id } = stores;
  await records.add(OTHER_PHONE, recordOf("sms", clock.now()));
  const other = (await clients.findByPhone(OTHER_PHONE))!;
  const on = { kind: "call_note", id } as const;
  assert.equal(await records.rights.amend<Note>(other, on, to("Väärin.")), "gone");
  assert.equal(await records.rights.restrict(other, on, clock.now() + DAY), "gone");
  assert.equal((await note(stores, stores.client.id)).changes, undefined);
});

Deno.test("neither what was nor what is can be read in the store", async () => {
  using stores = await openWithNote();
  const { records, client, id, kv } = stores;
  await records.rights.amend<Note>(client, { kind: "call_note", id }, to("Salainen sana."));
  for await (const { key, value } of kv.list({ prefix: [] })) {
    const row = Deno.inspect([key, value], { depth: 9, iterableLimit: 100_000 });
    for (const secret of [SENTENCE, "Salainen"]) assert.equal(row.includes(secret), false);
  }
});

Deno.test("a restriction carries a record, its corrections and its client past their end, and no further", async () => {
  using stores = await openWithNote();
  const { records, client, clients, clock, id } = stores;
  const on = { kind: "call_note", id } as const;
  await records.rights.amend<Note>(client, on, to("Oikein."));
  const until = endOf("restriction", clock.now());
  assert.equal(await records.rights.restrict(client, on, until), "done");
  assert.equal(await records.rights.restrict(client, on, until - DAY), "done");
  clock.set(new Date(until - 1).toISOString());
  const kept = await note(stores, client.id);
  assert.equal(kept.restrictedUntil, until);
  assert.equal(kept.changes?.length, 1);
  assert.equal((await clients.findByPhone(PHONE))?.id, client.id);
  clock.pass(1);
  assert.equal(await records.count(client, "call_note", always), 0);
  assert.equal(await clients.findByPhone(PHONE), null);
});

Deno.test("a restriction that is shorter than what is left shortens nothing", async () => {
  using stores = await openWithNote();
  const { records, client, clock, id } = stores;
  const { expiresAt } = await note(stores, client.id);
  await records.rights.restrict(client, { kind: "call_note", id }, clock.now() + DAY);
  assert.equal((await note(stores, client.id)).expiresAt, expiresAt);
  clock.pass(2 * DAY);
  assert.equal((await note(stores, client.id)).restrictedUntil, undefined);
});

Deno.test("a restricted record is still its client's to erase", async () => {
  using stores = await openWithNote();
  const { records, erasure, client, clients, clock, id } = stores;
  await records.rights.restrict(client, { kind: "call_note", id }, clock.now() + 300 * DAY);
  await erasure.erase(client, { type: "all" }, always);
  assert.equal(await clients.loadKey(client), null);
  assert.equal(await records.count(client, "call_note", always), 0);
});
