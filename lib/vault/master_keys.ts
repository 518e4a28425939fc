import { type Bytes, decrypt, encrypt, importAesKey } from "./crypto.ts";

export const DATA_KEYS = "data_keys";
export const MASTER_KEY_IN_USE = "master_key_in_use";

/** With which keys the site was last started, by parts of their hashes. */
export interface KeysInUse {
  readonly masterKeyId: string;
  /** Absent where an earlier version noted it. */
  readonly indexKeyId?: string;
  /** When the store was first in use, epoch milliseconds; one of an earlier version did not say. */
  readonly since?: number;
}

/** A data key as it lies in the store: wrapped, and bound to its place there. */
export interface DataKeyRow {
  readonly masterKeyId: string;
  readonly wrapped: Bytes;
  readonly expiresAt: number;
}

/** The key that wraps data keys, and the former ones that still unwrap while a rotation runs. */
export class MasterKeys {
  /** Names the key that wraps, and tells nothing of it. */
  readonly currentId: string;
  readonly #keys: ReadonlyMap<string, CryptoKey>;

  private constructor(currentId: string, keys: ReadonlyMap<string, CryptoKey>) {
    this.currentId = currentId;
    this.#keys = keys;
  }

  static async import(
    { masterKey, oldMasterKeys = [] }: { masterKey: Bytes; oldMasterKeys?: readonly Bytes[] },
  ): Promise<MasterKeys> {
    const named = [masterKey, ...oldMasterKeys].map(async (raw) =>
      [await keyId(raw), await importAesKey(raw)] as const
    );
    const all = await Promise.all(named);
    return new MasterKeys(all[0]![0], new Map(all));
  }

  knows(masterKeyId: string): boolean {
    return this.#keys.has(masterKeyId);
  }

  /** Wraps 32 raw bytes for one place in the store. */
  async wrap(raw: Bytes, at: Deno.KvKey): Promise<Omit<DataKeyRow, "expiresAt">> {
    const wrapped = await encrypt(this.#keys.get(this.currentId)!, raw, bind(at));
    return { masterKeyId: this.currentId, wrapped };
  }

  /**
   * The raw data key of a row. Whoever asked empties it after use.
   * @throws Error when it is wrapped by a master key that is not here.
   * @throws OperationError when the row was changed or moved.
   */
  async unwrap({ masterKeyId, wrapped }: DataKeyRow, at: Deno.KvKey): Promise<Bytes> {
    const master = this.#keys.get(masterKeyId);
    if (!master) {
      throw new Error("A data key is wrapped by a master key that this site does not have");
    }
    return await decrypt(master, wrapped, bind(at));
  }
}

/** Names a master key without telling anything of it. */
export async function keyId(raw: Bytes): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", raw);
  return new Uint8Array(digest, 0, 6).toHex();
}

/** What a value is bound to: its place, and its end where it has one of its own. */
export function bind(key: Deno.KvKey, expiresAt?: number): string {
  return JSON.stringify([key, expiresAt ?? null]);
}
