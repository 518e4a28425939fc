import assert from "node:assert/strict";
import fc from "fast-check";
import { Audit, AUDIT_LOG, type AuditDeed, verifyCommand } from "../../../lib/audit/mod.ts";
import { DAY } from "../../../lib/clock.ts";
import { endOf } from "../../../lib/retention.ts";
import { Vault } from "../../../lib/vault/mod.ts";
import { FakeClock } from "../../helpers/clock.ts";

const ADVISER = { id: "hash-of-aino", name: "Aino Esimerkki" };
const opened: AuditDeed = {
  actor: ADVISER,
  action: "chat.opened",
  subject: { kind: "chat", id: "chat-1" },
  purpose: "continue-for-colleague",
};
const changed: AuditDeed = { actor: ADVISER, action: "hours.changed" };

interface Desk {
  audit: Audit;
  kv: Deno.Kv;
  clock: FakeClock;
  vault: Vault;
}

async function withAudit(test: (desk: Desk) => Promise<void>, at = "2026-03-02T09:00:00Z") {
  const kv = await Deno.openKv(":memory:");
  const clock = new FakeClock(at);
  const keys = { masterKey: new Uint8Array(32).fill(1), indexKey: new Uint8Array(32).fill(2) };
  const vault = await Vault.open({ kv, clock, ...keys });
  try {
    await test({ audit: new Audit(kv, { clock, vault }), kv, clock, vault });
  } finally {
    kv.close();
  }
}

/** A row of the log as it lies in the store. */
async function row(kv: Deno.Kv, seq: number): Promise<Record<string, unknown>> {
  const { value } = await kv.get<Record<string, unknown>>([AUDIT_LOG, seq]);
  assert.ok(value);
  return value;
}

Deno.test("a deed is recorded with who, what, when and why", () =>
  withAudit(async ({ audit, clock }) => {
    assert.equal(await audit.append(opened), 1);
    const { entries } = await audit.list();
    assert.equal(entries.length, 1);
    const [entry] = entries;
    assert.equal(entry!.actorName, "Aino Esimerkki");
    assert.equal(entry!.actorId, "hash-of-aino");
    assert.equal(entry!.action, "chat.opened");
    assert.equal(entry!.purpose, "continue-for-colleague");
    assert.equal(entry!.at, clock.now());
    assert.equal(entry!.expiresAt, endOf("audit_log", clock.now()));
  }));

Deno.test("the store holds neither the name nor whom it was about", () =>
  withAudit(async ({ audit, kv }) => {
    await audit.append(opened);
    let all = "";
    for await (const { key, value } of kv.list({ prefix: [] })) {
      all += Deno.inspect([key, value], { depth: 9, iterableLimit: Infinity });
      const sealed = (value as { sealed?: Uint8Array }).sealed;
      if (sealed) all += new TextDecoder("latin1").decode(sealed);
    }
    assert.doesNotMatch(all, /Aino|Esimerkki|chat-1/);
  }));

Deno.test("what was done to one subject is found, and nothing of another", () =>
  withAudit(async ({ audit }) => {
    await audit.append(opened);
    await audit.append({ ...opened, subject: { kind: "chat", id: "chat-2" } });
    await audit.append({ ...opened, subject: { kind: "client", id: "chat-1" } });
    const about = await audit.list({ subject: { kind: "chat", id: "chat-1" } });
    assert.deepEqual(about.entries.map(({ seq }) => seq), [1]);
    const none = await audit.list({ subject: { kind: "chat", id: "chat-3" } });
    assert.deepEqual(none.entries, []);
  }));

Deno.test("the list is read page by page, newest first, each entry once", () =>
  withAudit(async ({ audit }) => {
    for (let i = 0; i < 7; i++) await audit.append(changed);
    const seen: number[] = [];
    let before: number | undefined;
    do {
      const page = await audit.list({ limit: 3, before });
      seen.push(...page.entries.map(({ seq }) => seq));
      before = page.next;
    } while (before !== undefined);
    assert.deepEqual(seen, [7, 6, 5, 4, 3, 2, 1]);
  }));

Deno.test("fifty deeds at once make one chain without a gap", () =>
  withAudit(async ({ kv, clock, vault }) => {
    const two = [new Audit(kv, { clock, vault }), new Audit(kv, { clock, vault })];
    await Promise.all(Array.from({ length: 50 }, (_, i) => two[i % 2]!.append(opened)));
    const found = await two[0]!.verify();
    assert.ok(found.ok);
    assert.equal(found.count, 50);
    assert.equal(found.tip.seq, 50);
  }));

Deno.test("an empty log is whole", () =>
  withAudit(async ({ audit }) => {
    assert.deepEqual(await verifyCommand(audit), {
      ok: true,
      line: "The audit log is whole: 0 entries.",
    });
  }));

