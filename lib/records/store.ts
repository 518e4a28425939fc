import type { ClientRef, OpenClient } from "../clients/mod.ts";
import type { HeldItem, Holding, Leftover, Page } from "../holdings.ts";
import { deleteKeys, deletePrefix, type Write, writeAll } from "../kv.ts";
import { countContacts, COUNTED, monthOf } from "../monthly_counts/mod.ts";
import { endOf, type HeldKind, RECORD_KINDS, type RecordKind } from "../retention.ts";
import { RECORD_CHANGES } from "./amendments.ts";
import { itemId, type Place, placeOf } from "./place.ts";
import { RecordRestoring } from "./restoring.ts";
import { RecordRights } from "./rights.ts";
import { type RecordRow, RecordRows, RECORDS } from "./rows.ts";
import { type ClientRecord, countedFrom } from "./schema.ts";
import { type DataKey, unlessDamaged } from "../vault/mod.ts";

const NEWEST = { reverse: true, batchSize: 2 };

/** What became of a record that was brought in. */
type Added = "stored" | "expired" | "refused";

/** Calls, notes, text messages and inquiries of clients, each sealed under its client's data key. */
export class Records extends RecordRows implements Holding {
  readonly kinds = RECORD_KINDS;
  readonly roots = [RECORDS, RECORD_CHANGES];
  readonly owned = { kind: "client", roots: [RECORDS, RECORD_CHANGES] } as const;
  readonly rights = new RecordRights(this);
  readonly restoring = new RecordRestoring(this);

  /**
   * Stores a record for whoever a number (E.164) stands for, in one commit. `alongside` adds to that
   * commit, and gives the whole of it up by answering false. What is past its end is not stored. A
   * record that is there already stays as it is: corrected, restricted, and with its own end.
   */
  async add(
    phone: string,
    record: ClientRecord,
    { alongside }: { alongside?: (op: Deno.AtomicOperation) => Promise<boolean> } = {},
  ): Promise<Added> {
    const expiresAt = endOf(record.kind, countedFrom(record));
    if (expiresAt <= this.clock.now()) return "expired";
    let known = false;
    const outcome = await this.clients.writeFor(
      phone,
      { keepUntil: expiresAt },
      async (op, client) => {
        const { key, value, expireIn } = await this.#write(client, { record, expiresAt });
        const there = await this.kv.get<RecordRow>(key);
        known = there.value !== null && this.lives(key, there.value);
        if (known) return false;
        op.check(there).set(key, value, { expireIn });
        countRecords(op, [record]);
        return await alongside?.(op) ?? true;
      },
    );
    return outcome === "written" || known ? "stored" : "refused";
  }

  /** Stores many records of one number: quicker than one by one, and not atomic as a whole. */
  async addMany(phone: string, records: readonly ClientRecord[]): Promise<void> {
    const now = this.clock.now();
    // Counting calendar months is the dearest part of a record: once for each.
    const living = records
      .map((record) => ({ record, expiresAt: endOf(record.kind, countedFrom(record)) }))
      .filter(({ expiresAt }) => expiresAt > now);
    if (living.length === 0) return;
    const keepUntil = Math.max(...living.map(({ expiresAt }) => expiresAt));
    let client: OpenClient | undefined;
    await this.clients.writeFor(phone, { keepUntil }, (_op, open) => {
      client = open;
      return Promise.resolve(true);
    });
    const dataKey = await this.clients.loadKey(client!);
    if (!dataKey) throw new Error("The client was erased while records were brought in");
    const open = { id: client!.id, dataKey };
    const writes = await Promise.all(living.map((one) => this.#write(open, one)));
    const { key, versionstamp } = dataKey.entry;
    if (!await writeAll(this.kv, writes, { key, versionstamp })) {
      throw new Error("The client was erased while records were brought in");
    }
    const op = this.kv.atomic();
    countRecords(op, living.map(({ record }) => record));
    await op.commit();
  }

  async page(
    client: ClientRef,
    kind: HeldKind,
    { limit, since, after, despiteDamage }: {
      limit: number;
      since: number;
      after?: string;
      despiteDamage?: boolean;
    },
  ): Promise<Page> {
    const loading = this.clients.loadKey(client);
    const dataKey = await (despiteDamage ? unlessDamaged(loading) : loading);
    const before = after === undefined ? undefined : placeOf(after);
    if (!dataKey || (after !== undefined && !before)) return { items: [] };
    const start = [RECORDS, client.id, kind, since];
    const end = before
      ? [RECORDS, client.id, kind, before.at, before.id]
      : [RECORDS, client.id, kind, Number.MAX_SAFE_INTEGER];
    const options = { limit: limit + 1, reverse: true, batchSize: Math.min(limit + 1, 500) };
    const rows = await Array.fromAsync(this.kv.list<RecordRow>({ start, end }, options));
    const shown = rows.slice(0, limit);
    let damaged = 0;
    const opened = dataKey === "damaged"
      ? shown.map(({ key, value }) => this.lives(key, value) ? "damaged" as const : null)
      : await this.#openAll(dataKey, shown, {
        onDamaged: despiteDamage ? () => void damaged++ : undefined,
      });
    const items = opened.filter((item) => item !== null && item !== "damaged");
    damaged += opened.filter((item) => item === "damaged").length;
    const told = damaged > 0 ? { damaged } : {};
    if (rows.length <= limit) return { items, ...told };
    const last = rows[limit - 1]!.key;
    return {
      items,
      ...told,
      next: itemId({ at: last[3] as number, id: last[4] as string }),
    };
  }

