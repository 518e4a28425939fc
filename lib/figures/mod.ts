import { TZDate } from "@date-fns/tz";
import { sub } from "date-fns";
import type { Clock } from "../clock.ts";
import { COUNTED, type Counted, type CountsByMonth, monthOf } from "../monthly_counts/mod.ts";
import type { MonthlyCounts } from "../monthly_counts/mod.ts";
import { dayOf, type EvidenceLog } from "../requests/mod.ts";
import { RETENTION } from "../retention.ts";
import { TIME_ZONE } from "../time_zone.ts";
import { type RequestFigures, requestFigures } from "./requests.ts";
import { type Told, told } from "./small.ts";

export { figuresCsv, NOT_COUNTED, writeGroup, writeTold, writeTotal } from "./csv.ts";
export { type AnsweredGroup, type RequestFigures } from "./requests.ts";

/** Contacts of a kind in the months of a year. */
interface ContactFigures {
  readonly kind: Counted;
  /** January first. Null: not counted, over and gone, or yet to come. */
  readonly months: readonly (Told | null)[];
  /** Of the year; `atLeast` when there are months of which few are told. */
  readonly total: { readonly count: number; readonly atLeast: boolean } | null;
}

/** What a year's report tells: nothing that identifies anybody. */
export interface YearFigures {
  readonly year: number;
  /** When it was counted, epoch milliseconds. */
  readonly at: number;
  /** The year is not over yet. */
  readonly unfinished: boolean;
  readonly requests: RequestFigures;
  /** The first day of the year of which evidence is still kept, when that is not its first. */
  readonly requestsFrom: string | null;
  readonly contacts: readonly ContactFigures[];
}

/** Figures for the yearly report, of the years of which something is kept. */
export class Figures {
  readonly #clock: Clock;
  readonly #evidence: EvidenceLog;
  readonly #counts: MonthlyCounts;

  constructor(parts: { clock: Clock; evidence: EvidenceLog; counts: MonthlyCounts }) {
    this.#clock = parts.clock;
    this.#evidence = parts.evidence;
    this.#counts = parts.counts;
  }

  /** The years that there can be figures of, this one first. */
  years(): number[] {
    const [oldest, year] = [this.#keptFrom(), dayOf(this.#clock.now())].map((day) =>
      Number(day.slice(0, 4))
    ) as [number, number];
    return Array.from({ length: year - oldest + 1 }, (_, i) => year - i);
  }

  async of(year: number): Promise<YearFigures> {
    const now = this.#clock.now();
    const [first, last] = [`${year}-01-01`, `${year}-12-31`];
    const rows = await Array.fromAsync(this.#evidence.between(first, last));
    const counts = await this.#counts.all();
    const keptFrom = this.#keptFrom();
    return {
      year,
      at: now,
      unfinished: dayOf(now) <= last,
      requests: requestFigures(rows),
      requestsFrom: keptFrom > first ? keptFrom : null,
      contacts: COUNTED.map((kind) => contactFigures(kind, { year, counts: counts[kind], now })),
    };
  }

  /** Evidence of the days before this one is gone. */
  #keptFrom(): string {
    const { keep } = RETENTION.request_evidence;
    return dayOf(sub(new TZDate(this.#clock.now(), TIME_ZONE), keep).getTime());
  }
}

/** A month without any is a nought only once the counting of its kind has begun. */
function contactFigures(
  kind: Counted,
  { year, counts, now }: { year: number; counts: CountsByMonth; now: number },
): ContactFigures {
  const begun = [...counts.keys()].sort()[0];
  const [current, numbers] = [monthOf(now), Array.from({ length: 12 }, (_, i) => i + 1)];
  const months = numbers.map((number) => {
    const month = `${year}-${String(number).padStart(2, "0")}`;
    const counted = begun !== undefined && begun <= month && month <= current;
    return counted ? told(counts.get(month) ?? 0) : null;
  });
  const known = months.filter((one) => one !== null);
  // A month of which few are told has one at least.
  const count = known.reduce<number>((sum, one) => sum + (one === "few" ? 1 : one), 0);
  const total = known.length === 0 ? null : { count, atLeast: known.includes("few") };
  return { kind, months, total };
}
