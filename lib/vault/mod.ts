import type { Clock } from "../clock.ts";
import { ErasureLedger } from "./erasure_ledger.ts";
import { type Bytes, decrypt, encrypt, importAesKey, importHmacKey, keyedHash } from "./crypto.ts";
import {
  bind,
  DATA_KEYS,
  type DataKeyRow,
  type KeysInUse,
  MASTER_KEY_IN_USE,
  MasterKeys,
} from "./master_keys.ts";

export type { Bytes } from "./crypto.ts";
export { isDamaged, unlessDamaged } from "./damage.ts";
export { newToken } from "./crypto.ts";
export { ERASURE_LEDGER, ErasureLedger, type LedgerEntry } from "./erasure_ledger.ts";
export { DATA_KEYS } from "./master_keys.ts";
export { KeyRotation, type Rotated } from "./rotation.ts";

/** Whose data a data key seals. Destroying the key erases all of it. */
export interface Owner {
  readonly kind: "client" | "chat" | "request" | "staff";
  readonly id: string;
}

/** A sealed value as it lies in the store. `expiresAt` is in epoch milliseconds. */
export interface SealedRow {
  readonly expiresAt: number;
  readonly sealed: Bytes;
}

/** A data key in use, with the store's entry so that a commit can insist that it still exists. */
export interface DataKey {
  readonly owner: Owner;
  readonly key: CryptoKey;
  readonly expiresAt: number;
  readonly entry: { readonly key: Deno.KvKey; readonly versionstamp: string | null };
}

interface VaultOptions {
  kv: Deno.Kv;
  clock: Clock;
  /** 32 bytes. */
  masterKey: Bytes;
  /** Former master keys, still good for opening while a rotation runs. */
  oldMasterKeys?: readonly Bytes[];
  /** 32 bytes; keys the blind index. */
  indexKey: Bytes;
}

const CACHED_KEYS = 2_000;
const utf8 = new TextEncoder();
const fatalUtf8 = new TextDecoder("utf-8", { fatal: true });

/** Seals what is personal before it is stored, and destroys it by destroying a key. */
export class Vault {
  /** What was erased, for whoever restores a backup. */
  readonly ledger: ErasureLedger;
  readonly #kv: Deno.Kv;
  readonly #clock: Clock;
  readonly #masterKeys: MasterKeys;
  readonly #indexKey: CryptoKey;
  /** Unwrapped keys by the versionstamp of their row, so that a destroyed key is never used again. */
  readonly #unwrapped = new Map<string, CryptoKey>();

  private constructor(
    options: VaultOptions,
    keys: { master: MasterKeys; index: CryptoKey },
  ) {
    this.ledger = new ErasureLedger(options.indexKey, options.clock);
    this.#kv = options.kv;
    this.#clock = options.clock;
    this.#masterKeys = keys.master;
    this.#indexKey = keys.index;
  }

  static async open(options: VaultOptions): Promise<Vault> {
    const master = await MasterKeys.import(options);
    const index = await importHmacKey(options.indexKey);
    return new Vault(options, { master, index });
  }