  async #openAll(
    dataKey: DataKey,
    rows: readonly Deno.KvEntry<RecordRow>[],
    { onDamaged }: { onDamaged?: () => void },
  ): Promise<(HeldItem | null | "damaged")[]> {
    const changes = await this.amendments.among(dataKey, rows.map(({ key }) => key), { onDamaged });
    return await Promise.all(rows.map((row) => {
      const item = this.open(dataKey, row, changes);
      return onDamaged ? unlessDamaged(item) : item;
    }));
  }

  async count(client: ClientRef, kind: HeldKind, { since }: { since: number }): Promise<number> {
    let count = 0;
    for await (const { key, value } of this.rows(client, kind, since)) {
      if (this.lives(key, value)) count++;
    }
    return count;
  }

  /** The newest first: what has ended and still lies there is older than what has not. */
  async hasAny(client: ClientRef, kind: HeldKind, { since }: { since: number }): Promise<boolean> {
    for await (const { key, value } of this.rows(client, kind, since, NEWEST)) {
      if (this.lives(key, value)) return true;
    }
    return false;
  }

  async has(
    client: ClientRef,
    kind: HeldKind,
    options: { id: string; since: number },
  ): Promise<boolean> {
    return await this.find(client, kind, options) !== null;
  }

  async eraseOne(
    client: ClientRef,
    kind: HeldKind,
    options: { id: string; since: number },
  ): Promise<"erased" | "not-found"> {
    const entry = await this.find(client, kind, options);
    if (!entry) return "not-found";
    await this.kv.delete(entry.key);
    await this.amendments.forget([entry.key]);
    return "erased";
  }

  async eraseKind(
    client: ClientRef,
    kind: HeldKind,
    { since, except }: { since: number; except?: ReadonlySet<string> },
  ) {
    const keys: Deno.KvKey[] = [];
    for await (const { key } of this.rows(client, kind, since)) {
      if (!except?.has(itemId({ at: key[3] as number, id: key[4] as string }))) keys.push(key);
    }
    await deleteKeys(this.kv, keys);
    await this.amendments.forget(keys);
    return keys.length;
  }

  /** A record has no key of its own: destroying the client's data key is all that it takes. */
  destroy(): Promise<Record<never, number>> {
    return Promise.resolve({});
  }

  async sweep(client: ClientRef): Promise<number> {
    await deletePrefix(this.kv, [RECORD_CHANGES, client.id]);
    return 0;
  }

  readonly leftovers = async (
    client: ClientRef,
    { limit }: { limit: number },
  ): Promise<Leftover[]> => {
    const rows = this.kv.list<RecordRow>({ prefix: [RECORDS, client.id] }, { limit });
    return (await Array.fromAsync(rows)).map(({ key, value: { expiresAt } }) => {
      const [, , kind, at] = key as [string, string, RecordKind, number];
      return { key, kind, at, expiresAt };
    });
  };

  async #write(
    client: OpenClient,
    { record, expiresAt }: { record: ClientRecord; expiresAt: number },
  ): Promise<Write> {
    const at = countedFrom(record);
    const key = recordKey(client, record.kind, { at, id: record.id });
    const value = await this.vault.seal(client.dataKey, { key, expiresAt }, record);
    return { key, value, expireIn: this.vault.expireIn(expiresAt), bytes: value.sealed.length };
  }
}

function recordKey(client: ClientRef, kind: RecordKind, { at, id }: Place): Deno.KvKey {
  return [RECORDS, client.id, kind, at, id];
}

/** Adds to a commit how many contacts it brings in. Notes and contact details are none. */
function countRecords(op: Deno.AtomicOperation, records: readonly ClientRecord[]): void {
  for (const kind of COUNTED) {
    const times = records.filter((record) => record.kind === kind).map(countedFrom);
    for (const [at = 0, ...others] of Map.groupBy(times, monthOf).values()) {
      countContacts(op, kind, { at, count: others.length + 1 });
    }
  }
}
