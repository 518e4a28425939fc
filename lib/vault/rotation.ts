import type { Clock } from "../clock.ts";
import { CHECKS_PER_COMMIT } from "../kv.ts";
import { whileLocked } from "../locked.ts";
import type { Bytes } from "./crypto.ts";
import {
  DATA_KEYS,
  type DataKeyRow,
  type KeysInUse,
  MASTER_KEY_IN_USE,
  MasterKeys,
} from "./master_keys.ts";

/** As many as a server takes; so few, that the site's own writes hardly wait behind a commit of them. */
const BATCH = CHECKS_PER_COMMIT;
/** Between two commits the store belongs to the site, in milliseconds. */
const PAUSE = 10;
/** A row that changes this often under our hands is left for the next pass. */
const MOST_TRIES = 20;
/** Keys that were made while a pass ran are found by the next one. */
const MOST_PASSES = 5;

/** How many live data keys are wrapped by which master key. */
interface KeyCount {
  readonly current: number;
  readonly former: number;
  /** By a key that is neither `MASTER_KEY` nor among `OLD_MASTER_KEYS`. */
  readonly unknown: number;
}

/** What a run did, and how the keys stand after it. */
export interface Rotated extends KeyCount {
  readonly rewrapped: number;
  /** Of the former ones: rows that were changed or damaged, which no master key opens. */
  readonly unreadable: number;
}

interface RotationOptions {
  clock: Clock;
  /** 32 bytes: what wraps from now on. */
  masterKey: Bytes;
  /** What wrapped before. */
  oldMasterKeys: readonly Bytes[];
  /** Hears how many keys were wrapped anew so far. */
  onProgress?: (rewrapped: number) => void;
}

type Found = Deno.KvEntry<DataKeyRow>;
interface Change {
  readonly entry: Found;
  readonly row: DataKeyRow;
}

/**
 * Wraps every live data key anew under the current master key, while the site runs. Each row is changed
 * only as it was read: a key that is erased or prolonged meanwhile stays erased, or prolonged. Nothing
 * is remembered between two runs; one that was cut short is simply run again.
 */
export class KeyRotation {
  readonly #kv: Deno.Kv;
  readonly #options: RotationOptions;
  readonly #masterKeys: MasterKeys;
  readonly #unreadable = new Set<string>();
  #rewrapped = 0;

  private constructor(kv: Deno.Kv, options: RotationOptions, masterKeys: MasterKeys) {
    this.#kv = kv;
    this.#options = options;
    this.#masterKeys = masterKeys;
  }

  static async open(kv: Deno.Kv, options: RotationOptions): Promise<KeyRotation> {
    return new KeyRotation(kv, options, await MasterKeys.import(options));
  }

  /** Wraps anew until nothing is left that could be. May be run again at any time. */
  async run(): Promise<Rotated> {
    for (let pass = 0; pass < MOST_PASSES; pass++) {
      const before = this.#rewrapped;
      await this.#pass();
      if (this.#rewrapped === before) break;
    }
    const unreadable = this.#unreadable.size;
    return { ...await this.count(), rewrapped: this.#rewrapped, unreadable };
  }

  /**
   * Whether the site was started with the key that is to wrap from now on. One that was not could not
   * open what is wrapped anew. True where no site was ever started.
   */
  async isSiteReady(): Promise<boolean> {
    const { value } = await this.#kv.get<KeysInUse>([MASTER_KEY_IN_USE]);
    return value === null || value.masterKeyId === this.#masterKeys.currentId;
  }

  /** Counts without changing anything. */
  async count(): Promise<KeyCount> {
    const counts = { current: 0, former: 0, unknown: 0 };
    for await (const entry of this.#live()) counts[this.#standing(entry)]++;
    return counts;
  }

  async #pass(): Promise<void> {
    let batch: Found[] = [];
    for await (const entry of this.#live()) {
      if (this.#standing(entry) !== "former") continue;
      batch.push(entry);
      if (batch.length < BATCH) continue;
      await this.#rewrap(batch);
      batch = [];
    }
    await this.#rewrap(batch);
  }

  async *#live(): AsyncGenerator<Found> {
    const rows = this.#kv.list<DataKeyRow>({ prefix: [DATA_KEYS] }, { batchSize: 500 });
    for await (const entry of rows) if (this.#lives(entry)) yield entry;
  }

  /** Together if nobody touched any of them meanwhile, else one by one. */
  async #rewrap(batch: readonly Found[]): Promise<void> {
    const changes = (await Promise.all(batch.map((entry) => this.#change(entry))))
      .filter((change) => change !== null);
    if (changes.length === 0) return;
    if (await this.#commit(changes)) this.#rewrapped += changes.length;
    else for (const { entry } of changes) await this.#rewrapOne(entry);
    this.#options.onProgress?.(this.#rewrapped);
    await new Promise((done) => setTimeout(done, PAUSE));
  }

  async #rewrapOne({ key }: Found): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const entry = await this.#kv.get<DataKeyRow>(key);
      if (entry.value === null || !this.#lives(entry) || this.#standing(entry) !== "former") return;
      const change = await this.#change(entry);
      if (!change) return;
      if (!await this.#commit([change])) continue;
      this.#rewrapped++;
      return;
    }
  }

  async #change(entry: Found): Promise<Change | null> {
    try {
      const raw = await this.#masterKeys.unwrap(entry.value, entry.key);
      const wrapped = await this.#masterKeys.wrap(raw, entry.key);
      raw.fill(0);
      return { entry, row: { ...entry.value, ...wrapped } };
    } catch (error) {
      // One damaged row must not keep all the others under the former key.
      if (!(error instanceof DOMException)) throw error;
      this.#unreadable.add(JSON.stringify(entry.key));
      return null;
    }
  }

  async #commit(changes: readonly Change[]): Promise<boolean> {
    return await whileLocked(async () => {
      const op = this.#kv.atomic();
      for (const { entry, row } of changes) {
        const expireIn = Math.max(1, row.expiresAt - this.#options.clock.now());
        op.check(entry).set(entry.key, row, { expireIn });
      }
      return (await op.commit()).ok;
    });
  }

  #standing({ value }: Found): keyof KeyCount {
    if (value.masterKeyId === this.#masterKeys.currentId) return "current";
    return this.#masterKeys.knows(value.masterKeyId) ? "former" : "unknown";
  }

  /** What is past its end is not touched: written again, it would lie there a little longer. */
  #lives({ value }: Found): boolean {
    return value.expiresAt > this.#options.clock.now();
  }
}
