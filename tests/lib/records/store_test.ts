import assert from "node:assert/strict";
import { DAY, MINUTE } from "../../../lib/clock.ts";
import { endOf, RECORD_KINDS } from "../../../lib/retention.ts";
import { OTHER_PHONE, PHONE, recordOf } from "../../helpers/records.ts";
import { openStores } from "../../helpers/store.ts";

const all = { limit: 100, since: 0 };

for (const kind of RECORD_KINDS) {
  Deno.test(`a ${kind} can be read until its end and not after`, async () => {
    using stores = await openStores();
    const { records, clients, clock } = stores;
    const record = recordOf(kind, clock.now());
    assert.equal(await records.add(PHONE, record), "stored");
    const client = await clients.findByPhone(PHONE);
    const end = endOf(kind, clock.now());
    clock.pass(end - clock.now() - 1);
    const [item] = (await records.page(client!, kind, all)).items;
    assert.deepEqual(item?.content, record);
    assert.equal(item?.expiresAt, end);
    clock.pass(1);
    assert.deepEqual((await records.page(client!, kind, all)).items, []);
    assert.equal(await records.count(client!, kind, all), 0);
  });
}

Deno.test("a record whose time is up already is not stored", async () => {
  using stores = await openStores();
  const { records, clients, clock } = stores;
  assert.equal(await records.add(PHONE, recordOf("sms", clock.now() - 100 * DAY)), "expired");
  assert.equal(await clients.findByPhone(PHONE), null);
});

Deno.test("two people's records are never mixed, and one cannot reach the other's", async () => {
  using stores = await openStores();
  const { records, clients, clock } = stores;
  await records.add(PHONE, recordOf("call", clock.now()));
  await records.add(OTHER_PHONE, recordOf("call", clock.now(), OTHER_PHONE));
  const [one, other] = [
    await clients.findByPhone(PHONE),
    await clients.findByPhone(OTHER_PHONE),
  ];
  const [theirs] = (await records.page(other!, "call", all)).items;
  const reach = { id: theirs!.id, since: 0 };
  assert.equal(await records.has(one!, "call", reach), false);
  assert.equal(await records.eraseOne(one!, "call", reach), "not-found");
  assert.equal(await records.count(other!, "call", all), 1);
});

Deno.test("pages go from the newest to the oldest, with nothing missing and nothing twice", async () => {
  using stores = await openStores();
  const { records, clients, clock } = stores;
  const made = Array.from(
    { length: 45 },
    (_, n) => recordOf("sms", clock.now() - (n % 9) * MINUTE),
  );
  await records.addMany(PHONE, made);
  const client = await clients.findByPhone(PHONE);
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await records.page(client!, "sms", { limit: 10, since: 0, after });
    assert.ok(page.items.length <= 10);
    seen.push(...page.items.map((item) => item.content.id));
    after = page.next;
  } while (after);
  assert.equal(seen.length, 45);
  assert.deepEqual(new Set(seen), new Set(made.map((record) => record.id)));
});

Deno.test("what is older than the reach of a code is neither shown nor erased by it", async () => {
  using stores = await openStores();
  const { records, clients, clock } = stores;
  await records.add(PHONE, recordOf("call", clock.now() - 30 * DAY));
  const client = await clients.findByPhone(PHONE);
  const [item] = (await records.page(client!, "call", all)).items;
  const since = clock.now() - 10 * DAY;
  assert.deepEqual((await records.page(client!, "call", { limit: 10, since })).items, []);
  assert.equal(await records.eraseOne(client!, "call", { id: item!.id, since }), "not-found");
});

Deno.test("a row that says a later end than its time allows is not shown", async () => {
  using stores = await openStores();
  const { kv, records, clients, clock } = stores;
  await records.add(PHONE, recordOf("call", clock.now()));
  const client = await clients.findByPhone(PHONE);
  for await (const { key, value } of kv.list<{ expiresAt: number }>({ prefix: ["records"] })) {
    await kv.set(key, { ...value, expiresAt: value.expiresAt + 1 });
  }
  assert.deepEqual((await records.page(client!, "call", all)).items, []);
});

Deno.test("fifty records at once of a new number make one client", async () => {
  using stores = await openStores();
  const { kv, records, clients, clock } = stores;
  const added = Array.from(
    { length: 50 },
    (_, n) => records.add(PHONE, recordOf("sms", clock.now() - n * MINUTE)),
  );
  assert.deepEqual(new Set(await Promise.all(added)), new Set(["stored"]));
  assert.equal(await records.count((await clients.findByPhone(PHONE))!, "sms", all), 50);
  const keys = await Array.fromAsync(kv.list({ prefix: ["clients"] }));
  assert.equal(keys.length, 1);
});

Deno.test("a cursor that is none, or an id that is none, finds nothing and breaks nothing", async () => {
  using stores = await openStores();
  const { records, clients, clock } = stores;
  await records.add(PHONE, recordOf("call", clock.now()));
  const client = await clients.findByPhone(PHONE);
  for (const noise of ["", "x", "zzzzzzzzzz-1", "1-\u0000", "'; --", "9".repeat(4000)]) {
    const page = await records.page(client!, "call", { limit: 5, since: 0, after: noise });
    assert.deepEqual(page.items, []);
    assert.equal(await records.has(client!, "call", { id: noise, since: 0 }), false);
  }
});
