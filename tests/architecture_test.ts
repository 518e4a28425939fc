import assert from "node:assert/strict";
import { dirname, join, normalize } from "node:path/posix";

/** A source file of the project, style sheets included. */
interface Source {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  /** What it imports: paths from the project's root, or names of packages. */
  readonly imports: readonly string[];
  /** The names that others may import of it: its own, and those that it passes on. */
  readonly exports: readonly string[];
  /** What it takes of other files by name: `lib/clock.ts#DAY`, and `#*` where it passes all on. */
  readonly takes: readonly string[];
}

const ROOT = new URL("../", import.meta.url);
const FOLDERS = ["commands", "routes", "islands", "lib", "static", "tests", "tools"];
const IMPORT =
  /^(?:import|export)(?: type)? (?:[\w$*]+(?: as \w+)?,? ?)?(?:\{[^}]*\} )?from "([^"]+)"|^import "([^"]+)"|\bimport\("([^"]+)"\)/gm;
const EXPORT =
  /^export (?:abstract |async )*(?:const|function\*?|class|interface|type) (\w+)|^export(?: type)? \{([^}]*)\}/gm;
const sources = [...await read("."), ...(await Promise.all(FOLDERS.map(read))).flat()];

/** What must never happen, and an example of it that has to be caught. */
interface Rule {
  readonly name: string;
  readonly broken: (file: Source) => boolean;
  readonly example: { path: string; text: string };
}

