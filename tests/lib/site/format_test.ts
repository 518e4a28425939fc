import assert from "node:assert/strict";
import { writeDate, writeDay, writeInstant, writeTime } from "../../../lib/site/format.ts";

const MORNING = Date.parse("2019-10-15T06:30:00Z");

Deno.test("a date is written as people of the language write it", () => {
  assert.equal(writeDate(MORNING, "fi"), "15.10.2019");
  assert.equal(writeDate(MORNING, "sv"), "15.10.2019");
  assert.equal(writeDate(MORNING, "en"), "15 October 2019");
  assert.equal(writeDate(MORNING, "selko"), "15.10.2019");
});

Deno.test("a time is the time of Helsinki, in summer and in winter", () => {
  assert.equal(writeTime(MORNING, "fi"), "klo 9.30");
  assert.equal(writeTime(MORNING, "sv"), "kl. 9.30");
  assert.equal(writeTime(MORNING, "en"), "at 9:30");
  assert.equal(writeTime(MORNING, "selko"), "kello 9.30");
  assert.equal(writeTime(Date.parse("2019-12-15T06:30:00Z"), "fi"), "klo 8.30");
});

Deno.test("the night belongs to the day of Helsinki, not to that of the server", () => {
  assert.equal(writeInstant(Date.parse("2026-02-28T22:05:00Z"), "fi"), "1.3.2026 klo 0.05");
});

Deno.test("a calendar day stays that day", () => {
  assert.equal(writeDay("2026-11-24", "fi"), "24.11.2026");
  assert.equal(writeDay("2026-01-01", "en"), "1 January 2026");
});
