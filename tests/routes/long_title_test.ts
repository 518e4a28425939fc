import assert from "node:assert/strict";
import { longTitle } from "../../routes/_long_title.ts";

const titles = [
  ["Tietosuojaseloste", "Tietosuoja|seloste"],
  ["Vastaukset yhteydenottopyyntöihin", "Vastaukset yhteydenotto|pyyntöihin"],
  ["Radera alla textmeddelanden", "Radera alla text|meddelanden"],
  ["Kontaktbegäranden", "Kontakt|begäranden"],
  ["Tietosuojavaltuutettu", "Tietosuoja|valtuutettu"],
  ["Tietoturvaloukkaukset", "Tietoturva|loukkaukset"],
  ["Liitä keskustelu puhelinnumeroosi", "Liitä keskustelu puhelin|numeroosi"],
  ["Privacy notice", "Privacy notice"],
  ["Pyyntö", "Pyyntö"],
] as const;

for (const [title, parts] of titles) {
  Deno.test(`the heading "${title}" may break where its parts meet, and nowhere else`, () => {
    assert.equal(longTitle(title), parts.replaceAll("|", "\u00ad"));
  });
}