const RULES: readonly Rule[] = [
  {
    name: "lib imports nothing of commands, routes, islands or main",
    broken: ({ path, imports }) =>
      path.startsWith("lib/") &&
      imports.some((name) => /^(commands|routes|islands|main\.ts|tests)/.test(name)),
    example: { path: "lib/a/mod.ts", text: `import { b } from "../../routes/b.ts";` },
  },
  {
    name: "lib knows no Hono and no JSX",
    broken: ({ path, imports }) =>
      path.startsWith("lib/") &&
      (path.endsWith(".tsx") || imports.some((name) => /^(@?hono|preact)\b/.test(name))),
    example: { path: "lib/a/mod.ts", text: `import { Hono } from "hono";` },
  },
  {
    name: "routes import nothing of main, commands or tests",
    broken: ({ path, imports }) =>
      path.startsWith("routes/") &&
      imports.some((name) => /^(main\.ts|commands\/|tests\/)/.test(name)),
    example: { path: "routes/a.ts", text: `import "../main.ts";` },
  },
  {
    name: "islands import only islands, Preact and what a browser can run of lib",
    broken: ({ path, imports }) =>
      path.startsWith("islands/") &&
      imports.some((name) => !/^(islands\/|lib\/|preact\b|@preact\/)/.test(name)),
    example: { path: "islands/A.tsx", text: `import { b } from "../routes/b.ts";` },
  },
  {
    name: "commands import nothing of main or tests",
    broken: ({ path, imports }) =>
      path.startsWith("commands/") && imports.some((name) => /^(main\.ts|tests\/)/.test(name)),
    example: { path: "commands/a.ts", text: `import { b } from "../tests/helpers/b.ts";` },
  },
  {
    name: "a start of the site carries no other command",
    broken: ({ path, text }) =>
      path === "main.ts" && /^import \{[^}]*\} from "\.\/commands\/(?!start\.ts|_)/m.test(text),
    example: { path: "main.ts", text: `import { keys } from "./commands/keys.ts";` },
  },
  {
    name: "only main.ts goes into the start of the site",
    broken: ({ path, imports }) => isProduct(path) && imports.includes("main.ts"),
    example: { path: "lib/a.ts", text: `import { serve } from "../main.ts";` },
  },
  {
    name: "routes and islands never touch the store",
    broken: ({ path, text }) =>
      /^(routes|islands)\//.test(path) && /\bDeno\.(Kv|openKv)/.test(text),
    example: { path: "routes/a.ts", text: `const kv: Deno.Kv = services.kv;` },
  },
  {
    name: "only main.ts reads the environment",
    broken: ({ path, text }) =>
      path !== "main.ts" && isProduct(path) && /\bDeno\.env\b|\bprocess\.env\b/.test(text),
    example: { path: "lib/a.ts", text: `Deno.env.get("HOME")` },
  },
  {
    name: "the store is opened in one place",
    broken: ({ path, text }) =>
      path !== "lib/kv.ts" && isProduct(path) && /\bDeno\.openKv\(/.test(text),
    example: { path: "lib/a.ts", text: `await Deno.openKv()` },
  },
  {
    name: "no text becomes markup",
    broken: ({ path, text }) =>
      isProduct(path) &&
      /dangerouslySetInnerHTML|\.(innerHTML|outerHTML)\b|insertAdjacentHTML|document\.write\(/.test(
        text,
      ),
    example: { path: "islands/A.tsx", text: `element.innerHTML = text;` },
  },
  {
    name: "no text becomes code",
    broken: ({ path, text }) => isProduct(path) && /\beval\(|new Function\(/.test(text),
    example: { path: "lib/a.ts", text: `eval(text)` },
  },
  {
    name: "nothing prints but main.ts, which hands the log its printer",
    broken: ({ path, text }) =>
      path !== "main.ts" && isProduct(path) &&
      /\bconsole\.(log|info|warn|error|debug)\b/.test(text),
    example: { path: "lib/a.ts", text: `console.log(phone)` },
  },
  {
    name: "time comes from the clock that the services carry",
    broken: ({ path, text }) =>
      !/^lib\/(clock|log\/mod)\.ts$/.test(path) && /^(commands|lib|routes)\//.test(path) &&
      /\bDate\.now\(|new Date\(\)/.test(text),
    example: { path: "lib/a.ts", text: `const now = Date.now();` },
  },
  {
    name: "no random number that can be guessed decides anything",
    broken: ({ path, text }) =>
      path !== "lib/kv.ts" && isProduct(path) && /\bMath\.random\(/.test(text),
    example: { path: "lib/a.ts", text: `const code = Math.random();` },
  },
  {
    name: "no broken hash, cipher or padding is asked for",
    broken: ({ path, text }) =>
      isProduct(path) &&
      /["'](md5|sha-?1|des-\w+|rc4|aes-(\d+-)?(ecb|cbc|ctr)|rsaes-pkcs1-v1_5)["']/i.test(
        text,
      ),
    example: { path: "lib/a.ts", text: `createHash("sha1")` },
  },
  {
    name: "a file holds one concept: 300 lines at most",
    broken: ({ lines }) => lines > 300,
    example: { path: "static/a.css", text: ".a {}\n".repeat(301) },
  },
  {
    name: "what is exported is imported by another file",
    broken: (file) => unused(file).length > 0,
    example: { path: "lib/a.ts", text: `export const a = 1;` },
  },
  {
    name: "no type is forced past the compiler",
    broken: ({ path, text }) =>
      isProduct(path) && /@ts-(ignore|nocheck|expect-error)|\bas any[;,)\].]/.test(text),
    example: { path: "lib/a.ts", text: `const a = b as any;` },
  },
  {
    name: "no test is switched off",
    broken: ({ path, text }) =>
      path.startsWith("tests/") && path !== "tests/architecture_test.ts" &&
      /Deno\.test\.(ignore|only)|\b(ignore|only): true/.test(text),
    example: { path: "tests/a_test.ts", text: `Deno.test.ignore("a", () => {});` },
  },
];

for (const rule of RULES) {
  Deno.test(rule.name, () => {
    assert.ok(
      rule.broken(parse(rule.example.path, rule.example.text)),
      "the example is not caught",
    );
    assert.deepEqual(sources.filter(rule.broken).map(({ path }) => path), []);
  });
}

Deno.test("every folder of lib has a door", () => {
  const folders = new Set(
    sources.filter(({ path }) => /^lib\/[^/]+\//.test(path)).map(({ path }) => path.split("/")[1]!),
  );
  const doors = new Set(
    sources.map(({ path }) => path).filter((path) => /^lib\/\w+\/mod\.ts$/.test(path)),
  );
  // The languages and the dictionaries are doors each: a folder of plain tables.
  const without = [...folders].filter((name) => !doors.has(`lib/${name}/mod.ts`));
  assert.deepEqual(without.filter((name) => name !== "site" && name !== "words"), []);
});

Deno.test("what an island takes of lib runs in a browser", () => {
  const seen = new Set<string>();
  const follow = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const name of find(path)?.imports ?? []) if (/^(lib|islands)\//.test(name)) follow(name);
  };
  for (const { path } of sources) if (path.startsWith("islands/")) follow(path);
  const unsafe = [...seen].filter((path) => {
    const file = find(path);
    return file && (/\bDeno\./.test(file.text) ||
      file.imports.some((name) => !/^(lib|islands)\/|^preact\b|^@preact\//.test(name)));
  });
  assert.ok(seen.size > 0);
  assert.deepEqual(unsafe, []);
});

Deno.test("every dependency is an exact version of an npm package", async () => {
  const config = JSON.parse(await Deno.readTextFile(new URL("deno.json", ROOT)));
  for (const [name, target] of Object.entries<string>(config.imports)) {
    assert.match(target, /^npm:\/?(@[\w-]+\/)?[\w.-]+@\d+\.\d+\.\d+(\/.*)?$/, name);
  }
  const packages = new Set(Object.keys(config.imports).map((name) => name.replace(/\/$/, "")));
  const undeclared = sources.flatMap(({ path, imports }) =>
    imports.filter((name) =>
      !/^((commands|lib|routes|islands|tests|tools)\/|main\.ts|node:)/.test(name) &&
      ![...packages].some((known) => name === known || name.startsWith(`${known}/`))
    ).map((name) => `${path} → ${name}`)
  );
  assert.deepEqual(undeclared, []);
});

function isProduct(path: string): boolean {
  return /^(commands|lib|routes|islands)\/|^main\.ts$/.test(path);
}

/**
 * Exports that no other file imports. A test counts where it is of the same concept (for `lib/portal`
 * one below `tests/lib/portal` or `tests/routes/portal`), or of the same part of the house: it may try
 * what stays inside. A test of something else makes do with what the product itself uses.
 */
function unused({ path, exports }: Source): string[] {
  const [part, concept, file] = path.split("/");
  const own = part === "lib" && file !== undefined
    ? new RegExp(`^tests/(lib|routes)/${concept}/`)
    : new RegExp(`^tests/${part}/`);
  const counts = (user: string) => !user.startsWith("tests/") || part === "tests" || own.test(user);
  const users = sources.filter((user) => user.path !== path && counts(user.path));
  const taken = new Set(users.flatMap(({ takes }) => takes));
  const doors = users.filter(({ takes }) => takes.includes(`${path}#*`)).map((door) => door.path);
  return exports.filter((name) => ![path, ...doors].some((door) => taken.has(`${door}#${name}`)));
}

function find(path: string): Source | undefined {
  return sources.find((file) => file.path === path);
}

/** Comments say what code must not do, so they are left out of what is searched. */
function parse(path: string, whole: string): Source {
  const text = whole.replaceAll(/^\s*(\/\*[\s\S]*?\*\/|\/\/.*$)/gm, "");
  const at = (name: string) => name.startsWith(".") ? normalize(join(dirname(path), name)) : name;
  const names = [...whole.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3]!);
  return {
    path,
    text,
    lines: whole.trimEnd().split("\n").length,
    imports: names.map(at),
    exports: [...text.matchAll(EXPORT)].flatMap(([, name, list = ""]) => name ?? listed(list, 1)),
    takes: takenBy(text).map(([from, name]) => `${at(from)}#${name}`),
  };
}

/** Which names a text takes of which files. A file that is loaded later may give any word of it. */
function takenBy(text: string): (readonly [from: string, name: string])[] {
  const matches = (pattern: RegExp) => [...text.matchAll(pattern)];
  return [
    ...matches(/^(?:im|ex)port(?: type)? (?:\w+, )?\{([^}]*)\} from "([^"]+)"/gm)
      .flatMap(([, list, from]) => listed(list!, 0).map((name) => [from!, name] as const)),
    ...matches(/^import \* as (\w+) from "(\.[^"]+)"/gm).flatMap(([, alias, from]) =>
      matches(new RegExp(`\\b${alias}\\.(\\w+)`, "g")).map(([, name]) => [from!, name!] as const)
    ),
    ...matches(/^export \* from "([^"]+)"/gm).map(([, from]) => [from!, "*"] as const),
    ...matches(/\bimport\("(\.[^"]+)"\)/g).flatMap(([, from]) =>
      matches(/\w+/g).map(([word]) => [from!, word] as const)
    ),
  ];
}

/** The names of `{ type A, b as c }`: as they are there (0), or as they are called from then on (1). */
function listed(list: string, side: 0 | 1): string[] {
  return list.split(",").map((one) => one.trim().replace(/^type /, "").split(" as "))
    .map((sides) => sides[side] ?? sides[0]!).filter((name) => name !== "");
}

async function read(folder: string): Promise<Source[]> {
  const found: Source[] = [];
  const url = new URL(folder === "." ? "./" : `${folder}/`, ROOT);
  if (!await Deno.stat(url).catch(() => null)) return found;
  for await (const { name, isDirectory } of Deno.readDir(url)) {
    const path = folder === "." ? name : `${folder}/${name}`;
    if (isDirectory && folder !== ".") found.push(...await read(path));
    if (/\.(tsx?|css)$/.test(name)) {
      found.push(parse(path, await Deno.readTextFile(new URL(path, ROOT))));
    }
  }
  return found;
}
