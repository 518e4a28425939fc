import type { ClientRef, Clients } from "../clients/mod.ts";
import type { Clock } from "../clock.ts";
import type { HeldItem } from "../holdings.ts";
import { endOf, type HeldKind, type RecordKind } from "../retention.ts";
import type { DataKey, SealedRow, Vault } from "../vault/mod.ts";
import { Amendments } from "./amendments.ts";
import { itemId, placeOf } from "./place.ts";
import type { ClientRecord } from "./schema.ts";

export const RECORDS = "records";

/** A record as it lies in the store. Only a restriction makes it outlive its kind's period. */
export interface RecordRow extends SealedRow {
  /** Epoch milliseconds; bound into the seal by the row's end. */
  readonly restrictedUntil?: number;
}

/** Finds and opens the rows of records. */
export class RecordRows {
  readonly kv: Deno.Kv;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly clients: Clients;
  readonly amendments: Amendments;

  constructor(kv: Deno.Kv, options: { clock: Clock; vault: Vault; clients: Clients }) {
    this.kv = kv;
    this.clock = options.clock;
    this.vault = options.vault;
    this.clients = options.clients;
    this.amendments = new Amendments(kv, options.vault);
  }

  /** One record, or null when there is none. */
  async read(client: ClientRef, kind: RecordKind, id: string): Promise<ClientRecord | null> {
    const dataKey = await this.clients.loadKey(client);
    const entry = dataKey && await this.find(client, kind, { id, since: 0 });
    return entry && await this.vault.unseal<ClientRecord>(dataKey, entry.key, entry.value);
  }

  /** When a record is deleted by itself (epoch milliseconds), or null when there is none. */
  async endOf(client: ClientRef, kind: RecordKind, id: string): Promise<number | null> {
    const entry = await this.find(client, kind, { id, since: 0 });
    return entry?.value.expiresAt ?? null;
  }

  /** The row of a record that is still there, or null. */
  async find(
    client: ClientRef,
    kind: HeldKind,
    { id, since }: { id: string; since: number },
  ): Promise<Deno.KvEntry<RecordRow> | null> {
    const place = placeOf(id);
    if (!place || place.at < since) return null;
    const entry = await this.kv.get<RecordRow>([RECORDS, client.id, kind, place.at, place.id]);
    return entry.value && this.lives(entry.key, entry.value) ? entry : null;
  }

  /** Every row of a kind, oldest first unless asked, whether or not its time is up. */
  rows(
    client: ClientRef,
    kind: HeldKind,
    since: number,
    options: Deno.KvListOptions = { batchSize: 500 },
  ) {
    const start = [RECORDS, client.id, kind, since];
    const end = [RECORDS, client.id, kind, Number.MAX_SAFE_INTEGER];
    return this.kv.list<RecordRow>({ start, end }, options);
  }

  /** What a row holds, with its corrections, or null when its time is up. */
  async open(
    dataKey: DataKey,
    { key, value }: Deno.KvEntry<RecordRow>,
    amended: Awaited<ReturnType<Amendments["among"]>>,
  ): Promise<HeldItem | null> {
    if (!this.lives(key, value)) return null;
    const content = await this.vault.unseal<ClientRecord>(dataKey, key, value);
    if (!content) return null;
    const { kind } = content;
    const at = key[3] as number;
    const changes = amended.get(content.id);
    const until = value.restrictedUntil;
    return {
      kind,
      id: itemId({ at, id: content.id }),
      at,
      expiresAt: value.expiresAt,
      content,
      ...(until && until > this.clock.now() && { restrictedUntil: until }),
      ...(changes && { changes }),
    };
  }

  /** The end follows from the key's own time or a restriction, so a row cannot say a later one. */
  lives(key: Deno.KvKey, row: RecordRow): boolean {
    const [, , kind, at] = key as [string, string, RecordKind, number];
    const end = Math.max(endOf(kind, at), row.restrictedUntil ?? 0);
    return row.expiresAt > this.clock.now() && row.expiresAt === end;
  }
}
