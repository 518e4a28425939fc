import type { Clock } from "../clock.ts";
import { untilCommitted } from "../kv.ts";
import { once } from "../once.ts";
import { endOf } from "../retention.ts";
import {
  type DataKey,
  type Owner,
  type SealedRow,
  unlessDamaged,
  type Vault,
} from "../vault/mod.ts";
import { fold } from "./fold.ts";
import { type BreachFault, judge } from "./rules.ts";
import {
  type Breach,
  type BreachEntry,
  type BreachFacts,
  type BreachStep,
  type DamagedBreach,
  factsSchema,
  type Said,
  stepSchema,
  type Writer,
} from "./schema.ts";

export { type BreachClock, clockOf, deadlineOf } from "./clock.ts";
export { instantOf, writtenInstant } from "./instant.ts";
export { factsOf } from "./fold.ts";
export type { BreachFault } from "./rules.ts";
export * from "./schema.ts";

export const BREACHES = "breaches";
export const BREACH_ENTRIES = "breach_entries";
const SHAPE = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/;

/** One row a breach: the number of its last entry, which every further one is checked against. */
interface Head {
  readonly version: number;
  readonly expiresAt: number;
}

/** Something to be added, by somebody who read the breach up to the entry `upon`. */
export interface Addition {
  readonly step: BreachStep;
  readonly upon: number;
  /** A fresh UUID, by which the same form sent twice adds one entry. */
  readonly key: string;
  readonly by: Writer;
  /** Done once, before the entry is written: what throws here stops it. */
  readonly before?: () => Promise<unknown>;
}

type AddOutcome =
  | { readonly kind: "added" | "changed" | "closed"; readonly breach: Breach }
  | { readonly kind: "invalid"; readonly breach: Breach; readonly faults: readonly BreachFault[] }
  | { readonly kind: "not-found" };

export interface BreachList {
  readonly open: readonly Breach[];
  readonly closed: readonly Breach[];
  /** The ids of those that cannot be read as they were written. */
  readonly damaged: readonly string[];
}

/**
 * The log of personal data breaches (GDPR Article 33(5)). A breach is its dated entries: they are
 * added and never changed, each sealed under a key of the breach. It ends five years after it was
 * recorded, whatever is added.
 */
export class Breaches {
  readonly #kv: Deno.Kv;
  readonly #clock: Clock;
  readonly #vault: Vault;

  constructor(kv: Deno.Kv, { clock, vault }: { clock: Clock; vault: Vault }) {
    this.#kv = kv;
    this.#clock = clock;
    this.#vault = vault;
  }

