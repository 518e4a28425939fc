import { type Clock, DAY, HOUR } from "../clock.ts";
import type { Erasure } from "../erasure/mod.ts";
import type { Holding } from "../holdings.ts";
import { deleteKeys, getAll } from "../kv.ts";
import type { Log } from "../log/mod.ts";
import { MonthlyCounts } from "../monthly_counts/mod.ts";
import { DATA_KEYS } from "../vault/mod.ts";
import { Census, type Findings } from "./census.ts";

const RETENTION_RUNS = "retention_runs";
const LEASE = "retention_lease";
/** Another instance may take over a run that was not finished after this long, in milliseconds. */
const LEASE_FOR = HOUR;
/** The clocks of two instances differ, but not by as much as this, in milliseconds. */
const SAME_NIGHT = HOUR;
/** In milliseconds. */
export const RUNS_KEPT_FOR = 400 * DAY;
const BATCH = 500;

/** What one run of the job found and did; runs of earlier versions counted less. Times in epoch milliseconds. */
export interface RetentionRun extends Partial<Findings> {
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly overdue: Findings["overdue"];
  /** Rows whose data key is gone. */
  readonly orphans: number;
  /** Rows of erasures that a stop had interrupted. */
  readonly pending: number;
  readonly outcome: "done" | "failed";
}

/** A run that counted everything: what the pages show. */
export type WholeRun = RetentionRun & Findings;

interface RetentionJobOptions {
  clock: Clock;
  erasure: Erasure;
  log: Log;
  holdings: readonly Holding[];
  /** Cleans the file once rows went. */
  clean: () => Promise<unknown>;
}

/**
 * The daily job: counts and removes what is past its end and still there, finishes interrupted
 * erasures, and removes rows whose data key is gone. `expireIn` should leave it nothing to do.
 */
export class RetentionJob {
  readonly #kv: Deno.Kv;
  readonly #options: RetentionJobOptions;

  constructor(kv: Deno.Kv, options: RetentionJobOptions) {
    this.#kv = kv;
    this.#options = options;
  }

  /** Runs unless another instance is at it, or has done it this very night. */
  nightly(): Promise<RetentionRun | "elsewhere"> {
    return this.#run((last) => last?.outcome !== "done");
  }

  /** Runs unless another instance is at it. */
  run(): Promise<RetentionRun | "elsewhere"> {
    return this.#run(() => true);
  }

  async #run(wanted: (last: RetentionRun | null) => boolean): Promise<RetentionRun | "elsewhere"> {
    const { clock, log } = this.#options;
    const startedAt = clock.now();
    const lease = await this.#kv.get<{ until: number }>([LEASE]);
    if (lease.value && lease.value.until > startedAt) return "elsewhere";
    const until = startedAt + LEASE_FOR;
    const taken = await this.#kv.atomic().check(lease)
      .set([LEASE], { until }, { expireIn: LEASE_FOR }).commit();
    if (!taken.ok) return "elsewhere";
    const last = await this.lastRun();
    if (!wanted(last && last.startedAt > startedAt - SAME_NIGHT ? last : null)) {
      await this.#kv.delete([LEASE]);
      return "elsewhere";
    }
    const run = await this.#work(startedAt);
    const key = [RETENTION_RUNS, startedAt];
    await this.#kv.atomic().set(key, run, { expireIn: RUNS_KEPT_FOR }).delete([LEASE]).commit();
    const overdue = Object.values(run.overdue).reduce((sum, count) => sum + count, 0);
    log.info("retention", { outcome: run.outcome, overdue, orphans: run.orphans });
    return run;
  }

  /** The newest runs first. */
  async history(limit = 30): Promise<RetentionRun[]> {
    const rows = this.#kv.list<RetentionRun>({ prefix: [RETENTION_RUNS] }, {
      limit,
      reverse: true,
    });
    return (await Array.fromAsync(rows)).map(({ value }) => value);
  }

  async lastRun(): Promise<RetentionRun | null> {
    return (await this.history(1))[0] ?? null;
  }

  /** The newest run that came to its end, whose counts are whole; null when there is none. */
  async lastWhole(): Promise<WholeRun | null> {
    const rows = this.#kv.list<RetentionRun>({ prefix: [RETENTION_RUNS] }, { reverse: true });
    for await (const { value } of rows) if (isWhole(value)) return value;
    return null;
  }

  async #work(startedAt: number): Promise<RetentionRun> {
    const { clock, erasure, clean, log } = this.#options;
    const census = new Census(startedAt);
    let [orphans, pending] = [0, 0];
    const finish = (outcome: RetentionRun["outcome"]): RetentionRun => ({
      startedAt,
      finishedAt: clock.now(),
      ...census.findings(),
      orphans,
      pending,
      outcome,
    });
    try {
      // What cannot be finished keeps nothing else from going when its time is up.
      const unfinished = await erasure.finishPending().then(
        (count) => void (pending = count),
        (error: unknown) => ({ error }),
      );
      await new MonthlyCounts(this.#kv, { clock }).removeEnded();
      await this.#removeOverdue(census);
      orphans = await this.#removeOrphans();
      await clean();
      if (unfinished) throw unfinished.error;
      return finish("done");
    } catch (error) {
      log.error("retention-failed", { error: error instanceof Error ? error.name : "unknown" });
      return finish("failed");
    }
  }

  async #removeOverdue(census: Census): Promise<void> {
    let batch: Deno.KvKey[] = [];
    const rows = this.#kv.list<Record<string, unknown> | null>({ prefix: [] }, {
      batchSize: BATCH,
    });
    for await (const { key, value } of rows) {
      if (!census.isOver(key, value)) continue;
      batch.push(key);
      if (batch.length < BATCH) continue;
      await deleteKeys(this.#kv, batch);
      batch = [];
    }
    await deleteKeys(this.#kv, batch);
  }

  async #removeOrphans(): Promise<number> {
    let removed = 0;
    for (const [root, kind] of this.#owned()) {
      let batch: Deno.KvKey[] = [];
      for await (const { key } of this.#kv.list({ prefix: [root] }, { batchSize: BATCH })) {
        batch.push(key);
        if (batch.length < BATCH) continue;
        removed += await this.#removeOwnerless(batch, kind);
        batch = [];
      }
      removed += await this.#removeOwnerless(batch, kind);
    }
    return removed;
  }

  #owned(): (readonly [root: string, kind: string])[] {
    return this.#options.holdings.flatMap(({ owned }) =>
      owned.roots.map((root) => [root, owned.kind] as const)
    );
  }

  async #removeOwnerless(keys: readonly Deno.KvKey[], kind: string): Promise<number> {
    const owners = [...new Set(keys.map((key) => String(key[1])))];
    const dataKeys = await getAll(this.#kv, owners.map((id) => [DATA_KEYS, kind, id]));
    const gone = new Set<string>();
    for (const [i, id] of owners.entries()) {
      if (dataKeys[i]!.value !== null) continue;
      // Another instance erased them a moment ago: its sweep counts what it removes.
      if (kind === "client" && await this.#options.erasure.isPending({ id })) continue;
      gone.add(id);
    }
    const ownerless = keys.filter((key) => gone.has(String(key[1])));
    await deleteKeys(this.#kv, ownerless);
    return ownerless.length;
  }
}

function isWhole(run: RetentionRun): run is WholeRun {
  return run.outcome === "done" && run.leaving !== undefined;
}
