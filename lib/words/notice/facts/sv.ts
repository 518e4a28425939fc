import type { FactWords } from "./fi.ts";

export const sv: FactWords = {
  basis: "Rättslig grund",
  bases: {
    a: "ditt samtycke (artikel 6.1 a i dataskyddsförordningen)",
    b: "ett avtal (artikel 6.1 b)",
    c: "en rättslig förpliktelse (artikel 6.1 c)",
    d: "ett grundläggande intresse (artikel 6.1 d)",
    e: "ett allmänt intresse (artikel 6.1 e)",
    f: "ett berättigat intresse (artikel 6.1 f)",
  },
  health: "Om du berättar om din hälsa",
  healthBases: {
    a: "behandlar vi uppgiften med ditt uttryckliga samtycke (artikel 9.2 a)",
    d: "behandlar vi uppgiften inom föreningens verksamhet (artikel 9.2 d)",
    h: "behandlar vi uppgiften för en socialtjänst (artikel 9.2 h)",
  },
  interest: "Vårt intresse är",
  withdraw:
    "Du kan när som helst återkalla ditt samtycke. Det ändrar inte det som har gjorts med uppgifterna före det.",
  processors: "För vår räkning behandlas uppgifter av",
  tasks: {
    telephony: "telefonitjänst",
    text_messages: "förmedling av textmeddelanden",
    hosting: "servrar",
  },
  insideEea: "Uppgifterna stannar inom EU och EES.",
  storeIn: { US: "Uppgifterna sparas krypterade i en databas som finns i USA." },
  outsideEea: {
    adequacy:
      "Uppgifter förs över utanför EU och EES till ett land vars dataskydd Europeiska kommissionen har bedömt som tillräckligt.",
    standard_clauses:
      "Uppgifter förs över utanför EU och EES. De skyddas av Europeiska kommissionens standardavtalsklausuler. Kontaktpersonen ger dig en kopia av klausulerna.",
  },
  adviserNames: {
    shown: "Du ser rådgivarens namn bland dina uppgifter.",
    hidden: "Rådgivarens namn visas inte för dig.",
  },
};
