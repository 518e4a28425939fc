import { type BuiltIslands, bundleIslands, ROOT } from "./bundle.ts";
import { type Bytes, hashOf } from "./hash.ts";
import { readPrebuilt } from "./prebuilt.ts";
import { SharedBody } from "./shared_body.ts";
import { joinStyles } from "./style_parts.ts";

export { type BuiltPage, readBuiltPage, writeBuiltPages } from "./built_pages.ts";
export { hashOf } from "./hash.ts";
export { writePrebuilt } from "./prebuilt.ts";
export { type Encoding, preferredEncoding, SharedBody } from "./shared_body.ts";

/** A file that is the same for everybody, served from memory under a name that holds its hash. */
interface Asset {
  readonly body: SharedBody;
  readonly contentType: string;
}

/** Style sheets, icons, htmx and the built islands. */
export interface Assets {
  /**
   * The address of a file by its plain name: `site.css` → `/static/site.3f9a1c20.css`.
   * @throws Error when there is no such file: a page names only what the site has.
   */
  url(name: string): string;
  /** Addresses of the modules that a script imports, for `<link rel="modulepreload">`. */
  imports(name: string): readonly string[];
  /** The file at an address, or undefined. */
  find(path: string): Asset | undefined;
  /**
   * What bears the name today when an address carries the hash of another version: a page that an
   * instance made just before an update still finds its style.
   */
  successor(path: string): Asset | undefined;
}

/** For commands that use the site's parts and show no page. */
export const NO_ASSETS: Assets = {
  url: (name) => {
    throw new Error(`There is no ${name}: nothing shows a page here`);
  },
  imports: () => [],
  find: () => undefined,
  successor: () => undefined,
};

const TYPES: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml; charset=utf-8",
  png: "image/png",
  ico: "image/x-icon",
  webmanifest: "application/manifest+json",
};

/**
 * Reads everything under `static/` and the islands: what `deno task build` made, or in development
 * what is made of the sources now.
 * @throws Error when production finds no islands, or older ones than their sources.
 */
export async function loadAssets(
  { dev, root = ROOT }: { dev: boolean; root?: URL },
): Promise<Assets> {
  const folder = new URL("static/", root);
  const [files, islands] = await Promise.all([
    readFiles(folder),
    dev ? bundleIslands(root) : readPrebuilt(root),
  ]);
  return assetsOf(files, islands);
}

/** A file of `static/` by its name there. */
type Files = ReadonlyMap<string, { bytes: Bytes; hash: string }>;

function assetsOf(files: Files, islands: BuiltIslands): Assets {
  const found = new Map<string, Asset>();
  const urls = new Map<string, string>();
  const add = (name: string, path: string, file: { bytes: Bytes; hash: string }) => {
    const contentType = TYPES[extension(name)];
    if (!contentType) throw new Error(`No content type is known for static/${name}`);
    urls.set(name, path);
    found.set(path, { body: new SharedBody(file.bytes, file.hash), contentType });
  };
  for (const [name, file] of files) {
    add(name.replace(/^vendor\//, ""), `/static/${hashed(name, file.hash)}`, file);
  }
  for (const [name, file] of islands.files) add(name, `/static/islands/${file.name}`, file);
  const url = (name: string) => {
    const path = urls.get(name);
    if (path === undefined) throw new Error(`There is no static file ${name}`);
    return path;
  };
  return {
    url,
    imports: (name) => (islands.imports.get(name) ?? []).map(url),
    find: (path) => found.get(path),
    successor: (path) => found.get(urls.get(plainName(path)) ?? ""),
  };
}

async function readFiles(folder: URL): Promise<Files> {
  const names: string[] = [];
  for await (const name of walk(folder)) names.push(name);
  const read = names.sort().map(async (name) =>
    [name, await Deno.readFile(new URL(name, folder))] as const
  );
  const files = joinStyles(new Map(await Promise.all(read)));
  const withHashes = [...files].map(async ([name, bytes]) =>
    [name, { bytes, hash: await hashOf(bytes) }] as const
  );
  return new Map(await Promise.all(withHashes));
}

async function* walk(folder: URL, below = ""): AsyncGenerator<string> {
  for await (const entry of Deno.readDir(new URL(below, folder))) {
    const name = `${below}${entry.name}`;
    if (entry.isFile && !entry.name.startsWith(".")) yield name;
    if (entry.isDirectory && name !== "islands") yield* walk(folder, `${name}/`);
  }
}

function extension(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

/** `icons/call.svg` → `icons/call.3f9a1c20.svg` */
function hashed(name: string, hash: string): string {
  const dot = name.lastIndexOf(".");
  return `${name.slice(0, dot)}.${hash}${name.slice(dot)}`;
}

function plainName(path: string): string {
  return path.replace(/^\/static\/(islands\/|vendor\/)?/, "").replace(
    /\.[0-9a-f]{8}(?=\.\w+$)/,
    "",
  );
}
