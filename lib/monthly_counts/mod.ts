import { TZDate } from "@date-fns/tz";
import { format } from "date-fns";
import type { Clock } from "../clock.ts";
import { endOf, type HeldKind } from "../retention.ts";
import { TIME_ZONE } from "../time_zone.ts";

export const MONTHLY_COUNTS = "monthly_counts";

/** Contacts that are counted: a conversation once somebody has written in it, the others as they come. */
export type Counted = Exclude<HeldKind, "call_note" | "contact">;
export const COUNTED: readonly Counted[] = ["chat", "call", "inquiry", "sms", "sms_answer"];

/** Months (`YYYY-MM`) and how many contacts of a kind began in them. */
export type CountsByMonth = ReadonlyMap<string, number>;

/**
 * Adds contacts to the commit that stores them, so that each is counted once. The store adds up by
 * itself (`sum`), without a check: instances that count at the same moment do not wait for each other,
 * and a count can never refuse the commit that it is part of.
 */
export function countContacts(
  op: Deno.AtomicOperation,
  kind: Counted,
  { at, count = 1 }: { at: number; count?: number },
): void {
  op.sum([MONTHLY_COUNTS, monthOf(at), kind], BigInt(count));
}

/** How many contacts there were in a month: one number a kind, which leads to nobody. */
export class MonthlyCounts {
  readonly #kv: Deno.Kv;
  readonly #clock: Clock;

  constructor(kv: Deno.Kv, { clock }: { clock: Clock }) {
    this.#kv = kv;
    this.#clock = clock;
  }

  /** Every month that is kept, by kind. */
  async all(): Promise<Readonly<Record<Counted, CountsByMonth>>> {
    const found = Object.fromEntries(
      COUNTED.map((kind) => [kind, new Map<string, number>()]),
    ) as Record<Counted, Map<string, number>>;
    for await (const { key: [, month, kind], value } of this.#rows()) {
      if (!this.#isOver(String(month))) found[kind as Counted].set(String(month), Number(value));
    }
    return found;
  }

  /** Removes the months whose time is up: a sum cannot end by itself. Answers how many rows went. */
  async removeEnded(): Promise<number> {
    let removed = 0;
    for await (const { key } of this.#rows()) {
      if (!this.#isOver(String(key[1]))) continue;
      await this.#kv.delete(key);
      removed++;
    }
    return removed;
  }

  #rows() {
    return this.#kv.list<Deno.KvU64>({ prefix: [MONTHLY_COUNTS] });
  }

  #isOver(month: string): boolean {
    return endOfMonth(month) <= this.#clock.now();
  }
}

/** The calendar month of an instant (epoch milliseconds) in Europe/Helsinki, `YYYY-MM`. */
export function monthOf(at: number): string {
  return format(new TZDate(at, TIME_ZONE), "yyyy-MM");
}

/** When the counts of a month (`YYYY-MM`) go, in epoch milliseconds. */
export function endOfMonth(month: string): number {
  return endOf("monthly_count", monthEnd(month));
}

function monthEnd(month: string): number {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return new TZDate(year, number, 1, TIME_ZONE).getTime();
}
