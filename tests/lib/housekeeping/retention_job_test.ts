import assert from "node:assert/strict";
import { DAY, MINUTE } from "../../../lib/clock.ts";
import { RetentionJob, type RetentionRun } from "../../../lib/housekeeping/mod.ts";
import { silentLog } from "../../../lib/log/mod.ts";
import { PHONE, recordOf } from "../../helpers/records.ts";
import { openStores, type Stores } from "../../helpers/store.ts";

function jobOf(stores: Stores, clean: () => Promise<unknown> = () => Promise.resolve()) {
  const { kv, clock, erasure, records } = stores;
  return new RetentionJob(kv, { clock, erasure, log: silentLog, holdings: [records], clean });
}

async function ran(job: RetentionJob): Promise<RetentionRun> {
  const run = await job.run();
  assert.notEqual(run, "elsewhere");
  return run as RetentionRun;
}

Deno.test("the job removes what is past its end and tells how much of what it was", async () => {
  using stores = await openStores();
  const { kv, records, clock } = stores;
  await records.add(PHONE, recordOf("call_note", clock.now()));
  await records.add(PHONE, recordOf("call", clock.now()));
  clock.pass(100 * DAY);
  const run = await ran(jobOf(stores));
  assert.equal(run.outcome, "done");
  assert.deepEqual(run.overdue, { records: 1 });
  const left = await Array.fromAsync(kv.list({ prefix: ["records"] }));
  assert.deepEqual(left.map(({ key }) => key[2]), ["call"]);
});

Deno.test("the job finds nothing where nothing is overdue, and touches nothing", async () => {
  using stores = await openStores();
  const { records, clients, clock } = stores;
  await records.add(PHONE, recordOf("call", clock.now()));
  const run = await ran(jobOf(stores));
  assert.deepEqual([run.overdue, run.orphans, run.pending], [{}, 0, 0]);
  assert.equal(await records.count((await clients.findByPhone(PHONE))!, "call", { since: 0 }), 1);
});

Deno.test("rows whose data key is gone are removed, and others are not", async () => {
  using stores = await openStores();
  const { kv, records, clients, clock } = stores;
  await records.add(PHONE, recordOf("call", clock.now()));
  await records.add("+358501234502", recordOf("call", clock.now(), "+358501234502"));
  const client = (await clients.findByPhone(PHONE))!;
  await kv.delete(["data_keys", "client", client.id]);
  assert.equal((await ran(jobOf(stores))).orphans, 1);
  const left = await Array.fromAsync(kv.list({ prefix: ["records"] }));
  assert.equal(left.length, 1);
});

Deno.test("two instances at once run it once, and the next day it runs again", async () => {
  using stores = await openStores();
  let release = () => {};
  const slow = jobOf(stores, () => new Promise<void>((done) => release = done));
  const first = slow.run();
  while ((await stores.kv.get(["retention_lease"])).value === null) {
    await new Promise((done) => setTimeout(done, 1));
  }
  assert.equal(await jobOf(stores).run(), "elsewhere");
  await new Promise((done) => setTimeout(done, 20));
  release();
  assert.notEqual(await first, "elsewhere");
  stores.clock.pass(DAY);
  await ran(jobOf(stores));
});

Deno.test("an instance whose clock is a little late leaves the night to the one that was first", async () => {
  using stores = await openStores();
  assert.notEqual(await jobOf(stores).nightly(), "elsewhere");
  stores.clock.pass(3 * MINUTE);
  assert.equal(await jobOf(stores).nightly(), "elsewhere");
  assert.equal((await stores.kv.get(["retention_lease"])).value, null);
  await ran(jobOf(stores));
  assert.equal((await jobOf(stores).history()).length, 2);
  stores.clock.pass(DAY);
  assert.notEqual(await jobOf(stores).nightly(), "elsewhere");
});

Deno.test("a night that failed at one instance is tried at the other", async () => {
  using stores = await openStores();
  await jobOf(stores, () => Promise.reject(new Error("disk full"))).nightly();
  stores.clock.pass(MINUTE);
  assert.notEqual(await jobOf(stores).nightly(), "elsewhere");
  assert.equal((await jobOf(stores).lastRun())?.outcome, "done");
});

Deno.test("its results are kept, the newest first, and a failure is told as one", async () => {
  using stores = await openStores();
  await ran(jobOf(stores));
  stores.clock.pass(DAY);
  const failed = await ran(jobOf(stores, () => Promise.reject(new Error("disk full"))));
  assert.equal(failed.outcome, "failed");
  const history = await jobOf(stores).history();
  assert.deepEqual(history.map((run) => run.outcome), ["failed", "done"]);
  assert.deepEqual(await jobOf(stores).lastRun(), failed);
});

Deno.test("it counts what there is and what will go, and a run that failed does not stand for it", async () => {
  using stores = await openStores();
  const { records, clock } = stores;
  assert.equal(await jobOf(stores).lastWhole(), null);
  await records.add(PHONE, recordOf("call_note", clock.now()));
  clock.pass(90 * DAY);
  await records.add(PHONE, recordOf("call", clock.now()));
  const run = await ran(jobOf(stores));
  assert.deepEqual(run.kept, { call: 1, call_note: 1, monthly_count: 1 });
  const { call, call_note: notes } = run.leaving!;
  assert.equal(call, undefined, "it stays for longer than was counted");
  assert.deepEqual(notes!.slice(0, 4), [0, 0, 1, 0]);
  assert.deepEqual(await jobOf(stores).lastWhole(), run);
  clock.pass(DAY);
  await ran(jobOf(stores, () => Promise.reject(new Error("disk full"))));
  assert.deepEqual(await jobOf(stores).lastWhole(), run);
});

Deno.test("what it found overdue is told by kind as well", async () => {
  using stores = await openStores();
  const { records, clock } = stores;
  await records.add(PHONE, recordOf("call_note", clock.now()));
  clock.pass(100 * DAY);
  assert.deepEqual((await ran(jobOf(stores))).overdueKinds, { call_note: 1 });
});
