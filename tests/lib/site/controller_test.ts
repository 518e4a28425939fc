import assert from "node:assert/strict";
import {
  asksConsent,
  CONTROLLER,
  type ControllerFacts,
  standsOn,
} from "../../../lib/site/controller.ts";
import { NOTICE_LANGS } from "../../../lib/site/languages.ts";
import { noticeOf } from "../../../lib/site/notice.ts";
import { noticeData } from "../../../lib/site/notice_data.ts";
import { facts as factWords } from "../../../lib/words/notice/facts/mod.ts";
import { FACTS, OPTIONAL } from "./_optional.ts";

const SITE = new URL("https://tyyne.example");
/** The interest is told only where a purpose stands on it. */
const GOES_WITH: Partial<ControllerFacts> = { legalBasis: OPTIONAL.legalBasis };

Deno.test("what the controller has not told, nobody has invented", () => {
  for (const fact of FACTS) assert.equal(CONTROLLER[fact], undefined, fact);
});

Deno.test("a fact that is not set leaves no sentence; one that is set has one in every language", () => {
  for (const lang of NOTICE_LANGS) {
    for (const fact of FACTS) {
      const before = { ...CONTROLLER, ...(fact === "legitimateInterest" && GOES_WITH) };
      const without = blocks(noticeOf(lang, { facts: before }));
      const facts = { ...before, [fact]: OPTIONAL[fact] } as ControllerFacts;
      const added = blocks(noticeOf(lang, { facts })).filter((text) => !without.includes(text));
      assert.equal(added.length > 0, true, `${fact} in ${lang}`);
      assert.ok(!added.join().includes("undefined"), `${fact} in ${lang}`);
      assert.ok(!without.join().includes("undefined"), lang);
    }
  }
});

Deno.test("every fact that is set is in the notice for programs, so that a change needs a version", () => {
  const stated = (facts: ControllerFacts) => {
    const { languages: _, ...rest } = noticeData(SITE, { facts });
    return JSON.stringify(rest);
  };
  for (const fact of FACTS) {
    const facts = { ...CONTROLLER, [fact]: OPTIONAL[fact] } as ControllerFacts;
    assert.notEqual(stated(facts), stated(CONTROLLER), fact);
  }
});

Deno.test("data that leaves the EEA is told with its safeguard", () => {
  const facts: ControllerFacts = {
    ...CONTROLLER,
    outsideEea: { leaves: true, safeguard: "standard_clauses" },
  };
  assert.match(blocks(noticeOf("en", { facts })).join(), /standard contractual clauses/);
  assert.doesNotMatch(blocks(noticeOf("en", { facts })).join(), /stays within the EU/);
});

Deno.test("nobody who processes and no officer are facts too, and leave nothing half said", () => {
  const facts: ControllerFacts = { ...CONTROLLER, processors: [], dataProtectionOfficer: "none" };
  for (const lang of NOTICE_LANGS) {
    assert.deepEqual(blocks(noticeOf(lang, { facts })), blocks(noticeOf(lang)), lang);
  }
  assert.equal(noticeData(SITE, { facts }).controller.dataProtectionOfficer, undefined);
});

Deno.test("consent can be withdrawn, and the notice says so where anything stands on it", () => {
  const { legalBasis } = OPTIONAL;
  const other = { customer_service: "f", identification: "b" } as const;
  const cases: [Partial<ControllerFacts>, boolean | null][] = [
    [{}, null],
    [{ legalBasis: other }, null],
    [{ legalBasis: other, healthBasis: "d" }, false],
    [{ legalBasis: other, healthBasis: "a" }, true],
    [{ legalBasis, healthBasis: "d" }, true],
    [{ healthBasis: "a" }, true],
  ];
  for (const [told, asks] of cases) {
    const facts = { ...CONTROLLER, ...told };
    assert.equal(asksConsent(facts), asks, JSON.stringify(told));
    for (const lang of NOTICE_LANGS) {
      const said = blocks(noticeOf(lang, { facts })).includes(factWords[lang].withdraw);
      assert.equal(said, asks === true, lang);
    }
  }
  assert.deepEqual([standsOn("f", {}), standsOn("f", { legalBasis })], [null, true]);
});

/** Every text of a notice. */
function blocks(notice: unknown): string[] {
  if (typeof notice === "string") return [notice];
  return typeof notice === "object" && notice ? Object.values(notice).flatMap(blocks) : [];
}
