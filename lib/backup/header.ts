import { concatBytes, equalBytes } from "./bytes.ts";
import { type FileKeys, fileKeys, indexKeyMark, masterKeyOf, type SiteKeys } from "./keys.ts";
import type { Bytes } from "../vault/mod.ts";
import { keyId } from "../vault/master_keys.ts";

/** Why a file is not taken for a backup of this site. */
export type Refusal =
  | "not-a-backup"
  | "newer"
  | "cut"
  | "changed"
  | "another-master-key"
  | "another-index-key";

/** What a backup says of itself. Times in epoch milliseconds. */
export interface About {
  /** When its first row was read: what was erased from then on may still be in it. */
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly rows: number;
  /** Of the whole file, in bytes. */
  readonly length: number;
}

/** What is known before the first row is written. */
interface Beginning {
  readonly salt: Bytes;
  readonly keyId: string;
  readonly mark: Bytes;
}

const MAGIC = new TextEncoder().encode("TyyneBak") as Bytes;
const VERSION = 1;
const FIELDS = 88;
const MAC = 32;
const SUM = 8;
/** The same in every version, so that any version can tell whether a header is whole. */
export const HEADER_BYTES = FIELDS + MAC + SUM;

export async function newBeginning(keys: SiteKeys): Promise<Beginning> {
  return {
    salt: crypto.getRandomValues(new Uint8Array(32)),
    keyId: await keyId(keys.masterKey),
    mark: await indexKeyMark(keys.indexKey),
  };
}

/**
 * The header of a finished file. Its code (HMAC) vouches for every field to whoever has the key; its
 * plain sum tells damage from a wrong key to whoever has not.
 */
export async function writeHeader(
  beginning: Beginning,
  about: About,
  keys: FileKeys,
): Promise<Bytes> {
  const fields = new Uint8Array(FIELDS);
  const view = new DataView(fields.buffer);
  fields.set(MAGIC);
  view.setUint16(8, VERSION);
  fields.set(Uint8Array.fromHex(beginning.keyId), 10);
  fields.set(beginning.salt, 16);
  fields.set(beginning.mark, 48);
  const { startedAt, finishedAt, rows, length } = about;
  [startedAt, finishedAt, rows, length].forEach((number, n) => view.setFloat64(56 + 8 * n, number));
  const mac = new Uint8Array(await crypto.subtle.sign("HMAC", keys.header, fields));
  return concatBytes(fields, mac, await sumOf(fields, mac));
}

/** Reads and verifies a header. `size` is the file's, in bytes. */
export async function readHeader(
  bytes: Bytes,
  { size, keys }: { size: number; keys: SiteKeys },
): Promise<{ about: About; beginning: Beginning; keys: FileKeys } | { refused: Refusal }> {
  const begins = equalBytes(bytes.subarray(0, MAGIC.length), MAGIC.subarray(0, bytes.length));
  if (bytes.length < HEADER_BYTES) return { refused: begins ? "cut" : "not-a-backup" };
  const [fields, mac, sum] = [
    bytes.slice(0, FIELDS),
    bytes.slice(FIELDS, FIELDS + MAC),
    bytes.slice(FIELDS + MAC, HEADER_BYTES),
  ];
  const named = concatBytes(MAGIC, fields.slice(MAGIC.length));
  const whole = equalBytes(await sumOf(named, mac), sum);
  if (!begins) return { refused: whole ? "changed" : "not-a-backup" };
  if (!whole) return { refused: "changed" };
  const view = new DataView(fields.buffer);
  if (view.getUint16(8) !== VERSION) return { refused: "newer" };
  const [startedAt, finishedAt, rows, length] = [0, 1, 2, 3].map((n) =>
    view.getFloat64(56 + 8 * n)
  );
  const about = { startedAt: startedAt!, finishedAt: finishedAt!, rows: rows!, length: length! };
  if (size < about.length) return { refused: "cut" };
  if (size > about.length) return { refused: "changed" };
  const beginning = {
    keyId: fields.slice(10, 16).toHex(),
    salt: fields.slice(16, 48),
    mark: fields.slice(48, 56),
  };
  const masterKey = await masterKeyOf(keys, beginning.keyId);
  if (!masterKey) return { refused: "another-master-key" };
  const own = await fileKeys(masterKey, beginning.salt);
  if (!await crypto.subtle.verify("HMAC", own.header, mac, fields)) return { refused: "changed" };
  if (!equalBytes(beginning.mark, await indexKeyMark(keys.indexKey))) {
    return { refused: "another-index-key" };
  }
  return { about, beginning, keys: own };
}

async function sumOf(...parts: Bytes[]): Promise<Bytes> {
  const digest = await crypto.subtle.digest("SHA-256", concatBytes(...parts));
  return new Uint8Array(digest, 0, SUM).slice();
}
