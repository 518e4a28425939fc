import { nodeCrypto } from "./vault/node_crypto.ts";

/**
 * The id under which something that a form brings is stored, a UUID (RFC 9562, version 8). The same
 * form with the same content, sent twice, is one thing; with other content (somebody went back, changed
 * it and sent it again) it is another thing, and not lost behind the first. `maker` keeps the ids of
 * different people apart.
 */
export function idOfSent(
  key: string,
  { content, maker }: { content: unknown; maker: string },
): string {
  const said = JSON.stringify([key.toLowerCase(), maker, content]);
  const hash = nodeCrypto().createHash("sha256").update(said).digest("hex");
  const variant = (8 + parseInt(hash[16]!, 16) % 4).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join("-");
}
