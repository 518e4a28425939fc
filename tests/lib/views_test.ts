import assert from "node:assert/strict";
import { DAY } from "../../lib/clock.ts";
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
