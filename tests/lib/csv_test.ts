import assert from "node:assert/strict";
import fc from "fast-check";
import { csvCell, csvRow } from "../../lib/csv.ts";

/** A plain reader of RFC 4180, so that what is written is read by other rules than it was written. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, quoted]: [string[], string, boolean] = [[], "", false];
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (quoted && char === '"' && text.charAt(at + 1) === '"') cell += text.charAt(at++);
    else if (char === '"') quoted = !quoted;
    else if (quoted) cell += char;
    else if (char === ",") [row, cell] = [[...row, cell], ""];
    else if (char === "\n") {
      rows.push([...row, cell]);
      [row, cell] = [[], ""];
    } else if (char !== "\r") cell += char;
  }
  return rows;
}

Deno.test("plain text comes back as it was", () => {
  const values = ["", "Moi", 'hän sanoi "joo"', "a,b;c", "rivi\nkaksi\r\nkolme", "ÄÖå 🙂 שלום"];
  assert.deepEqual(readCsv(csvRow(values)), [values]);
});

Deno.test("a text that would run as a formula gets an apostrophe first, whatever begins it", () => {
  for (const first of ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]) {
    assert.equal(csvCell(`${first}1+1`)[1], "'", JSON.stringify(first));
  }
});

Deno.test("a phone number keeps its plus and every digit, and is no formula", () => {
  assert.equal(csvCell("+358501234501"), `"'+358501234501"`);
});

Deno.test("an apostrophe is not put where nothing would run", () => {
  for (const text of ["a=b", "1+1", "a-b", "käy@näin", "klo 9-10", "hinta: 5 €"]) {
    assert.equal(csvCell(text), `"${text}"`);
  }
});

Deno.test("no cell of any text runs, whether lines are split at commas, semicolons or tabs", () => {
  const piece = fc.constantFrom(
    "=",
    "+",
    "-",
    "@",
    ";",
    ",",
    '"',
    "'",
    "\t",
    "\r",
    "\n",
    " ",
    "a",
    "1",
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (values) => {
      const line = csvRow(values);
      for (const cell of readCsv(line).flat()) assert.doesNotMatch(cell, /^[\s"]*[=+\-@]/);
      // A reader that splits at its own separator first and then takes quotes off.
      for (const cell of line.split(/[;\t\r\n]/)) assert.doesNotMatch(cell, /^[" ]*[=+\-@]/);
    }),
    { seed: 20191015, numRuns: 2_000 },
  );
});

Deno.test("a long hostile text takes no long time", () => {
  const started = performance.now();
  for (const char of ["\n", " ", '"', ";", "'", "\t"]) csvCell(char.repeat(50_000));
  assert.ok(performance.now() - started < 1_000);
});
