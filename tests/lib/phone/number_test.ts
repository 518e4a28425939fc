import assert from "node:assert/strict";
import fc from "fast-check";
import { formatPhone, type NumberFault, parseFinnishMobile } from "../../../lib/phone/number.ts";

const WAYS_TO_WRITE: readonly [string, string][] = [
  ["050 123 4567", "+358501234567"],
  ["0501234567", "+358501234567"],
  ["050-1234567", "+358501234567"],
  ["050–123–4567", "+358501234567"],
  ["050.123.4567", "+358501234567"],
  ["050/1234567", "+358501234567"],
  ["(050) 1234567", "+358501234567"],
  ["  050 123 4567\n", "+358501234567"],
  ["050\u00a0123\u00a04567", "+358501234567"],
  ["050\u202f123\u20094567", "+358501234567"],
  ["\u202a+358 50 123 4567\u202c", "+358501234567"],
  ["０５０１２３４５６７", "+358501234567"],
  ["＋３５８ ５０ １２３ ４５６７", "+358501234567"],
  ["+358501234567", "+358501234567"],
  ["+358 50 1234567", "+358501234567"],
  ["+358 (0)50 123 4567", "+358501234567"],
  ["+3580501234567", "+358501234567"],
  ["00358 50 123 4567", "+358501234567"],
  ["003580501234567", "+358501234567"],
  ["990358501234567", "+358501234567"],
  ["358501234567", "+358501234567"],
  ["358 (0)50 123 4567", "+358501234567"],
  ["50 123 4567", "+358501234567"],
  ["puh. 050 123 4567", "+358501234567"],
  ["p. 050 1234567", "+358501234567"],
  ["tel:+358501234567", "+358501234567"],
  ["GSM 050 123 4567", "+358501234567"],
  ["0400 123456", "+358400123456"],
  ["040 512 345", "+35840512345"],
  ["0457 123 4567", "+3584571234567"],
  ["0500 123 456", "+358500123456"],
  ["044 123 4567", "+358441234567"],
];

for (const [written, phone] of WAYS_TO_WRITE) {
  Deno.test(`${JSON.stringify(written)} is ${phone}`, async () => {
    assert.deepEqual(await parseFinnishMobile(written), { ok: true, phone });
  });
}

const NOT_FOR_A_CODE: readonly [string, NumberFault][] = [
  ["", "empty"],
  [" \u00a0-\u200b", "empty"],
  ["moi", "not-a-number"],
  ["050 123 456x", "not-a-number"],
  ["050 123 4567 ja 040 123 4567", "not-a-number"],
  ["050+1234567", "not-a-number"],
  ["++358501234567", "not-a-number"],
  ["050 1234567; DROP TABLE", "not-a-number"],
  ["<b>0501234567</b>", "not-a-number"],
  ["0", "not-a-number"],
  ["+358", "not-a-number"],
  ["0000000000", "not-a-number"],
  ["050 12", "too-short"],
  ["040", "too-short"],
  ["+358 50 12", "too-short"],
  ["050 123 456 789", "too-long"],
  ["040 1234567 1234567", "too-long"],
  ["09 123 4567", "landline"],
  ["013 123 456", "landline"],
  ["+358 13 123 456", "landline"],
  ["018 12345", "landline"],
  ["02 1234 567", "landline"],
  ["08 123 4567", "landline"],
  ["010 123 4567", "service-number"],
  ["020 123 456", "service-number"],
  ["029 566 6700", "service-number"],
  ["0300 12345", "service-number"],
  ["0600 12345", "service-number"],
  ["0700 12345", "service-number"],
  ["0800 123 456", "service-number"],
  ["075 123 4567", "service-number"],
  ["112", "service-number"],
  ["116 117", "service-number"],
  ["+46 70 123 45 67", "foreign"],
  ["0046 70 123 45 67", "foreign"],
  ["+372 5123 4567", "foreign"],
  ["+1 202 555 0123", "foreign"],
  ["990 46 70 123 45 67", "foreign"],
];

for (const [written, fault] of NOT_FOR_A_CODE) {
  Deno.test(`${JSON.stringify(written)} gets no code: ${fault}`, async () => {
    assert.deepEqual(await parseFinnishMobile(written), { ok: false, fault });
  });
}

Deno.test("whatever is typed gives a Finnish E.164 number or a reason, and never an exception", async () => {
  const typed = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 200 }),
    fc.stringMatching(/^[+0-9 ()-]{0,30}$/),
  );
  const property = fc.asyncProperty(typed, async (text) => {
    const parsed = await parseFinnishMobile(text);
    if (parsed.ok) assert.match(parsed.phone, /^\+358(?:4|50)\d{4,9}$/);
  });
  await fc.assert(property, { seed: 5, numRuns: 500 });
});

Deno.test("every way of writing a number that is read back reads the same", async () => {
  const digits = fc.stringMatching(/^(?:4[0-68]|50)[1-9]\d{6}$/);
  const between = fc.array(fc.constantFrom("", " ", "-", "\u00a0", "."), {
    minLength: 14,
    maxLength: 14,
  });
  const start = fc.constantFrom("0", "+358", "00358", "358", "+3580", "+358(0)");
  const property = fc.asyncProperty(digits, between, start, async (number, gaps, before) => {
    const written = before + [...number].map((digit, at) => gaps[at] + digit).join("");
    assert.deepEqual(await parseFinnishMobile(written), { ok: true, phone: `+358${number}` });
    const again = formatPhone(`+358${number}`);
    assert.deepEqual(await parseFinnishMobile(again), { ok: true, phone: `+358${number}` });
  });
  await fc.assert(property, { seed: 7, numRuns: 300 });
});

Deno.test("a number is shown as people in Finland write it", () => {
  assert.equal(formatPhone("+358501234567"), "050 123 4567");
  assert.equal(formatPhone("+3584571234567"), "0457 123 4567");
  assert.equal(formatPhone("+358400123456"), "0400 123 456");
  assert.equal(formatPhone("+35840512345"), "040 512 345");
  assert.equal(formatPhone("+46701234567"), "+46701234567");
});
