import type { Clock } from "../clock.ts";
import { endOf } from "../retention.ts";
import { dayOf } from "./due_date.ts";
import type { GroundName } from "./grounds.ts";
import type { Channel, Outcome, RequestKind, StaffRequest } from "./schema.ts";

export const REQUEST_EVIDENCE = "request_evidence";

/** How a request ended. `erased`: its maker erased everything, and the request with it. */
export type Ending = Outcome | "cancelled" | "erased";

/**
 * That a request was answered, how, and whether in time. It names nobody, leads to nobody, and outlives
 * the request's own content: the controller must be able to show what it did (Article 5(2)).
 */
export interface Evidence {
  readonly kind: RequestKind;
  readonly channel: Channel;
  /** `YYYY-MM-DD` in Europe/Helsinki. */
  readonly receivedOn: string;
  readonly dueOn: string;
  readonly endedOn: string;
  readonly extended: boolean;
  readonly ending: Ending;
  readonly ground?: GroundName;
  readonly inTime: boolean;
  /** Whole calendar days from receipt to the end. */
  readonly days: number;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** Adds the evidence of a request's end to the commit that ends it. Its key is of no use elsewhere. */
export function writeEvidence(
  op: Deno.AtomicOperation,
  { request, ending, ground, now }: {
    request: StaffRequest;
    ending: Ending;
    ground?: GroundName;
    now: number;
  },
): void {
  const { kind, channel, dueOn, extension, receivedAt } = request;
  const [receivedOn, endedOn] = [dayOf(receivedAt), dayOf(now)];
  const expiresAt = endOf("request_evidence", now);
  const row: Evidence = {
    kind,
    channel,
    receivedOn,
    dueOn,
    endedOn,
    extended: extension !== undefined,
    ending,
    ...(ground && { ground }),
    inTime: endedOn <= dueOn,
    days: Math.round((Date.parse(endedOn) - Date.parse(receivedOn)) / 86_400_000),
    expiresAt,
  };
  const key = [REQUEST_EVIDENCE, endedOn, crypto.randomUUID()];
  op.set(key, row, { expireIn: Math.max(1, expiresAt - now) });
}

/** Figures of one kind of request for the yearly report: nothing that identifies anybody. */
export interface Figures {
  readonly ended: number;
  readonly inTime: number;
  readonly extended: number;
  readonly byEnding: Readonly<Partial<Record<Ending, number>>>;
  /** Median of days from receipt to the answer; null when nothing was answered. */
  readonly medianDays: number | null;
}

/** The evidence that is kept, oldest first. */
export class EvidenceLog {
  readonly #kv: Deno.Kv;
  readonly #clock: Clock;

  constructor(kv: Deno.Kv, { clock }: { clock: Clock }) {
    this.#kv = kv;
    this.#clock = clock;
  }

  /** What ended on the days from `from` to `to`, both included (`YYYY-MM-DD`). */
  async *between(from: string, to: string): AsyncGenerator<Evidence> {
    const start = [REQUEST_EVIDENCE, from];
    const end = [REQUEST_EVIDENCE, `${to}\uffff`];
    const now = this.#clock.now();
    for await (const { value } of this.#kv.list<Evidence>({ start, end }, { batchSize: 500 })) {
      if (value.expiresAt > now) yield value;
    }
  }

  /** The figures of the days from `from` to `to`, by kind of request. */
  async figures(from: string, to: string): Promise<Partial<Record<RequestKind, Figures>>> {
    const rows = await Array.fromAsync(this.between(from, to));
    const byKind = Map.groupBy(rows, ({ kind }) => kind);
    return Object.fromEntries([...byKind].map(([kind, all]) => [kind, figuresOf(all)]));
  }
}

function figuresOf(all: readonly Evidence[]): Figures {
  const answered = all.filter(({ ending }) => ending !== "cancelled" && ending !== "erased");
  const byEnding: Partial<Record<Ending, number>> = {};
  for (const { ending } of all) byEnding[ending] = (byEnding[ending] ?? 0) + 1;
  return {
    ended: all.length,
    inTime: answered.filter(({ inTime }) => inTime).length,
    extended: all.filter(({ extended }) => extended).length,
    byEnding,
    medianDays: median(answered.map(({ days }) => days)),
  };
}

function median(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
