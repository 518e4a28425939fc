import assert from "node:assert/strict";
import type { HeldItem, Holding, Page } from "../../../lib/holdings.ts";
import { everything, heldKinds, overview, section } from "../../../lib/portal/mod.ts";
import type { HeldKind } from "../../../lib/retention.ts";
import { recordOf } from "../../helpers/records.ts";

const NOW = Date.parse("2026-03-02T09:00:00Z");
const client = { id: "somebody" };
const reader = { client, since: NOW - 1_000_000 };

/** A store of texts, a second apart, that notes what it is asked for. */
function holdingOf(kind: "sms" | "inquiry", count: number) {
  const asked: { kind: HeldKind; limit: number; since: number }[] = [];
  const items = Array.from({ length: count }, (_, n): HeldItem => {
    const at = NOW - n * 1_000;
    return { kind, id: String(n), at, expiresAt: NOW + 1, content: recordOf(kind, at) };
  });
  const page: Holding["page"] = (_client, kind, { limit, since, after }): Promise<Page> => {
    asked.push({ kind, limit, since });
    const from = after === undefined ? 0 : Number(after);
    const next = from + limit < count ? String(from + limit) : undefined;
    return Promise.resolve({ items: items.slice(from, from + limit), ...(next && { next }) });
  };
  return { asked, holding: { kinds: [kind], page } as unknown as Holding };
}

Deno.test("an overview has the kinds of which something is held, in their order", async () => {
  const [sms, inquiry] = [holdingOf("sms", 2), holdingOf("inquiry", 1)];
  const sections = await overview([inquiry.holding, sms.holding], reader);
  assert.deepEqual(sections.map(({ kind }) => kind), ["sms", "inquiry"]);
});

Deno.test("an overview leaves out the kinds of which nothing is held", async () => {
  assert.deepEqual(await overview([holdingOf("sms", 0).holding], reader), []);
});

Deno.test("the kinds of which something is held are known without opening more than one of each", async () => {
  const [sms, inquiry] = [holdingOf("sms", 50), holdingOf("inquiry", 0)];
  assert.deepEqual(await heldKinds([inquiry.holding, sms.holding], reader), ["sms"]);
  assert.deepEqual(sms.asked.map(({ limit }) => limit), [1]);
  assert.deepEqual(await heldKinds([sms.holding], { ...reader, client: null }), []);
});

Deno.test("a number that stands for nobody asks no store", async () => {
  const { asked, holding } = holdingOf("sms", 5);
  assert.deepEqual(await overview([holding], { ...reader, client: null }), []);
  assert.deepEqual(await Array.fromAsync(everything([holding], { ...reader, client: null })), []);
  assert.deepEqual(asked, []);
});

Deno.test("no more is asked of a store than a page shows, and never beyond a code's reach", async () => {
  const { asked, holding } = holdingOf("sms", 100);
  await overview([holding], reader);
  await section([holding], "sms", { ...reader, after: "20" });
  assert.deepEqual(asked.map(({ limit }) => limit), [20, 20]);
  await Array.fromAsync(everything([holding], reader));
  for (const { since } of asked) assert.equal(since, reader.since);
});

Deno.test("everything is everything, each once, newest first, in batches", async () => {
  for (const count of [0, 1, 199, 200, 201, 1_000]) {
    const { asked, holding } = holdingOf("sms", count);
    const items = await Array.fromAsync(everything([holding], reader));
    assert.deepEqual(items.map(({ id }) => Number(id)), [...Array(count).keys()]);
    assert.ok(asked.every(({ limit }) => limit <= 200));
  }
});
