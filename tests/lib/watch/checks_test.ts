import assert from "node:assert/strict";
import { DAY, HOUR, MINUTE } from "../../../lib/clock.ts";
import { breachFacts } from "../../helpers/breaches.ts";
import type { Site } from "../../helpers/site.ts";
import { open, stateOf, titles } from "./_watched.ts";

const BY = { id: "person-kaisu", name: "Kaisu Kanerva" };

Deno.test("text messages that go out and do not arrive are told of, though they are few", async () => {
  await using site = await open();
  const { texts } = site.services;
  let reference = "";
  site.outbox.send = (message) => {
    reference = message.reference!;
    return Promise.resolve("sent");
  };
  const send = async (reported: "delivered" | "failed") => {
    await texts.send({ to: "+358501234501", text: "Hei" });
    await texts.report(reference, reported);
  };
  for (const reported of ["delivered", "failed", "failed"] as const) await send(reported);
  assert.equal((await stateOf(site, "texts"))?.state, "well", "two phones may be off");
  await send("failed");
  const found = await stateOf(site, "texts");
  assert.deepEqual([found?.state, found?.says], ["failing", "undelivered"]);
  for (let n = 0; n < 3; n++) await send("delivered");
  assert.equal((await stateOf(site, "texts"))?.state, "well");
});

Deno.test("a disk that fills up is to be looked at, and told of before it is full", async () => {
  await using site = await open();
  const states = [];
  for (const free of [15, 14, 5, 4]) {
    site.around.free = free;
    states.push((await stateOf(site, "disk"))!.state);
  }
  assert.deepEqual(states, ["well", "attention", "attention", "failing"]);
  await site.watch.run();
  assert.deepEqual(titles(site.told), ["disk failing"]);
});

Deno.test("a provider whose clock differs shows that one of both is wrong", async () => {
  await using site = await open();
  for (const [off, state] of [[0, "well"], [10 * MINUTE, "failing"]] as const) {
    site.around.answer = { answers: true, date: Date.now() + off };
    assert.equal((await stateOf(site, "clock"))!.state, state);
  }
});

/** Starts the site on a store that was neither cleaned nor backed up. */
async function putToUse({ services, kv }: Site): Promise<void> {
  await services.vault.noteKeys();
  await kv.delete(["backup_made"]);
  for await (const { key } of kv.list({ prefix: ["retention_runs"] })) await kv.delete(key);
}

Deno.test("a new store has until its second night for a clean-up, and a week for a backup", async () => {
  await using site = await open();
  await putToUse(site);
  site.clock.pass(DAY);
  assert.equal((await stateOf(site, "retention"))!.state, "attention");
  site.clock.pass(6 * DAY);
  assert.equal((await stateOf(site, "backup"))!.state, "attention");
});

const faults: [string, string, string, (site: Site) => Promise<unknown> | unknown][] = [
  ["a clean-up that did not happen", "retention", "late", (site) => site.clock.pass(2 * DAY)],
  ["a clean-up that broke off", "retention", "failed", async (site) => {
    const { retentionJob, erasure } = site.services;
    site.clock.pass(HOUR);
    erasure.finishPending = () => Promise.reject(new Error("broken"));
    await retentionJob.run();
  }],
  ["requests that are overdue", "requests", "overdue", async (site) => {
    await site.services.requests.create({ kind: "other", phone: null, clientId: null });
    site.clock.pass(40 * DAY);
  }],
  ["codes that are paused", "codes", "paused", async (site) => {
    const now = site.clock.now();
    const at = Array.from({ length: 200 }, () => now);
    await site.kv.set(["code_site", "wrong"], { at, lastPausedAt: now, expiresAt: now + DAY });
  }],
  ["the hours of a breach", "breaches", "running", async (site) => {
    const facts = breachFacts(site.clock.now());
    await site.services.breaches.record(crypto.randomUUID(), { facts, by: BY });
  }],
  ["a clean-up that never happened", "retention", "missed", async (site) => {
    await putToUse(site);
    site.clock.pass(2 * DAY);
    await site.services.vault.noteKeys();
  }],
  ["a backup that was never made", "backup", "never", async (site) => {
    await putToUse(site);
    site.clock.pass(9 * DAY);
    await site.services.vault.noteKeys();
  }],
  ["a backup that is old", "backup", "old", (site) => site.clock.pass(9 * DAY)],
];

for (const [name, check, says, happen] of faults) {
  Deno.test(
    `it is seen and told: ${name}`,
    async () => {
      await using site = await open();
      assert.equal((await stateOf(site, check))!.state, "well");
      await happen(site);
      const found = (await stateOf(site, check))!;
      assert.deepEqual([found.state, found.says], ["failing", says]);
      await site.watch.run();
      assert.ok(titles(site.told).includes(`${check} failing`), titles(site.told).join());
    },
  );
}
