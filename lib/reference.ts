const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A fresh reference of 40 random bits without letters that are mistaken for others: `P-7F3K-9QXM`. */
export function newReference(): string {
  const random = crypto.getRandomValues(new Uint8Array(8));
  const text = Array.from(random, (byte) => LETTERS[byte % LETTERS.length]).join("");
  return `P-${text.slice(0, 4)}-${text.slice(4)}`;
}
