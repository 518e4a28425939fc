import assert from "node:assert/strict";
import { StoreSilent, withDeadline } from "../../lib/deadline.ts";
import { isStoreFailure } from "../../lib/store_failure.ts";

const SHORT = { milliseconds: 20 };

/** A store in memory that falls silent. */
async function silentStore() {
  const kv = await Deno.openKv(":memory:");
  await kv.set(["a"], 1);
  const never = () => new Promise<never>(() => {});
  const { list, atomic } = kv;
  Object.assign(kv, { get: never, getMany: never, set: never, delete: never });
  kv.atomic = () => Object.assign(atomic.call(kv), { commit: never });
  kv.list =
    ((...args: Parameters<Deno.Kv["list"]>) =>
      Object.assign(list.apply(kv, args), { next: never })) as Deno.Kv["list"];
  return kv;
}

Deno.test("whatever a silent store is asked is refused in time, as a failure of the store", async () => {
  const kv = withDeadline(await silentStore(), SHORT);
  const asked: readonly (() => Promise<unknown>)[] = [
    () => kv.get(["a"]),
    () => kv.getMany([["a"], ["b"]]),
    () => kv.set(["a"], 2),
    () => kv.delete(["a"]),
    () => kv.atomic().check({ key: ["a"], versionstamp: null }).set(["a"], 2).commit(),
    () => Array.fromAsync(kv.list({ prefix: [] })),
  ];
  for (const ask of asked) await assert.rejects(ask, StoreSilent);
  await assert.rejects(asked[0]!, isStoreFailure);
  kv.close();
});

Deno.test("a store that answers is the same as without a deadline", async () => {
  const kv = withDeadline(await Deno.openKv(":memory:"), SHORT);
  for (let n = 0; n < 5; n++) await kv.set(["a", n], n);
  assert.equal((await kv.get(["a", 3])).value, 3);
  const read = await kv.getMany<number[]>([["a", 1], ["a", 2]]);
  assert.deepEqual(read.map(({ value }) => value), [1, 2]);
  assert.equal((await kv.atomic().delete(["a", 4]).commit()).ok, true);
  const rows = kv.list<number>({ prefix: ["a"] }, { limit: 2 });
  assert.deepEqual((await Array.fromAsync(rows)).map(({ value }) => value), [0, 1]);
  const rest = kv.list<number>({ prefix: ["a"] }, { cursor: rows.cursor });
  assert.deepEqual((await Array.fromAsync(rest)).map(({ value }) => value), [2, 3]);
  await assert.rejects(async () => await kv.get(["too long".repeat(1_000)]), TypeError);
  kv.close();
});
