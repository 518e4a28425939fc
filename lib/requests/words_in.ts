const WORD = /[\p{L}\p{N}]+/gu;
const SIGNS = /^[^\p{L}\p{N}\s]+/u;

interface Word {
  readonly plain: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The words of a text that somebody means, as they stand in it, or null when they are not there. Whoever
 * copies by hand, or hears the text read, need not hit capitals, spaces and punctuation.
 */
export function wordsIn(text: string, meant: string): string | null {
  if (meant !== "" && text.includes(meant)) return meant;
  const [stands, looked] = [wordsOf(text), wordsOf(meant)];
  if (looked.length === 0) return null;
  const at = stands.findIndex((_, start) =>
    looked.every(({ plain }, index) => stands[start + index]?.plain === plain)
  );
  if (at < 0) return null;
  const { from } = stands[at]!;
  const { to } = stands[at + looked.length - 1]!;
  // A full stop that was written for another sign stands for it, so that none is left over.
  const ends = SIGNS.test(meant.trim().slice(-1));
  const sign = ends ? SIGNS.exec(text.slice(to))?.[0] ?? "" : "";
  return text.slice(from, to) + sign;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    plain: word.normalize("NFKC").toLowerCase(),
    from: index,
    to: index + word.length,
  }));
}
