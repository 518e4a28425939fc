import assert from "node:assert/strict";
import fc from "fast-check";
import { DAY, HOUR } from "../../../lib/clock.ts";
import {
  DAYS_COUNTED,
  healthOf,
  leavingBetween,
  type RetentionRun,
} from "../../../lib/housekeeping/mod.ts";
import { Census } from "../../../lib/housekeeping/census.ts";
import { COUNTED_KINDS } from "../../../lib/housekeeping/kinds.ts";
import { dayOf } from "../../../lib/requests/mod.ts";
import { shift } from "../../../lib/requests/holidays.ts";
import { RETENTION, type RetentionKind } from "../../../lib/retention.ts";

const NOW = Date.parse("2026-03-04T01:15:00Z");
const CALL: Deno.KvKey = ["records", "client-1", "call", 1, "a"];

function countedAt(now: number, ends: readonly number[]) {
  const census = new Census(now);
  for (const end of ends) census.isOver(CALL, { expiresAt: end });
  return census.findings();
}

Deno.test("a thing is counted as kept until its end, and as overdue from then on", () => {
  const census = new Census(NOW);
  assert.equal(census.isOver(CALL, { expiresAt: NOW + 1 }), false);
  assert.equal(census.isOver(CALL, { expiresAt: NOW }), true);
  assert.equal(census.isOver(["audit_tip"], null), false);
  const { kept, overdue, overdueKinds } = census.findings();
  assert.deepEqual([kept, overdue, overdueKinds], [{ call: 1 }, { records: 1 }, { call: 1 }]);
});

Deno.test("parts and places of things are overdue rows, and no things", () => {
  const census = new Census(NOW);
  census.isOver(["audit_by_subject", "client", "hash", 1], { expiresAt: NOW - 1 });
  census.isOver(["audit_by_subject", "client", "hash", 2], { expiresAt: NOW + 1 });
  const { kept, overdue, overdueKinds } = census.findings();
  assert.deepEqual([kept, overdue, overdueKinds], [{}, { audit_by_subject: 1 }, {}]);
});

Deno.test("a thing that is restricted counts as a restriction too, until that ends", () => {
  const census = new Census(NOW);
  census.isOver(CALL, { expiresAt: NOW + 3 * DAY, restrictedUntil: NOW + 2 * DAY });
  census.isOver(CALL, { expiresAt: NOW + 3 * DAY, restrictedUntil: NOW });
  const found = { startedAt: NOW, ...census.findings() };
  assert.deepEqual(found.kept, { call: 2, restriction: 1 });
  const days = leavingBetween(found, { now: NOW, days: 4, kinds: ["restriction"] });
  assert.deepEqual(days.map(({ count }) => count), [0, 0, 1, 0]);
});

Deno.test("every kind of the table of periods is counted", () => {
  const kinds = Object.keys(RETENTION) as RetentionKind[];
  assert.deepEqual(kinds.filter((kind) => !COUNTED_KINDS.has(kind)), []);
});

Deno.test("what ends is counted on its own day in Finland, over changes of the clock", () => {
  const instant = fc.integer({ min: 0, max: 40 * 24 * 60 }).map((minutes) => minutes * 60_000);
  const start = fc.constantFrom(
    "2026-03-04T01:15:00Z",
    "2026-03-28T21:59:00Z",
    "2026-03-28T22:00:00Z",
    "2026-10-24T20:59:59Z",
    "2026-10-20T01:15:00Z",
    "2027-12-20T01:15:00Z",
  );
  const property = fc.property(start, fc.array(instant, { maxLength: 30 }), (at, later) => {
    const now = Date.parse(at);
    const ends = later.map((gap) => now + 1 + gap);
    const found = { startedAt: now, ...countedAt(now, ends) };
    const days = leavingBetween(found, { now, days: DAYS_COUNTED, kinds: ["call"] });
    assert.equal(days.length, DAYS_COUNTED);
    days.forEach(({ day, count }, i) => {
      assert.equal(day, shift(dayOf(now), i));
      assert.equal(count, ends.filter((end) => dayOf(end) === day).length, day);
    });
  });
  fc.assert(property, { seed: 20_260_304, numRuns: 60 });
});

Deno.test("later days are read from the same walk, and days that it did not count are left out", () => {
  const found = { startedAt: NOW, ...countedAt(NOW, [NOW + 2 * DAY, NOW + 3 * DAY, NOW + HOUR]) };
  const from = (now: number, days: number) => leavingBetween(found, { now, days, kinds: ["call"] });
  assert.deepEqual(from(NOW, 4).map(({ count }) => count), [1, 0, 1, 1]);
  assert.deepEqual(from(NOW + 2 * DAY, 2), [
    { day: "2026-03-06", count: 1 },
    { day: "2026-03-07", count: 1 },
  ]);
  assert.equal(from(NOW + 7 * DAY, 31).length, 31);
  assert.equal(from(NOW + 8 * DAY, 31).length, 30);
  assert.deepEqual(from(NOW + 100 * DAY, 31), []);
});

Deno.test("kinds are counted together or each for itself", () => {
  const census = new Census(NOW);
  census.isOver(CALL, { expiresAt: NOW + 1 });
  census.isOver(["records", "client-1", "sms", 1, "a"], { expiresAt: NOW + 1 });
  const found = { startedAt: NOW, ...census.findings() };
  const first = (...kinds: ("call" | "sms" | "chat")[]) =>
    leavingBetween(found, { now: NOW, days: 1, kinds })[0]!.count;
  assert.deepEqual([first("call"), first("call", "sms"), first("chat")], [1, 2, 0]);
});

Deno.test("a run is well until it fails, finds something, or a day and a half has passed", () => {
  const run: RetentionRun = {
    startedAt: NOW,
    finishedAt: NOW,
    overdue: {},
    orphans: 0,
    pending: 0,
    outcome: "done",
  };
  assert.equal(healthOf(null, NOW), null);
  assert.deepEqual(healthOf(run, NOW + 36 * HOUR), { late: false, failed: false, overdue: 0 });
  assert.equal(healthOf(run, NOW + 36 * HOUR + 1)!.late, true);
  assert.equal(healthOf({ ...run, outcome: "failed" }, NOW)!.failed, true);
  assert.equal(healthOf({ ...run, overdue: { records: 2, chats: 1 } }, NOW)!.overdue, 3);
});
