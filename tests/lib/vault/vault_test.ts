import assert from "node:assert/strict";
import { DAY } from "../../../lib/clock.ts";
import { type DataKey, type Owner, Vault } from "../../../lib/vault/mod.ts";
import { openStores, type Stores } from "../../helpers/store.ts";

const owner: Owner = { kind: "client", id: "one" };
const place = ["records", "one", "call", 1];

async function keyOf({ kv, vault, clock }: Stores, of = owner): Promise<DataKey> {
  const { dataKey, write } = await vault.newKey(of, clock.now() + 10 * DAY);
  const op = kv.atomic();
  write(op);
  await op.commit();
  return dataKey;
}

Deno.test("what was sealed opens where it was put, until its end", async () => {
  using stores = await openStores();
  const { vault, clock } = stores;
  const dataKey = await keyOf(stores);
  const at = { key: place, expiresAt: clock.now() + DAY };
  const row = await vault.seal(dataKey, at, { text: "Ääkkösiä 🙂" });
  assert.deepEqual(await vault.unseal(dataKey, place, row), { text: "Ääkkösiä 🙂" });
  clock.pass(DAY);
  assert.equal(await vault.unseal(dataKey, place, row), null);
});

Deno.test("a value that was moved, prolonged, changed or cut does not open", async () => {
  using stores = await openStores();
  const { vault, clock } = stores;
  const dataKey = await keyOf(stores);
  const row = await vault.seal(dataKey, { key: place, expiresAt: clock.now() + DAY }, "sentence");
  const flipped = row.sealed.slice();
  flipped[20]! ^= 1;
  await assert.rejects(vault.unseal(dataKey, ["records", "two", "call", 1], row));
  await assert.rejects(vault.unseal(dataKey, place, { ...row, expiresAt: row.expiresAt + 1 }));
  await assert.rejects(vault.unseal(dataKey, place, { ...row, sealed: flipped }));
  await assert.rejects(vault.unseal(dataKey, place, { ...row, sealed: row.sealed.slice(0, 30) }));
});

Deno.test("one owner's key does not open another's value", async () => {
  using stores = await openStores();
  const { vault, clock } = stores;
  const mine = await keyOf(stores);
  const theirs = await keyOf(stores, { kind: "client", id: "two" });
  const row = await vault.seal(mine, { key: place, expiresAt: clock.now() + DAY }, "sentence");
  await assert.rejects(vault.unseal(theirs, place, row));
});

Deno.test("a data key opens under its master key, also an old one, and under no other", async () => {
  using stores = await openStores();
  const { kv, clock, masterKey, indexKey } = stores;
  await keyOf(stores);
  const other = crypto.getRandomValues(new Uint8Array(32));
  const rotated = await Vault.open({
    kv,
    clock,
    masterKey: other,
    oldMasterKeys: [masterKey],
    indexKey,
  });
  assert.ok(await rotated.loadKey(owner));
  const stranger = await Vault.open({ kv, clock, masterKey: other, indexKey });
  await assert.rejects(stranger.loadKey(owner), /master key/);
});

Deno.test("a wrapped key that was moved to another owner does not open", async () => {
  using stores = await openStores();
  const { kv, vault } = stores;
  await keyOf(stores);
  const { value } = await kv.get(["data_keys", "client", "one"]);
  await kv.set(["data_keys", "client", "two"], value);
  await assert.rejects(vault.loadKey({ kind: "client", id: "two" }));
});

Deno.test("a destroyed key is gone at once, from memory too", async () => {
  using stores = await openStores();
  const { kv, vault } = stores;
  await keyOf(stores);
  assert.ok(await vault.loadKey(owner));
  const op = kv.atomic();
  vault.destroyKey(op, owner);
  await op.commit();
  assert.equal(await vault.loadKey(owner), null);
  assert.ok(await vault.ledger.erasedAt(kv, "client", "one"));
  assert.equal(await vault.ledger.erasedAt(kv, "client", "two"), null);
});

Deno.test("a data key ends on time even while its row is still there", async () => {
  using stores = await openStores();
  const { vault, clock } = stores;
  await keyOf(stores);
  clock.pass(10 * DAY);
  assert.equal(await vault.loadKey(owner), null);
});

Deno.test("the blind index says nothing of the number and differs by purpose and key", async () => {
  using stores = await openStores();
  using others = await openStores();
  const phone = "+358501234501";
  const index = await stores.vault.index("phone", phone);
  assert.match(index, /^[\w-]{43}$/);
  assert.equal(index, await stores.vault.index("phone", phone));
  assert.notEqual(index, await stores.vault.index("code", phone));
  assert.notEqual(index, await others.vault.index("phone", phone));
});

Deno.test("the same value sealed twice looks different each time", async () => {
  using stores = await openStores();
  const { vault, clock } = stores;
  const dataKey = await keyOf(stores);
  const at = { key: place, expiresAt: clock.now() + DAY };
  const [one, two] = await Promise.all([
    vault.seal(dataKey, at, "a"),
    vault.seal(dataKey, at, "a"),
  ]);
  assert.notDeepEqual(one.sealed, two.sealed);
});
