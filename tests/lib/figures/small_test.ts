import assert from "node:assert/strict";
import { grouped, told } from "../../../lib/figures/small.ts";

const KINDS = ["a", "b", "c", "d"] as const;
type Kind = typeof KINDS[number];
const kindOf = (kind: Kind) => kind;

/** What is told of so many of each kind. */
function toldOf(counts: readonly number[], kinds = KINDS.slice(0, counts.length)) {
  const rows = counts.flatMap((count, i) => Array<Kind>(count).fill(kinds[i]!));
  const groups = grouped(rows, { kinds, kindOf });
  return groups?.map(({ of, rows }) => `${of.join("+")}: ${rows.length}`).join(", ") ?? "few";
}

Deno.test("one to four are few; nothing, and five or more, are told", () => {
  assert.deepEqual([0, 1, 4, 5, 6].map(told), [0, "few", "few", 5, 6]);
});

Deno.test("kinds of which there is enough or nothing are told one by one", () => {
  assert.equal(toldOf([5, 0, 12]), "a: 5, b: 0, c: 12");
  assert.equal(toldOf([0, 0, 0]), "a: 0, b: 0, c: 0");
});

Deno.test("kinds of which there is little are told together, or all kinds where one could be worked out", () => {
  assert.equal(toldOf([9, 3, 4]), "a: 9, b+c: 7");
  assert.equal(toldOf([9, 3, 0]), "a+b+c: 12");
  assert.equal(toldOf([20, 6, 1, 0]), "a+b+c+d: 27");
  assert.equal(toldOf([20, 6, 1, 4]), "a: 20, b: 6, c+d: 5");
  assert.equal(toldOf([20, 4, 4]), "a+b+c: 28");
  assert.equal(toldOf([2, 1, 1]), "few");
});

Deno.test("no number from one to four follows from what is told, whoever knows how it is made", () => {
  for (const [kinds, most] of [[2, 14], [3, 11], [4, 7]] as const) {
    const possible = new Map<string, number[][]>();
    for (let n = 0; n < (most + 1) ** kinds; n++) {
      const counts = Array.from(
        { length: kinds },
        (_, i) => Math.floor(n / (most + 1) ** i) % (most + 1),
      );
      const output = toldOf(counts);
      possible.set(output, [...possible.get(output) ?? [], counts]);
    }
    for (const [output, inputs] of possible) {
      for (let i = 0; i < kinds; i++) {
        const values = new Set(inputs.map((counts) => counts[i]!));
        const [only] = values;
        assert.ok(
          values.size > 1 || told(only!) !== "few",
          `${output} gives away that ${KINDS[i]} is ${only}`,
        );
      }
    }
  }
});
