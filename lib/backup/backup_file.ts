import type { Bytes } from "../vault/mod.ts";
import { cutIntoFrames, joinToLines, openFrame, SEALED_FRAME_BYTES, sealFrame } from "./frames.ts";
import {
  type About,
  HEADER_BYTES,
  newBeginning,
  readHeader,
  type Refusal,
  writeHeader,
} from "./header.ts";
import { type FileKeys, fileKeys, type SiteKeys } from "./keys.ts";
import { fromLine, toLine } from "./lossless.ts";
import { readFully, writeFully, writeWhole } from "./whole_file.ts";

/** A row as it lies in the store. */
export interface Row {
  readonly key: Deno.KvKey;
  readonly value: unknown;
}

/** Writes rows into a backup file, as they come, and reads it back before it gets its name. */
export async function writeBackupFile(
  path: string,
  rows: AsyncIterable<Row>,
  { keys, clock }: { keys: SiteKeys; clock: { now(): number } },
): Promise<About> {
  const beginning = await newBeginning(keys);
  const own = await fileKeys(keys.masterKey, beginning.salt);
  const startedAt = clock.now();
  return await writeWhole(path, async (file, part) => {
    await writeFully(file, new Uint8Array(HEADER_BYTES));
    const counted = { rows: 0 };
    let [index, length] = [0, HEADER_BYTES];
    for await (const frame of cutIntoFrames(linesOf(rows, counted))) {
      const sealed = await sealFrame(own.content, index++, frame);
      await writeFully(file, sealed);
      length += sealed.length;
    }
    const about = { startedAt, finishedAt: clock.now(), rows: counted.rows, length };
    await file.seek(0, Deno.SeekMode.Start);
    await writeFully(file, await writeHeader(beginning, about, own));
    await file.sync();
    await readBack(part, keys);
    return about;
  });
}

/** A backup that was found to be this site's, whole and unchanged. */
export class BackupFile {
  readonly about: About;
  readonly #path: string;
  readonly #keys: FileKeys;

  private constructor(path: string, about: About, keys: FileKeys) {
    this.#path = path;
    this.about = about;
    this.#keys = keys;
  }

  /**
   * Opens a backup after reading all of it once. `onRow` hears of each row on the way; what it heard
   * counts only if the file is not refused.
   * @throws Deno.errors.NotFound
   */
  static async open(
    path: string,
    keys: SiteKeys,
    onRow: (row: Row) => void | Promise<void> = () => {},
  ): Promise<BackupFile | { refused: Refusal }> {
    using file = await Deno.open(path);
    const { size } = await file.stat();
    const header = await readHeader(await readFully(file, HEADER_BYTES), { size, keys });
    if ("refused" in header) return header;
    const { about, keys: own } = header;
    try {
      for await (const row of rowsOf(file, about, own)) await onRow(row);
    } catch (error) {
      if (error instanceof Changed) return { refused: "changed" };
      throw error;
    }
    return new BackupFile(path, about, own);
  }

  /** Every row, in the order they were read from the store. */
  async *rows(): AsyncGenerator<Row> {
    using file = await Deno.open(this.#path);
    await file.seek(HEADER_BYTES, Deno.SeekMode.Start);
    yield* rowsOf(file, this.about, this.#keys);
  }
}

/** A frame that does not open: the file is not as it was written. */
class Changed extends Error {
  override readonly name = "Changed";

  constructor() {
    super("The backup was changed");
  }
}

async function* linesOf(
  rows: AsyncIterable<Row>,
  counted: { rows: number },
): AsyncGenerator<string> {
  for await (const { key, value } of rows) {
    counted.rows++;
    yield toLine([key, value]);
  }
}

async function* rowsOf(file: Deno.FsFile, about: About, keys: FileKeys): AsyncGenerator<Row> {
  let count = 0;
  for await (const line of joinToLines(framesOf(file, about, keys.content))) {
    const [key, value] = fromLine(line) as [Deno.KvKey, unknown];
    count++;
    yield { key, value };
  }
  if (count !== about.rows) throw new Changed();
}

async function* framesOf(
  file: Deno.FsFile,
  { length }: About,
  key: CryptoKey,
): AsyncGenerator<Bytes> {
  let at = HEADER_BYTES;
  for (let index = 0; at < length; index++) {
    const sealed = await readFully(file, Math.min(SEALED_FRAME_BYTES, length - at));
    at += sealed.length;
    const opened = openFrame(key, index, { bytes: sealed, last: at === length });
    yield await opened.catch(() => {
      throw new Changed();
    });
  }
}

async function readBack(path: string, keys: SiteKeys): Promise<void> {
  const read = await BackupFile.open(path, keys);
  if ("refused" in read) throw new Error(`The backup cannot be read back: ${read.refused}`);
}
