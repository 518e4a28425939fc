import assert from "node:assert/strict";
import {
  CONTROLLER,
  type ControllerFacts,
  missingFacts,
  type OptionalFacts,
} from "../../../lib/site/controller.ts";
import { NOTICE_LANGS } from "../../../lib/site/languages.ts";
import { noticeOf } from "../../../lib/site/notice.ts";

const OPTIONAL: Required<OptionalFacts> = {
  legalBasis: { customer_service: "f", identification: "a" },
  healthBasis: "a",
  processors: [{ name: "Esimerkki Oy", task: "hosting", country: "FI" }],
  outsideEea: { leaves: false },
  dataProtectionOfficer: {
    name: "Vilja Mallikas",
    email: "vilja@esimerkki.example",
    phone: "+358401234567",
  },
  businessId: "0000000-0",
  responses: { by: "Toimisto Esimerkki", days: 11 },
  adviserNamesShown: true,
};

Deno.test("what the controller has not told is missing, and nobody has invented it", () => {
  assert.deepEqual(missingFacts().map(({ fact }) => fact), [
    "legalBasis",
    "healthBasis",
    "processors",
    "outsideEea",
    "dataProtectionOfficer",
    "businessId",
    "responses",
    "adviserNamesShown",
  ]);
  for (const { fact } of missingFacts()) assert.equal(CONTROLLER[fact], undefined);
});

Deno.test("each missing fact names the articles that ask for it", () => {
  const articles = Object.fromEntries(missingFacts().map((one) => [one.fact, one.articles]));
  assert.deepEqual(articles["legalBasis"], ["13(1)(c)", "14(1)(c)"]);
  assert.deepEqual(articles["outsideEea"], ["13(1)(f)", "14(1)(f)"]);
  assert.deepEqual(articles["responses"], ["12(3)"]);
  for (const named of Object.values(articles)) assert.match(named.join(), /^\d+\(\d/);
});

Deno.test("what the controller has told is not missing, even if it is a no", () => {
  assert.deepEqual(missingFacts({ ...CONTROLLER, ...OPTIONAL }), []);
  const no: ControllerFacts = { ...CONTROLLER, adviserNamesShown: false };
  assert.ok(!missingFacts(no).some(({ fact }) => fact === "adviserNamesShown"));
  const one = missingFacts({ ...OPTIONAL, businessId: undefined });
  assert.deepEqual(one.map(({ fact }) => fact), ["businessId"]);
});

Deno.test("a fact that is not set leaves no sentence; one that is set has one in every language", () => {
  for (const lang of NOTICE_LANGS) {
    const without = blocks(noticeOf(lang));
    for (const fact of Object.keys(OPTIONAL) as (keyof OptionalFacts)[]) {
      const facts = { ...CONTROLLER, [fact]: OPTIONAL[fact] } as ControllerFacts;
      const added = blocks(noticeOf(lang, { facts })).filter((text) => !without.includes(text));
      assert.equal(added.length > 0, true, `${fact} in ${lang}`);
      assert.ok(!added.join().includes("undefined"), `${fact} in ${lang}`);
    }
    assert.ok(!without.join().includes("undefined"), lang);
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

/** Every text of a notice. */
function blocks(notice: unknown): string[] {
  if (typeof notice === "string") return [notice];
  return typeof notice === "object" && notice ? Object.values(notice).flatMap(blocks) : [];
}
