import assert from "node:assert/strict";
import { DAY, HOUR, MINUTE } from "../../../lib/clock.ts";
import { dyingKv } from "../../helpers/dying_kv.ts";
import { open, titles } from "./_watched.ts";

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
