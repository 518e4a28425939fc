import assert from "node:assert/strict";
import { Clients } from "../../../lib/clients/mod.ts";
import { DAY } from "../../../lib/clock.ts";
import { type RequestDraft, Requests, RequestStore } from "../../../lib/requests/mod.ts";
import { endOf } from "../../../lib/retention.ts";
import { Vault } from "../../../lib/vault/mod.ts";

const PHONE = "+358501234501";
const OTHER = "+358501234502";
const START = Date.parse("2026-11-24T08:00:00Z");
const by = { id: "reviewer-1", name: "Kaisu Kanerva" };
const granted = { version: 1, by, outcome: "granted" } as const;
const draft: RequestDraft = { kind: "number_new_owner", phone: PHONE, clientId: "former" };

async function withRequests(
  test: (site: { requests: Requests; kv: Deno.Kv; clock: { at: number } }) => Promise<void>,
) {
  const kv = await Deno.openKv(":memory:");
  const time = { at: START };
  const clock = { now: () => time.at };
  const keys = { masterKey: new Uint8Array(32).fill(1), indexKey: new Uint8Array(32).fill(2) };
  const vault = await Vault.open({ kv, clock, ...keys });
  const clients = new Clients(kv, { clock, vault });
  try {
    const store = new RequestStore(kv, { clock, vault, clients });
    const carryOut = () => Promise.resolve("done" as const);
    const deeds = { textOf: () => Promise.resolve(null), carryOut };
    await test({ requests: new Requests(store, { clients, deeds }), kv, clock: time });
  } finally {
    kv.close();
  }
}

