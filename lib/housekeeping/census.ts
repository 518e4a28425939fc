import { TZDate } from "@date-fns/tz";
import { addDays, differenceInCalendarDays, format, startOfDay } from "date-fns";
import { DAY } from "../clock.ts";
import type { RetentionKind } from "../retention.ts";
import { TIME_ZONE } from "../time_zone.ts";
import { kindOfKey } from "./kinds.ts";

/** Days ahead of which it is counted what ends on them: a month, and a week in which the job may fail. */
export const DAYS_COUNTED = 38;

/** What one walk over the store found. */
export interface Findings {
  /** Rows past their end that were still there, by the first part of their key. */
  readonly overdue: Readonly<Record<string, number>>;
  /** Of these, the things of each kind; the rest are parts and places of things. */
  readonly overdueKinds: Counts;
  /** How many things of each kind there are. */
  readonly kept: Counts;
  /** How many of them end on each day: first the day of the walk, in Europe/Helsinki. */
  readonly leaving: Readonly<Partial<Record<RetentionKind, readonly number[]>>>;
}

/** What a row says of its end, as far as it does. */
interface Ending {
  readonly expiresAt?: unknown;
  readonly restrictedUntil?: unknown;
}

type Counts = Readonly<Partial<Record<RetentionKind, number>>>;

/** Counts what is in the store while the daily job walks over it, so that no page has to. */
export class Census {
  readonly #now: number;
  /** The instants at which the counted days are over. */
  readonly #ends: readonly number[];
  readonly #overdue: Record<string, number> = {};
  readonly #overdueKinds: Partial<Record<RetentionKind, number>> = {};
  readonly #kept: Partial<Record<RetentionKind, number>> = {};
  readonly #leaving: Partial<Record<RetentionKind, number[]>> = {};

  /** @param now the instant of the walk, in epoch milliseconds */
  constructor(now: number) {
    this.#now = now;
    const today = startOfDay(new TZDate(now, TIME_ZONE));
    this.#ends = Array.from({ length: DAYS_COUNTED }, (_, i) => addDays(today, i + 1).getTime());
  }

  /** Counts a row. Answers whether it is past its end. */
  isOver(key: Deno.KvKey, row: Ending | null): boolean {
    const { expiresAt, restrictedUntil } = row ?? {};
    const kind = kindOfKey(key);
    const over = typeof expiresAt === "number" && expiresAt <= this.#now;
    if (over) {
      const root = String(key[0]);
      this.#overdue[root] = (this.#overdue[root] ?? 0) + 1;
    }
    if (kind === null) return over;
    if (over) this.#overdueKinds[kind] = (this.#overdueKinds[kind] ?? 0) + 1;
    else this.#keeps(kind, expiresAt);
    // A restriction (Article 18) is no row of its own; it ends by itself with its instant.
    const restricted = typeof restrictedUntil === "number" && restrictedUntil > this.#now;
    if (restricted) this.#keeps("restriction", restrictedUntil);
    return over;
  }

  findings(): Findings {
    return {
      overdue: this.#overdue,
      overdueKinds: this.#overdueKinds,
      kept: this.#kept,
      leaving: this.#leaving,
    };
  }

  #keeps(kind: RetentionKind, at: unknown): void {
    this.#kept[kind] = (this.#kept[kind] ?? 0) + 1;
    if (typeof at !== "number" || at >= this.#ends.at(-1)!) return;
    // Days of 23 and 25 hours put the guess one off at most.
    let day = Math.max(0, Math.floor((at - this.#ends[0]!) / DAY));
    while (this.#ends[day]! <= at) day++;
    const days = this.#leaving[kind] ??= Array<number>(DAYS_COUNTED).fill(0);
    days[day]!++;
  }
}

/**
 * How many things of some kinds end on each of the next days, from the day of `now` on. Days that the
 * walk did not count are left out: they are too far from it.
 */
export function leavingBetween(
  { startedAt, leaving }: Pick<Findings, "leaving"> & { readonly startedAt: number },
  { now, days, kinds }: { now: number; days: number; kinds: readonly RetentionKind[] },
): { day: string; count: number }[] {
  const [walked, today] = [startedAt, now].map((at) => startOfDay(new TZDate(at, TIME_ZONE)));
  const passed = differenceInCalendarDays(today!, walked!);
  const counted = Math.max(0, Math.min(days, DAYS_COUNTED - passed));
  return Array.from({ length: counted }, (_, i) => ({
    day: format(addDays(today!, i), "yyyy-MM-dd"),
    count: kinds.reduce((sum, kind) => sum + (leaving[kind]?.[passed + i] ?? 0), 0),
  }));
}
