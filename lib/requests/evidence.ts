import type { Clock } from "../clock.ts";
import { endOf } from "../retention.ts";
import { dayOf } from "./due_date.ts";
import type { GroundName } from "./grounds.ts";
import type { Channel, Outcome, RequestKind, StaffRequest } from "./schema.ts";

export const REQUEST_EVIDENCE = "request_evidence";

/** How a request ended. `erased`: its maker erased everything, and the request with it. */
type Ending = Outcome | "cancelled" | "erased";

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
}
