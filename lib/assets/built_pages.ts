import { ROOT } from "./bundle.ts";
import type { Bytes } from "./hash.ts";

const FOLDER = "build/pages/";

/** A page as the build renders it. */
export interface BuiltPage {
  readonly path: string;
  /** Which of the installations that differ it is for. */
  readonly edition: string;
  readonly body: Bytes;
}

/** Writes pages that are the same for everybody, and nothing else beside them. */
export async function writeBuiltPages(
  pages: Iterable<BuiltPage>,
  root: URL = ROOT,
): Promise<void> {
  await Deno.remove(new URL(FOLDER, root), { recursive: true }).catch(() => {});
  for (const { body, ...page } of pages) {
    const file = fileOf(page, root);
    await Deno.mkdir(new URL("./", file), { recursive: true });
    await Deno.writeFile(file, body);
  }
}

/**
 * A page as {@link writeBuiltPages} wrote it.
 * @throws Error when it is not there.
 */
export async function readBuiltPage(
  page: Omit<BuiltPage, "body">,
  root: URL = ROOT,
): Promise<string> {
  return await Deno.readTextFile(fileOf(page, root));
}

/** One folder for an edition: `/sv/dataskydd` is its file `sv~dataskydd`. */
function fileOf({ path, edition }: Omit<BuiltPage, "body">, root: URL): URL {
  return new URL(`${FOLDER}${edition}/${path.slice(1).replaceAll("/", "~") || "~"}`, root);
}
