import type { RequestKind } from "./schema.ts";

/** What the law allows to be refused upon, and nothing else: article of the GDPR → kinds, or all. */
const GROUNDS = {
  /** Manifestly unfounded or excessive. */
  "12(5)": "all",
  /** The controller cannot tell whose data it would be: Articles 11(2) and 12(2). */
  "11(2)": "all",
  /** Reasonable doubts about who asks, and nothing came to settle them. */
  "12(6)": "all",
  /** Rights and freedoms of others. */
  "15(4)": ["access", "recipients", "portability", "other"],
  /** The data is accurate and complete for its purpose. */
  "16": ["correction"],
  /** None of the grounds for erasure is there. */
  "17(1)": ["erasure"],
  /** Freedom of expression and information. */
  "17(3)(a)": ["erasure", "objection"],
  /** A legal obligation, or a task in the public interest. */
  "17(3)(b)": ["erasure", "objection"],
  /** Public health. */
  "17(3)(c)": ["erasure", "objection"],
  /** Archiving, research, statistics. */
  "17(3)(d)": ["erasure", "objection"],
  /** Legal claims. */
  "17(3)(e)": ["erasure", "objection"],
  /** None of the cases of Article 18(1) is there. */
  "18(1)": ["restriction"],
  /** Telling every recipient is impossible or takes disproportionate effort. */
  "19": ["recipients"],
  /** Rests on neither consent nor contract, or is not automated. */
  "20(1)": ["portability"],
  "20(4)": ["portability"],
  /** Compelling legitimate grounds, or legal claims. */
  "21(1)": ["objection"],
  /** The Finnish Data Protection Act, section 34, or another law that restricts the right. */
  "national-law": "all",
} as const satisfies Record<string, "all" | readonly RequestKind[]>;
export type GroundName = keyof typeof GROUNDS;

export const GROUND_NAMES = Object.keys(GROUNDS) as readonly GroundName[];

/** The grounds upon which a request of a kind may be refused. */
export function groundsFor(kind: RequestKind): GroundName[] {
  return GROUND_NAMES.filter((name) => {
    const kinds: "all" | readonly RequestKind[] = GROUNDS[name];
    return kinds === "all" || kinds.includes(kind);
  });
}
