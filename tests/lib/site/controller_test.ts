import assert from "node:assert/strict";
import { CONTROLLER, missingFacts, type OptionalFacts } from "../../../lib/site/controller.ts";

const ALL: Required<OptionalFacts> = {
  legalBasis: { customer_service: "f", identification: "a" },
  healthBasis: "a",
  processors: [{ name: "Esimerkkioperaattori Oy", task: "telephony", country: "FI" }],
  outsideEea: { leaves: false },
  dataProtectionOfficer: { name: "Aino Esimerkki", email: "a@example.fi", phone: "+358401234567" },
  businessId: "0000000-0",
  responses: { by: "toimisto", days: 14 },
  adviserNamesShown: false,
};

Deno.test("what the earlier notice leaves open is missing, and nobody has invented it", () => {
  const open = missingFacts().map(({ fact }) => fact);
  assert.deepEqual(open.sort(), Object.keys(ALL).sort());
  for (const fact of open) assert.equal(CONTROLLER[fact], undefined);
});

Deno.test("each missing fact names the articles that ask for it", () => {
  const articles = Object.fromEntries(missingFacts().map((one) => [one.fact, one.articles]));
  assert.deepEqual(articles["legalBasis"], ["13(1)(c)", "14(1)(c)"]);
  assert.deepEqual(articles["outsideEea"], ["13(1)(f)", "14(1)(f)"]);
  assert.deepEqual(articles["responses"], ["12(3)"]);
  for (const named of Object.values(articles)) assert.ok(named.length > 0);
});

Deno.test("a fact that is set is not missing, even when it says no", () => {
  assert.deepEqual(missingFacts(ALL), []);
  assert.deepEqual(
    missingFacts({ ...ALL, businessId: undefined }).map(({ fact }) => fact),
    ["businessId"],
  );
});
