import { ROOT } from "./bundle.ts";
import type { Bytes } from "./hash.ts";

const FOLDER = "build/pages/";

/** Writes pages that are the same for everybody, by their paths, and nothing else beside them. */
export async function writeBuiltPages(
  pages: Iterable<readonly [path: string, body: Bytes]>,
  root: URL = ROOT,
): Promise<void> {
  await Deno.remove(new URL(FOLDER, root), { recursive: true }).catch(() => {});
  await Deno.mkdir(new URL(FOLDER, root), { recursive: true });
  for (const [path, body] of pages) await Deno.writeFile(fileOf(path, root), body);
}

/**
 * A page as {@link writeBuiltPages} wrote it.
 * @throws Error when it is not there.
 */
export async function readBuiltPage(path: string, root: URL = ROOT): Promise<string> {
  return await Deno.readTextFile(fileOf(path, root));
}

/** One folder for all: `/sv/dataskydd` is the file `sv~dataskydd`. */
function fileOf(path: string, root: URL): URL {
  return new URL(`${FOLDER}${path.slice(1).replaceAll("/", "~") || "~"}`, root);
}
