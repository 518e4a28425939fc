export { formatPhone } from "../site/format.ts";

/** Why a text cannot be a number that a code is sent to. */
export type NumberFault =
  | "empty"
  | "not-a-number"
  | "too-short"
  | "too-long"
  | "landline"
  | "service-number"
  | "foreign";

export type ParsedNumber =
  | { readonly ok: true; /** E.164. */ readonly phone: string }
  | { readonly ok: false; readonly fault: NumberFault };

/** What people put between digits; `\p{Cf}` are the invisible marks that a copied contact carries. */
const BETWEEN = /[\s\p{Cf}\p{Pd}().,/]/gu;
/** "Puh.", "p.", "tel:", "gsm" before a number. */
const WORD_BEFORE = /^(?:puhelin|puh|gsm|p|tel|tfn|t)[.:]*(?=[+\d])/i;
const SHORTEST_MOBILE = 6;
const LONGEST_MOBILE = 10;

/**
 * Reads a Finnish mobile number in any of the ways that people write it. The plan of numbers comes
 * from libphonenumber, which is loaded with the first number: it is too heavy for a start.
 */
export async function parseFinnishMobile(input: string): Promise<ParsedNumber> {
  const bare = input.normalize("NFKC").replace(BETWEEN, "").replace(WORD_BEFORE, "");
  if (bare === "") return fault("empty");
  if (!/^\+?\d+$/.test(bare)) return fault("not-a-number");
  const national = nationalPart(bare);
  if (national === null) return fault("foreign");
  const { parsePhoneNumberFromString } = await import("libphonenumber-js/mobile");
  const number = parsePhoneNumberFromString(`+358${national}`);
  if (number?.isValid() && number.getType() === "MOBILE") return { ok: true, phone: number.number };
  return fault(faultOf(national));
}

/** The digits after +358 and without the leading zero, or null for a number of another country. */
function nationalPart(bare: string): string | null {
  const international = bare.replace(/^(?:00|990)(?=[1-9])/, "+");
  if (international.startsWith("+358")) return international.slice(4).replace(/^0/, "");
  if (international.startsWith("+")) return null;
  // Without a plus: no Finnish number begins with 358 unless that is the country.
  if (/^358\d{6,}$/.test(bare)) return bare.slice(3).replace(/^0/, "");
  return bare.replace(/^0/, "");
}

/** Names the kind of a number that is no mobile one, by the Finnish numbering plan (Traficom 32). */
function faultOf(national: string): NumberFault {
  if (/^(?:4|50)/.test(national)) {
    if (national.length < SHORTEST_MOBILE) return "too-short";
    return national.length > LONGEST_MOBILE ? "too-long" : "not-a-number";
  }
  if (/^(?:10|20|29|30|39|60|70|71|73|75|80|11)/.test(national)) return "service-number";
  if (!/^(?:1[3-9]|[235689])/.test(national)) return "not-a-number";
  if (national.length < 5) return "too-short";
  return national.length > 11 ? "too-long" : "landline";
}

function fault(name: NumberFault): ParsedNumber {
  return { ok: false, fault: name };
}
