import assert from "node:assert/strict";
import { Audit, AUDIT_LOG, type AuditDeed, type AuditFilter } from "../../../lib/audit/mod.ts";
import { DAY, HOUR } from "../../../lib/clock.ts";
import { Vault } from "../../../lib/vault/mod.ts";
import { FakeClock } from "../../helpers/clock.ts";

const AINO = { id: "hash-of-aino", name: "Aino Äyräs" };
const EERO = { id: "hash-of-eero", name: "Eero Esimerkki" };

interface Desk {
  audit: Audit;
  kv: Deno.Kv;
  clock: FakeClock;
}

async function withAudit(test: (desk: Desk) => Promise<void>, at = "2026-03-02T09:00:00Z") {
  const kv = await Deno.openKv(":memory:");
  const clock = new FakeClock(at);
  const keys = { masterKey: new Uint8Array(32).fill(1), indexKey: new Uint8Array(32).fill(2) };
  const vault = await Vault.open({ kv, clock, ...keys });
  try {
    await test({ audit: new Audit(kv, { clock, vault }), kv, clock });
  } finally {
    kv.close();
  }
}

async function numbers(audit: Audit, filter: AuditFilter): Promise<number[]> {
  const page = await audit.search(filter);
  const all = await Array.fromAsync(audit.all(filter, { upTo: 1_000 }));
  const seqs = page.entries.map(({ seq }) => seq);
  assert.deepEqual(all.map(({ seq }) => seq), seqs, "the export says what the page says");
  return seqs;
}

/** Five days, on each of them an entry of Aino's and one of Eero's. */
async function fiveDays({ audit, clock }: Desk): Promise<void> {
  for (let day = 0; day < 5; day++) {
    const client = { kind: "client", id: `client-${day % 2}` } as const;
    await audit.append({ actor: AINO, action: "client.viewed", subject: client, purpose: "fault" });
    await audit.append({ actor: EERO, action: "hours.changed" });
    clock.pass(DAY);
  }
}

Deno.test("entries of a period are found: both of its days count, and no others", () =>
  withAudit(async (desk) => {
    await fiveDays(desk);
    const { audit } = desk;
    assert.deepEqual(await numbers(audit, { from: "2026-03-03", to: "2026-03-04" }), [6, 5, 4, 3]);
    assert.deepEqual(await numbers(audit, { from: "2026-03-06" }), [10, 9]);
    assert.deepEqual(await numbers(audit, { to: "2026-03-02" }), [2, 1]);
    assert.deepEqual(await numbers(audit, { to: "2026-03-01" }), []);
    assert.deepEqual(await numbers(audit, { from: "2026-03-07" }), []);
  }));

Deno.test("a day begins and ends as it does in Finland", () =>
  withAudit(async ({ audit, clock }) => {
    for (let i = 0; i < 4; i++) {
      await audit.append({ actor: AINO, action: "hours.changed" });
      clock.pass(HOUR);
    }
    assert.deepEqual(await numbers(audit, { to: "2026-03-28" }), [2, 1]);
    assert.deepEqual(await numbers(audit, { from: "2026-03-29" }), [4, 3]);
  }, "2026-03-28T20:30:00Z"));

Deno.test("entries are found by who, in capitals or not, by action and by purpose, and by all at once", () =>
  withAudit(async (desk) => {
    await fiveDays(desk);
    const { audit } = desk;
    assert.deepEqual(await numbers(audit, { who: "äyRÄS" }), [9, 7, 5, 3, 1]);
    assert.deepEqual(await numbers(audit, { who: "Nobody" }), []);
    assert.deepEqual(await numbers(audit, { action: "hours.changed" }), [10, 8, 6, 4, 2]);
    assert.deepEqual(await numbers(audit, { purpose: "fault" }), [9, 7, 5, 3, 1]);
    assert.deepEqual(await numbers(audit, { purpose: "client-asked" }), []);
    const all = { who: "aino", action: "client.viewed", from: "2026-03-04" } as const;
    assert.deepEqual(await numbers(audit, all), [9, 7, 5]);
    assert.deepEqual(await numbers(audit, { ...all, purpose: "disturbance" }), []);
  }));

Deno.test("entries are found by whom they were about, and by several at once", () =>
  withAudit(async (desk) => {
    await fiveDays(desk);
    const { audit } = desk;
    const [zero, one, other] = await Promise.all(
      ["client-0", "client-1", "client-2"].map((id) => audit.hashed({ kind: "client", id })),
    );
    assert.deepEqual(await numbers(audit, { subjects: [zero!] }), [9, 5, 1]);
    assert.deepEqual(await numbers(audit, { subjects: [zero!, one!] }), [9, 7, 5, 3, 1]);
    assert.deepEqual(await numbers(audit, { subjects: [other!] }), []);
    assert.deepEqual(await numbers(audit, { subjects: [] }), []);
    assert.deepEqual(await numbers(audit, { subjects: [zero!], to: "2026-03-05" }), [5, 1]);
    assert.deepEqual(await numbers(audit, { subjects: [zero!], who: "Eero" }), []);
  }));

Deno.test("a deed that was done for a request is found by the client and by the request", () =>
  withAudit(async ({ audit }) => {
    const subject = { kind: "client", id: "client-1" } as const;
    await audit.append({ actor: AINO, action: "request.decided", subject, request: "request-1" });
    await audit.append({ actor: AINO, action: "request.decided", request: "request-2" });
    const [client, request, anonymous] = await Promise.all([
      audit.hashed(subject),
      audit.hashed({ kind: "request", id: "request-1" }),
      audit.hashed({ kind: "request", id: "request-2" }),
    ]);
    assert.deepEqual(await numbers(audit, { subjects: [client] }), [1]);
    assert.deepEqual(await numbers(audit, { subjects: [request] }), [1]);
    assert.deepEqual(await numbers(audit, { subjects: [client, request] }), [1]);
    assert.deepEqual(await numbers(audit, { subjects: [anonymous] }), [2]);
    assert.equal((await audit.verify()).ok, true);
  }));

