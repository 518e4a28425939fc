import type { Amendment } from "../holdings.ts";
import { deleteKeys } from "../kv.ts";
import { type SealedRow, unlessDamaged } from "../vault/mod.ts";
import { RECORD_CHANGES } from "./amendments.ts";
import { type RecordRow, type RecordRows, RECORDS } from "./rows.ts";

/** What a restored store has too much of its records. */
export class RecordRestoring {
  readonly #rows: RecordRows;

  constructor(rows: RecordRows) {
    this.#rows = rows;
  }

  /**
   * Removes corrections that the backup caught without what they changed: it read the record before them.
   * Left there they would say that it was corrected, and keep it from being corrected again.
   * `change`: the key of any correction of the record.
   */
  async forgetUnmade([, clientId, kind, at, id]: Deno.KvKey): Promise<void> {
    const { kv, vault, clients } = this.#rows;
    const dataKey = await clients.loadKey({ id: String(clientId) });
    if (!dataKey) return;
    const place = [clientId!, kind!, at!, id!];
    const { key, value } = await kv.get<RecordRow>([RECORDS, ...place]);
    const record = value &&
      await unlessDamaged(vault.unseal<Record<string, unknown>>(dataKey, key, value));
    if (record === "damaged") return;
    const changes: { key: Deno.KvKey; change: Amendment }[] = [];
    for await (const row of kv.list<SealedRow>({ prefix: [RECORD_CHANGES, ...place] })) {
      const change = await unlessDamaged(vault.unseal<Amendment>(dataKey, row.key, row.value));
      if (change && change !== "damaged") changes.push({ key: row.key, change });
    }
    changes.sort((a, b) => b.change.at - a.change.at);
    const made = changes.findIndex(({ change }) => record && isIn(record, change));
    const unmade = made < 0 ? changes : changes.slice(0, made);
    await deleteKeys(kv, unmade.map((one) => one.key));
  }
}

/** Whether a record says what a correction made of it. */
function isIn(record: Readonly<Record<string, unknown>>, { after }: Amendment): boolean {
  return Object.entries(after).every(([name, value]) => String(record[name] ?? "") === value);
}
