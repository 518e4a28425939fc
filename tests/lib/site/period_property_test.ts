import assert from "node:assert/strict";
import type { Duration } from "date-fns";
import fc from "fast-check";
import { NOTICE_LANGS } from "../../../lib/site/languages.ts";
import {
  isoPeriod,
  lengthOf,
  PERIODS,
  writeAmount,
  writePeriod,
} from "../../../lib/site/period.ts";
import { RETENTION, type RetentionKind } from "../../../lib/retention.ts";

const KINDS = Object.keys(RETENTION) as RetentionKind[];
const SEED = { seed: 20261124 };
const duration: fc.Arbitrary<Duration> = fc.record({
  years: fc.nat(9),
  months: fc.nat(11),
  days: fc.nat(30),
  hours: fc.nat(23),
  minutes: fc.nat(59),
}, { requiredKeys: [] }).filter((keep) => lengthOf(keep) > 0);

Deno.test("whatever a period becomes, its sentence follows, with no number of its own", () => {
  const kind = fc.constantFrom(...KINDS);
  const lang = fc.constantFrom(...NOTICE_LANGS);
  const sentence = fc.property(kind, lang, duration, (kind, lang, keep) => {
    const said = writePeriod(kind, lang, { ...PERIODS, [kind]: { ...PERIODS[kind], keep } });
    assert.ok(said.includes(writeAmount(keep, lang)), said);
    const numbers = Object.values(keep).filter((amount) => amount > 0).map(String);
    assert.deepEqual(said.match(/\d+/g)?.toSorted(), numbers.toSorted());
  });
  fc.assert(sentence, SEED);
});

Deno.test("a duration is the same when a program reads it back", () => {
  const WRITTEN = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;
  const readBack = fc.property(duration, (keep) => {
    const parts = WRITTEN.exec(isoPeriod(keep));
    assert.ok(parts, isoPeriod(keep));
    const read = ["years", "months", "days", "hours", "minutes"].map((unit, index) => [
      unit,
      Number(parts[index + 1] ?? 0),
    ]);
    const nothing = { years: 0, months: 0, days: 0, hours: 0, minutes: 0 };
    assert.deepEqual({ ...nothing, ...keep }, Object.fromEntries(read));
  });
  fc.assert(readBack, SEED);
});
