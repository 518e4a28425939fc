import assert from "node:assert/strict";
import fc from "fast-check";
import type { RecordOf } from "../../../lib/records/mod.ts";
import { RequestDeeds } from "../../../lib/requests/mod.ts";
import { openWorld, perform, step } from "./_orders.ts";
import { check } from "./_orders_check.ts";

const SEED = 20261128;

Deno.test("no order of what client and staff do loses a request, decides or carries out one twice, or leaves an erasure undone", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 18 }), async (steps) => {
      await using world = await openWorld();
      for (const one of steps) await perform(world, one);
      await check(world);
    }),
    { seed: SEED, numRuns: 200 },
  );
});

const ask = { do: "ask", kind: "erasure", one: true, via: "portal" } as const;
const decide = {
  do: "decide",
  which: 0,
  outcome: "granted",
  measure: "erase",
  keepHeld: false,
  stops: false,
  stale: false,
  besides: "nothing",
} as const;

Deno.test("what would leave an erasure undone is noticed by the check", async () => {
  await using world = await openWorld();
  await perform(world, ask);
  const real = RequestDeeds.prototype.carryOut;
  try {
    RequestDeeds.prototype.carryOut = () => Promise.resolve("done");
    await perform(world, decide);
    await assert.rejects(check(world), /an approved erasure is undone/);
  } finally {
    RequestDeeds.prototype.carryOut = real;
  }
});

Deno.test("what would lose a request is noticed by the check", async () => {
  await using world = await openWorld();
  await perform(world, { ...ask, kind: "other" });
  await check(world);
  const { kv } = world.site;
  const [open] = await Array.fromAsync(kv.list({ prefix: ["requests_open"] }));
  await kv.delete(open!.key);
  await assert.rejects(check(world), /a request was lost/);
});

Deno.test("what would let an open request vanish with an erasure is noticed by the check", async () => {
  await using world = await openWorld();
  await perform(world, { ...ask, kind: "other" });
  await perform(world, { do: "eraseAll" });
  await check(world);
  const { kv } = world.site;
  const [left] = await Array.fromAsync(kv.list({ prefix: ["requests_ended"] }));
  await kv.delete(left!.key);
  await assert.rejects(check(world), /left no trace/);
});

Deno.test("what would carry out a decision twice is noticed by the check", async () => {
  await using world = await openWorld();
  await perform(world, { ...ask, kind: "correction" });
  await perform(world, decide);
  await check(world);
  const { note, client, services: { records } } = world.site;
  const target = { kind: "call_note", id: note.id } as const;
  await records.rights.amend<RecordOf<"call_note">>(client, target, {
    once: crypto.randomUUID(),
    by: "staff",
    change: (record) => ({ ...record, text: "Toisen kerran." }),
  });
  await assert.rejects(check(world), /corrected twice/);
});
