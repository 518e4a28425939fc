import type { Tip } from "../audit/mod.ts";
import { MINUTE } from "../clock.ts";
import { deleteKeys } from "../kv.ts";
import { endOf } from "../retention.ts";
import type { Services } from "../services.ts";
import { type DataKeyRow, keyId } from "../vault/master_keys.ts";
import { DATA_KEYS, ERASURE_LEDGER, type LedgerEntry } from "../vault/mod.ts";
import { BackupFile, type Row } from "./backup_file.ts";
import type { About, Refusal } from "./header.ts";
import { Judge, type Verdict } from "./judge.ts";
import type { SiteKeys } from "./keys.ts";
import { LedgerBook } from "./ledger_book.ts";
import { ledgerEntries, type LedgerRefusal, readLedgerFile } from "./ledger_file.ts";
import { Mending } from "./mending.ts";
import { goesOn, isOfLog } from "./own_log.ts";
import { RESTORE_STATE } from "./half_restored.ts";
import { begin, end, type Target, targetOf } from "./restore_state.ts";
import { RowWriter } from "./row_writer.ts";

/** The machine that made a backup may have had a clock that was so far ahead, in milliseconds. */
const CLOCKS_APART = 5 * MINUTE;

/** What a restore needs of the site's parts. */
type RestoreServices = Pick<
  Services,
  "clock" | "vault" | "clients" | "records" | "chat" | "requests" | "erasure" | "audit" | "cleaner"
>;

interface RestoreOptions {
  readonly keys: SiteKeys;
  readonly services: RestoreServices;
  /** Ledger files to go by, besides the backup's own and the store's. */
  readonly ledgers: readonly string[];
  /** Removes what lies in the store, and puts the backup in its place. */
  readonly replace?: boolean;
  /** Who does it, for the audit log. */
  readonly by: { readonly id: string; readonly name: string };
}

export type RestoreRefusal =
  | { readonly refused: Refusal | "too-old" | "made-later" | "not-empty" | "keys-missing" }
  | { readonly refused: "ledger"; readonly path: string; readonly why: LedgerRefusal };

/** What came back, and what did not. */
export interface Restored {
  readonly about: About;
  readonly rows: Readonly<Record<Verdict, number>>;
  readonly clients: number;
  readonly chats: number;
  /** Up to when erasures are known, in epoch milliseconds. */
  readonly erasuresKnownUntil: number;
  /** Whether the store's own audit log, which is longer, was kept. */
  readonly ownLog: boolean;
}

/** Brings a backup back into a store that no site is running over. */
export class Restore {
  readonly #kv: Deno.Kv;
  readonly #options: RestoreOptions;
  readonly #judge: Judge;
  readonly #book: LedgerBook;
  readonly #masterKeys = new Set<string>();
  /** Owners whose data key is wrapped by a master key that is not here. */
  readonly #closed: (readonly [kind: string, id: string])[] = [];
  #begun = false;
  #tip: Tip | undefined;

  constructor(kv: Deno.Kv, options: RestoreOptions) {
    this.#kv = kv;
    this.#options = options;
    this.#judge = new Judge(options.services.clock.now());
    this.#book = new LedgerBook(options.services.vault.ledger);
  }

