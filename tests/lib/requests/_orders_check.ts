import assert from "node:assert/strict";
import type { RequestKind, Requests, StaffRequest } from "../../../lib/requests/mod.ts";
import type { World } from "./_orders.ts";
import { PHONE, REVIEWER } from "./_requests.ts";

const since = 0;

/** What must hold whatever happened, once everything promised is finished. */
export async function check({ site, made, gone, chatId }: World): Promise<void> {
  const { requests, records, clients, chat } = site.services;
  await requests.finishPending();
  assert.equal(await requests.finishPending(), 0, "something stays promised");
  const open = (await requests.listOpen()).map(({ id }) => id);
  assert.equal(new Set(open).size, open.length, "a request is in the queue twice");
  const closed = (await requests.closed({ limit: 100 })).requests.map(({ id }) => id);
  const evidence = await Array.fromAsync(requests.evidence.between("2026-01-01", "2028-01-01"));
  assert.equal(open.length + evidence.length, made.length, "a request was lost or ended twice");
  let told = 0;
  const erased = evidence.filter(({ ending }) => ending === "erased").length;
  assert.equal(
    (await requests.closed({ limit: 100 })).requests.filter(isErased).length,
    erased,
    "an open request that ended with an erasure left no trace",
  );
  const granted = new Map<RequestKind, number>();
  for (const id of made) {
    const request = await requests.get(id);
    assert.ok(request || !open.includes(id), "an open request is gone");
    if (!request) continue;
    if (isErased(request)) {
      const left = JSON.stringify(request);
      assert.ok(
        !left.includes(PHONE) && !left.includes(site.client.id),
        "an erased one names its maker",
      );
    }
    const isOpen = request.decidedAt === undefined;
    assert.deepEqual([open.includes(id), closed.includes(id)], [isOpen, !isOpen]);
    await checkQueues(requests, request, isOpen);
    const steps = request.history.map(({ step }) => step);
    assert.ok(steps.filter((step) => step === "decided" || step === "cancelled").length <= 1);
    assert.ok(steps.filter((step) => step === "carriedOut").length <= 1, "carried out twice");
    assert.ok(steps.filter((step) => step === "extended").length <= 1, "extended twice");
    assert.notEqual(request.execution?.state, "pending");
    if (request.told === "sent") told++;
    if (request.decision && request.decision.outcome !== "refused") {
      granted.set(request.kind, (granted.get(request.kind) ?? 0) + 1);
    }
  }
  assert.ok(site.outbox.list().length >= told, "told without a message");
  assert.ok(site.outbox.list().length <= evidence.length, "told twice");
  if (gone.has(chatId)) assert.equal(await chat.store.open(chatId), null, "a chat is undone");
  for (const client of [site.client, await clients.findByPhone(PHONE)]) {
    if (!client) continue;
    for (const kind of ["call_note", "sms"] as const) {
      const { items } = await records.page(client, kind, { limit: 50, since });
      for (const { id, changes = [] } of items) {
        assert.ok(!gone.has(id), "an approved erasure is undone");
        assert.ok(changes.length <= (granted.get("correction") ?? 0), "corrected twice");
      }
    }
  }
}

function isErased({ status }: StaffRequest): boolean {
  return status === "erased";
}

/** An open request is found by each filter that lets it through, and by none that does not. */
async function checkQueues(
  requests: Requests,
  { id, kind, channel, takenBy }: StaffRequest,
  isOpen: boolean,
): Promise<void> {
  const by = takenBy?.id ?? null;
  const mine = [{ kind }, { channel }, { by }, { kind, channel, by }];
  const others = [{ by: by === null ? REVIEWER.id : null }, { channel: "phone" as const }];
  for (const [filters, expected] of [[mine, isOpen], [others, false]] as const) {
    for (const only of filters) {
      const found = (await requests.queue({ only, limit: 100 })).requests.map((one) => one.id);
      assert.equal(found.includes(id), expected, JSON.stringify(only));
    }
  }
}
