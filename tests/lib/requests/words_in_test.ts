import assert from "node:assert/strict";
import { wordsIn } from "../../../lib/requests/mod.ts";

const TEXT = "Asiakas soitti. Vuokra on  rästissä, ja puhelin pelottaa!\nSovittiin: 24.10.";

for (
  const [meant, stands] of [
    ["Vuokra on  rästissä", "Vuokra on  rästissä"],
    ["vuokra ON rästissä", "Vuokra on  rästissä"],
    ["Vuokra on rästissä", "Vuokra on  rästissä"],
    ["puhelin pelottaa.", "puhelin pelottaa!"],
    ["puhelin pelottaa", "puhelin pelottaa"],
    ["pelottaa sovittiin", "pelottaa!\nSovittiin"],
    ["”Asiakas soitti”", "Asiakas soitti."],
    ["24.10", "24.10"],
    ["rästi", "rästi"],
    ["(rästissä)", "rästissä,"],
  ] as const
) {
  Deno.test(`${JSON.stringify(meant)} means ${JSON.stringify(stands)}`, () => {
    assert.equal(wordsIn(TEXT, meant), stands);
    assert.equal(wordsIn(TEXT, stands), stands, "and stays what it is");
  });
}

for (const meant of ["", "...", "Talo palaa", "on vuokra", "Vuokra rästissä", "ästiss ja"]) {
  Deno.test(`${JSON.stringify(meant)} is not found`, () => {
    assert.equal(wordsIn(TEXT, meant), null);
  });
}
