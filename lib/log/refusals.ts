import { type Clock, MINUTE } from "../clock.ts";
import type { Log } from "./mod.ts";

/**
 * Why a request was turned away: a page of another site sent it (`origin`), it was for another host, its
 * signature was wrong, it could not be read or was too large or slow (`request`), its fields were refused
 * (`input`), or its sender did too much (`limit`).
 */
export type Refusal = "origin" | "host" | "signature" | "request" | "input" | "limit";
/** Why a delivery report was: it had another secret, or no known form. */
type ReportRefusal = "secret" | "form";

interface Counted {
  /** When a line last told of it, in epoch milliseconds. */
  readonly toldAt: number;
  /** How many came since, of which no line has told. */
  readonly more: number;
  readonly write: (count: number) => void;
}

/**
 * Writes down that something was refused (OWASP ASVS 5.0, 16.3.3): why and how often, and nothing of what
 * was sent or by whom. Anybody can be refused a million times, so a reason gets a line a minute at most:
 * the first at once, and the next tells how many there were since.
 */
export class Refusals {
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #counted = new Map<string, Counted>();

  constructor({ log, clock }: { log: Log; clock: Clock }) {
    this.#log = log;
    this.#clock = clock;
  }

  note(why: Refusal): void {
    this.#count(why, (count) => this.#log.info("turned-away", { why, count }));
  }

  noteReport(reason: ReportRefusal): void {
    const write = (count: number) => this.#log.error("sms-report-refused", { reason, count });
    this.#count(`report ${reason}`, write);
  }

  /** Tells what no line has told yet, of minutes that are over; `all`: of this one too, before the end. */
  tell({ all = false } = {}): void {
    for (const [name, { toldAt, more, write }] of this.#counted) {
      if (more > 0 && (all || this.#isOver(toldAt))) this.#write(name, more, write);
    }
  }

  #count(name: string, write: Counted["write"]): void {
    const before = this.#counted.get(name);
    const more = (before?.more ?? 0) + 1;
    if (!before || this.#isOver(before.toldAt)) this.#write(name, more, write);
    else this.#counted.set(name, { ...before, more });
  }

  #write(name: string, count: number, write: Counted["write"]): void {
    this.#counted.set(name, { toldAt: this.#clock.now(), more: 0, write });
    write(count);
  }

  /** A clock that was set back must not silence anything. */
  #isOver(toldAt: number): boolean {
    return Math.abs(this.#clock.now() - toldAt) >= MINUTE;
  }
}
