import assert from "node:assert/strict";
import { DAY, MINUTE } from "../../../lib/clock.ts";
import { PENDING_SWEEPS } from "../../../lib/erasure/mod.ts";
import { OTHER_PHONE, PHONE, recordOf } from "../../helpers/records.ts";
import { openStores, type Stores } from "../../helpers/store.ts";

const reach = { since: 0 };

/** Every key and value of the store as one text, to search in. */
async function dump({ kv }: Stores): Promise<string> {
  const rows = await Array.fromAsync(kv.list({ prefix: [] }));
  return rows.map(({ key }) => JSON.stringify(key)).join("\n");
}

async function someone(stores: Stores, phone = PHONE) {
  const { records, clients, clock } = stores;
  for (const kind of ["call", "call_note", "sms", "inquiry", "sms_answer"] as const) {
    await records.add(phone, recordOf(kind, clock.now() - DAY, phone));
  }
  return (await clients.findByPhone(phone))!;
}

Deno.test("a dry run tells what would go and what would stay, and changes nothing", async () => {
  using stores = await openStores();
  const client = await someone(stores);
  const before = await dump(stores);
  const plan = await stores.erasure.plan(client, { type: "all" }, reach);
  assert.deepEqual(plan?.goes, { call: 1, call_note: 1, sms: 1, inquiry: 1, sms_answer: 1 });
  assert.ok(plan?.stays.includes("evidence"));
  assert.equal(await dump(stores), before);
});

Deno.test("erasing one item removes it and leaves the rest", async () => {
  using stores = await openStores();
  const { erasure, records } = stores;
  const client = await someone(stores);
  const [note] = (await records.page(client, "call_note", { limit: 1, since: 0 })).items;
  const scope = { type: "item", kind: "call_note", id: note!.id } as const;
  const receipt = await erasure.erase(client, scope, reach);
  assert.deepEqual(receipt?.counts, { call_note: 1 });
  assert.equal(await records.count(client, "call_note", reach), 0);
  assert.equal(await records.count(client, "call", reach), 1);
  assert.equal(await erasure.erase(client, scope, reach), null);
});

Deno.test("erasing one kind removes all of it and leaves the rest", async () => {
  using stores = await openStores();
  const { erasure, records, clock } = stores;
  const client = await someone(stores);
  await records.addMany(
    PHONE,
    Array.from({ length: 1_200 }, (_, n) => recordOf("sms", clock.now() - n * MINUTE)),
  );
  const receipt = await erasure.erase(client, { type: "kind", kind: "sms" }, reach);
  assert.deepEqual(receipt?.counts, { sms: 1_201 });
  assert.equal(await records.count(client, "sms", reach), 0);
  assert.equal(await records.count(client, "inquiry", reach), 1);
});

Deno.test("another's item cannot be erased, nor can it be told from one that is not there", async () => {
  using stores = await openStores();
  const { erasure, records } = stores;
  const [client, other] = [await someone(stores), await someone(stores, OTHER_PHONE)];
  const [theirs] = (await records.page(other, "call", { limit: 1, since: 0 })).items;
  const scope = { type: "item", kind: "call", id: theirs!.id } as const;
  assert.equal(await erasure.plan(client, scope, reach), null);
  assert.equal(await erasure.erase(client, scope, reach), null);
  assert.equal(await records.count(other, "call", reach), 1);
});

