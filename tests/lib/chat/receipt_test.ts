import assert from "node:assert/strict";
import fc from "fast-check";
import { parseReceipt, receiptOf } from "../../../lib/chat/receipt.ts";
import { newToken } from "../../../lib/vault/mod.ts";

Deno.test("a receipt code follows from the token and from no other", async () => {
  const token = newToken();
  assert.equal(await receiptOf(token), await receiptOf(token));
  assert.notEqual(await receiptOf(token), await receiptOf(newToken()));
});

Deno.test("a receipt code has six groups of three and is read back as it is", async () => {
  for (let i = 0; i < 50; i++) {
    const code = await receiptOf(newToken());
    assert.match(code, /^([0-9A-HJKMNP-TV-Z]{3}-){5}[0-9A-HJKMNP-TV-Z]{3}$/);
    assert.equal(parseReceipt(code), code);
  }
});

Deno.test("spaces, small letters, other hyphens and the usual mix-ups are understood", async () => {
  let code = await receiptOf(newToken());
  while (!/0/.test(code) || !/1/.test(code)) code = await receiptOf(newToken());
  const typed = [
    code.toLowerCase(),
    code.replaceAll("-", " "),
    code.replaceAll("-", ""),
    ` ${code.replaceAll("-", " – ")}\n`,
    code.replaceAll("0", "O").replaceAll("1", "l"),
    code.replaceAll("0", "o").replaceAll("1", "I"),
  ];
  for (const one of typed) assert.equal(parseReceipt(one), code);
});

Deno.test("what cannot be a receipt code is told at once", async () => {
  const code = await receiptOf(newToken());
  for (
    const typed of ["", "abc", code.slice(1), code + "0", code.replace(/^./, "U"), "ä".repeat(18)]
  ) {
    assert.equal(parseReceipt(typed), null);
  }
});

Deno.test("one wrong character, or two neighbours changed over, is always noticed", async () => {
  const codes = await Promise.all(Array.from({ length: 20 }, () => receiptOf(newToken())));
  const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const plain = fc.constantFrom(...codes.map((code) => code.replaceAll("-", "")));
  const place = fc.integer({ min: 0, max: 17 });
  fc.assert(
    fc.property(plain, place, fc.constantFrom(...alphabet), (code, at, char) => {
      fc.pre(code[at] !== char);
      assert.equal(parseReceipt(code.slice(0, at) + char + code.slice(at + 1)), null);
    }),
    { seed: 7, numRuns: 2_000 },
  );
  fc.assert(
    fc.property(plain, fc.integer({ min: 0, max: 16 }), (code, at) => {
      fc.pre(code[at] !== code[at + 1]);
      const swapped = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2);
      assert.equal(parseReceipt(swapped), null);
    }),
    { seed: 7, numRuns: 2_000 },
  );
});
