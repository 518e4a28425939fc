import assert from "node:assert/strict";
import { RETENTION, type RetentionKind } from "../../../lib/retention.ts";
import { CONTROLLER, type ControllerFacts } from "../../../lib/site/controller.ts";
import type { Block } from "../../../lib/site/notice_model.ts";
import { PERIODS, writePeriod } from "../../../lib/site/period.ts";
import {
  type ProcessingRecord,
  processingRecord,
  RECORD_POINTS,
  recordCsv,
} from "../../../lib/site/processing_record.ts";
import { OPTIONAL } from "./_optional.ts";

const NOW = Date.parse("2026-11-28T10:00:00Z");
const LANGS = ["fi", "en"] as const;

function recordOf(lang: typeof LANGS[number], told: Partial<ControllerFacts> = {}) {
  return processingRecord(lang, { now: NOW, facts: { ...CONTROLLER, ...told } });
}

function of(record: ProcessingRecord, point: typeof RECORD_POINTS[number]) {
  const section = record.sections.find((one) => one.point === point)!;
  return { ...section, said: textsOf(section.blocks).join("\n") };
}

for (const lang of LANGS) {
  Deno.test(`the record in ${lang} has every point of Article 30(1), made of the site's own facts`, () => {
    const record = recordOf(lang, OPTIONAL);
    assert.deepEqual(record.sections.map(({ point }) => point), RECORD_POINTS);
    const { name, contact } = CONTROLLER;
    for (const text of [name, contact.email, OPTIONAL.businessId, "vilja@esimerkki.example"]) {
      assert.ok(of(record, "a").said.includes(text), text);
    }
    assert.match(of(record, "b").said, /6 artiklan|Article 6/);
    assert.match(of(record, "d").said, /Esimerkki Oy/);
    assert.match(of(record, "e").said, /ETA|EEA/);
    assert.ok(of(record, "g").said.length > 500);
    assert.match(record.made, /28(\.11\.| November )2026/);
  });

  Deno.test(`every kind that is kept is in the record in ${lang}, with whose it is and how long`, () => {
    const record = recordOf(lang);
    const rows = (point: "c" | "f") =>
      record.sections.find((one) => one.point === point)!.blocks.flatMap((block) =>
        block.kind === "table" ? block.table.rows : []
      );
    const kinds = Object.keys(RETENTION) as RetentionKind[];
    assert.equal(rows("c").length, kinds.length);
    assert.deepEqual(rows("c").map(([what]) => what), rows("f").map(([what]) => what));
    const periods = rows("f").map(([, period]) => period);
    for (const kind of kinds) assert.ok(periods.includes(writePeriod(kind, lang)), kind);
  });
}

Deno.test("what nobody has told is left to be added, and goes from the list once it is told", () => {
  const open = (told: Partial<ControllerFacts>) =>
    recordOf("en", told).sections.flatMap(({ point, open }) => open.map(() => point)).join("");
  assert.equal(open({}), "aabcdeg");
  assert.equal(open({ businessId: OPTIONAL.businessId }), "abcdeg");
  assert.equal(open({ dataProtectionOfficer: "none" }), "abcdeg");
  assert.equal(open({ legalBasis: { customer_service: "e", identification: "e" } }), "aacdeg");
  assert.equal(open({ legalBasis: OPTIONAL.legalBasis }), "aabcdeg", "the interest is asked then");
  assert.equal(open({ healthBasis: "d" }), "aabdeg");
  assert.equal(open({ processors: [] }), "aabceg");
  assert.equal(open({ outsideEea: { leaves: false } }), "aabcdg");
  assert.equal(open(OPTIONAL), "g", "the association's own measures are nobody's to guess");
});

Deno.test("a period that changes in the table changes in the record", () => {
  const periods = { ...PERIODS, chat: { keep: { years: 3 }, from: "chatEnded" } } as const;
  const record = processingRecord("en", { now: NOW, periods });
  assert.match(of(record, "f").said, /at most 3 years from the end of the conversation/);
});

Deno.test("where the store is outside the EEA, the record says where and on which safeguard", () => {
  const outsideEea = { leaves: true, safeguard: "standard_clauses", storeIn: "US" } as const;
  const { said, open } = of(recordOf("en", { outsideEea }), "e");
  assert.match(said, /United States/);
  assert.match(said, /standard contractual clauses/);
  assert.deepEqual(open, []);
});

Deno.test("the table has a line each matter, names its columns, and runs nothing as a formula", () => {
  const record = recordOf("fi", { businessId: "=1+1" });
  const csv = recordCsv(record, "fi");
  assert.ok(csv.startsWith('\uFEFF"Kohta";"Otsikko";"Asia";"Sisältö"\r\n'));
  const lines = csv.slice(1).trimEnd().split("\r\n");
  for (const line of lines) assert.match(line, /^("(?:[^"]|"")*";){3}"(?:[^"]|"")*"$/);
  assert.ok(lines.some((line) => /^"f";.*"Chat-keskustelu";"Säilytysaika: enintään 2/.test(line)));
  assert.ok(lines.some((line) => /^"a";.*"Täydennettävä";"tietosuojavastaava/.test(line)));
  assert.ok(csv.includes(`"'=1+1"`));
});

/** Every text of some blocks. */
function textsOf(blocks: readonly Block[]): string[] {
  const all = (of: unknown): string[] => {
    if (typeof of === "string") return [of];
    return typeof of === "object" && of ? Object.values(of).flatMap(all) : [];
  };
  return all(blocks);
}
