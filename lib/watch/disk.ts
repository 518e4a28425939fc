// The hosting platform's Deno has no `statfs` among `node:fs/promises` yet.
import { statfs } from "node:fs";
import { promisify } from "node:util";

/** What is free on the disk that holds a folder, and its whole size, in bytes. */
export async function freeSpace(folder: string): Promise<{ free: number; size: number }> {
  const { bavail, blocks, bsize } = await promisify(statfs)(folder);
  return { free: bavail * bsize, size: blocks * bsize };
}
