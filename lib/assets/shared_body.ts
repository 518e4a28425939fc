import type { Bytes } from "./hash.ts";

export type Encoding = "br" | "gzip";

/**
 * An answer's body that is the same for everybody. It is compressed when somebody first asks for an
 * encoding, and once.
 */
export class SharedBody {
  readonly bytes: Bytes;
  /** Weak, since the same page travels in several encodings (RFC 9110, 8.8.1). */
  readonly etag: string;
  readonly #encoded = new Map<Encoding, Promise<Bytes>>();

  readonly #quality: number;

  /** @param quality of brotli, up to 11: the last tenth of the size takes ten times as long. */
  constructor(bytes: Bytes, hash: string, { quality = 11 } = {}) {
    this.bytes = bytes;
    this.#quality = quality;
    this.etag = `W/"${hash}"`;
  }

  /** The body in an encoding. */
  as(encoding: Encoding): Promise<Bytes> {
    const known = this.#encoded.get(encoding);
    if (known) return known;
    const made = compress(this.bytes, encoding, this.#quality);
    this.#encoded.set(encoding, made);
    return made;
  }
}

/** The encoding to answer with, from `Accept-Encoding` and its weights; undefined: send it as it is. */
export function preferredEncoding(accept: string | null | undefined): Encoding | undefined {
  if (!accept) return undefined;
  const weights = new Map<string, number>();
  for (const part of accept.toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((piece) => piece.trim());
    const weight = parameters.find((parameter) => parameter.startsWith("q="));
    weights.set(name, weight === undefined ? 1 : Number(weight.slice(2)) || 0);
  }
  const of = (name: string) => weights.get(name) ?? weights.get("*") ?? 0;
  const plain = weights.get("identity") ?? 0;
  const [br, gzip] = [of("br"), of("gzip")];
  if (br > 0 && br >= gzip && br >= plain) return "br";
  return gzip > 0 && gzip >= plain ? "gzip" : undefined;
}

/** Loaded on first use: a process that answers from a proxy's cache never needs it. */
async function compress(bytes: Bytes, encoding: Encoding, quality: number): Promise<Bytes> {
  const { brotliCompress, constants, gzip } = await import("node:zlib");
  return await new Promise<Bytes>((done, fail) => {
    const tell = (error: Error | null, out: Uint8Array) =>
      error ? fail(error) : done(new Uint8Array(out));
    if (encoding === "gzip") return gzip(bytes, { level: 9 }, tell);
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    brotliCompress(bytes, { params }, tell);
  });
}
