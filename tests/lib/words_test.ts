import assert from "node:assert/strict";

const ROOT = new URL("../../lib/words/", import.meta.url);

/** What is rightly written the same in Finnish and in another language: names, symbols, formats. */
const SAME_IN_EVERY_LANGUAGE = new Set([
  "Tyyne",
  "Chat",
  "Lintulahdenkuja 4",
  "(kind, count)=>`${kind}: ${count}`",
  "(count)=>`${count} min`",
]);

interface Dictionary {
  readonly area: string;
  readonly of: Readonly<Record<string, unknown>>;
}

const dictionaries = await find(ROOT, "");

Deno.test("every area of words is found", () => {
  const found = new Set(dictionaries.map(({ area }) => area.split("/")[0]));
  const folders = [...Deno.readDirSync(ROOT)].filter((entry) => entry.isDirectory);
  assert.deepEqual(folders.map(({ name }) => name).sort(), [...found].sort());
});

for (const { area, of } of dictionaries) {
  for (const lang of Object.keys(of).filter((lang) => lang !== "fi")) {
    Deno.test(`${area} says in ${lang} everything that it says in Finnish, and nothing else`, () => {
      assert.deepEqual(shapeOf(of[lang]), shapeOf(of["fi"]));
    });

    if (lang === "selko") continue;
    Deno.test(`${area} leaves nothing in Finnish where it speaks ${lang}`, () => {
      const finnish = leavesOf(of["fi"]);
      const left = [...leavesOf(of[lang])].filter(([path, said]) =>
        said === finnish.get(path) && !SAME_IN_EVERY_LANGUAGE.has(said)
      );
      assert.deepEqual(left.map(([path, said]) => `${path}: ${said}`), []);
    });
  }

  for (const lang of Object.keys(of)) {
    Deno.test(`${area} writes ${lang} as this site writes`, () => {
      const wrong = [...leavesOf(of[lang])].filter(([, said]) =>
        /![\s"`]|!$|TODO|lorem/i.test(said) || (!said.includes("=>") && !isTidy(said))
      );
      assert.deepEqual(wrong, []);
    });
  }
}

/** Every `mod.ts` below a folder, and the dictionary that it exports. */
async function find(folder: URL, area: string): Promise<Dictionary[]> {
  const found: Dictionary[] = [];
  for (const { name, isDirectory } of Deno.readDirSync(folder)) {
    if (isDirectory) {
      found.push(
        ...await find(new URL(`${name}/`, folder), area === "" ? name : `${area}/${name}`),
      );
    } else if (name === "mod.ts") {
      const exported: Record<string, unknown> = await import(new URL(name, folder).href);
      const dictionary = Object.values(exported).find(isDictionary);
      assert.ok(dictionary, `${area}/mod.ts exports no dictionary`);
      found.push({ area, of: dictionary });
    }
  }
  return found.sort((a, b) => a.area.localeCompare(b.area));
}

function isDictionary(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && "fi" in value &&
    typeof value.fi === "object";
}

function isTidy(said: string): boolean {
  return said !== "" && said === said.trim() && !said.includes("  ");
}

/** Where something is said, and of which kind: lists of sentences may differ in length. */
function shapeOf(words: unknown): string[] {
  return [...entriesOf(words, { intoLists: false })].map(([path, value]) =>
    `${path}: ${Array.isArray(value) ? "list" : typeof value}`
  ).sort();
}

/** Every sentence by its place; a function stands for itself by what it is written as. */
function leavesOf(words: unknown): Map<string, string> {
  const leaves = [...entriesOf(words, { intoLists: true })]
    .filter(([, value]) => typeof value === "string" || typeof value === "function")
    .map(([path, value]): [string, string] => [path, String(value)]);
  return new Map(leaves);
}

function* entriesOf(
  value: unknown,
  { intoLists, path = "" }: { intoLists: boolean; path?: string },
): Generator<[string, unknown]> {
  const list = Array.isArray(value);
  if (typeof value !== "object" || value === null || (list && !intoLists)) {
    yield [path, value];
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    yield* entriesOf(inner, { intoLists, path: path === "" ? key : `${path}.${key}` });
  }
}
