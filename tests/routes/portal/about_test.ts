import assert from "node:assert/strict";
import { CONTROLLER, type ControllerFacts, factsOf } from "../../../lib/site/controller.ts";
import { LANGS } from "../../../lib/site/languages.ts";
import { facts as words } from "../../../lib/words/notice/facts/mod.ts";
import { recipientsOf } from "../../../routes/portal/about.tsx";

const processors = [{ name: "Esimerkki Oy", task: "hosting", country: "SE" }] as const;
const told = (lang: typeof LANGS[number], facts: Partial<ControllerFacts>) =>
  recipientsOf(lang, { given: [], about: { ...CONTROLLER, ...facts } }).join(" ");

for (const lang of LANGS) {
  Deno.test(`who gets the data is told in ${lang} with where it goes and on which safeguard`, () => {
    const { insideEea, outsideEea } = words[lang];
    const stays = told(lang, { processors, outsideEea: { leaves: false } });
    assert.ok(stays.includes("Esimerkki Oy") && stays.includes(insideEea));
    for (const safeguard of ["adequacy", "standard_clauses"] as const) {
      const leaves = told(lang, { outsideEea: { leaves: true, safeguard } });
      assert.ok(leaves.includes(outsideEea[safeguard]), safeguard);
      assert.ok(!leaves.includes(insideEea), safeguard);
      const there = factsOf({ storeOutsideEea: safeguard });
      const { storeIn } = words[lang];
      assert.ok(told(lang, there).includes(storeIn.US), safeguard);
      assert.ok(!leaves.includes(storeIn.US), safeguard);
    }
  });

  Deno.test(`what is not known of a transfer is not told in ${lang}`, () => {
    const { insideEea, outsideEea } = words[lang];
    const lines = told(lang, {});
    for (const line of [insideEea, ...Object.values(outsideEea)]) assert.ok(!lines.includes(line));
  });
}
