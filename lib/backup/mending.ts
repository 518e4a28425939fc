import type { Head } from "../chat/head.ts";
import { type Receipt, withoutSweep } from "../erasure/mod.ts";
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
  readonly #services: Pick<Services, "clients" | "records" | "chat">;
  /** Records of which there are corrections: one key of those each, by its place. */
  readonly #corrected = new Map<string, Deno.KvKey>();
  readonly #torn = new Set<string>();
  readonly #emptied: Row[] = [];

  constructor(judge: Judge, services: Pick<Services, "clients" | "records" | "chat">) {
    this.#judge = judge;
    this.#services = services;
  }

  /** A row on its way into the store, as it is to be written. */
  take(row: Row): Row {
    const [root, id] = row.key;
    if (root === "record_changes") {
      this.#corrected.set(JSON.stringify(row.key.slice(0, 5)), row.key);
    }
    if (root === "clients") this.#compareEnds(String(id), row);
    if (root === "clients_by_phone") {
      this.#compareEnds((row.value as { clientId: string }).clientId, row);
    }
    if (root === "erasure_receipts") return { ...row, value: withoutSweep(row.value as Receipt) };
    if (root !== "chat_heads") return row;
    return { ...row, value: this.#headOf(String(id), row.value as Head) };
  }

  #headOf(chatId: string, head: Head): Head {
    const { client, held } = head;
    return {
      ...head,
      // The hold was lifted while the backup was made: without its reason it would hold for ever.
      ...(held && !this.#judge.hasHold(chatId) && { held: undefined }),
      // Erased since, and the chat was older than that reached: its holder can link it anew.
      ...(client && !this.#judge.comesBack({ kind: "client", id: client.id }) && {
        client: undefined,
      }),
    };
  }

  /** A message that was emptied since: its row is kept in memory only, until its place can be made. */
  emptied(row: Row): void {
    this.#emptied.push(row);
  }

  /** Does what needs the whole store. */
  async finish(): Promise<void> {
    for (const id of this.#torn) await this.#services.clients.alignEnds({ id });
    for (const key of this.#corrected.values()) {
      await this.#services.records.restoring.forgetUnmade(key);
    }
    for (const { key, value } of this.#emptied) {
      await this.#services.chat.restoring.putEmptied(key, value as SealedRow);
    }
  }

  /** Number, profile and data key of a client end at the same instant. */
  #compareEnds(id: string, row: Row): void {
    if (this.#judge.keyEndOf({ kind: "client", id }) !== endOfRow(row)) this.#torn.add(id);
  }
}