  /**
   * Reads the whole backup and every ledger, and only if none is refused writes. What expired or was
   * erased since is not written. Cut short, it leaves a store that the site refuses; run again, it
   * begins anew.
   */
  async run(path: string): Promise<Restored | RestoreRefusal> {
    const { keys, services: { clock } } = this.#options;
    for (const key of [keys.masterKey, ...keys.oldMasterKeys]) {
      this.#masterKeys.add(await keyId(key));
    }
    const file = await BackupFile.open(path, keys, (row) => this.#see(row));
    if ("refused" in file) return file;
    const { about } = file;
    // Of erasures that are longer ago than that, the ledgers know no more.
    if (endOf("erasure_ledger", about.startedAt) <= clock.now()) return { refused: "too-old" };
    // A clock that is behind would bring back what has ended by now.
    if (about.finishedAt > clock.now() + CLOCKS_APART) return { refused: "made-later" };
    const known = await this.#readLedgers(about);
    if (typeof known !== "number") return known;
    // Without those keys some of it would not open, and the former one may be destroyed by then.
    if (this.#closed.some(([kind, id]) => !this.#book.hasOwner(kind, id))) {
      return { refused: "keys-missing" };
    }
    const target = await targetOf(this.#kv);
    if (target.kind === "filled" && !this.#options.replace) return { refused: "not-empty" };
    for await (const [name, entry] of ledgerEntries(this.#kv, clock)) this.#book.add(name, entry);
    this.#judge.open(this.#book, about.startedAt);
    return { about, erasuresKnownUntil: known, ...await this.#write(file, target) };
  }

  #see(row: Row): void {
    this.#judge.see(row);
    const [root, name, id] = row.key;
    if (root === ERASURE_LEDGER) {
      const entry = row.value as LedgerEntry;
      if (this.#begun) this.#book.add(String(name), entry);
      else this.#book.addBefore(String(name), entry);
    } else this.#begun = true;
    if (root === DATA_KEYS) {
      const { masterKeyId, expiresAt } = row.value as DataKeyRow;
      const lives = expiresAt > this.#options.services.clock.now();
      if (lives && !this.#masterKeys.has(masterKeyId)) {
        this.#closed.push([String(name), String(id)]);
      }
    }
    if (root === "audit_tip") this.#tip = row.value as Tip;
  }

  async #readLedgers(about: About): Promise<number | RestoreRefusal> {
    let known = about.finishedAt;
    for (const path of this.#options.ledgers) {
      const read = await readLedgerFile(path, this.#options.keys);
      if ("refused" in read) return { refused: "ledger", path, why: read.refused };
      for (const [name, entry] of read.entries) this.#book.add(name, entry);
      known = Math.max(known, read.madeAt);
    }
    return known;
  }

  async #write(file: BackupFile, target: Target) {
    const { services, by } = this.#options;
    const { clock, audit, erasure, cleaner } = services;
    const ownLog = target.kind === "cut-short"
      ? target.state.ownLog
      : target.kind === "filled" && await goesOn(this.#kv, this.#tip);
    await begin(this.#kv, { begunAt: clock.now(), ownLog });
    const cleared = await this.#clear(ownLog);
    const writer = new RowWriter(this.#kv, clock);
    await writer.addAll(this.#ledgerRows());
    const mending = new Mending(this.#judge, services);
    const counts = await this.#writeRows(file, { writer, mending, ownLog });
    await writer.addAll(services.chat.restoring.following());
    await writer.addAll(services.requests.restoring.following());
    await mending.finish();
    await erasure.finishPending();
    await services.chat.store.finishErasures();
    await audit.append({ actor: by, action: "backup.restored" });
    await services.vault.noteKeys();
    await end(this.#kv);
    if (cleared > 0) await cleaner?.clean();
    return { ...counts, ownLog };
  }

  async #writeRows(
    file: BackupFile,
    { writer, mending, ownLog }: { writer: RowWriter; mending: Mending; ownLog: boolean },
  ) {
    const rows = { stays: 0, expired: 0, erased: 0, emptied: 0, orphaned: 0, "left-out": 0 };
    let [clients, chats] = [0, 0];
    for await (const row of file.rows()) {
      const [root] = row.key;
      if (root === ERASURE_LEDGER || (ownLog && isOfLog(row.key))) continue;
      const verdict = this.#judge.verdict(row);
      rows[verdict]++;
      if (verdict === "emptied") mending.emptied(row);
      if (verdict !== "stays") continue;
      await writer.add(mending.take(row));
      if (root === "clients") clients++;
      if (root === "chat_heads") chats++;
    }
    await writer.flush();
    return { rows, clients, chats };
  }

  /** Removes everything but what was erased, and the audit log where it is to go on. */
  async #clear(ownLog: boolean): Promise<number> {
    let removed = 0;
    let batch: Deno.KvKey[] = [];
    for await (const { key } of this.#kv.list({ prefix: [] }, { batchSize: 500 })) {
      const stays = key[0] === ERASURE_LEDGER || key[0] === RESTORE_STATE;
      if (stays || (ownLog && isOfLog(key))) continue;
      batch.push(key);
      removed++;
      if (batch.length < 500) continue;
      await deleteKeys(this.#kv, batch);
      batch = [];
    }
    await deleteKeys(this.#kv, batch);
    return removed;
  }

  *#ledgerRows(): Generator<Row> {
    const now = this.#options.services.clock.now();
    for (const [name, entry] of this.#book.newest()) {
      if (entry.expiresAt > now) yield { key: [ERASURE_LEDGER, name], value: entry };
    }
  }
}
