import assert from "node:assert/strict";
import { keepPromises } from "../../commands/_serving.ts";
import type { Site } from "../helpers/site.ts";
import { type Acknowledged, type Did, ERASED, KEPT } from "./_mixed_work.ts";

export const only = <Name extends Acknowledged["did"]>(done: readonly Acknowledged[], name: Name) =>
  done.filter((one): one is Did<Name> => one.did === name);

/** Everything that is held of a number, opened. */
export async function held(site: Site, phone: string) {
  const client = await site.services.clients.findByPhone(phone);
  if (!client) return [];
  const all = await Promise.all(
    site.services.holdings.flatMap((holding) =>
      holding.kinds.map(async (kind) => {
        const items = [];
        let after: string | undefined;
        do {
          const page = await holding.page(client, kind, { limit: 200, since: 0, after });
          items.push(...page.items);
          after = page.next;
        } while (after);
        return items;
      })
    ),
  );
  return all.flat();
}

/**
 * Whether everything that was told is there, and nothing that was erased. `all`: what was told later too,
 * since what was erased by then must be gone.
 */
export async function compare(
  site: Site,
  { told: done, all }: { told: readonly Acknowledged[]; all: readonly Acknowledged[] },
): Promise<void> {
  const { chat, clients, erasure, requests, breaches, audit, retentionJob } = site.services;
  await keepPromises(site.services);

  for (const phone of KEPT) {
    const items = await held(site, phone);
    const texts = textsOf(items);
    for (const one of only(done, "ingested").filter((told) => told.phone === phone)) {
      const there = texts.filter((text) => text === `viesti ${one.webhookId}`);
      assert.equal(there.length, 1, "what the phone system was told is there, and once");
    }
    for (const { item } of only(done, "decided").filter((told) => told.phone === phone)) {
      const note = items.find(({ id }) => id === item);
      assert.equal(note?.changes?.length, 1, "a correction was made, and once");
    }
  }
  for (const { requestId } of [...only(done, "asked"), ...only(done, "decided")]) {
    const request = await requests.get(requestId);
    assert.ok(request, "a request that was confirmed is there");
    assert.notEqual(request.execution?.state, "pending");
  }
  for (const { phone, text } of only(done, "kept")) {
    const texts = textsOf(await held(site, phone));
    assert.equal(texts.filter((one) => one === text).length, 1, "what came after an erasure");
  }
  for (const { phone, texts: erased } of only(all, "trimmed")) {
    const texts = textsOf(await held(site, phone));
    assert.deepEqual(texts.filter((one) => erased.includes(one)), [], "an erased kind is back");
  }
  for (const { breach } of only(done, "noted")) assert.ok(await breaches.get(breach));

  const asked = new Set(only(all, "asksChatErasure").map(({ token }) => token));
  const gone = new Set(only(all, "erasedChat").map(({ token }) => token));
  const chats = Map.groupBy(only(done, "wrote"), ({ token }) => token);
  for (const [token, wrote] of chats) {
    const open = await chat.store.open(wrote[0]!.chatId);
    if (gone.has(token)) {
      assert.deepEqual([open, await chat.access.load(token)], [null, null], "a chat opens again");
      continue;
    }
    // An erasure may have been committed in the moment before the kill, unheard.
    assert.ok(open || asked.has(token), "a chat is lost");
    if (!open) continue;
    const page = await chat.store.messages(open);
    const stored = page.map(({ id }) => id);
    assert.equal(new Set(stored).size, stored.length, "nothing is there twice");
    for (const { messageId } of wrote) assert.ok(stored.includes(messageId), "a message is lost");
  }

  for (const { client } of only(all, "erased")) {
    assert.equal(await clients.loadKey({ id: client }), null, "an erased client's key is gone");
  }
  for (const { reference } of only(done, "erased")) {
    const receipt = await erasure.receipt(reference);
    assert.ok(receipt, "an erasure has its receipt");
    assert.notEqual(receipt.counting, "going-on", "what went is counted in the end");
    assert.ok(receipt.counting === "lost" || Object.keys(receipt.counts).length > 0);
  }
  for (const phone of ERASED) await held(site, phone);
  const run = await retentionJob.run();
  assert.ok(run !== "elsewhere");
  assert.deepEqual([run.outcome, run.orphans], ["done", 0], "an erasure left rows behind");
  assert.equal((await audit.verify()).ok, true);
}

function textsOf(items: Awaited<ReturnType<typeof held>>): string[] {
  return items.flatMap(({ content }) => "text" in content ? [content.text] : []);
}
