import assert from "node:assert/strict";

const DOC = new URL("../docs/asvs.md", import.meta.url);

/** The requirements of OWASP ASVS 5.0.0 of level 1 and 2: of each section, their last numbers. */
const REQUIREMENTS: Readonly<Record<string, readonly number[]>> = {
  "1.1": [1, 2],
  "1.2": [1, 2, 3, 4, 5, 6, 7, 8, 9],
  "1.3": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  "1.4": [1, 2, 3],
  "1.5": [1, 2],
  "2.1": [1, 2, 3],
  "2.2": [1, 2, 3],
  "2.3": [1, 2, 3, 4],
  "2.4": [1],
  "3.2": [1, 2],
  "3.3": [1, 2, 3, 4],
  "3.4": [1, 2, 3, 4, 5, 6],
  "3.5": [1, 2, 3, 4, 5],
  "3.7": [1, 2],
  "4.1": [1, 2, 3],
  "4.2": [1],
  "4.3": [1, 2],
  "4.4": [1, 2, 3, 4],
  "5.1": [1],
  "5.2": [1, 2, 3],
  "5.3": [1, 2],
  "5.4": [1, 2, 3],
  "6.1": [1, 2, 3],
  "6.2": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  "6.3": [1, 2, 3, 4],
  "6.4": [1, 2, 3, 4],
  "6.5": [1, 2, 3, 4, 5],
  "6.6": [1, 2, 3],
  "6.8": [1, 2, 3, 4],
  "7.1": [1, 2, 3],
  "7.2": [1, 2, 3, 4],
  "7.3": [1, 2],
  "7.4": [1, 2, 3, 4, 5],
  "7.5": [1, 2],
  "7.6": [1, 2],
  "8.1": [1, 2],
  "8.2": [1, 2, 3],
  "8.3": [1],
  "8.4": [1],
  "9.1": [1, 2, 3],
  "9.2": [1, 2, 3, 4],
  "10.1": [1, 2],
  "10.2": [1, 2],
  "10.3": [1, 2, 3, 4],
  "10.4": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  "10.5": [1, 2, 3, 4, 5],
  "10.6": [1, 2],
  "10.7": [1, 2, 3],
  "11.1": [1, 2],
  "11.2": [1, 2, 3],
  "11.3": [1, 2, 3],
  "11.4": [1, 2, 3, 4],
  "11.5": [1],
  "11.6": [1],
  "12.1": [1, 2, 3],
  "12.2": [1, 2],
  "12.3": [1, 2, 3, 4],
  "13.1": [1],
  "13.2": [1, 2, 3, 4, 5],
  "13.3": [1, 2],
  "13.4": [1, 2, 3, 4, 5],
  "14.1": [1, 2],
  "14.2": [1, 2, 3, 4],
  "14.3": [1, 2, 3],
  "15.1": [1, 2, 3],
  "15.2": [1, 2, 3],
  "15.3": [1, 2, 3, 4, 5, 6, 7],
  "16.1": [1],
  "16.2": [1, 2, 3, 4, 5],
  "16.3": [1, 2, 3, 4],
  "16.4": [1, 2, 3],
  "16.5": [1, 2, 3],
  "17.1": [1],
  "17.2": [1, 2, 3, 4],
  "17.3": [1, 2],
};

/** The cells of every row of the document's tables. */
function rows(text: string): string[][] {
  return text.split("\n").filter((line) => /^\| \d/.test(line))
    .map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()));
}

Deno.test("every requirement of levels 1 and 2 has its answer, and one only", async () => {
  const text = await Deno.readTextFile(DOC);
  const answered = rows(text).flatMap(([numbers]) => numbers!.split(", "));
  const wanted = Object.entries(REQUIREMENTS).flatMap(([section, last]) =>
    last.map((number) => `${section}.${number}`)
  );
  assert.equal(new Set(answered).size, answered.length, "a requirement is answered twice");
  assert.deepEqual(answered.toSorted(), wanted.toSorted());
});

Deno.test("what is called met and tested names a test that is there", async () => {
  const text = await Deno.readTextFile(DOC);
  const met = text.slice(
    text.indexOf("## Met, with the test"),
    text.indexOf("## Met by a document"),
  );
  const tested = rows(met);
  assert.ok(tested.length > 80, String(tested.length));
  for (const cells of tested) {
    const named = [...cells.at(-1)!.matchAll(/`(tests\/[\w./]+)`/g)].map(([, path]) => path!);
    assert.ok(named.length > 0, cells[0]);
    for (const path of named) {
      const source = await Deno.readTextFile(new URL(`../${path}`, import.meta.url));
      assert.match(source, /Deno\.test\(/, path);
    }
  }
});

Deno.test("what is not met says why", async () => {
  const text = await Deno.readTextFile(DOC);
  const from = text.indexOf("## Met in part, or not");
  const open = rows(text.slice(from, text.indexOf("## Nothing to apply to")));
  assert.ok(open.length > 0);
  for (const [number, , met, why] of open) {
    assert.match(met!, /^(partly|no)$/, number);
    assert.ok(why!.length > 40, number);
  }
});
