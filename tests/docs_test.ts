import assert from "node:assert/strict";

const ROOT = new URL("../", import.meta.url);
/** The hosted platform's stated version, on which the built site was tried too. */
const OLDEST_TRIED = "2.5.0";
/** A test file as documents name it. */
const TEST = /`(tests\/[\w./-]+_test\.tsx?)`/;

/** Every document of the project by its path, README included. */
async function documents(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const walk = async (folder: string) => {
    for await (const { name, isDirectory } of Deno.readDir(new URL(folder, ROOT))) {
      if (isDirectory) await walk(`${folder}${name}/`);
      else if (name.endsWith(".md")) found.set(`${folder}${name}`, await read(`${folder}${name}`));
    }
  };
  await walk("docs/");
  for (const name of ["README.md", "SECURITY.md"]) {
    const text = await read(name).catch(() => null);
    if (text !== null) found.set(name, text);
  }
  return found;
}

function read(path: string): Promise<string> {
  return Deno.readTextFile(new URL(path, ROOT));
}

/** The rows of every table whose last column is `test`. */
function testedRows(document: string): string[] {
  return document.split(/\n{2,}/).filter((part) => /^\|.*\| test +\|\n/.test(part))
    .flatMap((table) => table.trim().split("\n").slice(2));
}

Deno.test("every test that a document names is there, and tests something", async () => {
  for (const [path, text] of await documents()) {
    for (const [, name] of text.matchAll(new RegExp(TEST, "g"))) {
      const source = await read(name!).catch(() => "");
      assert.match(source, /\b(Deno\.)?test(With\w+)?\(/, `${path} names ${name}`);
    }
  }
});

Deno.test("every promise and every attack that docs/trust.md tells of names the test behind it", async () => {
  const rows = testedRows(await read("docs/trust.md"));
  assert.ok(rows.length > 30, `${rows.length} rows`);
  for (const row of rows) assert.match(row.split("|").at(-2)!, TEST, row);
});

Deno.test("the version of Deno is the same wherever it is named", async () => {
  const named = new Map<string, string>();
  for (const path of ["README.md", "SECURITY.md", ".ci/run", "docs/operations.md"]) {
    for (const [, version] of (await read(path)).matchAll(/[Dd]eno[@ ](\d+\.\d+\.\d+)/g)) {
      if (path === "docs/operations.md" && version === OLDEST_TRIED) continue;
      named.set(version!, path);
    }
  }
  assert.deepEqual([...named.keys()].length, 1, [...named].join(" "));
});
