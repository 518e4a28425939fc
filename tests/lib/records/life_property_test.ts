import assert from "node:assert/strict";
import fc from "fast-check";
import { DAY } from "../../../lib/clock.ts";
import { type ClientRecord, countedFrom } from "../../../lib/records/mod.ts";
import { endOf, RECORD_KINDS, type RecordKind } from "../../../lib/retention.ts";
import { recordOf } from "../../helpers/records.ts";
import { openStores, type Stores } from "../../helpers/store.ts";

const PHONES = ["+358501234501", "+358501234502"] as const;
const reach = { since: 0 };

type Step =
  | { do: "add"; phone: number; kind: RecordKind; daysAgo: number }
  | { do: "again"; phone: number; pick: number }
  | { do: "correct"; phone: number; pick: number; once: number; times: 1 | 2 }
  | { do: "restrict"; phone: number; pick: number }
  | { do: "pass"; days: number }
  | { do: "eraseOne"; phone: number; kind: RecordKind; pick: number }
  | { do: "eraseKind"; phone: number; kind: RecordKind }
  | { do: "eraseAll"; phone: number };

const phone = fc.nat(PHONES.length - 1);
const kind = fc.constantFrom(...RECORD_KINDS);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant("add" as const), phone, kind, daysAgo: fc.nat(100) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("again" as const), phone, pick: fc.nat(20) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("correct" as const),
      phone,
      pick: fc.nat(20),
      once: fc.nat(3),
      times: fc.constantFrom(1 as const, 2 as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("restrict" as const), phone, pick: fc.nat(20) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("pass" as const), days: fc.nat(40) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("eraseOne" as const), phone, kind, pick: fc.nat(20) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("eraseKind" as const), phone, kind }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("eraseAll" as const), phone }) },
);

/** What should be there of one record: its end, and what it was corrected to, by each correction's name. */
interface Expected {
  readonly kind: RecordKind;
  end: number;
  readonly corrections: Map<number, string>;
}

/** For each number, its records by their ids. */
type Model = Map<string, Map<string, Expected>>;

async function held({ clients, records }: Stores, number: string) {
  const client = await clients.findByPhone(number);
  if (!client) return [];
  const pages = RECORD_KINDS.map((each) =>
    records.page(client, each, { limit: 1_000, since: 0 }).then(({ items }) => items)
  );
  return (await Promise.all(pages)).flat();
}

async function picked(stores: Stores, number: string, pick: number) {
  const items = await held(stores, number);
  return items[pick % Math.max(1, items.length)];
}

async function take(stores: Stores, model: Model, did: Step): Promise<void> {
  const { clock, clients, records, erasure } = stores;
  if (did.do === "pass") return clock.pass(did.days * DAY);
  const number = PHONES[did.phone]!;
  const expected = model.get(number)!;
  const client = await clients.findByPhone(number);
  switch (did.do) {
    case "add": {
      const record = recordOf(did.kind, clock.now() - did.daysAgo * DAY, number);
      const end = endOf(did.kind, countedFrom(record));
      const outcome = await records.add(number, record);
      assert.equal(outcome, end > clock.now() ? "stored" : "expired");
      if (outcome === "stored") {
        expected.set(record.id, { kind: did.kind, end, corrections: new Map() });
      }
      break;
    }
    case "again": {
      // The phone system sends what it sent before: what stands there now is what it was.
      const item = await picked(stores, number, did.pick);
      if (item) await records.add(number, item.content as ClientRecord);
      break;
    }
    case "correct": {
      const item = await picked(stores, number, did.pick);
      if (!item || !client) break;
      const { corrections } = expected.get(item.content.id)!;
      const word = `Korjaus ${corrections.size}`;
      const made = Array.from(
        { length: did.times },
        () =>
          records.rights.amend(client, { kind: item.content.kind as RecordKind, id: item.id }, {
            once: `correction-${did.once}`,
            by: "staff",
            change: (record) => "text" in record ? { ...record, text: word } : record,
          }),
      );
      assert.deepEqual(new Set(await Promise.all(made)), new Set(["done"]));
      if (!corrections.has(did.once)) corrections.set(did.once, word);
      break;
    }
    case "restrict": {
      const item = await picked(stores, number, did.pick);
      if (!item || !client) break;
      const on = { kind: item.content.kind as RecordKind, id: item.id };
      const until = endOf("restriction", clock.now());
      assert.equal(await records.rights.restrict(client, on, until), "done");
      const one = expected.get(item.content.id)!;
      one.end = Math.max(one.end, until);
      break;
    }
    case "eraseOne": {
      if (!client) break;
      const { items } = await records.page(client, did.kind, { limit: 1_000, since: 0 });
      const item = items[did.pick % Math.max(1, items.length)];
      if (!item) break;
      await erasure.erase(client, { type: "item", kind: did.kind, id: item.id }, reach);
      expected.delete(item.content.id);
      break;
    }
    case "eraseKind":
      if (client) await erasure.erase(client, { type: "kind", kind: did.kind }, reach);
      for (const [id, one] of expected) if (one.kind === did.kind) expected.delete(id);
      break;
    case "eraseAll":
      if (!client) break;
      await erasure.erase(client, { type: "all" }, reach);
      expected.clear();
      for await (const { key } of stores.kv.list({ prefix: [] })) {
        assert.ok(!key.includes(client.id), `${String(key[0])} still leads to an erased client`);
      }
      break;
  }
}

Deno.test("no sequence of steps shows what is past its end, lengthens a life but by a restriction, or keeps what was erased", async () => {
  const property = fc.asyncProperty(
    fc.array(step, { maxLength: 40, size: "max" }),
    async (steps) => {
      using stores = await openStores();
      const model: Model = new Map(PHONES.map((number) => [number, new Map()]));
      for (const did of steps) {
        await take(stores, model, did);
        const now = stores.clock.now();
        for (const [number, expected] of model) {
          const items = await held(stores, number);
          const alive = [...expected].filter(([, { end }]) => end > now);
          assert.deepEqual(
            new Map(items.map(({ content, expiresAt }) => [content.id, expiresAt])),
            new Map(alive.map(([id, { end }]) => [id, end])),
          );
          for (const { content, changes = [] } of items) {
            const { corrections } = expected.get(content.id)!;
            assert.equal(changes.length, corrections.size);
            const last = [...corrections.values()].at(-1);
            if (last !== undefined && "text" in content) assert.equal(content.text, last);
          }
        }
      }
    },
  );
  await fc.assert(property, { seed: 20261124, numRuns: 60 });
});
