import {
  type Evidence,
  type Outcome,
  OUTCOMES,
  REQUEST_KINDS,
  type RequestKind,
} from "../requests/mod.ts";
import { type Group, grouped, type Told, told } from "./small.ts";

/** Answers to one kind of request, or to several of which there were few. */
export interface AnsweredGroup<K> {
  readonly of: readonly K[];
  readonly answered: number;
  readonly inTime: number;
  /** Median of calendar days from receipt to the answer; null when nothing was answered. */
  readonly medianDays: number | null;
}

/** How requests were answered in a year: the day of the answer counts. */
export interface RequestFigures {
  readonly answered: Told;
  /** Cancelled, or erased with everything else, before there was an answer. */
  readonly withdrawn: Told;
  /** All answers together; null when they are few. */
  readonly all: AnsweredGroup<RequestKind> & { readonly extended: number } | null;
  readonly byKind: readonly AnsweredGroup<RequestKind>[] | null;
  readonly byOutcome: readonly AnsweredGroup<Outcome>[] | null;
}

/** The answered part of the evidence: what its maker took back is no answer. */
type Answer = Evidence & { readonly ending: Outcome };

/**
 * The figures of some evidence. What tells of who asked (how many, of which kind, with which outcome) is
 * never told of fewer than five; how we did with all of them (in time, extended, days) is.
 */
export function requestFigures(rows: readonly Evidence[]): RequestFigures {
  const answers = rows.filter(isAnswer);
  const byKind = grouped(answers, { kinds: REQUEST_KINDS, kindOf: ({ kind }) => kind });
  const byOutcome = grouped(answers, { kinds: OUTCOMES, kindOf: ({ ending }) => ending });
  const all = byKind && summed({ of: REQUEST_KINDS, rows: answers });
  const extended = answers.filter((answer) => answer.extended).length;
  return {
    answered: told(answers.length),
    withdrawn: told(rows.length - answers.length),
    all: all && { ...all, extended },
    byKind: byKind && byKind.map(summed),
    byOutcome: byOutcome && byOutcome.map(summed),
  };
}

function isAnswer(row: Evidence): row is Answer {
  return OUTCOMES.some((outcome) => outcome === row.ending);
}

function summed<K>({ of, rows }: Group<K, Answer>): AnsweredGroup<K> {
  return {
    of,
    answered: rows.length,
    inTime: rows.filter(({ inTime }) => inTime).length,
    medianDays: median(rows.map(({ days }) => days)),
  };
}

function median(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
