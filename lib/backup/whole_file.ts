import { basename, dirname, join } from "node:path";

/** A file that lies half written for longer than this was left behind by a process that is gone. */
const LEFT_BEHIND = 60 * 60 * 1000;

/**
 * Writes a file that is there whole or not at all: under another name first, for its owner's eyes only,
 * on the disk before it takes the place of what had the name.
 */
export async function writeWhole<T>(
  path: string,
  write: (file: Deno.FsFile, partPath: string) => Promise<T>,
): Promise<T> {
  const part = `${path}.${crypto.randomUUID().slice(0, 8)}.part`;
  const file = await Deno.open(part, { createNew: true, read: true, write: true, mode: 0o600 });
  try {
    await removeLeftBehind(path, await file.stat());
    const result = await write(file, part);
    file.close();
    await Deno.rename(part, path);
    await syncFolder(dirname(path));
    return result;
  } catch (error) {
    try {
      file.close();
    } catch {
      // It was closed before its renaming failed.
    }
    await Deno.remove(part).catch(() => {});
    throw error;
  }
}

/** Writes all of the bytes, at the place where the file stands. */
export async function writeFully(file: Deno.FsFile, bytes: Uint8Array): Promise<void> {
  let written = 0;
  while (written < bytes.length) written += await file.write(bytes.subarray(written));
}

/** Fills a buffer from the file; answers what came of it before the file's end. */
export async function readFully(
  file: Deno.FsFile,
  count: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const buffer = new Uint8Array(count);
  let filled = 0;
  while (filled < count) {
    const read = await file.read(buffer.subarray(filled));
    if (read === null) break;
    filled += read;
  }
  return buffer.subarray(0, filled);
}

/** The name is on the disk too, once its folder is. Not every system lets a folder be opened. */
async function syncFolder(path: string): Promise<void> {
  const folder = await Deno.open(path).catch(() => null);
  await folder?.sync().catch(() => {});
  folder?.close();
}

/** Of earlier writings to the same path. The time is the file system's own, as the new file has it. */
async function removeLeftBehind(path: string, { mtime: now }: Deno.FileInfo): Promise<void> {
  const [folder, name] = [dirname(path), basename(path)];
  for await (const entry of Deno.readDir(folder)) {
    if (!entry.name.startsWith(`${name}.`) || !entry.name.endsWith(".part")) continue;
    const left = join(folder, entry.name);
    const { mtime } = await Deno.stat(left);
    if (now && mtime && now.getTime() - mtime.getTime() > LEFT_BEHIND) await Deno.remove(left);
  }
}
