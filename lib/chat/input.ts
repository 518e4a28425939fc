import * as z from "zod";
import { LANGS } from "../site/languages.ts";
import { MAX_NICKNAME, MAX_TEXT } from "./wire.ts";

/**
 * A message as it was written: nothing is cut or tidied. Only what no keyboard makes is refused (NUL)
 * or replaced (half a surrogate pair, which no encoding carries).
 */
export const textSchema = z.string()
  .refine((text) => text.trim() !== "", { error: "empty" })
  .refine((text) => [...text].length <= MAX_TEXT, { error: "too-long" })
  .refine((text) => !text.includes("\u0000"), { error: "unreadable" })
  .transform((text) => text.toWellFormed());

/** A nickname, or nothing. One line: it stands beside other words. */
export const nicknameSchema = z.string()
  .transform((name) => name.toWellFormed().replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim())
  .refine((name) => [...name].length <= MAX_NICKNAME, { error: "too-long" })
  .transform((name) => name || undefined);

export const messageSchema = z.object({ id: z.uuid(), text: textSchema });

export const startSchema = z.object({
  lang: z.enum(LANGS),
  nickname: nicknameSchema.nullish().transform((name) => name ?? undefined),
  question: messageSchema.optional(),
});

/** The fault of a text, for the reader's own words. */
export type TextFault = "empty" | "too-long" | "unreadable";

/** What is wrong with a text, or null. */
export function textFault(text: unknown): TextFault | null {
  const checked = textSchema.safeParse(text);
  if (checked.success) return null;
  const { message } = checked.error.issues[0]!;
  return message === "empty" || message === "too-long" ? message : "unreadable";
}
