import assert from "node:assert/strict";
import { DAY, MINUTE } from "../../../lib/clock.ts";
import { Erasure, PENDING_SWEEPS } from "../../../lib/erasure/mod.ts";
import { RetentionJob } from "../../../lib/housekeeping/mod.ts";
import { silentLog } from "../../../lib/log/mod.ts";
import { Records } from "../../../lib/records/mod.ts";
import { dyingKv } from "../../helpers/dying_kv.ts";
import { PHONE, recordOf } from "../../helpers/records.ts";
import { seeded } from "../../helpers/seeded.ts";
import { openSite } from "../../helpers/site.ts";
import { openStores, type Stores } from "../../helpers/store.ts";

const all = { type: "all" } as const;
const reach = { since: 0 };
const now = { ...reach, answerFirst: true } as const;

/** A client with so many calls and one note. */
async function someone({ records, clients, clock }: Stores, count: number) {
  const calls = Array.from({ length: count }, (_, n) => recordOf("call", clock.now() - n * MINUTE));
  await records.addMany(PHONE, [...calls, recordOf("call_note", clock.now() - DAY)]);
  return (await clients.findByPhone(PHONE))!;
}

/** The parts of an erasure over another view of the same store: a process of its own. */
function another(stores: Stores, kv: Deno.Kv) {
  const { clock, vault, clients } = stores;
  const records = new Records(kv, { clock, vault, clients });
  return new Erasure(kv, { clock, vault, clients, holdings: [records] });
}

/** Promises an erasure of everything, and is killed before the first row is removed. */
async function promised(stores: Stores, count: number) {
  const client = await someone(stores, count);
  const process = dyingKv(stores.kv);
  process.dieAfter(1);
  const dying = another(stores, process.kv);
  const receipt = (await dying.erase(client, all, now))!;
  await dying.idle();
  return { client, receipt };
}

/** Counts what is read of a store until something is erased: rows of lists, and single keys. */
function counting(kv: Deno.Kv) {
  const seen = { reads: 0, erased: false };
  const note = (count: number) => void (seen.erased || (seen.reads += count));
  const proxy = new Proxy(kv, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      const bound = value.bind(target);
      if (name === "get") return (...args: unknown[]) => (note(1), bound(...args));
      if (name === "getMany") return (keys: unknown[]) => (note(keys.length), bound(keys));
      if (name === "list") return (...args: unknown[]) => counted(bound(...args), note);
      if (name !== "atomic") return bound;
      return () => {
        const op = target.atomic();
        const commit = op.commit.bind(op);
        const set = op.set.bind(op);
        op.set = (key, ...rest) => {
          if (key[0] === PENDING_SWEEPS) op.commit = () => (seen.erased = true, commit());
          return set(key, ...rest);
        };
        return op;
      };
    },
  });
  return { kv: proxy, seen };
}

function counted<T>(rows: Deno.KvListIterator<T>, note: (count: number) => void) {
  const next = rows.next.bind(rows);
  rows.next = async () => {
    const step = await next();
    note(1);
    return step;
  };
  return rows;
}

Deno.test("until everything is erased as little is read of ten records as of three thousand", async () => {
  const reads: number[] = [];
  for (const count of [10, 3_000]) {
    const { kv, seen } = counting(await Deno.openKv(":memory:"));
    await using site = await openSite({ kv });
    const { records, clients, erasure } = site.services;
    const at = site.clock.now();
    await records.addMany(
      PHONE,
      Array.from({ length: count }, (_, n) => recordOf("call", at - n * MINUTE)),
    );
    const client = (await clients.findByPhone(PHONE))!;
    seen.reads = 0;
    assert.equal(await erasure.isAnything(client, all, reach), true);
    assert.ok(await erasure.erase(client, all, now));
    assert.ok(seen.erased);
    reads.push(seen.reads);
  }
  assert.equal(reads[0], reads[1]);
});

Deno.test("the receipt is there at once, says that it is counted still, and has its counts in the end", async () => {
  using stores = await openStores();
  const { erasure, clients, records } = stores;
  const client = await someone(stores, 1_700);
  const receipt = (await erasure.erase(client, all, now))!;
  assert.deepEqual([receipt.counts, receipt.counting], [{}, "going-on"]);
  assert.equal(await clients.loadKey(client), null);
  assert.deepEqual((await records.page(client, "call", { limit: 5, since: 0 })).items, []);
  await erasure.idle();
  const done = await erasure.receipt(receipt.reference);
  const { counting: _, ...rest } = receipt;
  assert.deepEqual(done, { ...rest, counts: { call: 1_700, call_note: 1 } });
  assert.deepEqual(await Array.fromAsync(stores.kv.list({ prefix: [PENDING_SWEEPS] })), []);
});

