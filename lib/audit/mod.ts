import { type Clock, DAY } from "../clock.ts";
import { untilCommitted } from "../kv.ts";
import { endOf } from "../retention.ts";
import { Turns } from "../turns.ts";
import type { DataKey, NewDataKey, Vault } from "../vault/mod.ts";
import { BEGINNING, hashOf, type Link, type Tip } from "./chain.ts";
import { AUDIT_BY_SUBJECT, AUDIT_LOG, TIP_KEY } from "./keys.ts";
import { LogReader, monthOwner } from "./reader.ts";
import type { AuditDeed, AuditEntry, AuditSubject, HashedSubject } from "./schema.ts";
import { type AuditFilter, type AuditPage, searchLog, wholeLog } from "./search.ts";
import { type Verification, verifyLinks } from "./verify.ts";

export { AUDIT_ACTIONS, AUDIT_PURPOSES, CHOSEN_PURPOSES } from "./schema.ts";
export type {
  AuditAction,
  AuditActor,
  AuditDeed,
  AuditEntry,
  AuditPurpose,
  AuditSubject,
  HashedSubject,
} from "./schema.ts";
export type { Tip } from "./chain.ts";
export type { AuditFilter, AuditPage } from "./search.ts";
export type { AuditFault, Verification } from "./verify.ts";
export { type Meant, toldOf, whoIsMeant } from "./about.ts";
export { type AuditColumn, auditCsv, markOf, writeAction, writePurpose } from "./csv.ts";
export { verifyCommand } from "./command.ts";
export { AUDIT_BY_SUBJECT, AUDIT_LOG, AUDIT_TIP } from "./keys.ts";

/** A search that finds nothing looks at so many entries, and then asks whether to go on. */
const LOOKED_AT = 5_000;

/**
 * What staff did with what is not their everyday: a chain of entries, each of which holds the hash of
 * the one before. It holds keyed hashes of ids and words of fixed lists, and the staff member's name,
 * sealed under a key of its month: nothing personal of a client.
 */
export class Audit {
  readonly #kv: Deno.Kv;
  readonly #clock: Clock;
  readonly #vault: Vault;
  readonly #reader: LogReader;
  readonly #turns = new Turns();

  constructor(kv: Deno.Kv, options: { clock: Clock; vault: Vault }) {
    this.#kv = kv;
    this.#clock = options.clock;
    this.#vault = options.vault;
    this.#reader = new LogReader(kv, options);
  }

  /** Records a deed before it is done: what throws here stops the deed. Answers its number. */
  append(deed: AuditDeed): Promise<number> {
    return this.#turns.take("append", () => untilCommitted(() => this.#append(deed)));
  }

  /** Entries, newest first; of one subject, or all. */
  async list(
    { subject, ...options }: { limit?: number; before?: number; subject?: AuditSubject } = {},
  ): Promise<AuditPage> {
    const subjects = subject && [await this.hashed(subject)];
    return await this.search(subjects ? { subjects } : {}, options);
  }

  /** A page of what fits, newest first. It stops after so many entries that it looked at. */
  search(
    filter: AuditFilter,
    { limit = 50, before = Number.MAX_SAFE_INTEGER, atMost = LOOKED_AT }: {
      limit?: number;
      before?: number;
      atMost?: number;
    } = {},
  ): Promise<AuditPage> {
    return searchLog(this.#reader, filter, { limit, before, atMost });
  }

  /** Everything that fits, newest first, up to a number: what is added meanwhile is left out. */
  all(filter: AuditFilter, { upTo }: { upTo: number }): AsyncGenerator<AuditEntry> {
    return wholeLog(this.#reader, filter, { before: upTo + 1 });
  }

  /** One entry, or null when there is none or its time is up. */
  async entry(seq: number): Promise<AuditEntry | null> {
    const link = await this.#reader.get(seq);
    return link && await this.#reader.open(link);
  }

  /** A subject as the log knows it. */
  async hashed({ kind, id }: AuditSubject): Promise<HashedSubject> {
    return { kind, hash: await this.#vault.index(`audit-${kind}`, id) };
  }

  /** Follows the whole chain and says where it was changed or cut, if it was. */
  async verify(): Promise<Verification> {
    const { value } = await this.#kv.get<Tip>(TIP_KEY);
    const tip = value ?? BEGINNING;
    const now = this.#clock.now();
    return await verifyLinks(this.#links(tip.seq, now), { vault: this.#vault, tip, now });
  }

  /** Links that are kept, oldest first, up to a number: what is added meanwhile waits for next time. */
  async *#links(upTo: number, now: number): AsyncGenerator<Link> {
    const range = { prefix: [AUDIT_LOG], end: [AUDIT_LOG, upTo + 1] };
    for await (const { value } of this.#kv.list<Link>(range, { batchSize: 500 })) {
      if (value.expiresAt > now) yield value;
    }
  }

  async #append(deed: AuditDeed): Promise<number | "conflict"> {
    const entry = await this.#kv.get<Tip>(TIP_KEY);
    const before = entry.value ?? BEGINNING;
    const seq = before.seq + 1;
    const at = Math.max(this.#clock.now(), before.at);
    // Entries leave in the order they came, or the chain would break: 29 February and two years end a
    // few hours before noon of 28 February and two years.
    const expiresAt = Math.max(endOf("audit_log", at), before.endsAt);
    const op = this.#kv.atomic().check(entry);
    const dataKey = await this.#monthKey(op, at);
    const key = [AUDIT_LOG, seq];
    const sealed = await this.#vault.seal(dataKey, { key, expiresAt }, { name: deed.actor.name });
    const { action, purpose } = deed;
    const subject = deed.subject && await this.hashed(deed.subject);
    const request = deed.request && await this.hashed({ kind: "request", id: deed.request });
    const link = {
      ...sealed,
      seq,
      at,
      action,
      actorId: deed.actor.id,
      ...(subject && { subject }),
      ...(request && { request: request.hash }),
      ...(purpose && { purpose }),
      previous: { hash: before.hash, endsAt: before.endsAt },
    };
    const tip: Tip = { seq, at, endsAt: expiresAt, hash: await hashOf(this.#vault, link) };
    const expireIn = this.#vault.expireIn(expiresAt);
    op.set(key, { ...link, hash: tip.hash } satisfies Link, { expireIn });
    for (const about of [subject, request]) {
      if (!about) continue;
      op.set([AUDIT_BY_SUBJECT, about.kind, about.hash, seq], { expiresAt }, { expireIn });
    }
    op.set(TIP_KEY, tip);
    return (await op.commit()).ok ? seq : "conflict";
  }

  async #monthKey(op: Deno.AtomicOperation, at: number): Promise<DataKey> {
    const owner = monthOwner(at);
    const known = await this.#vault.loadKey(owner);
    if (known) return known;
    // Lives as long as the last entry of its month could.
    const made: NewDataKey = await this.#vault.newKey(owner, endOf("audit_log", at + 32 * DAY));
    made.write(op);
    return made.dataKey;
  }
}
