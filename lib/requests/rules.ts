import { groundsFor } from "./grounds.ts";
import { MAX_WRITTEN, type RequestKind, type Ruling, type RulingFault } from "./schema.ts";

/** Kinds whose whole answer is what staff write. */
const ANSWERED: readonly RequestKind[] = ["recipients", "other"];

/** What is wrong with a ruling on a request of a kind, or null: Article 12(4) wants reasons. */
export function faultOf(kind: RequestKind, ruling: Ruling): RulingFault | null {
  const { outcome, ground, reason = "" } = ruling;
  const written = reason.trim();
  if (written.length > MAX_WRITTEN) return "reason-too-long";
  if (outcome === "refused" && !ground) return "ground-missing";
  if (ground && !groundsFor(kind).includes(ground)) return "ground-not-fitting";
  if (outcome !== "granted" && written === "") return "reason-missing";
  return ANSWERED.includes(kind) && written === "" ? "answer-missing" : null;
}

/** Whether a ruling has something to carry out by itself. */
export function hasDeed(kind: RequestKind, { outcome }: Ruling): boolean {
  if (kind === "number_new_owner") return true;
  return outcome !== "refused" && !ANSWERED.includes(kind) && kind !== "portability";
}

/**
 * A text with its wrong words made right, or null when the words do not settle it: they do not stand
 * there, or stand there more than once.
 */
export function corrected(text: string, { wrong = "", right = "" }: Words): string | null {
  if (wrong === "") return null;
  const at = text.indexOf(wrong);
  if (at < 0 || text.indexOf(wrong, at + 1) >= 0) return null;
  return text.slice(0, at) + right + text.slice(at + wrong.length);
}

interface Words {
  readonly wrong?: string;
  readonly right?: string;
}
