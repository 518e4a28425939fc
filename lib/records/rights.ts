import type { ClientRef } from "../clients/mod.ts";
import { untilCommitted } from "../kv.ts";
import type { RecordKind } from "../retention.ts";
import { itemId } from "./place.ts";
import type { RecordRow, RecordRows } from "./rows.ts";
import type { ClientRecord } from "./schema.ts";

/** Corrects and restricts records (GDPR Articles 16 and 18). */
export class RecordRights {
  readonly #rows: RecordRows;

  constructor(rows: RecordRows) {
    this.#rows = rows;
  }

  /**
   * Changes what a record says, in one commit with what it said before; both end with the record, and
   * its end does not move. `once` names the change: made again it changes nothing. `change` answers
   * null when there is nothing to change. `full`: there are `most` corrections already.
   */
  amend<R extends ClientRecord>(
    client: ClientRef,
    { kind, id }: { kind: R["kind"]; id: string },
    { once, by, change, most = Infinity }: {
      once: string;
      by: "client" | "staff";
      change: (record: R) => R | null;
      most?: number;
    },
  ): Promise<"done" | "gone" | "full"> {
    return untilCommitted<"done" | "gone" | "full">(async () => {
      const dataKey = await this.#rows.clients.loadKey(client);
      const entry = dataKey && await this.#rows.find(client, kind, { id, since: 0 });
      const before = entry && await this.#rows.vault.unseal<R>(dataKey, entry.key, entry.value);
      if (!entry || !before) return "gone";
      const known = await this.#rows.amendments.entry(entry.key, once);
      if (known.value) return "done";
      const after = change(before);
      if (!after) return "gone";
      // The commit checks the record, which every correction writes: none slips in uncounted.
      const { amendments } = this.#rows;
      if (most < Infinity && await amendments.count(entry.key, { most }) >= most) return "full";
      const op = this.#rows.kv.atomic().check(entry).check(known).check(dataKey.entry);
      const { expiresAt, restrictedUntil } = entry.value;
      const row = await this.#rows.vault.seal(dataKey, { key: entry.key, expiresAt }, after);
      const expiry = { expireIn: this.#rows.vault.expireIn(expiresAt) };
      op.set(entry.key, { ...row, ...(restrictedUntil && { restrictedUntil }) }, expiry);
      const at = this.#rows.clock.now();
      await amendments.write(op, dataKey, {
        key: known.key,
        at,
        expiresAt,
        by,
        before,
        after,
      });
      return (await op.commit()).ok ? "done" : "conflict";
    });
  }

  /**
   * Restricts a record until an instant (GDPR Article 18): it is used by nobody, and is still there
   * then, although its time would be up. The only thing that lengthens a life, and it has an end itself.
   */
  restrict(
    client: ClientRef,
    { kind, id }: { kind: RecordKind; id: string },
    until: number,
  ): Promise<"done" | "gone"> {
    return untilCommitted<"done" | "gone">(async () => {
      const dataKey = await this.#rows.clients.loadKey(client);
      const entry = dataKey && await this.#rows.find(client, kind, { id, since: 0 });
      const record = entry &&
        await this.#rows.vault.unseal<ClientRecord>(dataKey, entry.key, entry.value);
      if (!entry || !record) return "gone";
      if ((entry.value.restrictedUntil ?? 0) >= until) return "done";
      const { key } = entry;
      const expiresAt = Math.max(entry.value.expiresAt, until);
      const op = this.#rows.kv.atomic().check(entry);
      const row: RecordRow = {
        ...await this.#rows.vault.seal(dataKey, { key, expiresAt }, record),
        restrictedUntil: until,
      };
      op.set(key, row, { expireIn: this.#rows.vault.expireIn(expiresAt) });
      await this.#rows.amendments.keepUntil(op, dataKey, { record: key, expiresAt });
      await this.#rows.clients.keepUntil(op, client, expiresAt);
      return (await op.commit()).ok ? "done" : "conflict";
    });
  }

  /** Restricts every record of a kind. Answers how many it was. */
  async restrictKind(client: ClientRef, kind: RecordKind, until: number): Promise<number> {
    let count = 0;
    for (const { key } of await Array.fromAsync(this.#rows.rows(client, kind, 0))) {
      const id = itemId({ at: key[3] as number, id: key[4] as string });
      if (await this.restrict(client, { kind, id }, until) === "done") count++;
    }
    return count;
  }
}
