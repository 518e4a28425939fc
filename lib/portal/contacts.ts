import type { Export } from "./export_schema.ts";

export const CONTROLLER: Export["controller"] = {
  name: "Pohjois-Karjalan Työttömien Yhdistysten Toimintajärjestö (P-K TT ry)",
  contactPerson: "Taina BenDaoud",
  email: "taina@tyyne.info",
  phone: "+358505719643",
  offices: ["Koulukatu 24 B 23, 80100 Joensuu", "Kainuuntie 96, 81700 Lieksa"],
};
export const AUTHORITY_SITE = "https://tietosuoja.fi";
