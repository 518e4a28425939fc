import { statfs } from "node:fs/promises";

/** What is free on the disk that holds a folder, and its whole size, in bytes. */
export async function freeSpace(folder: string): Promise<{ free: number; size: number }> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { free: bavail * bsize, size: blocks * bsize };
}
