import type { DeskWords } from "../../lib/words/desk/mod.ts";

/** For how many hours a disturber may be blocked. No block is longer than a day. */
const BLOCK_HOURS = [1, 4, 12, 24];

/** The choice of it, on the chat's own page and at the live desk. */
export function blockHours({ conversation }: DeskWords) {
  return BLOCK_HOURS.map((hours) => ({ value: String(hours), label: conversation.hours(hours) }));
}
