import assert from "node:assert/strict";
import { RETENTION } from "../../../lib/retention.ts";
import { NOTICE_LANGS } from "../../../lib/site/languages.ts";
import { noticeOf } from "../../../lib/site/notice.ts";
import {
  isoPeriod,
  PERIODS,
  type Periods,
  writeAmount,
  writePeriod,
} from "../../../lib/site/period.ts";

Deno.test("one is told otherwise than many", () => {
  assert.equal(writeAmount({ months: 1 }, "fi"), "1 kuukausi");
  assert.equal(writeAmount({ months: 6 }, "fi"), "6 kuukautta");
  assert.equal(writeAmount({ years: 1 }, "en"), "1 year");
  assert.equal(writeAmount({ hours: 8 }, "sv"), "8 timmar");
  assert.equal(writeAmount({ years: 2, months: 6 }, "en"), "2 years and 6 months");
});

Deno.test("a period becomes an ISO 8601 duration, minutes apart from months", () => {
  assert.equal(isoPeriod({ months: 6 }), "P6M");
  assert.equal(isoPeriod({ minutes: 6 }), "PT6M");
  assert.equal(isoPeriod({ years: 2 }), "P2Y");
  assert.equal(isoPeriod({ days: 1, hours: 12 }), "P1DT12H");
});

Deno.test("the sentences are made of the table that the store enforces", () => {
  assert.equal(PERIODS, RETENTION);
  assert.equal(writePeriod("call", "fi"), "enintään 6 kuukautta puhelun päättymisestä");
});

Deno.test("another table makes another text, in every language", () => {
  const other: Periods = {
    ...RETENTION,
    call: { keep: { weeks: 5 }, from: "written" },
    sms: { keep: { days: 17 }, from: "sent" },
  };
  assert.equal(writePeriod("call", "fi", other), "enintään 5 viikkoa kirjoittamisesta");
  for (const lang of NOTICE_LANGS) {
    const before = JSON.stringify(noticeOf(lang));
    const after = JSON.stringify(noticeOf(lang, { periods: other }));
    const said = [writePeriod("call", lang, other), writePeriod("sms", lang, other)];
    for (const sentence of said) {
      assert.ok(after.includes(sentence), sentence);
      assert.ok(!before.includes(sentence), sentence);
    }
    assert.ok(!after.includes(writePeriod("call", lang)), lang);
    // The shortest period stands in the summary as well.
    assert.ok(after.includes(writeAmount({ days: 17 }, lang)));
  }
});

Deno.test("a relationship that ends is told of the kinds that it ends, and of no other", () => {
  const rows = (lang: "en") => {
    const section = noticeOf(lang).sections.find(({ id }) => id === "retention");
    const table = section?.blocks.find((block) => block.kind === "table");
    return table?.kind === "table" ? table.table.rows : [];
  };
  const early = rows("en").map((row) => row[2]?.includes("no longer our client"));
  assert.deepEqual(early, [false, true, true, true, false, true, false]);
});
