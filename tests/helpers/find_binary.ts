/** The first of these names that is an executable file in a folder of the `PATH`. */
export async function onPath(names: readonly string[]): Promise<string | undefined> {
  const folders = (Deno.env.get("PATH") ?? "").split(":").filter((folder) => folder !== "");
  return await firstFile(names.flatMap((name) => folders.map((folder) => `${folder}/${name}`)));
}

/** The first of these paths that is a file. */
export async function firstFile(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    if ((await Deno.stat(path).catch(() => null))?.isFile) return path;
  }
  return undefined;
}
