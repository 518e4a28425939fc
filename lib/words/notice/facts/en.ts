import type { FactWords } from "./fi.ts";

export const en: FactWords = {
  basis: "Legal basis",
  bases: {
    a: "your consent (point (a) of Article 6(1) of the GDPR)",
    b: "a contract (point (b) of Article 6(1))",
    c: "a legal obligation (point (c) of Article 6(1))",
    d: "vital interests (point (d) of Article 6(1))",
    e: "the public interest (point (e) of Article 6(1))",
    f: "legitimate interests (point (f) of Article 6(1))",
  },
  health: "If you tell us about your health",
  healthBases: {
    a: "we use it with your explicit consent (point (a) of Article 9(2))",
    d: "we use it in the work of the association (point (d) of Article 9(2))",
    h: "we use it to provide a social service (point (h) of Article 9(2))",
  },
  interest: "Our interest is",
  withdraw:
    "You can withdraw your consent at any time. That does not change what was done with the data before.",
  processors: "On our behalf data is handled by",
  tasks: {
    telephony: "telephone service",
    text_messages: "sending of text messages",
    hosting: "servers",
  },
  insideEea: "The data stays within the EU and the EEA.",
  storeIn: { US: "The data is stored, encrypted, in a database in the United States." },
  outsideEea: {
    adequacy:
      "Data goes outside the EU and the EEA, to a country whose data protection the European Commission has found adequate.",
    standard_clauses:
      "Data goes outside the EU and the EEA. It is protected by the European Commission's standard contractual clauses. The contact person gives you a copy of the clauses.",
  },
  adviserNames: {
    shown: "You see the adviser's name in your data.",
    hidden: "The adviser's name is not shown to you.",
  },
};
