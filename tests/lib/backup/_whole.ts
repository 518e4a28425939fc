import assert from "node:assert/strict";
import { indexKey } from "../../../lib/chat/head.ts";
import { RECORD_KINDS } from "../../../lib/retention.ts";
import type { Site } from "../../helpers/site.ts";

/** Every conversation can be read to its last message, and is in the one list where it belongs. */
export async function chatsAreWhole({ kv, services: { chat } }: Site): Promise<void> {
  const places: string[] = [];
  for await (const { key, value } of kv.list<never>({ prefix: ["chat_heads"] })) {
    const open = await chat.store.open(String(key[1]));
    assert.ok(open);
    const messages = await chat.store.messages(open);
    assert.deepEqual(messages.map(({ seq }) => seq), messages.map((_, n) => n + 1));
    assert.equal(messages.length, open.head.seq);
    assert.equal((await chat.store.notes(open)).length, open.head.notes);
    assert.ok(await chat.store.profile(open));
    places.push(JSON.stringify(indexKey(open.id, value)));
  }
  const listed = await Array.fromAsync(kv.list({ prefix: ["chat_index"] }));
  assert.deepEqual(listed.map(({ key }) => JSON.stringify(key)).sort(), places.sort());
}

/** Every request is in the lists where it belongs, and found by its reference. */
export async function requestsAreWhole({ kv, services: { requests } }: Site): Promise<void> {
  const queue = new Set((await requests.listOpen()).map(({ id }) => id));
  for await (const { key } of kv.list({ prefix: ["requests"] })) {
    const request = await requests.get(String(key[1]));
    assert.ok(request);
    assert.equal(queue.has(request.id), request.decidedAt === undefined);
    assert.equal((await requests.byReference(request.reference))?.id, request.id);
  }
}

/** Number, profile, key and records of every client are there together. */
export async function clientsAreWhole(site: Site): Promise<void> {
  const { clients, records } = site.services;
  for await (const { key, value } of site.kv.list<{ expiresAt: number }>({ prefix: ["clients"] })) {
    const client = { id: String(key[1]) };
    const dataKey = await clients.loadKey(client);
    const profile = await clients.profile(client);
    assert.ok(dataKey && profile);
    assert.equal(value.expiresAt, dataKey.expiresAt);
    const link = await site.kv.get<{ clientId: string; expiresAt: number }>([
      "clients_by_phone",
      await clients.phoneHash(profile.phone),
    ]);
    assert.deepEqual(link.value, { clientId: client.id, expiresAt: dataKey.expiresAt });
    for (const kind of RECORD_KINDS) {
      await records.page(client, kind, { limit: 99, since: 0 });
    }
  }
}
