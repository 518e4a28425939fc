import assert from "node:assert/strict";
import fc from "fast-check";
import { DAY, MINUTE } from "../../../lib/clock.ts";
import { everything, tellContact } from "../../../lib/portal/mod.ts";
import { endOf, reachOfPhoneCode, RECORD_KINDS } from "../../../lib/retention.ts";
import { recordOf } from "../../helpers/records.ts";
import { openSite, type Site } from "../../helpers/site.ts";

const PHONES = ["+358501234501", "+358501234502"] as const;

const phone = fc.constantFrom(...PHONES);
const kind = fc.constantFrom(...RECORD_KINDS);
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant("record" as const), phone, kind, daysAgo: fc.nat(80) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("chat" as const), phone, daysAgo: fc.nat(250) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom("ask", "view", "give", "tell", "correct", "restrict", "code"),
      phone,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("pass" as const), days: fc.nat(25) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("eraseKind" as const), phone, kind }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("eraseAll" as const), phone }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What was erased, and may be found under no key of the store any more. */
type Gone = Set<string>;

function readerOf(site: Site, client: { id: string } | null) {
  return { client, since: reachOfPhoneCode(site.clock.now()) };
}

/** Ids of everything that a code of the client opens, and of the client as such. */
async function idsOf(site: Site, client: { id: string }, number: string): Promise<string[]> {
  const { holdings, requests } = site.services;
  const reader = readerOf(site, client);
  const items = await Array.fromAsync(everything(holdings, reader));
  const made = await requests.forPhone(number, reader);
  const held = items.map(({ content }) => content.id);
  return [
    client.id,
    await site.services.clients.phoneHash(number),
    ...held,
    ...made.map((r) => r.id),
  ];
}

async function take(site: Site, gone: Gone, did: Step): Promise<void> {
  const { services, clock } = site;
  const { records, chat, clients, requests, views, recipients, erasure } = services;
  const now = clock.now();
  if (did.do === "pass") return clock.pass(did.days * DAY);
  const number = did.phone;
  if (did.do === "record") {
    await records.add(number, recordOf(did.kind, now - did.daysAgo * DAY, number));
    return;
  }
  if (did.do === "chat") {
    const startedAt = now - did.daysAgo * DAY;
    const messages = [{ from: "visitor", sentAt: startedAt, text: "Hei" }] as const;
    await chat.importPast(number, { startedAt, endedAt: startedAt + MINUTE, messages });
    return;
  }
  if (did.do === "code") {
    // A code and a session stand beside what is held, and lead to nobody either.
    await site.post("/omat-tiedot/code", { phone: number });
    return;
  }
  const client = await clients.findByPhone(number);
  if (!client) return;
  const reader = readerOf(site, client);
  const { items: [note] } = await records.page(client, "call_note", { limit: 1, since: 0 });
  switch (did.do) {
    case "ask": {
      const target = note && { kind: "call_note", id: note.id } as const;
      const words = { wrong: "Vuokra", right: "Laina", text: "Muistan toisin." };
      const asked = target ? { kind: "correction", target, ...words } as const : {
        kind: "other",
        text: "Kysymys.",
      } as const;
      return void await requests.create({ ...asked, phone: number, clientId: client.id });
    }
    case "view":
      return void await views.record(client.id, "fault");
    case "give":
      return void await recipients.note(client, {
        recipient: "Esimerkkivirasto",
        kind: "call_note",
        basis: "law",
        givenOn: "2026-02-01",
      });
    case "tell":
      return void await tellContact({ ...services }, {
        phone: number,
        reader,
        told: { name: `Ilmari ${now}` },
      });
    case "correct":
      if (note) {
        const change = (record: { text: string }) => ({ ...record, text: `Oikein ${now}.` });
        await records.rights.amend(client, { kind: "call_note", id: note.id }, {
          once: crypto.randomUUID(),
          by: "staff",
          change: change as never,
        });
      }
      return;
    case "restrict": {
      const on = { kind: "call_note", id: note?.id ?? "" } as const;
      return void await records.rights.restrict(client, on, endOf("restriction", now));
    }
    case "eraseKind": {
      const scope = { type: "kind", kind: did.kind } as const;
      return void await erasure.erase(client, scope, reader);
    }
    case "eraseAll": {
      for (const id of await idsOf(site, client, number)) gone.add(id);
      assert.ok(await erasure.erase(client, { type: "all" }, reader));
      // The number may stand for somebody again: only what was erased may not.
      gone.delete(await clients.phoneHash(number));
      return;
    }
  }
}

/** Where a request that was open still tells that it was there: by its own id, and of nobody. */
const ENDED = ["requests_ended", "requests_closed", "requests_by_reference"];

async function assertNothingLeft(site: Site, gone: Gone): Promise<void> {
  const ended = new Set<unknown>();
  for await (const { key } of site.kv.list({ prefix: ["requests_ended"] })) ended.add(key[1]);
  for await (const { key, value } of site.kv.list({ prefix: [] })) {
    for (const text of [...key, ...textsIn(value)]) {
      if (ended.has(text) && ENDED.includes(String(key[0]))) continue;
      assert.ok(!gone.has(String(text)), `${String(key[0])} still leads to what was erased`);
    }
  }
}

/** Every text that stands open in a value; what is sealed is bytes. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return [];
  return Object.values(value).flatMap(textsIn);
}

async function assertAlive(site: Site): Promise<void> {
  const { clients, holdings, requests, vault } = site.services;
  const now = site.clock.now();
  for (const number of PHONES) {
    const client = await clients.findByPhone(number);
    const reader = readerOf(site, client);
    for await (const { expiresAt } of everything(holdings, reader)) assert.ok(expiresAt > now);
    for (const { expiresAt } of await requests.forPhone(number, reader)) assert.ok(expiresAt > now);
  }
  for (const { owned } of holdings) {
    for (const root of owned.roots) {
      for await (const { key, value } of site.kv.list<{ expiresAt: number }>({ prefix: [root] })) {
        if (value.expiresAt <= now) continue;
        const owner = { kind: owned.kind, id: String(key[1]) };
        assert.ok(await vault.loadKey(owner), `${root} has a living row without a data key`);
      }
    }
  }
}

Deno.test("whatever was done before, nothing of an erased client is left in any store, and nobody else's goes", async () => {
  let erased = 0;
  const sequences = fc.array(step, { minLength: 10, maxLength: 30, size: "max" });
  const property = fc.asyncProperty(sequences, async (steps) => {
    await using site = await openSite();
    const gone: Gone = new Set();
    for (const did of steps) {
      const others = "phone" in did ? PHONES.filter((one) => one !== did.phone) : [];
      const before = await Promise.all(others.map((one) => countOf(site, one)));
      const size = gone.size;
      await take(site, gone, did);
      if (gone.size > size) erased++;
      await assertNothingLeft(site, gone);
      assert.deepEqual(await Promise.all(others.map((one) => countOf(site, one))), before);
    }
    await assertAlive(site);
    await site.services.retentionJob.run();
    await assertNothingLeft(site, gone);
  });
  await fc.assert(property, { seed: 20261128, numRuns: 40 });
  assert.ok(erased > 40, `only ${erased} were erased`);
});

async function countOf(site: Site, number: string): Promise<number> {
  const client = await site.services.clients.findByPhone(number);
  const items = everything(site.services.holdings, readerOf(site, client));
  return (await Array.fromAsync(items)).length;
}