Deno.test("killed after any commit and gone on with elsewhere, a sweep counts each row once", async () => {
  const random = seeded(20261128);
  for (let round = 0; round < 6; round++) {
    using stores = await openStores();
    const { client, receipt } = await promised(stores, 2_300);
    const process = dyingKv(stores.kv);
    let kills = 0;
    for (let tries = 0; tries < 50; tries++) {
      process.dieAfter(Math.floor(random() * 3));
      const next = another(stores, process.kv);
      const outcome = await next.finishPending().then(() => "done", () => "killed");
      if (outcome === "done") break;
      kills++;
      const still = (await stores.erasure.receipt(receipt.reference))!;
      assert.deepEqual([still.counts, still.counting], [{}, "going-on"]);
    }
    assert.ok(kills > 0);
    process.revive();
    await another(stores, process.kv).finishPending();
    const done = (await stores.erasure.receipt(receipt.reference))!;
    assert.deepEqual([done.counts, done.counting], [{ call: 2_300, call_note: 1 }, undefined]);
    assert.equal(await stores.erasure.isPending(client), false);
  }
});

Deno.test("several instances at the same sweep count each row once", async () => {
  using stores = await openStores();
  const { receipt } = await promised(stores, 4_000);
  const at = [1, 2, 3, 4].map(() => another(stores, stores.kv).finishPending());
  const removed = await Promise.all(at);
  assert.equal(removed.reduce((sum, count) => sum + count), 4_001);
  assert.ok(removed.filter((count) => count > 0).length > 1, "only one of them did anything");
  const done = (await stores.erasure.receipt(receipt.reference))!;
  assert.deepEqual(done.counts, { call: 4_000, call_note: 1 });
});

Deno.test("what had ended, and what the code did not reach, goes with the rest and is not counted", async () => {
  using stores = await openStores();
  const { records, erasure, clock, kv } = stores;
  const client = await someone(stores, 3);
  const [old] = (await records.page(client, "call_note", { limit: 1, since: 0 })).items;
  const since = old!.at + 1;
  for await (const { key, value } of kv.list<{ expiresAt: number }>({ prefix: ["records"] })) {
    // As a store leaves it that is late with its deleting.
    if (key[2] === "call" && key[3] === clock.now()) {
      await kv.set(key, { ...value, expiresAt: clock.now() });
    }
  }
  const plan = await erasure.plan(client, all, { since });
  const receipt = await erasure.erase(client, all, { since });
  assert.deepEqual(receipt!.counts, { call: 2 });
  assert.deepEqual(receipt!.counts, plan!.goes);
  assert.deepEqual(await Array.fromAsync(kv.list({ prefix: ["records"] })), []);
});

Deno.test("a sweep that an earlier version promised is finished, and its receipt stays as it was", async () => {
  using stores = await openStores();
  const { kv, erasure } = stores;
  const { client, receipt } = await promised(stores, 20);
  const former = { ...receipt, counts: { call: 20 }, counting: undefined };
  await kv.set(["erasure_receipts", receipt.reference], former);
  await kv.set([PENDING_SWEEPS, client.id, receipt.reference], { scope: all, since: 0 });
  assert.equal(await erasure.finishPending(), 21);
  assert.deepEqual((await erasure.receipt(receipt.reference))!.counts, { call: 20 });
});

Deno.test("a receipt whose sweep somebody else did without counting does not say for ever that it is counted", async () => {
  using stores = await openStores();
  const { kv, erasure } = stores;
  const { client, receipt } = await promised(stores, 20);
  assert.equal((await erasure.receipt(receipt.reference))!.counting, "going-on");
  // As an instance of an earlier version does it.
  for await (const { key } of kv.list({ prefix: ["records", client.id] })) await kv.delete(key);
  await kv.delete([PENDING_SWEEPS, client.id, receipt.reference]);
  assert.equal((await erasure.receipt(receipt.reference))!.counting, "lost");
});

Deno.test("the daily job leaves to a sweep what that has to count", async () => {
  using stores = await openStores();
  const { kv, clock, records, erasure } = stores;
  const { client, receipt } = await promised(stores, 30);
  const job = new RetentionJob(kv, {
    clock,
    log: silentLog,
    holdings: [records],
    clean: () => Promise.resolve(),
    // As when another instance erases right after this one looked.
    erasure: Object.assign(Object.create(erasure) as Erasure, {
      finishPending: () => Promise.resolve(0),
      isPending: () => erasure.isPending(client),
    }),
  });
  const run = await job.run();
  assert.ok(run !== "elsewhere" && run.outcome === "done" && run.orphans === 0);
  await erasure.finishPending();
  assert.equal((await erasure.receipt(receipt.reference))!.counts.call, 30);
});

Deno.test("a process that stops leaves the rest of a sweep to the next start", async () => {
  using stores = await openStores();
  const { erasure } = stores;
  const client = await someone(stores, 3_000);
  const receipt = (await erasure.erase(client, all, now))!;
  await erasure.stop();
  assert.equal(await erasure.isPending(client), true);
  await another(stores, stores.kv).finishPending();
  assert.equal((await erasure.receipt(receipt.reference))!.counts.call, 3_000);
});

Deno.test("one kind is gone before the answer, whatever was wished: its key stays", async () => {
  using stores = await openStores();
  const { erasure, records } = stores;
  const client = await someone(stores, 1_200);
  const receipt = (await erasure.erase(client, { type: "kind", kind: "call" }, now))!;
  assert.equal(await records.count(client, "call", reach), 0);
  assert.deepEqual([receipt.counts, receipt.counting], [{ call: 1_200 }, undefined]);
});
