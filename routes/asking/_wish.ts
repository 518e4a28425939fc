import * as z from "zod";
import { MAX_WRITTEN, type RequestKind, wordsIn } from "../../lib/requests/mod.ts";
import type { RequestWords } from "../../lib/words/requests/mod.ts";
import type { FieldErrors } from "../_forms.tsx";
import type { Chosen } from "./_asker.ts";

/** What somebody asks, as it was typed. */
export interface Wish {
  readonly kind: RequestKind;
  readonly chosen: Chosen | null;
  readonly note: string;
  readonly wrong: string;
  readonly right: string;
  readonly text: string;
}

/** More than fits is cut before it is shown again. What no keyboard makes would only fill the row. */
const typed = z.string()
  .transform((text) =>
    text.slice(0, 3 * MAX_WRITTEN).replaceAll("\r\n", "\n").replaceAll(/[^\P{Cc}\n\t]/gu, "").trim()
  )
  .catch("");
export const wishForm = z.object({
  note: typed,
  wrong: typed,
  right: typed,
  text: typed,
  item: z.string().optional(),
  action: z.enum(["check", "send", "edit"]).catch("check"),
  once: z.uuid().optional().catch(undefined),
});

/** Kinds that staff can only decide if the reasons are told. */
const WANTS_TEXT: readonly RequestKind[] = ["restriction", "objection", "other"];

/** The kinds that can be asked about something, or about everything. */
export function kindsFor(chosen: Chosen | null): RequestKind[] {
  const general: RequestKind[] = ["restriction", "objection", "portability", "recipients", "other"];
  if (!chosen) return general;
  const correctable = chosen.text !== undefined || (chosen.notes?.length ?? 0) > 0;
  return [
    ...(correctable ? ["correction"] as const : []),
    ...(chosen.hold ? ["erasure"] as const : []),
    ...general,
  ];
}

/** The text whose words a correction names: a record's, or a note's of a chat. */
export function textOf({ chosen, note }: Wish): string | undefined {
  return chosen?.notes?.find(({ number }) => `${number}` === note)?.text ?? chosen?.text;
}

/** The wish with the words that it names as they stand in the text. */
export function withWordsOf(wish: Wish): Wish {
  const stands = textOf(wish);
  return stands === undefined
    ? wish
    : { ...wish, wrong: wordsIn(stands, wish.wrong) ?? wish.wrong };
}

/** What is wrong with a wish, in the reader's words. */
export function faultsOf(wish: Wish, w: RequestWords["ask"]["faults"]): FieldErrors {
  const { kind, chosen, wrong, right, text } = wish;
  const errors: Record<string, string> = {};
  if (kind === "correction") {
    const stands = textOf(wish);
    if (chosen?.notes && stands === undefined) errors.note = w.note;
    if (wrong === "") errors.wrong = w.wrong;
    else if (wrong.length > MAX_WRITTEN) errors.wrong = w.tooLong;
    else if (stands !== undefined && wordsIn(stands, wrong) === null) errors.wrong = w.notThere;
    if (right === "") errors.right = w.right;
    else if (right.length > MAX_WRITTEN) errors.right = w.tooLong;
  }
  if (text === "" && WANTS_TEXT.includes(kind)) errors.text = w.text;
  if (text.length > MAX_WRITTEN) errors.text = w.tooLong;
  return errors;
}
