export type Bytes = Uint8Array<ArrayBuffer>;

/** Eight hexadecimal digits of the SHA-256: enough to tell versions of a file apart, not a signature. */
export async function hashOf(bytes: Bytes): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return new Uint8Array(digest, 0, 4).toHex();
}