Deno.test("the request that a deed was done for cannot be changed unseen", () =>
  withAudit(async ({ audit, kv }) => {
    const deed: AuditDeed = { actor: AINO, action: "request.decided", request: "request-1" };
    await audit.append(deed);
    const { value } = await kv.get<Record<string, unknown>>([AUDIT_LOG, 1]);
    await kv.set([AUDIT_LOG, 1], { ...value, request: "another" });
    assert.equal((await audit.verify()).ok, false);
  }));

Deno.test("a search that finds little stops on the way, says how far it came, and goes on from there", () =>
  withAudit(async ({ audit, clock }) => {
    await audit.append({ actor: EERO, action: "settings.changed" });
    for (let i = 0; i < 30; i++) {
      clock.pass(HOUR);
      await audit.append({ actor: AINO, action: "hours.changed" });
    }
    const filter = { action: "settings.changed" } as const;
    const first = await audit.search(filter, { atMost: 20 });
    assert.deepEqual([first.entries, first.next], [[], 12]);
    assert.equal(first.reached, clock.now() - 19 * HOUR);
    const second = await audit.search(filter, { atMost: 20, before: first.next });
    assert.deepEqual(second.entries.map(({ seq }) => seq), [1]);
    assert.deepEqual([second.next, second.reached], [undefined, undefined]);
  }));

Deno.test("pages of a search hold every entry once, and the last one leads nowhere", () =>
  withAudit(async (desk) => {
    await fiveDays(desk);
    const seen: number[] = [];
    let before: number | undefined;
    do {
      const page = await desk.audit.search({ who: "aino" }, { limit: 2, before, atMost: 3 });
      seen.push(...page.entries.map(({ seq }) => seq));
      before = page.next;
    } while (before !== undefined);
    assert.deepEqual(seen, [9, 7, 5, 3, 1]);
  }));

Deno.test("a name that somebody broke is shown as unknown and hides nothing else", () =>
  withAudit(async ({ audit, kv }) => {
    for (let i = 0; i < 3; i++) await audit.append({ actor: AINO, action: "hours.changed" });
    const { value } = await kv.get<Record<string, unknown>>([AUDIT_LOG, 2]);
    await kv.set([AUDIT_LOG, 2], { ...value, sealed: new Uint8Array(60) });
    const { entries } = await audit.search({});
    assert.deepEqual(entries.map(({ actorName }) => actorName), [AINO.name, null, AINO.name]);
    assert.equal((await audit.verify()).ok, false);
  }));

Deno.test("an entry that somebody made nonsense of hides no other, and is named", () =>
  withAudit(async ({ audit, kv }) => {
    for (let i = 0; i < 3; i++) await audit.append({ actor: AINO, action: "hours.changed" });
    const { value } = await kv.get<Record<string, unknown>>([AUDIT_LOG, 2]);
    for (const wrong of [{ sealed: "text" }, { at: "yesterday" }, { previous: null }]) {
      await kv.set([AUDIT_LOG, 2], { ...value, ...wrong });
      const { entries } = await audit.search({});
      assert.ok(entries.some(({ seq }) => seq === 3) && entries.some(({ seq }) => seq === 1));
      const found = await audit.verify();
      assert.deepEqual(found, { ok: false, fault: "changed", seq: 2 });
    }
  }));

Deno.test("what is past its end is not found, whether the store removed it or not", () =>
  withAudit(async ({ audit, clock }) => {
    const subject = { kind: "client", id: "client-1" } as const;
    await audit.append({ actor: AINO, action: "client.viewed", subject });
    const hashed = await audit.hashed(subject);
    clock.pass(732 * DAY);
    await audit.append({ actor: AINO, action: "hours.changed" });
    assert.deepEqual(await numbers(audit, {}), [2]);
    assert.deepEqual(await numbers(audit, { subjects: [hashed] }), []);
    assert.equal(await audit.entry(1), null);
    assert.equal((await audit.entry(2))!.action, "hours.changed");
  }));

Deno.test("in 50,000 entries a page comes in a moment, wherever it lies and however little fits", () =>
  withAudit(async ({ audit, kv, clock }) => {
    await audit.append({ actor: AINO, action: "client.viewed" });
    const { value } = await kv.get<Record<string, unknown>>([AUDIT_LOG, 1]);
    const many = 50_000;
    const start = clock.now();
    for (let from = 2; from <= many; from += 500) {
      const op = kv.atomic();
      for (let seq = from; seq < Math.min(from + 500, many + 1); seq++) {
        const row = { ...value, seq, at: start + seq * 60_000, action: "hours.changed" };
        op.set([AUDIT_LOG, seq], { ...row, actorId: `hash-${seq % 20}` });
      }
      await op.commit();
    }
    const searches: AuditFilter[] = [
      {},
      { from: "2026-03-10", to: "2026-03-10" },
      { who: "nobody" },
      { action: "client.erased" },
      { to: "2026-03-02", action: "client.viewed" },
    ];
    for (const filter of searches) {
      const before = performance.now();
      const page = await audit.search(filter);
      const took = performance.now() - before;
      assert.ok(took < 2_000, `${JSON.stringify(filter)} took ${took} ms`);
      assert.ok(page.entries.length > 0 || page.reached !== undefined);
    }
    const old = await audit.search({ to: "2026-03-02", action: "client.viewed" });
    assert.deepEqual(old.entries.map(({ seq }) => seq), [1]);
  }));
