/** Fills an array with random bits, as `crypto.getRandomValues` does. */
export type RandomWords = (into: Uint32Array<ArrayBuffer>) => void;

const CODES = 1_000_000;
/** The largest multiple of a million that 32 bits hold: above it some codes would come up more often. */
const FAIR_BELOW = Math.floor(2 ** 32 / CODES) * CODES;

/** Six digits, each of the million as likely as any other. */
export function newCode(random: RandomWords = (into) => void crypto.getRandomValues(into)): string {
  const word = new Uint32Array(1);
  do random(word); while (word[0]! >= FAIR_BELOW);
  return String(word[0]! % CODES).padStart(6, "0");
}

/** Whether two hashes are the same, in a time that does not tell how far they agree. */
export function sameHash(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let at = 0; at < one.length; at++) {
    difference |= one.charCodeAt(at) ^ (other.charCodeAt(at) || 0);
  }
  return difference === 0;
}

/**
 * The code in what somebody typed or pasted: six digits with anything people put between them, or the
 * whole text message. Null when there is no code in it, or more than one.
 */
export function readCode(typed: string): string | null {
  const plain = typed.normalize("NFKC");
  const bare = plain.replace(/[\s\p{Cf}\p{Pd}.,]/gu, "");
  if (/^\d{6}$/.test(bare)) return bare;
  const found = new Set(plain.match(/(?<!\d)\d{6}(?!\d)/g) ?? []);
  return found.size === 1 ? [...found][0]! : null;
}