Deno.test("erasing everything leaves no row that leads to the client, and the other untouched", async () => {
  using stores = await openStores();
  const { erasure, records, clients } = stores;
  const [client, other] = [await someone(stores), await someone(stores, OTHER_PHONE)];
  const receipt = await erasure.erase(client, { type: "all" }, reach);
  assert.match(receipt!.reference, /^P-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  assert.equal(await clients.findByPhone(PHONE), null);
  const left = await dump(stores);
  assert.ok(!left.includes(client.id));
  assert.ok(!left.includes(await clients.phoneHash(PHONE)));
  assert.equal(await records.count(other, "call", reach), 1);
  assert.deepEqual(await erasure.receipt(receipt!.reference), receipt);
});

Deno.test("ten thousand records go in one commit, and nothing can be read after it", async () => {
  using stores = await openStores();
  const { kv, clients, records, clock, vault } = stores;
  const made = Array.from({ length: 10_000 }, (_, n) => recordOf("call", clock.now() - n * 1000));
  await records.addMany(PHONE, made);
  const client = (await clients.findByPhone(PHONE))!;
  let commits = 0;
  const counting = new Proxy(kv, {
    get(target, name) {
      if (name === "atomic") {
        return () => {
          const op = target.atomic();
          const commit = op.commit.bind(op);
          op.commit = () => {
            commits++;
            return commits === 1 ? commit() : Promise.reject(new Error("killed"));
          };
          return op;
        };
      }
      const value = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const { Erasure } = await import("../../../lib/erasure/mod.ts");
  const { Records } = await import("../../../lib/records/mod.ts");
  const holdings = [new Records(counting, { clock, vault, clients })];
  const dying = new Erasure(counting, { clock, vault, clients, holdings });
  await assert.rejects(dying.erase(client, { type: "all" }, reach), /killed/);

  assert.equal(await clients.findByPhone(PHONE), null);
  assert.equal(await vault.loadKey({ kind: "client", id: client.id }), null);
  assert.deepEqual((await records.page(client, "call", { limit: 5, since: 0 })).items, []);
  const pending = await Array.fromAsync(kv.list({ prefix: [PENDING_SWEEPS] }));
  assert.equal(pending.length, 1);
  assert.equal(await stores.erasure.finishPending(), 10_000);
  assert.ok(!(await dump(stores)).includes(client.id));
});

Deno.test("what arrives while everything is erased goes with it or belongs to a new client", async () => {
  using stores = await openStores();
  const { kv, erasure, records, clients, clock, vault } = stores;
  for (let round = 0; round < 20; round++) {
    const client = await someone(stores);
    const arriving = Array.from(
      { length: 5 },
      (_, n) => records.add(PHONE, recordOf("sms", clock.now() - n * MINUTE)),
    );
    const [receipt, ...added] = await Promise.all([
      erasure.erase(client, { type: "all" }, reach),
      ...arriving,
    ]);
    assert.ok(receipt);
    assert.deepEqual(new Set(added), new Set(["stored"]));
    assert.equal(await vault.loadKey({ kind: "client", id: client.id }), null);
    for await (const { key } of kv.list({ prefix: ["records"] })) {
      assert.ok(await vault.loadKey({ kind: "client", id: String(key[1]) }), "a row without a key");
    }
    const next = await clients.findByPhone(PHONE);
    if (next) await erasure.erase(next, { type: "all" }, reach);
  }
});

Deno.test("erasing everything twice at once gives one receipt", async () => {
  using stores = await openStores();
  const client = await someone(stores);
  const receipts = await Promise.all(
    Array.from({ length: 8 }, () => stores.erasure.erase(client, { type: "all" }, reach)),
  );
  assert.equal(receipts.filter((receipt) => receipt !== null).length, 1);
});

Deno.test("the ledger tells of each erasure by a keyed hash", async () => {
  using stores = await openStores();
  const { kv, erasure, vault } = stores;
  const client = await someone(stores);
  await erasure.erase(client, { type: "kind", kind: "sms" }, reach);
  await erasure.erase(client, { type: "all" }, reach);
  assert.ok(await vault.ledger.erasedAt(kv, "client", client.id));
  assert.ok(await vault.ledger.erasedAt(kv, "client", client.id, "sms"));
  assert.equal(await vault.ledger.erasedAt(kv, "client", client.id, "call"), null);
  assert.ok(!(await dump(stores)).includes(client.id));
});

Deno.test("a receipt ends after two years, and a reference that is none opens nothing", async () => {
  using stores = await openStores({ at: "2026-03-02T09:00:00Z" });
  const client = await someone(stores);
  const receipt = await stores.erasure.erase(client, { type: "all" }, reach);
  assert.equal(await stores.erasure.receipt("P-0000-0000"), null);
  stores.clock.set("2028-03-02T09:00:00Z");
  assert.equal(await stores.erasure.receipt(receipt!.reference), null);
});
