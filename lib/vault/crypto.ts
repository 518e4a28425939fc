const IV_BYTES = 12;
const utf8 = new TextEncoder();

export type Bytes = Uint8Array<ArrayBuffer>;

/** Imports 32 raw bytes as an AES-256-GCM key (NIST SP 800-38D). */
export function importAesKey(raw: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** Imports 32 raw bytes as a key for HMAC-SHA-256 (RFC 2104). */
export function importHmacKey(raw: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
}

/** Encrypts with a fresh random nonce, which stands before the ciphertext. */
export async function encrypt(key: CryptoKey, plain: Bytes, bound: string): Promise<Bytes> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const params = { name: "AES-GCM", iv, additionalData: utf8.encode(bound) };
  const sealed = new Uint8Array(await crypto.subtle.encrypt(params, key, plain));
  const out = new Uint8Array(IV_BYTES + sealed.length);
  out.set(iv);
  out.set(sealed, IV_BYTES);
  return out;
}

/** @throws OperationError when the key, the bytes or what they are bound to are not the same. */
export async function decrypt(key: CryptoKey, sealed: Bytes, bound: string): Promise<Bytes> {
  const params = {
    name: "AES-GCM",
    iv: sealed.subarray(0, IV_BYTES),
    additionalData: utf8.encode(bound),
  };
  return new Uint8Array(await crypto.subtle.decrypt(params, key, sealed.subarray(IV_BYTES)));
}

/** HMAC-SHA-256 of a text, as base64url. */
export async function keyedHash(key: CryptoKey, text: string): Promise<string> {
  const mac = new Uint8Array(await crypto.subtle.sign("HMAC", key, utf8.encode(text)));
  return mac.toBase64({ alphabet: "base64url", omitPadding: true });
}

/** A fresh random token of 256 bits, as base64url. */
export function newToken(): string {
  return crypto.getRandomValues(new Uint8Array(32))
    .toBase64({ alphabet: "base64url", omitPadding: true });
}
