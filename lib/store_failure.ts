import { StoreSilent } from "./deadline.ts";

/**
 * How SQLite says that the store as such does not work now. Deno throws plain errors, so their words are
 * all there is to tell them by. A server that is gone is told by {@link StoreSilent}.
 */
const WORDS = [
  /database (?:is (?:locked|busy)|or disk is full|disk image is malformed|schema is locked)/i,
  /disk I\/O error/i,
  /unable to open database file|file is not a database/i,
  /attempt to write a readonly database/i,
  /no space left on device|file too large/i,
];

/** Whether an error means that the store cannot be reached or written to, and not a fault of ours. */
export function isStoreFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error instanceof StoreSilent || WORDS.some((words) => words.test(error.message));
}
