import { type Bytes, hashOf } from "./hash.ts";

/** The scripts of the islands, by plain name (`IdleWarning.js`, and the parts that several share). */
export interface BuiltIslands {
  readonly files: ReadonlyMap<string, { name: string; bytes: Bytes; hash: string }>;
  /** Which shared parts a script needs, so that a browser can ask for all of them at once. */
  readonly imports: ReadonlyMap<string, readonly string[]>;
  /** Hashes of the sources they were made of, by path from the project's root. */
  readonly sources: ReadonlyMap<string, string>;
}

/** The folder of the project. */
export const ROOT = new URL("../../", import.meta.url);

/** Makes the scripts of all islands; what several of them need goes into parts that they share. */
export async function bundleIslands(root: URL): Promise<BuiltIslands> {
  const folder = new URL("islands/", root);
  const entrypoints: string[] = [];
  for await (const { name } of Deno.readDir(folder)) {
    if (/^[A-Z]\w*\.tsx?$/.test(name)) entrypoints.push(localPath(new URL(name, folder)));
  }
  if (entrypoints.length === 0) return { files: new Map(), imports: new Map(), sources: new Map() };
  const result = await Deno.bundle({
    entrypoints: entrypoints.sort(),
    outputDir: localPath(new URL("static/islands", root)),
    write: false,
    codeSplitting: true,
    format: "esm",
    minify: true,
    platform: "browser",
    sourcemap: "external",
  });
  if (!result.success) {
    throw new Error(`The islands do not build: ${result.errors.map((e) => e.text).join("; ")}`);
  }
  return await collect(result.outputFiles ?? [], root);
}

async function collect(
  outputs: readonly Deno.bundle.OutputFile[],
  root: URL,
): Promise<BuiltIslands> {
  const files = new Map<string, { name: string; bytes: Bytes; hash: string }>();
  const imports = new Map<string, readonly string[]>();
  const sources = new Map<string, string>();
  for (const output of outputs) {
    const plain = output.path.slice(output.path.lastIndexOf("/") + 1);
    if (plain.endsWith(".map")) {
      for (const path of ownSources(output.text())) {
        sources.set(path, await hashOf(await Deno.readFile(new URL(path, root))));
      }
      continue;
    }
    const bytes = new Uint8Array(output.contents ?? []);
    const hash = await hashOf(bytes);
    // The name of a shared part carries a hash already, and the scripts import it by that name.
    const name = plain.startsWith("chunk-") ? plain : plain.replace(/\.js$/, `.${hash}.js`);
    files.set(plain, { name, bytes, hash });
    imports.set(plain, importsOf(output.text()));
  }
  sources.set("deno.lock", await hashOf(await Deno.readFile(new URL("deno.lock", root))));
  return { files, imports: withNested(imports), sources };
}

/** Sources inside the project, as paths from its root; packages are covered by the lock file. */
function ownSources(map: string): string[] {
  const { sources } = JSON.parse(map) as { sources: string[] };
  return sources.filter((path) => /^\.\.\/\.\.\/(?!\.\.)/.test(path)).map((path) => path.slice(6));
}

/** Parts that are imported at once; what is imported only when needed (`import()`) is left out. */
function importsOf(script: string): string[] {
  return [...script.matchAll(/(?:from|import)"\.\/(chunk-[^"]+\.js)"/g)].map((match) => match[1]!);
}

function withNested(
  direct: ReadonlyMap<string, readonly string[]>,
): Map<string, readonly string[]> {
  const all = (name: string, seen: Set<string>): Set<string> => {
    for (const part of direct.get(name) ?? []) if (!seen.has(part)) all(part, seen.add(part));
    return seen;
  };
  return new Map([...direct.keys()].map((name) => [name, [...all(name, new Set())]]));
}

function localPath(url: URL): string {
  return decodeURIComponent(url.pathname);
}
