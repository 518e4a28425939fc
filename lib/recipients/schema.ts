import * as z from "zod";
import { type HeldKind, RECORD_KINDS } from "../retention.ts";

/** Why data was given: the client wanted it, a power of attorney of theirs, or a duty in law. */
export const BASES = ["client-request", "power-of-attorney", "law"] as const;
export type Basis = typeof BASES[number];

const KINDS = [...RECORD_KINDS, "chat"] as const;

/** What staff note when they gave data to somebody. The client reads all of it. */
export const disclosureSchema = z.object({
  recipient: z.string().trim().min(1).max(200),
  basis: z.enum(BASES),
  kind: z.enum(KINDS),
  /** `YYYY-MM-DD` in Europe/Helsinki. */
  givenOn: z.iso.date(),
  /** By what the recipient finds the matter: the number of a decision or a case. */
  reference: z.string().trim().min(1).max(200).optional(),
});
export type Told = z.infer<typeof disclosureSchema>;

/** That data was given to somebody (GDPR Articles 15(1)(c) and 19). */
export interface Disclosure extends Told {
  readonly id: string;
  /** Epoch milliseconds: the end of the newest of what was given. */
  readonly endsAt: number;
}

/** What became of data after it was given, which its recipient has to be told (Article 19). */
export type Happened = "corrected" | "erased" | "partly-erased" | "restricted";

/** Somebody has to be told. Once it is done, nothing of the client is left in it. */
export interface Task {
  readonly id: string;
  readonly recipient: string;
  readonly happened: Happened;
  readonly kind: HeldKind;
  readonly givenOn: string;
  /** By what the recipient knows whom it is about; else the number (E.164). Both go when it is done. */
  readonly reference?: string;
  readonly phone?: string;
  /** The request that brought it about. */
  readonly cause?: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly doneAt?: number;
}
