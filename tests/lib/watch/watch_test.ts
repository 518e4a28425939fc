import assert from "node:assert/strict";
import { DAY, HOUR, MINUTE } from "../../../lib/clock.ts";
import { RETENTION_RUNS } from "../../../lib/housekeeping/mod.ts";
import { StoreHealth } from "../../../lib/store_health.ts";
import { BACKUP_MADE, BackupLog, type Channel, Watch } from "../../../lib/watch/mod.ts";
import type { ProviderAnswer } from "../../../lib/watch/provider.ts";
import { dyingKv } from "../../helpers/dying_kv.ts";
import { openSite, type Site } from "../../helpers/site.ts";
import { breachFacts } from "../../helpers/breaches.ts";

const AT = "2026-03-04T08:00:00Z";
const BY = { id: "person-kaisu", name: "Kaisu Kanerva" };
type Told = Parameters<Channel["tell"]>[0];

/** A site with a watch of its own, whose channel and provider are the test's. */
async function open() {
  const site = await openSite({ at: AT });
  const told: Told[] = [];
  const around = {
    answer: { answers: true, date: null } as ProviderAnswer,
    refuses: false,
    silent: false,
    /** Of a disk of a hundred bytes. */
    free: 50,
  };
  const channel: Channel = {
    kind: "webhook",
    tell: (message) => {
      if (around.refuses) return Promise.reject(new Error("down"));
      told.push(message);
      return Promise.resolve();
    },
  };
  const store = new StoreHealth(site.kv);
  store.answers = () => Promise.resolve(!around.silent);
  const { services, kv } = site;
  const made = (over = kv) =>
    new Watch(over, {
      ...services,
      store,
      backups: new BackupLog(kv),
      folder: "/",
      freeSpace: () => Promise.resolve({ free: around.free, size: 100 }),
      provider: () => Promise.resolve(around.answer),
      channels: [channel],
      dueRequests: () => services.requests.dueDates(),
    });
  await new BackupLog(kv).note(site.clock.now());
  await services.retentionJob.run();
  return Object.assign(site, { watch: made(), another: made, told, around });
}

const titles = (told: readonly Told[]) => told.map(({ check, state }) => `${check} ${state}`);
const stateOf = async (site: { watch: Watch }, check: string) =>
  (await site.watch.look()).find((one) => one.check === check);

Deno.test("a site that is well is told of to nobody", async () => {
  await using site = await open();
  const found = await site.watch.run();
  assert.deepEqual(found!.filter(({ state }) => state !== "well"), []);
  assert.deepEqual(site.told, []);
});

Deno.test("a fault is told once, called to mind after a day, and told as over", async () => {
  await using site = await open();
  site.around.answer = { answers: false, date: null };
  for (let n = 0; n < 5; n++) {
    await site.watch.run();
    site.clock.pass(5 * MINUTE);
  }
  assert.deepEqual(titles(site.told), ["provider failing"]);
  site.clock.pass(DAY);
  await site.services.retentionJob.run();
  await site.watch.run();
  assert.deepEqual(titles(site.told), ["provider failing", "provider failing"]);
  site.around.answer = { answers: true, date: null };
  site.clock.pass(5 * MINUTE);
  await site.watch.run();
  site.clock.pass(5 * MINUTE);
  await site.watch.run();
  assert.deepEqual(titles(site.told).slice(2), ["provider well"]);
});

Deno.test("of several instances one looks at a time, and a fault is told once by all of them", async () => {
  await using site = await open();
  site.around.answer = { answers: false, date: null };
  const others = Array.from({ length: 5 }, () => site.another());
  const looked = await Promise.all(others.map((watch) => watch.run()));
  assert.equal(looked.filter((found) => found !== null).length, 1);
  assert.deepEqual(titles(site.told), ["provider failing"]);
});

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

Deno.test("what nobody could be told is told at the next look", async () => {
  await using site = await open();
  site.around.answer = { answers: false, date: null };
  site.around.refuses = true;
  await site.watch.run();
  assert.deepEqual(site.told, []);
  site.around.refuses = false;
  site.clock.pass(5 * MINUTE);
  await site.watch.run();
  assert.deepEqual(titles(site.told), ["provider failing"]);
});

Deno.test("a store that is silent is told of without it, and once an hour", async () => {
  await using site = await open();
  site.around.silent = true;
  assert.equal(await site.watch.run(), null);
  await site.watch.run();
  assert.deepEqual(titles(site.told), ["store failing"]);
  site.clock.pass(HOUR);
  await site.watch.run();
  assert.equal(site.told.length, 2);
});

