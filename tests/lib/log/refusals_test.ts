import assert from "node:assert/strict";
import { MINUTE, SECOND } from "../../../lib/clock.ts";
import { type Log, Refusals } from "../../../lib/log/mod.ts";
import { FakeClock } from "../../helpers/clock.ts";

function counting() {
  const clock = new FakeClock();
  const lines: Record<string, unknown>[] = [];
  const write: Log["info"] = (event, fields) => void lines.push({ event, ...fields });
  return { clock, lines, refusals: new Refusals({ clock, log: { info: write, error: write } }) };
}

Deno.test("the first refusal is told at once, with its reason", () => {
  const { refusals, lines } = counting();
  refusals.note("origin");
  refusals.noteReport("secret");
  assert.deepEqual(lines, [
    { event: "turned-away", why: "origin", count: 1 },
    { event: "sms-report-refused", reason: "secret", count: 1 },
  ]);
});

Deno.test("a flood of a whole day is a line a minute, and none of it is forgotten", () => {
  const { refusals, lines, clock } = counting();
  const [every, minutes] = [2 * SECOND, 24 * 60];
  for (let n = 0; n < minutes * MINUTE / every; n++) {
    refusals.note("signature");
    clock.pass(every);
  }
  refusals.tell({ all: true });
  assert.ok(lines.length <= minutes + 1, `${lines.length} lines`);
  assert.equal(lines.reduce((sum, { count }) => sum + Number(count), 0), minutes * MINUTE / every);
});

Deno.test("a flood of one reason hides no other reason", () => {
  const { refusals, lines } = counting();
  for (let n = 0; n < 10_000; n++) refusals.note("input");
  refusals.note("origin");
  refusals.noteReport("form");
  assert.deepEqual(lines.map(({ why, reason }) => why ?? reason), ["input", "origin", "form"]);
});

Deno.test("what nothing came after is told once its minute is over, once", () => {
  const { refusals, lines, clock } = counting();
  for (let n = 0; n < 5; n++) refusals.note("limit");
  refusals.tell();
  assert.equal(lines.length, 1);
  clock.pass(MINUTE);
  refusals.tell();
  refusals.tell();
  assert.deepEqual(lines.map(({ count }) => count), [1, 4]);
});

Deno.test("a process that stops tells of its last minute too", () => {
  const { refusals, lines } = counting();
  for (let n = 0; n < 3; n++) refusals.note("host");
  refusals.tell({ all: true });
  assert.deepEqual(lines.map(({ count }) => count), [1, 2]);
});

Deno.test("a clock that is set back silences nothing", () => {
  const { refusals, lines, clock } = counting();
  refusals.note("request");
  clock.pass(-90 * MINUTE);
  refusals.note("request");
  assert.equal(lines.length, 2);
});
