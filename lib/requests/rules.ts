import { MAX_TEXT } from "../records/mod.ts";
import { groundsFor } from "./grounds.ts";
import {
  MAX_WRITTEN,
  type RequestKind,
  type Ruling,
  type RulingFault,
  type StaffRequest,
} from "./schema.ts";

/** Kinds whose whole answer is what staff write. */
const ANSWERED: readonly RequestKind[] = ["recipients", "other"];

/** Kinds whose answer is a copy of the data. */
const COPIED: readonly RequestKind[] = ["access", "portability"];

/** Kinds whose deed is done to one thing after another. */
const DIVISIBLE: readonly RequestKind[] = ["erasure", "restriction", "objection"];

/** What is wrong with a ruling on a request, or null: Article 12(4) wants reasons. */
export function faultOf(
  request: Pick<StaffRequest, "kind" | "identity" | "phone" | "clientId" | "chatId">,
  ruling: Ruling,
): RulingFault | null {
  const { kind, identity } = request;
  const { outcome, ground, reason = "" } = ruling;
  if (outcome !== "refused" && isNobodys(request)) return "client-needed";
  // Nothing is told, changed or erased for somebody who only says who they are (Article 12(6)).
  if (outcome !== "refused" && identity === "not-checked" && kind !== "other") {
    return "identity-needed";
  }
  const written = reason.trim();
  if (written.length > MAX_WRITTEN) return "reason-too-long";
  if (outcome === "refused" && !ground) return "ground-missing";
  if (ground && !groundsFor(kind).includes(ground)) return "ground-not-fitting";
  if (outcome !== "granted" && written === "") return "reason-missing";
  if (ANSWERED.includes(kind) && written === "") return "answer-missing";
  return faultOfDeed(kind, ruling);
}

/** A part has to be named: else granting in part would do the whole. */
function faultOfDeed(kind: RequestKind, ruling: Ruling): RulingFault | null {
  const { outcome, parts = [], correctedText } = ruling;
  const inPart = outcome === "grantedInPart";
  const divisible = DIVISIBLE.includes(kind);
  if (inPart && divisible && parts.length === 0) return "parts-needed";
  if (parts.length > 0 && !(inPart && divisible)) return "parts-not-fitting";
  if (ruling.keepHeld && !(inPart && erases(kind, ruling))) return "parts-not-fitting";
  if (inPart && kind === "correction" && correctedText === undefined) return "text-needed";
  if (correctedText === undefined) return null;
  if (correctedText.trim() === "") return "text-needed";
  return correctedText.length > MAX_TEXT ? "text-too-long" : null;
}

/**
 * Whether a request is about nobody's data: it came without a number and without a conversation. Nothing
 * can be done then, and saying that it was would be untrue (Articles 11(2) and 12(2)).
 */
export function isNobodys(
  { kind, phone, clientId, chatId }: Pick<StaffRequest, "kind" | "phone" | "clientId" | "chatId">,
): boolean {
  return kind !== "other" && phone === null && clientId === null && chatId === undefined;
}

/** Whether granting deletes something. */
export function erases(kind: RequestKind, { measure }: Pick<Ruling, "measure">): boolean {
  return kind === "erasure" || (kind === "objection" && measure === "erase");
}

/** Whether a kind is answered with a copy of the data. */
export function isCopied(kind: RequestKind): boolean {
  return COPIED.includes(kind);
}

/** Whether a ruling has something to carry out by itself. */
export function hasDeed(kind: RequestKind, { outcome }: Ruling): boolean {
  if (kind === "number_new_owner") return true;
  return outcome !== "refused" && !ANSWERED.includes(kind) && !isCopied(kind);
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
