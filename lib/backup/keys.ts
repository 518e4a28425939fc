import { keyId } from "../vault/master_keys.ts";
import type { Bytes } from "../vault/mod.ts";

const utf8 = new TextEncoder();

/** What only whoever has the keys of the site can make or read. */
export interface SiteKeys {
  /** 32 bytes. */
  readonly masterKey: Bytes;
  readonly oldMasterKeys: readonly Bytes[];
  /** 32 bytes. */
  readonly indexKey: Bytes;
}

/** The keys of one backup file: a salt of its own gives every file keys of its own. */
export interface FileKeys {
  readonly content: CryptoKey;
  readonly header: CryptoKey;
}

/** Derives the keys of a backup from a master key (HKDF-SHA-256, RFC 5869). */
export async function fileKeys(masterKey: Bytes, salt: Bytes): Promise<FileKeys> {
  const material = await crypto.subtle.importKey("raw", masterKey, "HKDF", false, ["deriveKey"]);
  const from = (info: string) => ({
    name: "HKDF",
    hash: "SHA-256",
    salt,
    info: utf8.encode(info),
  });
  const [content, header] = await Promise.all([
    crypto.subtle.deriveKey(
      from("tyyne-backup/content"),
      material,
      { name: "AES-GCM", length: 256 },
      false,
      ["encrypt", "decrypt"],
    ),
    crypto.subtle.deriveKey(
      from("tyyne-backup/header"),
      material,
      { name: "HMAC", hash: "SHA-256", length: 256 },
      false,
      ["sign", "verify"],
    ),
  ]);
  return { content, header };
}

/** The master key that a file names, or null when it is none of the site's. */
export async function masterKeyOf(keys: SiteKeys, id: string): Promise<Bytes | null> {
  for (const key of [keys.masterKey, ...keys.oldMasterKeys]) {
    if (await keyId(key) === id) return key;
  }
  return null;
}

/** The key that vouches for a ledger file. Of the index key, since the ledger outlives a master key. */
export async function ledgerKey(indexKey: Bytes): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey("raw", indexKey, "HKDF", false, ["deriveKey"]);
  const params = {
    name: "HKDF",
    hash: "SHA-256",
    salt: new Uint8Array(0) as Bytes,
    info: utf8.encode("tyyne-erasure-ledger"),
  };
  const hmac = { name: "HMAC", hash: "SHA-256", length: 256 };
  return await crypto.subtle.deriveKey(params, material, hmac, false, ["sign", "verify"]);
}

/** Tells one index key from another, and nothing of either. 8 bytes. */
export async function indexKeyMark(indexKey: Bytes): Promise<Bytes> {
  const mark = await crypto.subtle.sign("HMAC", await ledgerKey(indexKey), utf8.encode("mark"));
  return new Uint8Array(mark, 0, 8).slice();
}
