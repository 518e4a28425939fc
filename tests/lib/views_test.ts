import assert from "node:assert/strict";
import { DAY, HOUR } from "../../lib/clock.ts";
import { viewsOf } from "../../lib/portal/mod.ts";
import { openWithClient, PHONE } from "./requests/_requests.ts";
import { startChat } from "./requests/_chat.ts";

Deno.test("the client sees on which day and what for staff looked, and no more", async () => {
  await using site = await openWithClient();
  const { views } = site.services;
  await views.record(site.client.id, "decide-request");
  site.clock.pass(DAY);
  await views.record(site.client.id, "client-asked");
  assert.deepEqual(await views.of(site.client), [
    { on: "2026-11-25", purpose: "client-asked" },
    { on: "2026-11-24", purpose: "decide-request" },
  ]);
  assert.deepEqual(await views.of({ id: crypto.randomUUID() }), []);
});

Deno.test("one sitting is one view on one day, for one purpose, and another's is another", async () => {
  await using site = await openWithClient();
  const { views } = site.services;
  const look = (sitting: string, purpose: "decide-request" | "fault" = "decide-request") =>
    views.record(site.client.id, purpose, { sitting });
  for (let n = 0; n < 3; n++) await look("one");
  assert.equal((await views.of(site.client)).length, 1);
  await look("other");
  await look("one", "fault");
  assert.equal((await views.of(site.client)).length, 3);
  site.clock.pass(DAY);
  await look("one");
  assert.equal((await views.of(site.client)).length, 4);
});

Deno.test("views go with everything that is erased", async () => {
  await using site = await openWithClient();
  const { views, erasure } = site.services;
  await views.record(site.client.id, "fault");
  await erasure.erase(site.client, { type: "all" }, { since: 0 });
  assert.deepEqual(await views.of(site.client), []);
  const rows = site.kv.list({ prefix: ["client_views"] });
  assert.deepEqual(await Array.fromAsync(rows), []);
  await views.record(site.client.id, "fault");
  assert.deepEqual(await Array.fromAsync(site.kv.list({ prefix: ["client_views"] })), []);
});

Deno.test("a view of a conversation is its visitor's to see", async () => {
  await using site = await openWithClient();
  const { views } = site.services;
  const id = await startChat(site);
  await views.recordChat(id, "continue-for-colleague");
  assert.deepEqual(await views.ofChat(id), [{
    on: "2026-11-24",
    purpose: "continue-for-colleague",
  }]);
  assert.deepEqual(await views.of(site.client), []);
});

Deno.test("neither day nor purpose of a view tells whose it is", async () => {
  await using site = await openWithClient();
  await site.services.views.record(site.client.id, "disturbance");
  for await (const { key, value } of site.kv.list({ prefix: ["client_views"] })) {
    const row = Deno.inspect([key, value], { depth: 9, iterableLimit: 100_000 });
    assert.equal(row.includes("disturbance") || row.includes(PHONE), false);
  }
});

Deno.test("an adviser who comes back to a conversation that is over is seen by its visitor, once a time", async () => {
  await using site = await openWithClient();
  const { chat, views } = site.services;
  const id = await startChat(site);
  const me = { adviserId: "a1", adviserName: "Aino Neuvoja" };
  await chat.presence.set(me, "present");
  await chat.desk.take(me, id, { live: false });
  assert.notEqual(await chat.desk.conversation(me, id), "not-found");
  await chat.desk.end(me, id);
  site.clock.pass(HOUR / 2);
  await chat.desk.conversation(me, id);
  assert.deepEqual(await views.ofChat(id), [], "what is done right after belongs to it");
  site.clock.pass(DAY);
  await chat.desk.conversation(me, id);
  assert.deepEqual(await views.ofChat(id), [{ on: "2026-11-25", purpose: "own-conversation" }]);
  await chat.desk.conversation(me, id, { after: 1 });
  assert.equal((await views.ofChat(id)).length, 1, "the rest of the same view");
  const [entry] = (await site.services.audit.list()).entries;
  assert.deepEqual([entry!.action, entry!.purpose], ["chat.opened", "own-conversation"]);
});

Deno.test("my data shows every view: of the client, and of each conversation that is linked to the number", async () => {
  await using site = await openWithClient();
  const { views, chat } = site.services;
  const now = site.clock.now();
  for (const ago of [2, 3]) {
    await chat.importPast(PHONE, {
      startedAt: now - ago * HOUR,
      endedAt: now - ago * HOUR + 60_000,
      messages: [{ from: "visitor", sentAt: now - ago * HOUR, text: "Hei" }],
    });
  }
  const others = await startChat(site);
  const [first, second] = await chat.holding.idsOf(site.client, { since: 0 });
  await views.record(site.client.id, "decide-request");
  await views.recordChat(others, "fault");
  site.clock.pass(DAY);
  await views.recordChat(first!, "disturbance");
  site.clock.pass(DAY);
  await views.recordChat(second!, "continue-for-colleague");
  const reader = { client: site.client, since: 0 };
  assert.deepEqual((await viewsOf(site.services, reader)).map(({ on, purpose }) => [on, purpose]), [
    ["2026-11-26", "continue-for-colleague"],
    ["2026-11-25", "disturbance"],
    ["2026-11-24", "decide-request"],
  ]);
  assert.deepEqual(await viewsOf(site.services, { client: null, since: 0 }), []);
});
