import type { OptionalFacts } from "./controller.ts";

/**
 * How each fact that the controller may tell is written, with made-up contents: the staff's page shows
 * the line, and tests tell each fact by it.
 */
export const EXAMPLES: Required<OptionalFacts> = {
  businessId: "0000000-0",
  dataProtectionOfficer: {
    name: "Vilja Mallikas",
    email: "vilja@esimerkki.example",
    phone: "+358401234567",
  },
  legalBasis: { customer_service: "f", identification: "a" },
  healthBasis: "a",
  legitimateInterest: {
    fi: "työttömien neuvominen maksutta.",
    sv: "att ge arbetslösa kostnadsfria råd.",
    en: "advising unemployed people free of charge.",
    selko: "neuvomme työttömiä ilmaiseksi.",
  },
  processors: [{ name: "Esimerkki Oy", task: "hosting", country: "FI" }],
  outsideEea: { leaves: false },
  responses: { by: "Toimisto Esimerkki", days: 11 },
  adviserNamesShown: true,
};

/** The line of a fact as it stands in `CONTROLLER`. */
export function exampleOf(fact: keyof OptionalFacts): string {
  const value = JSON.stringify(EXAMPLES[fact], null, 1).replaceAll(/\n\s*/g, " ")
    .replaceAll(/"(\w+)": /g, "$1: ");
  return `${fact}: ${value},`;
}
