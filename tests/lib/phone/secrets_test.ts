import assert from "node:assert/strict";
import fc from "fast-check";
import { newCode, readCode, sameHash } from "../../../lib/phone/secrets.ts";

Deno.test("a code has six digits, zeros in front too", () => {
  const words = [0, 42, 999_999, 1_000_007];
  const next = (into: Uint32Array) => void (into[0] = words.shift()!);
  assert.deepEqual([newCode(next), newCode(next), newCode(next), newCode(next)], [
    "000000",
    "000042",
    "999999",
    "000007",
  ]);
});

Deno.test("random words that would make some codes likelier are thrown away", () => {
  const words = [2 ** 32 - 1, 4_294_000_000, 4_293_999_999];
  const next = (into: Uint32Array) => void (into[0] = words.shift()!);
  assert.equal(newCode(next), "999999");
  assert.equal(words.length, 0);
});

Deno.test("codes are spread evenly over all the million", () => {
  const buckets = new Array<number>(100).fill(0);
  const count = 200_000;
  for (let n = 0; n < count; n++) buckets[Math.floor(Number(newCode()) / 10_000)]!++;
  const expected = count / buckets.length;
  const chiSquared = buckets.reduce((sum, got) => sum + (got - expected) ** 2 / expected, 0);
  // 99 degrees of freedom: above 180 comes up about once in a million runs.
  assert(chiSquared < 180, `chi squared ${chiSquared}`);
});

Deno.test("a hash is the same as itself", () => {
  assert.equal(sameHash("q83v_Zk", "q83v_Zk"), true);
  assert.equal(sameHash(["a", "b"].join(""), "ab"), true);
});

Deno.test("nothing that differs passes as the same hash: not a bit, not a part, not emptiness", () => {
  const right = "q83v_ZkT";
  const tries = [
    "",
    "q",
    "q83v_Zk",
    "q83v_ZkTT",
    "q83v_ZkU",
    "r83v_ZkT",
    "Q83V_ZKT",
    "kZ_v38q",
    "undefined",
    "null",
    "\0".repeat(right.length),
    `${right}\0`,
  ];
  for (const guess of tries) {
    assert.equal(sameHash(guess, right), false, JSON.stringify(guess));
    assert.equal(sameHash(right, guess), false, JSON.stringify(guess));
  }
});

Deno.test("hashes are the same only when every character is", () => {
  const property = fc.property(fc.string(), fc.string(), (one, other) => {
    assert.equal(sameHash(one, other), one === other);
  });
  fc.assert(property, { seed: 3 });
});

Deno.test("a code is read however it was typed or pasted", () => {
  const message = "123456 on koodisi. Se on voimassa 10 minuuttia.\n\n@tyyne.example #123456";
  const written = ["123456", " 123 456 ", "123-456", "12 34 56", "１２３４５６", "123\u00a0456\n"];
  for (const typed of [...written, message]) assert.equal(readCode(typed), "123456", typed);
  assert.equal(readCode("000 007"), "000007");
});

Deno.test("what is no code, or might be two, is not read as one", () => {
  for (const typed of ["", "12345", "1234567", "12345a", "123456 654321", "koodi", "0501234567"]) {
    assert.equal(readCode(typed), null, typed);
  }
});
