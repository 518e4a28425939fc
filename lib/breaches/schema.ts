import * as z from "zod";

/** What a breach does to data (EDPB Guidelines 9/2022, section II.A.2). */
export const HARMS = ["confidentiality", "integrity", "availability"] as const;
export type Harm = typeof HARMS[number];

/** Why the persons need not be told (GDPR Article 34(1) and 34(3)(a) to (c)). */
export const NOT_TOLD_GROUNDS = [
  "no-high-risk",
  "data-unreadable",
  "risk-removed",
  "public-notice",
] as const;
export type NotToldGround = typeof NOT_TOLD_GROUNDS[number];

/** The longest text of one field, in characters: a whole entry fits into one value of the store. */
export const MAX_TEXT = 2_000;
const MAX_LINE = 200;

const text = z.string().trim().max(MAX_TEXT);
const written = text.min(1);
const line = z.string().trim().max(MAX_LINE);
const name = line.min(1);
const count = z.number().int().min(0).max(100_000_000).nullable();
const instant = z.number().int();

/**
 * What is known of a breach (GDPR Article 33(3) and (5)). An empty text and a null are what nobody
 * knows yet.
 */
export const factsSchema = z.object({
  /** What the matter is called among the staff. */
  title: name,
  /** When the association became aware, epoch milliseconds: the 72 hours begin here. */
  knownAt: instant,
  /** When it happened, in words: it is often known only nearly. */
  happened: line,
  nature: written,
  harms: z.array(z.enum(HARMS)).min(1),
  /** Whom it is about. */
  people: text,
  /** How many of them, nearly. */
  peopleCount: count,
  /** What data it is about. */
  data: text,
  /** How many records, nearly. */
  recordCount: count,
  consequences: text,
  measures: text,
});
export type BreachFacts = z.infer<typeof factsSchema>;
export type FactName = keyof BreachFacts;
export const FACT_NAMES = Object.keys(factsSchema.shape) as FactName[];

/** One thing that is added to a breach. Nothing that was added is ever changed. */
export const stepSchema = z.discriminatedUnion("step", [
  z.object({ step: z.literal("facts"), facts: factsSchema }),
  z.object({ step: z.literal("note"), text: written }),
  z.object({
    step: z.literal("authority-told"),
    at: instant,
    /** What the authority calls the matter. */
    reference: line,
    /** What was told, or told further (Article 33(4)). */
    text,
    /** Why it took longer than 72 hours (Article 33(1)). */
    lateReason: text,
    decidedBy: name,
  }),
  z.object({ step: z.literal("authority-not-told"), reason: written, decidedBy: name }),
  z.object({ step: z.literal("persons-told"), at: instant, how: written, decidedBy: name }),
  z.object({
    step: z.literal("persons-not-told"),
    ground: z.enum(NOT_TOLD_GROUNDS),
    reason: written,
    decidedBy: name,
  }),
  z.object({ step: z.literal("closed"), text: written, decidedBy: name }),
  z.object({ step: z.literal("reopened"), text: written }),
]);
export type BreachStep = z.infer<typeof stepSchema>;
export type StepName = BreachStep["step"];

/** Who of the staff wrote an entry. */
export interface Writer {
  readonly id: string;
  readonly name: string;
}

/** What an entry says: of facts, those alone that it changed. */
export type Said =
  | { readonly step: "recorded"; readonly facts: BreachFacts }
  | { readonly step: "facts"; readonly facts: Partial<BreachFacts> }
  | Exclude<BreachStep, { step: "facts" }>;

/** A dated entry, as it stays. */
export type BreachEntry = Said & {
  /** Its number within the breach, from 1. */
  readonly seq: number;
  /** By which the same form sent twice adds one entry. */
  readonly key: string;
  /** Epoch milliseconds. */
  readonly writtenAt: number;
  readonly by: Writer;
};

export type EntryOf<S extends Said["step"]> = Extract<BreachEntry, { step: S }>;

/** A breach of which not every entry opens: it was changed in the store. What opens is told, no more. */
export interface DamagedBreach {
  readonly id: string;
  /** The numbers of those that do not open. */
  readonly damaged: readonly number[];
  /** Those that open, oldest first. */
  readonly entries: readonly BreachEntry[];
  readonly expiresAt: number;
}

/** A breach as its entries tell it. */
export interface Breach {
  readonly id: string;
  /** The number of the last entry: whoever adds names the one that they read. */
  readonly version: number;
  readonly facts: BreachFacts;
  /** The decision on the authority that holds: every telling, or the last reason not to. */
  readonly authorityTold: readonly EntryOf<"authority-told">[];
  readonly authority: EntryOf<"authority-told" | "authority-not-told"> | null;
  readonly persons: EntryOf<"persons-told" | "persons-not-told"> | null;
  readonly closed: EntryOf<"closed"> | null;
  /** Oldest first. */
  readonly entries: readonly BreachEntry[];
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}