Deno.test("a full disk, where nothing can be noted, is told of all the same, once an hour", async () => {
  await using site = await open();
  const store = dyingKv(site.kv);
  const watch = site.another(store.kv);
  store.dieAfter(0);
  site.around.free = 0;
  for (let n = 0; n < 6; n++) {
    await watch.run();
    site.clock.pass(5 * MINUTE);
  }
  assert.deepEqual(titles(site.told), ["store failing", "disk failing"]);
  assert.match(site.told[0]!.text, /ei voi tallentaa/);
  site.clock.pass(HOUR);
  await watch.run();
  assert.equal(site.told.length, 4);
  store.revive();
  site.around.free = 50;
  for (let n = 0; n < 2; n++) {
    site.clock.pass(5 * MINUTE);
    await watch.run();
  }
  assert.deepEqual(titles(site.told).slice(4), ["store well", "disk well"]);
});

Deno.test("a fault that is over is told as over once, though nothing can be noted by then", async () => {
  await using site = await open();
  const store = dyingKv(site.kv);
  const watch = site.another(store.kv);
  site.around.answer = { answers: false, date: null };
  await watch.run();
  store.dieAfter(0);
  site.around.answer = { answers: true, date: null };
  for (let n = 0; n < 30; n++) {
    site.clock.pass(5 * MINUTE);
    await watch.run();
  }
  const ofProvider = site.told.filter(({ check }) => check === "provider");
  assert.deepEqual(titles(ofProvider), ["provider failing", "provider well"]);
});

Deno.test("a request is called to mind once, though it cannot be noted", async () => {
  await using site = await open();
  await site.services.requests.create({ kind: "other", phone: null, clientId: null });
  site.clock.pass(28 * DAY);
  const store = dyingKv(site.kv);
  const watch = site.another(store.kv);
  store.dieAfter(0);
  for (let n = 0; n < 3; n++) {
    await watch.run();
    site.clock.pass(5 * MINUTE);
  }
  assert.equal(titles(site.told).filter((one) => one === "requests attention").length, 1);
});

Deno.test("what cannot be looked at is told, and keeps nothing else from being told", async () => {
  await using site = await open();
  site.around.answer = { answers: false, date: null };
  site.services.codes.status = () => Promise.reject(new Error("broken"));
  const found = await site.watch.run();
  assert.ok(found!.some(({ check, says }) => check === "codes" && says === "unseen"));
  assert.deepEqual(titles(site.told), ["provider failing", "codes failing"]);
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

/** Starts the site on a store that was neither cleaned nor backed up. */
async function putToUse({ services, kv }: Site): Promise<void> {
  await services.vault.noteKeys();
  await kv.delete([BACKUP_MADE]);
  for await (const { key } of kv.list({ prefix: [RETENTION_RUNS] })) await kv.delete(key);
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

Deno.test("a provider whose clock differs shows that one of both is wrong", async () => {
  await using site = await open();
  for (const [off, state] of [[0, "well"], [10 * MINUTE, "failing"]] as const) {
    site.around.answer = { answers: true, date: Date.now() + off };
    assert.equal((await stateOf(site, "clock"))!.state, state);
  }
});

Deno.test("an open request is called to mind 14, 7 and 2 days before it is due, once each", async () => {
  await using site = await open();
  const made = await site.services.requests.create({ kind: "other", phone: null, clientId: null });
  const dueOn = (await site.services.requests.get(made!.id))!.dueOn;
  const due = Date.parse(`${dueOn}T08:00:00Z`);
  const heard: number[] = [];
  while (site.clock.now() < due) {
    const before = site.told.length;
    await site.watch.run();
    for (const { check, state } of site.told.slice(before)) {
      if (check === "requests" && state === "attention") {
        heard.push(Math.round((due - site.clock.now()) / DAY));
      }
    }
    site.clock.pass(6 * HOUR);
  }
  assert.deepEqual(heard, [14, 7, 2]);
  for (const { title, text } of site.told) {
    assert.doesNotMatch(title + text, new RegExp(made!.reference));
  }
});

Deno.test("a request that came late to be seen is called to mind once, at the nearest day", async () => {
  await using site = await open();
  await site.services.requests.create({ kind: "other", phone: null, clientId: null });
  site.clock.pass(28 * DAY);
  for (let n = 0; n < 3; n++) {
    await site.watch.run();
    site.clock.pass(5 * MINUTE);
  }
  assert.equal(titles(site.told).filter((one) => one === "requests attention").length, 1);
});
