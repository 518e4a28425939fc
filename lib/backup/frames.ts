import type { Bytes } from "../vault/mod.ts";

/** Rows lie in the file in frames of this many bytes, each sealed by itself; the last may be shorter. */
export const FRAME_BYTES = 256 * 1024;
const TAG_BYTES = 16;
export const SEALED_FRAME_BYTES = FRAME_BYTES + TAG_BYTES;
const utf8 = new TextEncoder();
const NEWLINE = 10;

/** One piece of the rows' text. */
interface Frame {
  readonly bytes: Bytes;
  readonly last: boolean;
}

/** Cuts lines into frames. At least one comes, if only an empty one: its end is sealed too. */
export async function* cutIntoFrames(lines: AsyncIterable<string>): AsyncGenerator<Frame> {
  let frame = new Uint8Array(FRAME_BYTES);
  let filled = 0;
  for await (const line of lines) {
    let rest = utf8.encode(line + "\n");
    while (rest.length > 0) {
      if (filled === FRAME_BYTES) {
        yield { bytes: frame, last: false };
        frame = new Uint8Array(FRAME_BYTES);
        filled = 0;
      }
      const part = rest.subarray(0, FRAME_BYTES - filled);
      frame.set(part, filled);
      filled += part.length;
      rest = rest.subarray(part.length);
    }
  }
  yield { bytes: frame.subarray(0, filled), last: true };
}

/** Puts frames together to lines again. */
export async function* joinToLines(frames: AsyncIterable<Bytes>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let open: Uint8Array[] = [];
  for await (const frame of frames) {
    let from = 0;
    for (;;) {
      const end = frame.indexOf(NEWLINE, from);
      if (end === -1) break;
      const line = [...open, frame.subarray(from, end)].map((part) =>
        decoder.decode(part, { stream: true })
      ).join("") + decoder.decode();
      open = [];
      from = end + 1;
      yield line;
    }
    if (from < frame.length) open.push(frame.subarray(from));
  }
  if (open.length > 0) throw new Error("The last row of the backup has no end");
}

/** Seals a frame. Its number and whether it is the last are part of the seal (STREAM, Hoang et al. 2015). */
export async function sealFrame(
  key: CryptoKey,
  index: number,
  { bytes, last }: Frame,
): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.encrypt(params(index, last), key, bytes));
}

/** @throws OperationError when a byte is another, or the frame stood elsewhere. */
export async function openFrame(
  key: CryptoKey,
  index: number,
  { bytes, last }: Frame,
): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.decrypt(params(index, last), key, bytes));
}

/** The key is of this one file, so a counter never repeats under it. */
function params(index: number, last: boolean) {
  const iv = new Uint8Array(12);
  iv[0] = last ? 1 : 0;
  new DataView(iv.buffer).setUint32(8, index);
  return { name: "AES-GCM", iv };
}