Deno.test("a request is received now, open, and due in a month", () =>
  withRequests(async ({ requests }) => {
    const request = (await requests.create(draft))!;
    assert.equal(request.receivedAt, START);
    assert.equal(request.dueOn, "2026-12-24");
    assert.equal(request.decidedAt, undefined);
    assert.match(request.reference, /^P-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  }));

Deno.test("staff see whose number it is; the list of the number does not repeat it", () =>
  withRequests(async ({ requests }) => {
    const made = (await requests.create(draft))!;
    const [forStaff] = await requests.listOpen();
    assert.equal(forStaff?.phone, PHONE);
    assert.equal(forStaff?.clientId, "former");
    const listed = await requests.forPhone(PHONE, { since: 0 });
    assert.deepEqual(listed, [made]);
    assert.equal("phone" in listed[0]!, false);
    assert.equal("clientId" in listed[0]!, false);
  }));

Deno.test("a number sees its own requests, and not another number's", () =>
  withRequests(async ({ requests }) => {
    await requests.create(draft);
    assert.equal((await requests.forPhone(PHONE, { since: 0 })).length, 1);
    assert.deepEqual(await requests.forPhone(OTHER, { since: 0 }), []);
  }));

Deno.test("a number sees no request from before it reaches back", () =>
  withRequests(async ({ requests }) => {
    await requests.create(draft);
    assert.equal((await requests.forPhone(PHONE, { since: START })).length, 1);
    assert.deepEqual(await requests.forPhone(PHONE, { since: START + 1 }), []);
  }));

Deno.test("requests of a number stand newest first; those of staff, the most urgent first", () =>
  withRequests(async ({ requests, clock }) => {
    const first = (await requests.create(draft))!;
    clock.at += 3 * DAY;
    const second = (await requests.create(draft))!;
    const ids = (list: readonly { id: string }[]) => list.map((request) => request.id);
    assert.deepEqual(ids(await requests.forPhone(PHONE, { since: 0 })), [second.id, first.id]);
    assert.deepEqual(ids(await requests.listOpen()), [first.id, second.id]);
  }));

Deno.test("a number that starts anew sees none of the requests from before, staff still do", () =>
  withRequests(async ({ requests, clock }) => {
    const former = (await requests.create(draft))!;
    clock.at += DAY;
    const own = (await requests.create(draft, { startsAnew: true }))!;
    const seen = await requests.forPhone(PHONE, { since: 0 });
    assert.deepEqual(seen.map((request) => request.id), [own.id]);
    assert.deepEqual((await requests.listOpen()).map((one) => one.id), [former.id, own.id]);
  }));

Deno.test("what belongs to the same commit happens with the request", () =>
  withRequests(async ({ requests, kv }) => {
    await requests.create(draft, {
      together: (op) => Promise.resolve(op.set(["beside"], true) !== null),
    });
    assert.equal((await kv.get(["beside"])).value, true);
    assert.equal((await requests.listOpen()).length, 1);
  }));

Deno.test("what belongs to the same commit may give the request up, and nothing is written", () =>
  withRequests(async ({ requests, kv }) => {
    const given = await requests.create(draft, {
      together: (op) => Promise.resolve(op.set(["beside"], true) === null),
    });
    assert.equal(given, null);
    assert.equal((await kv.get(["beside"])).value, null);
    assert.deepEqual(await requests.listOpen(), []);
  }));

Deno.test("when what belongs to the same commit fails, there is no request either", () =>
  withRequests(async ({ requests }) => {
    const failing = { together: () => Promise.reject(new Error("broken")) };
    await assert.rejects(requests.create(draft, failing), /broken/);
    assert.deepEqual(await requests.listOpen(), []);
    assert.deepEqual(await requests.forPhone(PHONE, { since: 0 }), []);
  }));

Deno.test("fifty requests of one number at once are all kept and listed", () =>
  withRequests(async ({ requests }) => {
    await Promise.all(Array.from({ length: 50 }, () => requests.create(draft)));
    assert.equal((await requests.forPhone(PHONE, { since: 0 })).length, 50);
    assert.equal((await requests.listOpen()).length, 50);
  }));

Deno.test("a decided request leaves the queue and is kept for two years from the decision", () =>
  withRequests(async ({ requests, clock }) => {
    const { id } = (await requests.create(draft))!;
    clock.at += 10 * DAY;
    assert.equal((await requests.decide(id, granted)).kind, "done");
    const decidedAt = clock.at;
    assert.deepEqual(await requests.listOpen(), []);
    assert.equal((await requests.forPhone(PHONE, { since: 0 }))[0]?.decidedAt, decidedAt);
    clock.at = endOf("request", decidedAt) - 1;
    assert.equal((await requests.get(id))?.id, id);
    clock.at += 1;
    assert.equal(await requests.get(id), null);
    assert.deepEqual(await requests.forPhone(PHONE, { since: 0 }), []);
  }));

Deno.test("deciding late or twice never lengthens a request's life", () =>
  withRequests(async ({ requests, clock }) => {
    const { id, expiresAt } = (await requests.create(draft))!;
    clock.at += 500 * DAY;
    assert.equal((await requests.decide(id, granted)).kind, "done");
    assert.equal((await requests.get(id))?.expiresAt, expiresAt);
    clock.at += DAY;
    const { version } = (await requests.get(id))!;
    assert.equal((await requests.decide(id, { ...granted, version })).kind, "closed");
    assert.equal((await requests.get(id))?.expiresAt, expiresAt);
  }));

Deno.test("a request that nobody decides is gone at its latest end, though the store still has it", () =>
  withRequests(async ({ requests, clock, kv }) => {
    const { id, expiresAt } = (await requests.create(draft))!;
    clock.at = expiresAt - 1;
    assert.equal((await requests.listOpen()).length, 1);
    clock.at = expiresAt;
    assert.notEqual((await kv.get(["requests", id])).value, null);
    assert.deepEqual(await requests.listOpen(), []);
    assert.equal(await requests.get(id), null);
    assert.equal((await requests.decide(id, granted)).kind, "not-found");
  }));

Deno.test("nothing in the store tells the number or what was asked", () =>
  withRequests(async ({ requests, kv }) => {
    const { reference } = (await requests.create(draft))!;
    for await (const entry of kv.list({ prefix: [] })) {
      const row = Deno.inspect([entry.key, entry.value], { depth: 9, iterableLimit: 100_000 });
      for (const secret of [PHONE, "501234501", reference, "number_new_owner", "former"]) {
        assert.equal(row.includes(secret), false, `${String(entry.key[0])} shows ${secret}`);
      }
    }
  }));
