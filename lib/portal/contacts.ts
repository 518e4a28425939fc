import { AUTHORITY, CONTROLLER as FACTS } from "../site/controller.ts";
import type { Export } from "./export_schema.ts";

/** The controller as a download names it. */
export const CONTROLLER: Export["controller"] = {
  name: `${FACTS.name} (${FACTS.shortName})`,
  contactPerson: FACTS.contact.name,
  email: FACTS.contact.email,
  phone: FACTS.contact.phone,
  offices: FACTS.offices.map(({ street, postalCode, city }) => `${street}, ${postalCode} ${city}`),
};
export const AUTHORITY_SITE = AUTHORITY.website.fi;
