const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** 17 random characters of 5 bits: 85 bits. The 18th checks them. */
const RANDOM_LENGTH = 17;
const GROUP = 3;
const utf8 = new TextEncoder();

/**
 * The receipt code that belongs to a visitor's token: six groups of three, like `7K3-M9Q-XT2-WHB-5RJ-DC8`
 * (Crockford base32, 85 bits and a check character). It follows from the token, so the visitor's own
 * page can show it again although the store holds nothing but its keyed hash. It does not lead back.
 */
export async function receiptOf(token: string): Promise<string> {
  const material = await crypto.subtle.importKey("raw", utf8.encode(token), "HKDF", false, [
    "deriveBits",
  ]);
  const info = utf8.encode("chat-receipt");
  const params = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info };
  const bytes = new Uint8Array(await crypto.subtle.deriveBits(params, material, 8 * RANDOM_LENGTH));
  const values = [...bytes].map((byte) => byte & 31);
  return grouped([...values, checkOf(values)].map((value) => ALPHABET[value]).join(""));
}

/**
 * The code that a person typed, in its one form, or null when it cannot be one. Spaces, hyphens, small
 * letters and the usual mix-ups (O for 0, I or L for 1) are understood; a slip in one character or
 * two neighbours changed over is noticed.
 */
export function parseReceipt(typed: string): string | null {
  const plain = typed.normalize("NFKC").toUpperCase().replace(/[\s.\-‐-―−_]/g, "")
    .replaceAll("O", "0").replace(/[IL]/g, "1");
  if (plain.length !== RANDOM_LENGTH + 1) return null;
  const values = [...plain].map((char) => ALPHABET.indexOf(char));
  if (values.includes(-1) || checkOf(values.slice(0, -1)) !== values.at(-1)) return null;
  return grouped(plain);
}

function grouped(plain: string): string {
  return plain.match(new RegExp(`.{${GROUP}}`, "g"))!.join("-");
}

/** A sum in GF(32) with a weight of its own for each place, so that no single slip keeps it. */
function checkOf(values: readonly number[]): number {
  let weight = 1;
  let sum = 0;
  for (const value of values) {
    weight = times(weight, 2);
    sum ^= times(value, weight);
  }
  return sum;
}

/** Product in GF(32) with x⁵ + x² + 1. */
function times(left: number, right: number): number {
  let product = 0;
  for (let bit = 0; bit < 5; bit++) {
    if (right >> bit & 1) product ^= left << bit;
  }
  for (let bit = 9; bit >= 5; bit--) {
    if (product >> bit & 1) product ^= 0b100101 << (bit - 5);
  }
  return product;
}
