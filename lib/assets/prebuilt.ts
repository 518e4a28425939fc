import { type BuiltIslands, bundleIslands, ROOT } from "./bundle.ts";
import { hashOf } from "./hash.ts";

const MANIFEST = "static/islands/manifest.json";
const HINT = "run `deno task build`";

/** What the build wrote for the server: from the same hands, so it is read as it is. */
interface Manifest {
  readonly files: Readonly<Record<string, { name: string; hash: string }>>;
  readonly imports: Readonly<Record<string, string[]>>;
  readonly sources: Readonly<Record<string, string>>;
}

/**
 * Writes the islands' scripts and a manifest, so that a server needs no right to start a bundler.
 * Nothing is written when what is there was made of the same sources.
 */
export async function writePrebuilt(root: URL = ROOT): Promise<"written" | "current"> {
  const manifest = await readManifest(root);
  const built = await bundleIslands(root);
  const next = JSON.stringify(manifestOf(built));
  if (manifest && JSON.stringify(manifest) === next) return "current";
  const folder = new URL("static/islands/", root);
  await Deno.remove(folder, { recursive: true }).catch(() => {});
  await Deno.mkdir(folder, { recursive: true });
  for (const { name, bytes } of built.files.values()) {
    await Deno.writeFile(new URL(name, folder), bytes);
  }
  await Deno.writeTextFile(new URL(MANIFEST, root), next);
  return "written";
}

/**
 * Reads what {@link writePrebuilt} wrote.
 * @throws Error when it is missing, or older than its sources.
 */
export async function readPrebuilt(root: URL): Promise<BuiltIslands> {
  const manifest = await readManifest(root);
  if (!manifest) throw new Error(`The islands' scripts are not built: ${HINT}`);
  await Promise.all(
    Object.entries(manifest.sources).map(async ([path, hash]) => {
      const bytes = await Deno.readFile(new URL(path, root)).catch(() => new Uint8Array());
      if (await hashOf(bytes) !== hash) {
        throw new Error(`${path} is newer than the islands: ${HINT}`);
      }
    }),
  );
  const folder = new URL("static/islands/", root);
  const files = Object.entries(manifest.files).map(async ([plain, file]) => {
    return [plain, { ...file, bytes: await Deno.readFile(new URL(file.name, folder)) }] as const;
  });
  return {
    files: new Map(await Promise.all(files)),
    imports: new Map(Object.entries(manifest.imports)),
    sources: new Map(Object.entries(manifest.sources)),
  };
}

async function readManifest(root: URL): Promise<Manifest | undefined> {
  try {
    return JSON.parse(await Deno.readTextFile(new URL(MANIFEST, root)));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

function manifestOf({ files, imports, sources }: BuiltIslands): Manifest {
  return {
    files: Object.fromEntries([...files].map(([plain, { name, hash }]) => [plain, { name, hash }])),
    imports: Object.fromEntries([...imports].map(([name, parts]) => [name, [...parts]])),
    sources: Object.fromEntries(sources),
  };
}
