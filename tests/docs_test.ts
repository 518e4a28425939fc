import assert from "node:assert/strict";
import { words as watchWords } from "../lib/words/watch/mod.ts";

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

/** What stands between a heading and the next one. */
function section(document: string, heading: string): string {
  const [, after] = document.split(`${heading}\n`);
  assert.ok(after !== undefined, `There is no ${heading}`);
  return after.split(/^#+ /m)[0]!;
}

/** The first column of every row of the tables in a part of a document. */
function firstColumn(part: string): string[] {
  const rows = part.split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map((row) => row.split("|")[1]!.trim());
}

/** Every source of the running site by its path. */
async function sources(folders: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const walk = async (folder: string) => {
    for await (const { name, isDirectory } of Deno.readDir(new URL(folder, ROOT))) {
      if (isDirectory) await walk(`${folder}${name}/`);
      else if (/\.tsx?$/.test(name)) found.set(`${folder}${name}`, await read(`${folder}${name}`));
    }
  };
  for (const folder of folders) await walk(folder);
  return found.set("main.ts", await read("main.ts"));
}

const sorted = (names: Iterable<string>) => [...new Set(names)].sort();
const inTicks = (text: string, name: RegExp) =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, one]) => one!).filter((one) => name.test(one));

/** Where an event is chosen by what was thrown: the last of `[503, "unavailable", "store-failed"]`. */
const CHOOSES = "routes/_errors.tsx";

Deno.test("docs/operations.md tells of every event of the log, and of none that there is not", async () => {
  const events: string[] = [];
  for (const [path, source] of await sources(["lib/", "routes/", "commands/"])) {
    const call = /\blog\??\.(?:info|warn|error)\(\s*(?:"([^"]+)")?/g;
    for (const [, event] of source.matchAll(call)) {
      if (event !== undefined) events.push(event);
      else assert.equal(path, CHOOSES, "an event has a name that can be looked up");
    }
    if (path !== CHOOSES) continue;
    const chosen = [...source.matchAll(/\[\d{3}, "\w+", "([\w-]+)"\] as const/g)];
    assert.equal(chosen.length, 3);
    for (const [, event] of chosen) events.push(event!);
  }
  const table = firstColumn(section(await read("docs/operations.md"), "### What the lines say"));
  const told = table.flatMap((cell) => inTicks(cell.replace(/\([^)]*\)/g, ""), /./));
  assert.deepEqual(sorted(told), sorted(events));
});

Deno.test("docs/operations.md says what to do about everything that the site looks at", async () => {
  const told = firstColumn(section(await read("docs/operations.md"), "## When something is wrong"));
  const bold = told.flatMap((cell) =>
    [...cell.matchAll(/\*\*([^*]+)\*\*/g)].map(([, one]) => one!)
  );
  assert.deepEqual(sorted(bold), sorted(Object.values(watchWords.en.checks)));
});

Deno.test("README tells of every setting that is read, and of none that is not", async () => {
  const known = [...await sources(["lib/settings/"])].flatMap(([, source]) =>
    [...source.matchAll(/\benv\.([A-Z_]+)\b|"([A-Z][A-Z_]{3,})"/g)].map(([, a, b]) => a ?? b!)
  );
  const tables = (await read("README.md")).split(/\n{2,}/);
  const settings = tables.find((table) => /^\| name +\| meaning /.test(table))!;
  assert.deepEqual(sorted(inTicks(settings, /^[A-Z][A-Z_]{3,}$/)), sorted(known));
});

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

Deno.test("the version of denokv that the guide builds is the one that was tried", async () => {
  const [, tried] = /^version=(\S+)$/m.exec(await read(".ci/denokv"))!;
  const named = (await read("docs/operations.md")).match(/--version (\d+\.\d+\.\d+)/)!;
  assert.equal(named[1], tried);
});
