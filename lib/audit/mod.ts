import { type Clock, DAY } from "../clock.ts";
import { untilCommitted } from "../kv.ts";
import { endOf } from "../retention.ts";
import { Turns } from "../turns.ts";
import type { DataKey, NewDataKey, Owner, Vault } from "../vault/mod.ts";
import { BEGINNING, hashOf, type Link, type Tip } from "./chain.ts";
import type { AuditDeed, AuditEntry, AuditSubject } from "./schema.ts";
import { type Verification, verifyLinks } from "./verify.ts";

export { AUDIT_ACTIONS, AUDIT_PURPOSES } from "./schema.ts";
export type {
  AuditAction,
  AuditActor,
  AuditDeed,
  AuditEntry,
  AuditPurpose,
  AuditSubject,
} from "./schema.ts";
export type { Tip } from "./chain.ts";
export type { AuditFault, Verification } from "./verify.ts";
export { verifyCommand } from "./command.ts";

export const AUDIT_LOG = "audit_log";
export const AUDIT_BY_SUBJECT = "audit_by_subject";
export const AUDIT_TIP = "audit_tip";
const TIP_KEY: Deno.KvKey = [AUDIT_TIP];

export interface AuditPage {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  /** Ask with this as `before` for what is older. */
  readonly next?: number;
}

/**
 * What staff did with what is not their everyday: a chain of entries, each of which holds the hash of
 * the one before. It holds keyed hashes of ids and words of fixed lists, and the staff member's name,
 * sealed under a key of its month: nothing personal of a client.
 */
export class Audit {
  readonly #kv: Deno.Kv;
  readonly #clock: Clock;
  readonly #vault: Vault;
  readonly #turns = new Turns();

  constructor(kv: Deno.Kv, options: { clock: Clock; vault: Vault }) {
    this.#kv = kv;
    this.#clock = options.clock;
    this.#vault = options.vault;
  }

  /** Records a deed before it is done: what throws here stops the deed. Answers its number. */
  append(deed: AuditDeed): Promise<number> {
    return this.#turns.take("append", () => untilCommitted(() => this.#append(deed)));
  }

  /** Entries, newest first; of one subject, or all. */
  async list(
    { limit = 50, before, subject }: { limit?: number; before?: number; subject?: AuditSubject } =
      {},
  ): Promise<AuditPage> {
    const prefix = subject
      ? [AUDIT_BY_SUBJECT, subject.kind, await this.#subjectHash(subject)]
      : [AUDIT_LOG];
    const end = before === undefined ? undefined : [...prefix, before];
    const selector = end ? { prefix, end } : { prefix };
    const found = this.#kv.list<{ expiresAt: number }>(selector, { limit, reverse: true });
    const keys = (await Array.fromAsync(found)).map(({ key }) => key.at(-1) as number);
    const entries = await Promise.all(keys.map((seq) => this.#read(seq)));
    const next = keys.length === limit && keys.at(-1)! > 1 ? keys.at(-1) : undefined;
    const kept = entries.filter((entry) => entry !== null);
    return { entries: kept, ...(next !== undefined && { next }) };
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
    const { subject, action, purpose } = deed;
    const hash = subject && await this.#subjectHash(subject);
    const link = {
      ...sealed,
      seq,
      at,
      action,
      actorId: deed.actor.id,
      ...(subject && hash && { subject: { kind: subject.kind, hash } }),
      ...(purpose && { purpose }),
      previous: { hash: before.hash, endsAt: before.endsAt },
    };
    const tip: Tip = { seq, at, endsAt: expiresAt, hash: await hashOf(this.#vault, link) };
    const expireIn = this.#vault.expireIn(expiresAt);
    op.set(key, { ...link, hash: tip.hash } satisfies Link, { expireIn });
    if (subject && hash) {
      op.set([AUDIT_BY_SUBJECT, subject.kind, hash, seq], { expiresAt }, { expireIn });
    }
    op.set(TIP_KEY, tip);
    return (await op.commit()).ok ? seq : "conflict";
  }

  async #read(seq: number): Promise<AuditEntry | null> {
    const { key, value } = await this.#kv.get<Link>([AUDIT_LOG, seq]);
    if (!value || value.expiresAt <= this.#clock.now()) return null;
    const dataKey = await this.#vault.loadKey(monthOwner(value.at));
    const told = dataKey && await this.#vault.unseal<{ name: string }>(dataKey, key, value);
    const { sealed: _sealed, previous: _previous, hash: _hash, ...rest } = value;
    return { ...rest, actorName: told?.name ?? null };
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

  #subjectHash({ kind, id }: AuditSubject): Promise<string> {
    return this.#vault.index(`audit-${kind}`, id);
  }
}

function monthOwner(at: number): Owner {
  return { kind: "staff", id: `audit/${new Date(at).toISOString().slice(0, 7)}` };
}
