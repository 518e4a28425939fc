import assert from "node:assert/strict";
import { TZDate } from "@date-fns/tz";
import { endOf, reachOfPhoneCode } from "../../lib/retention.ts";
import { TIME_ZONE } from "../../lib/time_zone.ts";

/** Wall clock time in Helsinki, as `YYYY-MM-DDTHH:mm`. */
function helsinki(at: number): string {
  return new TZDate(at, TIME_ZONE).toISOString().slice(0, 16);
}

const ends: [what: string, Parameters<typeof endOf>[0], from: string, end: string][] = [
  ["six months of a call", "call", "2026-01-15T12:00+02:00", "2026-07-15T12:00"],
  ["a call at the end of August", "call", "2026-08-31T12:00+03:00", "2027-02-28T12:00"],
  ["a call before a leap day", "call", "2027-08-31T12:00+03:00", "2028-02-29T12:00"],
  ["a chat that ended on a leap day", "chat", "2028-02-29T12:00+02:00", "2030-02-28T12:00"],
  ["three months of a note", "call_note", "2026-11-30T12:00+02:00", "2027-02-28T12:00"],
  ["three months of a text message", "sms", "2026-05-31T23:59+03:00", "2026-08-31T23:59"],
  ["three months of an inquiry", "inquiry", "2026-01-31T00:00+02:00", "2026-04-30T00:00"],
  ["six months of an answer", "sms_answer", "2026-03-31T08:00+03:00", "2026-09-30T08:00"],
  ["over the clock change in spring", "call_note", "2026-01-10T09:30+02:00", "2026-04-10T09:30"],
  ["over the clock change in autumn", "call_note", "2026-08-10T09:30+03:00", "2026-11-10T09:30"],
  ["into the hour that spring skips", "call_note", "2025-12-29T03:30+02:00", "2026-03-29T04:30"],
  ["into the hour that autumn repeats", "call_note", "2026-07-25T03:30+03:00", "2026-10-25T03:30"],
];

for (const [what, kind, from, end] of ends) {
  Deno.test(`the end of ${what} is counted by the calendar in Helsinki`, () => {
    assert.equal(helsinki(endOf(kind, Date.parse(from))), end);
  });
}

Deno.test("the day begins in Helsinki, not in Greenwich", () => {
  assert.equal(helsinki(endOf("call", Date.parse("2026-08-30T22:00Z"))), "2027-02-28T01:00");
});

Deno.test("a code opens six months and no more", () => {
  const now = Date.parse("2026-08-31T12:00+03:00");
  assert.equal(helsinki(reachOfPhoneCode(now)), "2026-02-28T12:00");
});
