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

  constructor(bytes: Bytes, hash: string) {
    this.bytes = bytes;
    this.etag = `W/"${hash}"`;
  }

  /** The body in an encoding. */
  as(encoding: Encoding): Promise<Bytes> {
    const known = this.#encoded.get(encoding);
    if (known) return known;
    const made = compress(this.bytes, encoding);
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

/**
 * By the runtime's own streams: brotli at its best is a tenth smaller, but loading `node:zlib` for it
 * takes as long as the rest of a start, and whoever asks first waits for both.
 */
function compress(bytes: Bytes, encoding: Encoding): Promise<Bytes> {
  const format = encoding === "br" ? "brotli" : "gzip";
  return new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream(format)))
    .bytes();
}
