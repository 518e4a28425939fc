/** A number of requests or contacts below this could point at somebody who is known to have made one. */
const LEAST = 5;

/** A number as it may be told; `few` stands for one to four. */
export type Told = number | "few";

export function told(count: number): Told {
  return count > 0 && count < LEAST ? "few" : count;
}

/** Kinds that are counted together because there is too little of one of them. */
export interface Group<K, T> {
  readonly of: readonly K[];
  readonly rows: readonly T[];
}

/**
 * Counts by kind from which no number between one and four can be worked out, not even with the total:
 * kinds of which there is little are counted together, with those of which there is nothing; where that
 * would still give a number away, all kinds are. Null where all together are few.
 */
export function grouped<K, T>(
  rows: readonly T[],
  { kinds, kindOf }: { kinds: readonly K[]; kindOf: (row: T) => K },
): Group<K, T>[] | null {
  if (told(rows.length) === "few") return null;
  const all = kinds.map((kind) => {
    return { of: [kind], rows: rows.filter((row) => kindOf(row) === kind) };
  });
  if (all.every(({ rows }) => told(rows.length) !== "few")) return all;
  const little = all.filter(({ rows }) => rows.length < LEAST);
  const together = little.flatMap(({ rows }) => rows);
  if (givesAway(little.length, together.length)) return [{ of: kinds, rows }];
  const rest = { of: little.flatMap(({ of }) => of), rows: together };
  return [...all.filter((one) => !little.includes(one)), rest];
}

/** Few together, one alone, or so many that each of them must be the most that is still few. */
function givesAway(kinds: number, count: number): boolean {
  return count < LEAST || kinds === 1 || count === kinds * (LEAST - 1);
}