Deno.test("any field of any entry that was changed is found", () =>
  withAudit(async ({ audit, kv }) => {
    for (let i = 0; i < 4; i++) await audit.append(opened);
    const forged: Record<string, unknown> = {
      at: 1,
      action: "chat.blocked",
      actorId: "somebody-else",
      subject: { kind: "chat", hash: "another" },
      purpose: "fault",
      sealed: new Uint8Array(40),
      hash: "forged",
      previous: { hash: "forged", endsAt: 0 },
    };
    for (const [field, value] of Object.entries(forged)) {
      for (const seq of [1, 2, 4]) {
        const before = await row(kv, seq);
        await kv.set([AUDIT_LOG, seq], { ...before, [field]: value });
        assert.equal((await audit.verify()).ok, false, `${field} of ${seq}`);
        await kv.set([AUDIT_LOG, seq], before);
        assert.equal((await audit.verify()).ok, true);
      }
    }
  }));

Deno.test("an entry that was taken out is found, wherever it stood", () =>
  withAudit(async ({ audit, kv }) => {
    for (let i = 0; i < 4; i++) await audit.append(changed);
    const faults: unknown[] = [];
    for (const seq of [1, 2, 4]) {
      const before = await row(kv, seq);
      await kv.delete([AUDIT_LOG, seq]);
      faults.push(await audit.verify());
      await kv.set([AUDIT_LOG, seq], before);
    }
    assert.deepEqual(faults, [
      { ok: false, fault: "cut-at-the-front", seq: 2 },
      { ok: false, fault: "missing", seq: 3 },
      { ok: false, fault: "cut-at-the-end", seq: 4 },
    ]);
    for (const seq of [1, 2, 3, 4]) await kv.delete([AUDIT_LOG, seq]);
    assert.equal((await audit.verify()).ok, false);
    assert.equal((await verifyCommand(audit)).ok, false);
  }));

Deno.test("two entries that changed places are found", () =>
  withAudit(async ({ audit, kv }) => {
    for (let i = 0; i < 3; i++) await audit.append(changed);
    const [first, second] = [await row(kv, 1), await row(kv, 2)];
    await kv.set([AUDIT_LOG, 1], second);
    await kv.set([AUDIT_LOG, 2], first);
    assert.equal((await audit.verify()).ok, false);
  }));

Deno.test("a chain made without the index key does not pass", () =>
  withAudit(async ({ audit, kv, clock }) => {
    const keys = { masterKey: new Uint8Array(32).fill(1), indexKey: new Uint8Array(32).fill(9) };
    const forger = new Audit(kv, { clock, vault: await Vault.open({ kv, clock, ...keys }) });
    await forger.append(changed);
    assert.equal((await forger.verify()).ok, true);
    assert.equal((await audit.verify()).ok, false);
  }));

Deno.test("after two years entries are neither listed nor missed", () =>
  withAudit(async ({ audit, clock }) => {
    await audit.append(changed);
    clock.pass(400 * DAY);
    await audit.append(changed);
    clock.pass(340 * DAY);
    assert.deepEqual((await audit.list()).entries.map(({ seq }) => seq), [2]);
    const found = await audit.verify();
    assert.ok(found.ok);
    assert.equal(found.count, 1);
    clock.pass(800 * DAY);
    assert.deepEqual((await audit.list()).entries, []);
    assert.equal((await audit.verify()).ok, true);
    assert.equal(await audit.append(changed), 3);
    assert.equal((await audit.verify()).ok, true);
  }));

Deno.test("what left by itself is not missed, whether the store removed it or not yet", () =>
  withAudit(async ({ audit, kv, clock }) => {
    await audit.append(changed);
    clock.pass(DAY);
    await audit.append(changed);
    clock.pass(730.5 * DAY);
    assert.equal((await audit.verify()).ok, true);
    await kv.delete([AUDIT_LOG, 1]);
    assert.equal((await audit.verify()).ok, true);
  }));

Deno.test("entries leave in the order they came, over leap days and clock changes", async () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 40 * 60 }), { minLength: 2, maxLength: 8 });
  const starts = fc.constantFrom(
    "2028-02-28T20:00:00Z",
    "2024-03-30T23:00:00Z",
    "2026-10-24T23:30:00Z",
  );
  const property = fc.asyncProperty(
    starts,
    gaps,
    fc.nat({ max: 3 * 24 * 60 }),
    (start, list, later) =>
      withAudit(async ({ audit, clock }) => {
        for (const minutes of list) {
          clock.pass(minutes * 60_000);
          await audit.append(changed);
        }
        clock.pass(730 * DAY - later * 60_000);
        assert.equal((await audit.verify()).ok, true);
        const { entries } = await audit.list();
        const seqs = entries.map(({ seq }) => seq).reverse();
        assert.deepEqual(seqs, seqs.map((_, i) => list.length - seqs.length + 1 + i));
      }, start),
  );
  await fc.assert(property, { numRuns: 40, seed: 20_260_302 });
});
