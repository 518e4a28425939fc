import type { Clock } from "../clock.ts";
import { whileLocked } from "../locked.ts";
import type { Row } from "./backup_file.ts";
import { endOfRow } from "./roots.ts";
import { toLine } from "./lossless.ts";

/** Kept below the engine's 1,000 mutations and 819,200 bytes a commit, whatever form the values take. */
const MUTATIONS = 500;
const BYTES = 300_000;

/** Writes many rows in few commits, each with the end that it had. */
export class RowWriter {
  readonly #kv: Deno.Kv;
  readonly #clock: Clock;
  #rows: Row[] = [];
  #bytes = 0;

  constructor(kv: Deno.Kv, clock: Clock) {
    this.#kv = kv;
    this.#clock = clock;
  }

  async add(row: Row): Promise<void> {
    const bytes = toLine([row.key, row.value]).length;
    if (this.#rows.length === MUTATIONS || this.#bytes + bytes > BYTES) await this.flush();
    this.#rows.push(row);
    this.#bytes += bytes;
  }

  async addAll(rows: AsyncIterable<Row> | Iterable<Row>): Promise<void> {
    for await (const row of rows) await this.add(row);
    await this.flush();
  }

  /** Writes what waits. */
  async flush(): Promise<void> {
    const rows = this.#rows;
    [this.#rows, this.#bytes] = [[], 0];
    if (rows.length === 0) return;
    await whileLocked(async () => {
      const op = this.#kv.atomic();
      for (const row of rows) {
        const end = endOfRow(row);
        const expireIn = end === null ? undefined : Math.max(1, end - this.#clock.now());
        op.set(row.key, row.value, { expireIn });
      }
      await op.commit();
    });
  }
}
