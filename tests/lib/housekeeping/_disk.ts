import { Buffer } from "node:buffer";

/** All bytes that the store has on the disk: the file, its write-ahead log, its shared memory. */
async function rawBytes(path: string): Promise<Uint8Array[]> {
  const names = [path, `${path}-wal`, `${path}-shm`];
  const read = names.map((name) => Deno.readFile(name).catch(() => new Uint8Array()));
  return await Promise.all(read);
}

/** Whether bytes, or a text as UTF-8, lie anywhere in the files of a store. */
export async function onDisk(path: string, wanted: string | Uint8Array): Promise<boolean> {
  const needle = Buffer.from(wanted);
  return (await rawBytes(path)).some((bytes) => Buffer.from(bytes.buffer).includes(needle));
}
