import type { Amendment } from "../holdings.ts";
import { deleteKeys } from "../kv.ts";
import { type DataKey, type SealedRow, unlessDamaged, type Vault } from "../vault/mod.ts";

export const RECORD_CHANGES = "record_changes";

interface Written {
  readonly key: Deno.KvKey;
  readonly at: number;
  readonly expiresAt: number;
  readonly by: Amendment["by"];
  readonly before: object;
  readonly after: object;
}

/** What corrections took the place of: a row a correction, with the key of its record before its own. */
export class Amendments {
  readonly #kv: Deno.Kv;
  readonly #vault: Vault;

  constructor(kv: Deno.Kv, vault: Vault) {
    this.#kv = kv;
    this.#vault = vault;
  }

  /** The entry of one correction of a record, which may not be there. */
  entry(record: Deno.KvKey, once: string): Promise<Deno.KvEntryMaybe<SealedRow>> {
    return this.#kv.get<SealedRow>([...changesOf(record), once]);
  }

  /** How many corrections of a record there are; no more than `most` are counted. */
  async count(record: Deno.KvKey, { most }: { most: number }): Promise<number> {
    const rows = this.#kv.list({ prefix: changesOf(record) }, { limit: most });
    return (await Array.fromAsync(rows)).length;
  }

  /** Adds to a commit which fields changed, as they were and as they are. */
  async write(op: Deno.AtomicOperation, dataKey: DataKey, written: Written): Promise<void> {
    const { key, at, expiresAt, by, before, after } = written;
    const [was, is] = [before, after] as Record<string, unknown>[];
    const names = [...new Set([...Object.keys(was!), ...Object.keys(is!)])]
      .filter((name) => was![name] !== is![name]);
    const told = (from: Record<string, unknown>) =>
      Object.fromEntries(names.map((name) => [name, String(from[name] ?? "")]));
    const value: Amendment = { at, by, before: told(was!), after: told(is!) };
    const row = await this.#vault.seal(dataKey, { key, expiresAt }, value);
    op.set(key, row, { expireIn: this.#vault.expireIn(expiresAt) });
  }

  /**
   * The corrections of some records of one kind, by the record's id, oldest first. `onDamaged` hears of
   * each that was changed in the store and does not open; without it that is an error.
   */
  async among(
    dataKey: DataKey,
    records: readonly Deno.KvKey[],
    { onDamaged }: { onDamaged?: () => void } = {},
  ): Promise<ReadonlyMap<string, Amendment[]>> {
    const found = new Map<string, Amendment[]>();
    if (records.length === 0) return found;
    const times = records.map((key) => key[3] as number);
    const [, clientId, kind] = records[0]!;
    const root = [RECORD_CHANGES, clientId!, kind!];
    const start = [...root, Math.min(...times)];
    const end = [...root, Math.max(...times) + 1];
    for await (const { key, value } of this.#kv.list<SealedRow>({ start, end })) {
      const opening = this.#vault.unseal<Amendment>(dataKey, key, value);
      const change = await (onDamaged ? unlessDamaged(opening) : opening);
      const id = key[4] as string;
      if (change === "damaged") {
        onDamaged!();
        continue;
      }
      if (change) found.set(id, [...found.get(id) ?? [], change].sort((a, b) => a.at - b.at));
    }
    return found;
  }

  /** Adds to a commit that a record's corrections end with it, later than they would have. */
  async keepUntil(
    op: Deno.AtomicOperation,
    dataKey: DataKey,
    { record, expiresAt }: { record: Deno.KvKey; expiresAt: number },
  ): Promise<void> {
    for await (const entry of this.#kv.list<SealedRow>({ prefix: changesOf(record) })) {
      const { key, value } = entry;
      const change = await this.#vault.unseal<Amendment>(dataKey, key, value);
      if (!change || value.expiresAt === expiresAt) continue;
      const row = await this.#vault.seal(dataKey, { key, expiresAt }, change);
      op.check(entry).set(key, row, { expireIn: this.#vault.expireIn(expiresAt) });
    }
  }

  /** Removes the corrections of records that went. */
  async forget(records: readonly Deno.KvKey[]): Promise<void> {
    if (records.length === 0) return;
    const [, clientId, kind] = records[0]!;
    const gone = new Set(records.map((key) => JSON.stringify(key.slice(1))));
    const keys: Deno.KvKey[] = [];
    for await (const { key } of this.#kv.list({ prefix: [RECORD_CHANGES, clientId!, kind!] })) {
      if (gone.has(JSON.stringify(key.slice(1, 5)))) keys.push(key);
    }
    await deleteKeys(this.#kv, keys);
  }
}

function changesOf(record: Deno.KvKey): Deno.KvKey {
  return [RECORD_CHANGES, ...record.slice(1)];
}
