import type { Clock } from "../clock.ts";
import { type Bytes, decrypt, encrypt } from "./crypto.ts";
import type { SealedRow } from "./mod.ts";
import { nodeCrypto } from "./node_crypto.ts";

const utf8 = new TextEncoder();

/**
 * What a bearer token stands for in the store: its hash, never the token. A token has 256 random
 * bits, so a plain hash cannot be guessed back (OWASP ASVS 5.0, 7.2).
 */
export function tokenHash(token: string): Promise<string> {
  // A few bytes are hashed sooner at once than by asking WebCrypto for it.
  return Promise.resolve(nodeCrypto().createHash("sha256").update(token).digest("base64url"));
}

/** Seals a JSON value under a key that only the holder of the token can derive (HKDF, RFC 5869). */
export async function sealWithToken(
  token: string,
  at: { key: Deno.KvKey; expiresAt: number },
  value: unknown,
): Promise<SealedRow> {
  const plain = utf8.encode(JSON.stringify(value));
  const sealed = await encrypt(
    await tokenKey(token),
    plain,
    JSON.stringify([at.key, at.expiresAt]),
  );
  return { expiresAt: at.expiresAt, sealed };
}

/**
 * Opens what {@link sealWithToken} sealed, or answers null when its time is up.
 * @throws OperationError when the token is another one or the row was changed, moved or lost a part.
 */
export async function unsealWithToken<T>(
  token: string,
  at: { key: Deno.KvKey; row: SealedRow; clock: Clock },
): Promise<T | null> {
  if (!(at.row.sealed instanceof Uint8Array)) {
    throw new DOMException("A row has lost what was sealed in it", "OperationError");
  }
  if (at.row.expiresAt <= at.clock.now()) return null;
  const bound = JSON.stringify([at.key, at.row.expiresAt]);
  const plain = await decrypt(await tokenKey(token), at.row.sealed, bound);
  return JSON.parse(new TextDecoder().decode(plain)) as T;
}

/** Deriving takes longer than opening, and a session is opened with every request. */
const derived = new Map<string, Promise<CryptoKey>>();
const MOST_DERIVED = 500;

async function tokenKey(token: string): Promise<CryptoKey> {
  const name = await tokenHash(token);
  const known = derived.get(name);
  if (known) return await known;
  if (derived.size >= MOST_DERIVED) derived.clear();
  const key = deriveKey(token);
  derived.set(name, key);
  return await key;
}

async function deriveKey(token: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey("raw", utf8.encode(token), "HKDF", false, [
    "deriveKey",
  ]);
  const params = {
    name: "HKDF",
    hash: "SHA-256",
    salt: new Uint8Array(0) as Bytes,
    info: utf8.encode("token-sealed"),
  };
  const aes = { name: "AES-GCM", length: 256 };
  return crypto.subtle.deriveKey(params, material, aes, false, ["encrypt", "decrypt"]);
}
