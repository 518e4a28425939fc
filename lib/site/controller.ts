import type { NoticeLang } from "./languages.ts";

/** An office that people may visit and write to. */
export interface Office {
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
}

/** A person or desk that answers. */
export interface ContactPoint {
  readonly name: string;
  readonly email: string;
  /** E.164. */
  readonly phone: string;
}

/** Article 6(1) of the GDPR: which point a purpose stands on. */
type LegalBasis = "a" | "b" | "c" | "d" | "e" | "f";
/** Article 9(2) of the GDPR: which point allows what people tell of their health. */
type HealthBasis = "a" | "d" | "h";
type Purpose = typeof PURPOSES[number];

/** What protects data that leaves the EEA: Article 45 or Article 46(2)(c) of the GDPR. */
export type Safeguard = typeof SAFEGUARDS[number];

/** Someone who handles data on the controller's behalf (GDPR Article 28). */
export interface Processor {
  readonly name: string;
  readonly task: "telephony" | "text_messages" | "hosting";
  /** ISO 3166-1 alpha-2 of the country where the data is handled. */
  readonly country: string;
}

/**
 * What the earlier notice leaves open. A fact that is not set is not invented: the public page leaves
 * the sentence out, and the staff's page tells what Articles 13 and 14 still want
 * (`lib/site/notice_check.ts`). They are set in {@link CONTROLLER}, together with a new version.
 */
export interface OptionalFacts {
  readonly legalBasis?: Readonly<Record<Purpose, LegalBasis>>;
  /** What the interest is, where a purpose stands on point (f): a sentence in every language. */
  readonly legitimateInterest?: Readonly<Record<NoticeLang, string>>;
  readonly healthBasis?: HealthBasis;
  /** Nobody: an empty list. */
  readonly processors?: readonly Processor[];
  /** Whether data leaves the EU and the EEA, and on which safeguard of Articles 45 to 49. */
  readonly outsideEea?: { readonly leaves: false } | {
    readonly leaves: true;
    readonly safeguard: Safeguard;
    /** Where the store itself is, when it is one outside the EEA. */
    readonly storeIn?: "US";
  };
  /** `none`: Article 37(1) does not ask for one, and none is designated. */
  readonly dataProtectionOfficer?: ContactPoint | "none";
  readonly businessId?: string;
  /** Who answers requests, and in how many days they promise to. */
  readonly responses?: { readonly by: string; readonly days: number };
  /** Whether clients see the names of advisers. */
  readonly adviserNamesShown?: boolean;
}

export const SAFEGUARDS = ["adequacy", "standard_clauses"] as const;

/** The purposes of the processing, in the order in which they are told. */
export const PURPOSES = ["customer_service", "identification"] as const;

/** What is recorded of each kind of contact, item by item. */
export const RECORDED = {
  call: ["times", "callerNumber", "serviceNumber", "adviser"],
  chat: ["times", "nickname", "adviserName", "conversation"],
  inquiry: ["sentAt", "phone", "question"],
} as const;

/** The controller of the data (GDPR Article 4(7)) and everything else that the notice states of it. */
export interface ControllerFacts extends OptionalFacts {
  readonly name: string;
  readonly shortName: string;
  readonly offices: readonly Office[];
  /** The controller's contact person, who is no representative in the sense of Article 27. */
  readonly contact: ContactPoint;
  /** The day from which chat conversations are saved. */
  readonly chatRecordedSince: string;
}

export const CONTROLLER: ControllerFacts = {
  name: "Pohjois-Karjalan Työttömien Yhdistysten Toimintajärjestö",
  shortName: "P-K TT ry",
  offices: [
    { street: "Koulukatu 24 B 23", postalCode: "80100", city: "Joensuu" },
    { street: "Kainuuntie 96", postalCode: "81700", city: "Lieksa" },
  ],
  contact: { name: "Taina BenDaoud", email: "taina@tyyne.info", phone: "+358505719643" },
  chatRecordedSince: "2019-10-15",
};

/**
 * What this very installation states: the controller's facts and, where it was decided to keep the
 * store outside the EEA, that and the safeguard.
 */
export function factsOf(
  { storeOutsideEea }: { readonly storeOutsideEea: Safeguard | null },
): ControllerFacts {
  if (storeOutsideEea === null) return CONTROLLER;
  const outsideEea = { leaves: true, safeguard: storeOutsideEea, storeIn: "US" } as const;
  return { ...CONTROLLER, outsideEea };
}

/** The supervisory authority (GDPR Article 77). Its name and streets are in the dictionaries. */
export const AUTHORITY = {
  visitPostalCode: "00530",
  postBox: "800",
  postPostalCode: "00531",
  switchboard: "+358295666700",
  registry: "+358295666768",
  email: "tietosuoja@om.fi",
  website: {
    fi: "https://tietosuoja.fi",
    sv: "https://tietosuoja.fi/sv",
    en: "https://tietosuoja.fi/en",
  },
} as const;

/** Whether a purpose stands on a point of Article 6(1); null while that is not decided. */
export function standsOn(basis: LegalBasis, { legalBasis }: OptionalFacts): boolean | null {
  return legalBasis ? PURPOSES.some((purpose) => legalBasis[purpose] === basis) : null;
}

/**
 * Whether anything stands on consent, which can be withdrawn (Article 7(3)); null while that is not
 * decided.
 */
export function asksConsent(facts: OptionalFacts): boolean | null {
  if (facts.healthBasis === "a" || standsOn("a", facts)) return true;
  return facts.healthBasis === undefined ? null : standsOn("a", facts);
}