  /** Records a breach under a fresh UUID; the same UUID again is the same breach. */
  async record(
    id: string,
    { facts, by }: { facts: BreachFacts; by: Writer },
  ): Promise<Breach | "known-ahead"> {
    if (!SHAPE.test(id)) throw new Error("A breach needs a UUID");
    const told = factsSchema.parse(facts);
    if (told.knownAt > this.#clock.now()) return "known-ahead";
    return await untilCommitted(async () => {
      const known = await this.get(id);
      if (known) return known;
      const expiresAt = endOf("breach", this.#clock.now());
      const op = this.#kv.atomic();
      const { dataKey, write } = await this.#vault.newKey(owner(id), expiresAt);
      write(op);
      const said: Said = { step: "recorded", facts: told };
      const head = { key: [BREACHES, id], versionstamp: null };
      const entry = this.#entry(said, { seq: 1, key: id, by });
      await this.#add(op.check(head), { id, expiresAt, dataKey, entry });
      return (await op.commit()).ok ? fold([entry], { id, expiresAt }) : "conflict";
    });
  }

  /** Adds an entry, if what was decided meanwhile lets it. */
  async add(id: string, { upon, key, by, before, ...rest }: Addition): Promise<AddOutcome> {
    const step = stepSchema.parse(rest.step);
    const prepare = once(async () => await before?.());
    return await untilCommitted<AddOutcome>(async () => {
      const open = await this.#open(id);
      if (!open) return { kind: "not-found" };
      const { breach, head, dataKey } = open;
      if (breach.entries.some((entry) => entry.key === key)) return { kind: "added", breach };
      const verdict = judge(breach, { step, upon, now: this.#clock.now() });
      if (verdict.kind !== "add") return { ...verdict, breach };
      const { expiresAt, entries, version } = breach;
      await prepare();
      const entry = this.#entry(verdict.said, { seq: version + 1, key, by });
      const op = this.#kv.atomic().check(head).check(dataKey.entry);
      await this.#add(op, { id, expiresAt, dataKey, entry });
      if (!(await op.commit()).ok) return "conflict";
      return { kind: "added", breach: fold([...entries, entry], { id, expiresAt }) };
    });
  }

  /** One breach, or null when there is none or its time is up. */
  async get(id: string): Promise<Breach | null> {
    return (await this.#open(id))?.breach ?? null;
  }

  /**
   * Every breach: the open ones by their deadline, then the closed ones, the last first. One that was
   * tampered with is counted apart, so that it does not hide the others.
   */
  async list(): Promise<BreachList> {
    const heads = await Array.fromAsync(this.#kv.list<Head>({ prefix: [BREACHES] }));
    const read = await Promise.all(
      heads.map(({ key }) => this.read(String(key[1]))),
    );
    const all = read.filter((one): one is Breach => one !== null && !("damaged" in one))
      .sort((a, b) => a.facts.knownAt - b.facts.knownAt);
    return {
      open: all.filter(({ closed }) => !closed),
      closed: all.filter(({ closed }) => closed).reverse(),
      damaged: read.filter((one) => one !== null && "damaged" in one).map(({ id }) => id),
    };
  }

  /** The breach, or what of it still opens where entries were changed or taken away. */
  async read(id: string): Promise<Breach | DamagedBreach | null> {
    try {
      return await this.get(id);
    } catch (error) {
      const rest = await this.#readable(id);
      if (rest && rest.damaged.length > 0) return rest;
      throw error;
    }
  }

  async #readable(id: string): Promise<DamagedBreach | null> {
    const { value } = await this.#kv.get<Head>([BREACHES, id]);
    if (!value) return null;
    const dataKey = await unlessDamaged(this.#vault.loadKey(owner(id)));
    const entries: BreachEntry[] = [];
    const damaged: number[] = [];
    for (let seq = 1; seq <= value.version; seq++) {
      const { key, value: row } = await this.#kv.get<SealedRow>([BREACH_ENTRIES, id, seq]);
      const entry = row && dataKey && dataKey !== "damaged"
        ? await unlessDamaged(this.#vault.unseal<BreachEntry>(dataKey, key, row))
        : "damaged";
      if (entry === "damaged" || entry === null) damaged.push(seq);
      else entries.push(entry);
    }
    return { id, damaged, entries, expiresAt: value.expiresAt };
  }

  async #open(id: string) {
    if (!SHAPE.test(id)) return null;
    const [head, dataKey] = await Promise.all([
      this.#kv.get<Head>([BREACHES, id]),
      this.#vault.loadKey(owner(id)),
    ]);
    if (!dataKey || !head.value || head.value.expiresAt <= this.#clock.now()) return null;
    const { version, expiresAt } = head.value;
    // Entries are only added, so those up to the head's number are the breach as it stood then.
    const range = { prefix: [BREACH_ENTRIES, id], end: [BREACH_ENTRIES, id, version + 1] };
    const rows = await Array.fromAsync(this.#kv.list<SealedRow>(range));
    const opened = await Promise.all(
      rows.map(({ key, value }) => this.#vault.unseal<BreachEntry>(dataKey, key, value)),
    );
    const entries = opened.filter((entry) => entry !== null);
    if (entries.length !== version) throw new Error("A breach has lost an entry");
    return { breach: fold(entries, { id, expiresAt }), head, dataKey };
  }

  #entry(said: Said, { seq, key, by }: { seq: number; key: string; by: Writer }): BreachEntry {
    return { ...said, seq, key, by, writtenAt: this.#clock.now() };
  }

  /** The entry and the head that counts it, in one commit. */
  async #add(
    op: Deno.AtomicOperation,
    { id, expiresAt, dataKey, entry }: {
      id: string;
      expiresAt: number;
      dataKey: DataKey;
      entry: BreachEntry;
    },
  ): Promise<void> {
    const key = [BREACH_ENTRIES, id, entry.seq];
    const expiry = { expireIn: this.#vault.expireIn(expiresAt) };
    op.set(key, await this.#vault.seal(dataKey, { key, expiresAt }, entry), expiry);
    op.set([BREACHES, id], { version: entry.seq, expiresAt } satisfies Head, expiry);
  }
}

function owner(id: string): Owner {
  return { kind: "staff", id: `breach/${id}` };
}
