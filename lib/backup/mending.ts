import type { Head } from "../chat/head.ts";
import { asRestored, type Receipt } from "../erasure/mod.ts";
import type { Services } from "../services.ts";
import type { SealedRow } from "../vault/mod.ts";
import type { Row } from "./backup_file.ts";
import type { Judge } from "./judge.ts";
import { endOfRow } from "./roots.ts";

/**
 * Mends what a backup caught in the middle: it reads for seconds while the site writes, so rows that one
 * commit wrote together may be of different moments.
 */
export class Mending {
  readonly #judge: Judge;
  readonly #services: Pick<Services, "clients" | "chat">;
  readonly #torn = new Set<string>();
  readonly #emptied: Row[] = [];

  constructor(judge: Judge, services: Pick<Services, "clients" | "chat">) {
    this.#judge = judge;
    this.#services = services;
  }

  /** A row on its way into the store, as it is to be written. */
  take(row: Row): Row {
    const [root, id] = row.key;
    if (root === "clients") this.#compareEnds(String(id), row);
    if (root === "clients_by_phone") {
      this.#compareEnds((row.value as { clientId: string }).clientId, row);
    }
    if (root === "erasure_receipts") return { ...row, value: asRestored(row.value as Receipt) };
    if (root !== "chat_heads") return row;
    const head = row.value as Head;
    // The hold was lifted while the backup was made: without its reason it would hold for ever.
    if (!head.held || this.#judge.hasHold(String(id))) return row;
    return { ...row, value: { ...head, held: undefined } satisfies Head };
  }

  /** A message that was emptied since: its row is kept in memory only, until its place can be made. */
  emptied(row: Row): void {
    this.#emptied.push(row);
  }

  /** Does what needs the whole store. */
  async finish(): Promise<void> {
    for (const id of this.#torn) await this.#services.clients.alignEnds({ id });
    for (const { key, value } of this.#emptied) {
      await this.#services.chat.restoring.putEmptied(key, value as SealedRow);
    }
  }

  /** Number, profile and data key of a client end at the same instant. */
  #compareEnds(id: string, row: Row): void {
    if (this.#judge.keyEndOf({ kind: "client", id }) !== endOfRow(row)) this.#torn.add(id);
  }
}
