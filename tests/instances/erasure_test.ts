import assert from "node:assert/strict";
import { MINUTE } from "../../lib/clock.ts";
import { testWithDenokv as test } from "../helpers/denokv.ts";
import { PHONE, recordOf } from "../helpers/records.ts";
import { openSite } from "../helpers/site.ts";
import { withTwoSites } from "./_sites.ts";

const COUNT = 2_300;
const all = { type: "all" } as const;

test(
  "an instance that erases everything and stops has answered, and the others count each row once",
  () =>
    withTwoSites(async ({ a, b, clock, store }) => {
      const at = clock.now();
      const calls = Array.from({ length: COUNT }, (_, n) => recordOf("call", at - n * MINUTE));
      await a.services.records.addMany(PHONE, calls);
      const client = (await b.services.clients.findByPhone(PHONE))!;
      const { erasure } = a.services;
      const receipt = (await erasure.erase(client, all, { since: 0, answerFirst: true }))!;
      await erasure.stop();
      assert.equal(await b.services.clients.findByPhone(PHONE), null);
      assert.equal(await b.services.clients.loadKey(client), null);
      assert.equal((await b.services.erasure.receipt(receipt.reference))!.counting, "going-on");
      assert.equal(await b.services.erasure.isPending(client), true);

      const { settings } = b.services;
      await using c = await openSite({ kv: await store.open(), clock, settings });
      const others = [b, c].map(({ services }) => services.erasure.finishPending());
      const removed = await Promise.all(others);
      assert.ok(removed.reduce((sum, count) => sum + count) <= COUNT);
      const done = (await c.services.erasure.receipt(receipt.reference))!;
      assert.deepEqual([done.counts, done.counting], [{ call: COUNT }, undefined]);
      assert.equal(await c.services.erasure.isPending(client), false);
      const rows = await Array.fromAsync(c.kv.list({ prefix: ["records", client.id] }));
      assert.deepEqual(rows, []);
    }),
);
