import assert from "node:assert/strict";
import { clockOf, deadlineOf, instantOf, writtenInstant } from "../../../lib/breaches/mod.ts";
import { HOUR, MINUTE } from "../../../lib/clock.ts";
import { writeInstant } from "../../../lib/site/format.ts";
import { addition, notTold, openBreach, told } from "./_breaches.ts";

const known = Date.parse("2026-03-04T08:00:00Z");
const undecided = {
  facts: { knownAt: known } as Parameters<typeof clockOf>[0]["facts"],
  authorityTold: [],
  authority: null,
};

Deno.test("the clock runs for 72 hours: at 71:59 it runs, at 72:01 it is past", () => {
  const at = (hours: number, minutes: number) =>
    clockOf(undecided, known + hours * HOUR + minutes * MINUTE);
  assert.deepEqual(at(71, 59), { state: "running", deadline: known + 72 * HOUR, left: MINUTE });
  assert.equal(at(72, 0).state, "running");
  assert.deepEqual(at(72, 1), { state: "past", deadline: known + 72 * HOUR, left: -MINUTE });
});

Deno.test("over a change of the clocks it is 72 hours that pass, and the wall shows another hour", () => {
  const spring = instantOf("27.3.2026", "10.00")!;
  assert.equal(writeInstant(deadlineOf(spring), "fi"), "30.3.2026 klo 11.00");
  const autumn = instantOf("23.10.2026", "10.00")!;
  assert.equal(writeInstant(deadlineOf(autumn), "fi"), "26.10.2026 klo 9.00");
  for (const from of [spring, autumn]) {
    const breach = { ...undecided, facts: { ...undecided.facts, knownAt: from } };
    assert.equal(clockOf(breach, from + 71 * HOUR + 59 * MINUTE).state, "running");
    assert.equal(clockOf(breach, from + 72 * HOUR + MINUTE).state, "past");
  }
});

Deno.test("a weekend and holidays do not lengthen it", () => {
  const beforeEaster = instantOf("2.4.2026", "15.00")!;
  assert.equal(writeInstant(deadlineOf(beforeEaster), "fi"), "5.4.2026 klo 15.00");
});

Deno.test("telling the authority stops it, in time or late; deciding not to tell stops it too", async () => {
  for (
    const [step, after, state] of [
      [told, 71 * HOUR, "told"],
      [(at: number) => told(at, { lateReason: "Selvitys kesti." }), 73 * HOUR, "told-late"],
      [() => notTold, 73 * HOUR, "not-needed"],
    ] as const
  ) {
    const { breaches, id, clock, kv } = await openBreach();
    clock.pass(after);
    const outcome = await breaches.add(id, addition(step(clock.now())));
    assert.equal(outcome.kind, "added");
    clock.pass(HOUR);
    assert.equal(clockOf((await breaches.get(id))!, clock.now()).state, state);
    kv.close();
  }
});

Deno.test("whoever decided not to tell and then tells late has told late", async () => {
  const { breaches, id, clock, kv } = await openBreach();
  await breaches.add(id, addition(notTold));
  clock.pass(80 * HOUR);
  const late = told(clock.now(), { lateReason: "Riski selvisi vasta nyt." });
  assert.equal((await breaches.add(id, addition(late, 2))).kind, "added");
  assert.equal(clockOf((await breaches.get(id))!, clock.now()).state, "told-late");
  kv.close();
});

Deno.test("a day and a time are read as Finns write them", () => {
  assert.equal(instantOf("4.3.2026", "10.00"), known);
  assert.equal(instantOf(" 04.03.2026 ", "10:00"), known);
  assert.deepEqual(writtenInstant(known), { day: "4.3.2026", time: "10.00" });
  for (
    const [day, time] of [
      ["31.2.2026", "10.00"],
      ["4.3.2026", "24.00"],
      ["4.3.2026", "10"],
      ["4.3.", "10.00"],
      ["huomenna", "10.00"],
      ["", ""],
    ] as const
  ) assert.equal(instantOf(day, time), null, `${day} ${time}`);
});

Deno.test("an hour that spring skips is no time; of one that autumn repeats the first counts", () => {
  assert.equal(instantOf("29.3.2026", "3.30"), null);
  assert.equal(instantOf("25.10.2026", "3.30"), Date.parse("2026-10-25T00:30:00Z"));
});
