import * as z from "zod";

const uuid = z.uuid();

/** The id that a form carries so that sending it twice stores it once, or a fresh one. */
export function messageId(told: string | undefined): string {
  const parsed = uuid.safeParse(told);
  return parsed.success ? parsed.data : crypto.randomUUID();
}