  /**
   * The blind index of a value: a keyed hash, different in each domain, so that the store can be
   * searched for a phone number that it does not hold.
   */
  index(domain: string, value: string): Promise<string> {
    return keyedHash(this.#indexKey, `${domain}\u0000${value}`);
  }

  /** Makes a data key. It exists once `write` has been part of a commit that went through. */
  async newKey(owner: Owner, expiresAt: number): Promise<NewDataKey> {
    const raw = crypto.getRandomValues(new Uint8Array(32));
    const storeKey = dataKeyKey(owner);
    const row: DataKeyRow = { ...await this.#masterKeys.wrap(raw, storeKey), expiresAt };
    const key = await importAesKey(raw);
    raw.fill(0);
    const entry = { key: storeKey, versionstamp: null };
    const dataKey = { owner, key, expiresAt, entry };
    return {
      dataKey,
      write: (op) => this.#write(op.check(entry), storeKey, row),
      replace: (op) => this.#write(op, storeKey, row),
    };
  }

  /** The owner's data key, or null when there is none (never was, erased, or its time is up). */
  async loadKey(owner: Owner): Promise<DataKey | null> {
    return await this.openKey(owner, await this.#kv.get(this.placeOfKey(owner)));
  }

  /** Where an owner's data key lies, for whoever reads it together with something else. */
  placeOfKey(owner: Owner): Deno.KvKey {
    return dataKeyKey(owner);
  }

  /** A data key that was read from {@link placeOfKey}, as {@link loadKey} answers it. */
  async openKey(owner: Owner, read: Deno.KvEntryMaybe<unknown>): Promise<DataKey | null> {
    const entry = read as Deno.KvEntryMaybe<DataKeyRow>;
    if (entry.value === null || entry.value.expiresAt <= this.#clock.now()) return null;
    const key = await this.#unwrap(entry);
    const { versionstamp } = entry;
    return {
      owner,
      key,
      expiresAt: entry.value.expiresAt,
      entry: { key: entry.key, versionstamp },
    };
  }

  /** Adds to a commit that the data key lives until `expiresAt`, and that it was not destroyed. */
  async setKeyEnd(op: Deno.AtomicOperation, dataKey: DataKey, expiresAt: number): Promise<void> {
    const entry = await this.#kv.get<DataKeyRow>(dataKey.entry.key);
    op.check(dataKey.entry);
    if (entry.value) this.#write(op, dataKey.entry.key, { ...entry.value, expiresAt });
  }

  /**
   * Adds the destruction of an owner's data key to a commit: all that it sealed is unreadable. The
   * same commit tells the erasure ledger, so that no restored backup can bring the owner back.
   */
  destroyKey(op: Deno.AtomicOperation, owner: Owner): void {
    op.delete(dataKeyKey(owner));
    this.ledger.enter(op, owner.kind, owner.id);
  }

  /** Seals a JSON value for one place and one end: moved or prolonged, it does not open. */
  async seal(dataKey: DataKey, at: { key: Deno.KvKey; expiresAt: number }, value: unknown) {
    const plain = utf8.encode(JSON.stringify(value));
    const sealed = await encrypt(dataKey.key, plain, bind(at.key, at.expiresAt));
    return { expiresAt: at.expiresAt, sealed } satisfies SealedRow;
  }

  /**
   * Opens a row, or answers null when its time is up.
   * @throws OperationError when the row was changed, moved, or sealed under another key.
   */
  async unseal<T>(dataKey: DataKey, key: Deno.KvKey, row: SealedRow): Promise<T | null> {
    if (row.expiresAt <= this.#clock.now()) return null;
    const plain = await decrypt(dataKey.key, row.sealed, bind(key, row.expiresAt));
    return JSON.parse(fatalUtf8.decode(plain)) as T;
  }

  /** Notes with which keys the site runs from now on, and once since when, so that a rotation does not run ahead of it. */
  async noteKeys(): Promise<void> {
    const indexKeyId = await this.#indexKeyId();
    const since = await this.inUseSince() ?? this.#clock.now();
    const keys: KeysInUse = { masterKeyId: this.#masterKeys.currentId, indexKeyId, since };
    await this.#kv.set([MASTER_KEY_IN_USE], keys);
  }

  /** Since when a site has had this store in use (epoch milliseconds), or null when none ever had. */
  async inUseSince(): Promise<number | null> {
    return (await this.#kv.get<KeysInUse>([MASTER_KEY_IN_USE])).value?.since ?? null;
  }

  /**
   * Which key is not the one that this store was last used with, or null. Under another master key
   * nothing opens; under another index key nobody is found again, and everybody is a stranger.
   */
  async wrongKey(): Promise<"MASTER_KEY" | "INDEX_KEY" | null> {
    const { value } = await this.#kv.get<KeysInUse>([MASTER_KEY_IN_USE]);
    if (value === null) return null;
    if (!this.#masterKeys.knows(value.masterKeyId)) return "MASTER_KEY";
    const { indexKeyId } = value;
    const changed = indexKeyId !== undefined && indexKeyId !== await this.#indexKeyId();
    return changed ? "INDEX_KEY" : null;
  }

  /** Names the index key and tells nothing of it. */
  async #indexKeyId(): Promise<string> {
    return (await this.index("index_key", "")).slice(0, 12);
  }

  /** Milliseconds until `expiresAt`, as `expireIn` wants them (at least one). */
  expireIn(expiresAt: number): number {
    return Math.max(1, expiresAt - this.#clock.now());
  }

  #write(op: Deno.AtomicOperation, key: Deno.KvKey, row: DataKeyRow): void {
    op.set(key, row, { expireIn: this.expireIn(row.expiresAt) });
  }

  async #unwrap(entry: Deno.KvEntry<DataKeyRow>): Promise<CryptoKey> {
    const known = this.#unwrapped.get(entry.versionstamp + entry.key.join());
    if (known) return known;
    const raw = await this.#masterKeys.unwrap(entry.value, entry.key);
    const key = await importAesKey(raw);
    raw.fill(0);
    if (this.#unwrapped.size >= CACHED_KEYS) this.#unwrapped.clear();
    this.#unwrapped.set(entry.versionstamp + entry.key.join(), key);
    return key;
  }
}

/** A data key that does not exist yet. */
export interface NewDataKey {
  readonly dataKey: DataKey;
  /** Adds the key to a commit that fails if its owner has one by then. */
  write(op: Deno.AtomicOperation): void;
  /** Adds the key to a commit that also replaces everything that a former one sealed. */
  replace(op: Deno.AtomicOperation): void;
}

function dataKeyKey(owner: Owner): Deno.KvKey {
  return [DATA_KEYS, owner.kind, owner.id];
}
