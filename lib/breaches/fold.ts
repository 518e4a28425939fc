import type { Breach, BreachEntry, BreachFacts, EntryOf } from "./schema.ts";

/** What a breach is by its entries, oldest first; the first of them is the one that recorded it. */
export function fold(
  entries: readonly BreachEntry[],
  { id, expiresAt }: Pick<Breach, "id" | "expiresAt">,
): Breach {
  return {
    id,
    expiresAt,
    entries,
    version: entries.at(-1)?.seq ?? 0,
    facts: factsOf(entries),
    authorityTold: entries.filter(is("authority-told")),
    authority: entries.findLast(is("authority-told", "authority-not-told")) ?? null,
    persons: entries.findLast(is("persons-told", "persons-not-told")) ?? null,
    closed: lastState(entries),
  };
}

/** What was known of a breach once these entries were written. */
export function factsOf(entries: readonly BreachEntry[]): BreachFacts {
  const told = entries.filter(is("recorded", "facts")).map(({ facts }) => facts);
  return Object.assign({}, ...told) as BreachFacts;
}

function lastState(entries: readonly BreachEntry[]): EntryOf<"closed"> | null {
  const last = entries.findLast(is("closed", "reopened"));
  return last?.step === "closed" ? last : null;
}

function is<S extends BreachEntry["step"]>(...steps: readonly S[]) {
  return (entry: BreachEntry): entry is EntryOf<S> => steps.includes(entry.step as S);
}
