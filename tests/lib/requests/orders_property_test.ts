import assert from "node:assert/strict";
import fc from "fast-check";
import { type Deeds, RequestDeeds, Requests, RequestStore } from "../../../lib/requests/mod.ts";
import { held, NOTE, openWithClient, PHONE, REVIEWER, type WithClient } from "./_requests.ts";

const SEED = 20261124;
const since = 0;

/** What a client or staff do, in any order. `which` picks a request among those made so far. */
const step = fc.oneof(
  fc.record({
    do: fc.constant("ask"),
    kind: fc.constantFrom("correction", "erasure", "restriction"),
  }),
  fc.record({ do: fc.constantFrom("cancel", "take", "release", "extend"), which: fc.nat(9) }),
  fc.record({
    do: fc.constant("decide"),
    which: fc.nat(9),
    outcome: fc.constantFrom("granted", "grantedInPart", "refused"),
    /** The process stops between the decision and its deed. */
    stops: fc.boolean(),
    /** Somebody decides upon what they read before. */
    stale: fc.boolean(),
    twice: fc.boolean(),
  }),
  fc.record({ do: fc.constantFrom("hold", "lift", "finish", "eraseNotes", "eraseAll") }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface World {
  readonly site: WithClient;
  readonly stopping: Requests;
  readonly made: string[];
}

function worldOf(site: WithClient): World {
  const { clients, vault } = site.services;
  const store = new RequestStore(site.kv, { clock: site.clock, vault, clients });
  const stops: Deeds = {
    textOf: () => Promise.resolve(NOTE),
    carryOut: () => Promise.reject(new Error("stopped")),
  };
  return { site, stopping: new Requests(store, { clients, deeds: stops }), made: [] };
}

async function perform(world: World, one: Step): Promise<void> {
  const { site, made, stopping } = world;
  const { requests, holds, erasure } = site.services;
  const target = { kind: "call_note", id: site.note.id } as const;
  const on = { ...target, clientId: site.client.id };
  const id = "which" in one ? made[one.which % Math.max(1, made.length)] : undefined;
  switch (one.do) {
    case "ask": {
      const kind = (one as { kind: "correction" }).kind;
      const words = { wrong: "Lieksaan", right: `Paikkaan ${made.length}` };
      const draft = { kind, phone: PHONE, clientId: site.client.id, target, ...words };
      return void made.push((await requests.create(draft))!.id);
    }
    case "hold":
      return void await holds.place(on, { ground: "17(3)(e)", reason: "Asia on kesken." });
    case "lift":
      return await holds.lift(on);
    case "finish":
      return void await Promise.all([requests.finishPending(), requests.finishPending()]);
    case "eraseNotes":
      return void await erasure.erase(site.client, { type: "kind", kind: "call_note" }, { since });
    case "eraseAll":
      return void await erasure.erase(site.client, { type: "all" }, { since });
  }
  const request = id === undefined ? null : await requests.get(id);
  if (!request) return;
  const { version } = request;
  const by = REVIEWER;
  switch (one.do) {
    case "cancel":
      return void await requests.cancel({ phone: PHONE, since }, request.id);
    case "take":
      return void await requests.take(request.id, { version, by });
    case "release":
      return void await requests.release(request.id, { version, by });
    case "extend":
      return void await requests.extend(request.id, { version, by, reason: "Asia on laaja." });
    case "decide": {
      const { outcome, stops, stale, twice } = one as Extract<Step, { outcome: unknown }>;
      const ruling = { by, outcome, ground: "12(5)", reason: "Tutkimme asian." } as const;
      const inPart = outcome === "grantedInPart" && request.kind !== "correction";
      const how = {
        ...ruling,
        version: version - (stale ? 1 : 0),
        ...(request.kind === "correction" && { correctedText: "Oikea teksti." }),
        ...(inPart && { parts: [target] }),
      };
      const through = stops ? stopping : requests;
      const all = await Promise.all(
        Array.from({ length: twice ? 2 : 1 }, () => through.decide(request.id, how)),
      );
      assert.ok(all.filter(({ kind }) => kind === "done").length <= 1, "decided twice");
    }
  }
}

/** What must hold whatever happened, once everything promised is finished. */
async function check({ site, made }: World): Promise<void> {
  const { requests } = site.services;
  await requests.finishPending();
  assert.equal(await requests.finishPending(), 0, "something stays promised");
  const open = new Set((await requests.listOpen()).map(({ id }) => id));
  const evidence = await Array.fromAsync(requests.evidence.between("2026-01-01", "2028-01-01"));
  assert.equal(open.size + evidence.length, made.length, "a request was lost or ended twice");
  const notes = await held(site, site.client, "call_note");
  let corrections = 0;
  for (const id of made) {
    const request = await requests.get(id);
    assert.ok(request || !open.has(id), "an open request is gone");
    if (!request) continue;
    assert.equal(open.has(id), request.decidedAt === undefined);
    const steps = request.history.map(({ step }) => step);
    assert.ok(steps.filter((step) => step === "decided" || step === "cancelled").length <= 1);
    assert.ok(steps.filter((step) => step === "carriedOut").length <= 1, "carried out twice");
    assert.notEqual(request.execution?.state, "pending");
    const granted = request.decision && request.decision.outcome !== "refused";
    if (granted && request.kind === "correction") corrections++;
    if (granted && request.kind === "erasure") assert.deepEqual(notes, [], "an erasure is undone");
  }
  for (const { changes = [] } of notes) assert.ok(changes.length <= corrections, "made twice");
}

Deno.test("no order of what client and staff do loses a request, decides or carries out one twice, or leaves an erasure undone", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      await using site = await openWithClient();
      const world = worldOf(site);
      for (const one of steps) await perform(world, one);
      await check(world);
    }),
    { seed: SEED, numRuns: 120 },
  );
});

Deno.test("what would leave an erasure undone is noticed by the check", async () => {
  await using site = await openWithClient();
  const world = worldOf(site);
  await perform(world, { do: "ask", kind: "erasure" });
  const { requests } = site.services;
  const real = RequestDeeds.prototype.carryOut;
  try {
    RequestDeeds.prototype.carryOut = () => Promise.resolve("done");
    await requests.decide(world.made[0]!, { version: 1, by: REVIEWER, outcome: "granted" });
    await assert.rejects(check(world), /an erasure is undone/);
  } finally {
    RequestDeeds.prototype.carryOut = real;
  }
});
