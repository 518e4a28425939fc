import assert from "node:assert/strict";
import * as fc from "fast-check";
import { fromLine, toLine } from "../../../lib/backup/lossless.ts";

const VALUES: Readonly<Record<string, unknown>> = {
  "nothing": null,
  "what is not there": undefined,
  "numbers that JSON has not": [NaN, Infinity, -Infinity, -0, 0, 1.5, 2 ** 53],
  "a large whole number": [-(2n ** 80n), 0n, 2n ** 64n - 1n],
  "bytes": new Uint8Array([0, 255, 10, 13, 34]),
  "a buffer": new Uint8Array([1, 2, 3]).buffer,
  "a date": new Date("2026-03-02T09:00:00Z"),
  "a date that is none": new Date(NaN),
  "a map of a map": new Map<unknown, unknown>([[1n, new Map([["a", new Set([1, "1"])]])]]),
  "text that is hard to carry": "Ääkkösiä 🙂 \u2028 \n \u0000 \ud800",
  "fields that look like this form's own": { $: "bytes", v: "AAAA", nested: { $: 1 } },
  "a field that is no prototype": JSON.parse(`{"__proto__": {"a": 1}, "constructor": 2}`),
  "fields without a value": { a: undefined, b: { c: undefined } },
  "a list with nothing in it": [[], {}, [undefined, null]],
};

for (const [name, value] of Object.entries(VALUES)) {
  Deno.test(`${name} comes back as it was`, () => {
    assert.deepStrictEqual(fromLine(toLine(value)), value);
    assert.doesNotMatch(toLine(value), /\n/);
  });
}

Deno.test("a sum of the store comes back as one, to its last bit", () => {
  const back = fromLine(toLine(new Deno.KvU64(2n ** 64n - 1n)));
  assert.ok(back instanceof Deno.KvU64);
  assert.equal(back.value, 2n ** 64n - 1n);
});

Deno.test("whatever the store takes and gives comes back from a line", async () => {
  const kv = await Deno.openKv(":memory:");
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: "small" },
      fc.string({ unit: "binary" }),
      fc.double(),
      fc.bigInt(),
      fc.boolean(),
      fc.constantFrom(null, undefined),
      fc.uint8Array().map((bytes) => Uint8Array.from(bytes)),
      fc.date(),
      fc.array(tie("any")),
      fc.dictionary(fc.oneof(fc.string(), fc.constantFrom("$", "v", "expiresAt")), tie("any")),
    ),
  })).any;
  await fc.assert(
    fc.asyncProperty(value, async (written) => {
      await kv.set(["a"], written);
      const { value: read } = await kv.get(["a"]);
      const back = fromLine(toLine(read));
      assert.deepStrictEqual(back, read);
      await kv.set(["b"], back);
      assert.deepStrictEqual((await kv.get(["b"])).value, read);
    }),
    { numRuns: 60, seed: 20261128 },
  );
  kv.close();
});

Deno.test("what has no form is refused, and not left out in silence", () => {
  class Own {}
  for (const value of [() => 1, Symbol("a"), new Own(), { deep: [new WeakMap()] }]) {
    assert.throws(() => toLine(value), /cannot be backed up/);
  }
  assert.throws(() => fromLine(`{"$":"wings","v":1}`), /does not know/);
});
