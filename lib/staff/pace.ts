import { type Clock, MINUTE } from "../clock.ts";

/** So many sign-ins may one address begin within the span: an office is one address. */
const STARTS = 60;
const WITHIN = 10 * MINUTE;
const MOST_ADDRESSES = 5_000;

/**
 * Slows down whoever makes the site ask the identity provider again and again. In memory: it guards
 * this instance, and no address is stored.
 */
export class SignInPace {
  readonly #clock: Clock;
  readonly #counts = new Map<string, { count: number; until: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts a start. Answers until when (epoch milliseconds) there may be no more, or null. */
  take(address: string): number | null {
    const now = this.#clock.now();
    const known = this.#counts.get(address);
    const current = known && known.until > now ? known : { count: 0, until: now + WITHIN };
    if (current.count >= STARTS) return current.until;
    if (this.#counts.size >= MOST_ADDRESSES) this.#forget(now);
    this.#counts.set(address, { ...current, count: current.count + 1 });
    return null;
  }

  /** What is over goes; if that is not enough, everything: better than a memory that fills up. */
  #forget(now: number): void {
    for (const [address, { until }] of this.#counts) {
      if (until <= now) this.#counts.delete(address);
    }
    if (this.#counts.size >= MOST_ADDRESSES) this.#counts.clear();
  }
}
