/** The one source of "now": a browser's `Date`, or a test's. */
interface Clock {
  now(): number;
}

/** How long a session still has, in milliseconds: until it ends unused, and until it ends anyway. */
export interface Left {
  readonly idleLeft: number;
  readonly totalLeft: number;
}

/**
 * `warning`: it can still be made longer. `last`: it cannot, its time is up. `over`: nothing personal
 * may stay on the screen.
 */
type IdleState =
  | { readonly phase: "quiet" | "over" }
  | { readonly phase: "warning" | "last"; readonly minutesLeft: number };

const MINUTE = 60_000;
/** How long before the end a person is asked, in milliseconds. */
const WARNING = 2 * MINUTE;
/**
 * The page is left a moment after the server has closed the session, so that the page that follows
 * does not find it alive.
 */
const MARGIN = 1_000;

/** Knows when to warn and when to leave. It trusts durations only: a visitor's clock may be wrong. */
export class IdleWatch {
  readonly #clock: Clock;
  #idleEndsAt = 0;
  #endsAt = 0;

  constructor(clock: Clock, left: Left) {
    this.#clock = clock;
    this.extend(left);
  }

  /** Hears from the server, or from another tab, how long there is now. Never shortens. */
  extend({ idleLeft, totalLeft }: Left): void {
    const now = this.#clock.now();
    if (now + idleLeft <= this.#idleEndsAt) return;
    this.#idleEndsAt = now + idleLeft;
    this.#endsAt = now + totalLeft;
  }

  /** How things stand now. */
  state(): IdleState {
    const left = this.#idleEndsAt - this.#clock.now();
    if (left <= -MARGIN) return { phase: "over" };
    if (left > WARNING) return { phase: "quiet" };
    const phase = this.#endsAt <= this.#idleEndsAt ? "last" : "warning";
    return { phase, minutesLeft: Math.max(1, Math.ceil(left / MINUTE)) };
  }

  /** What the other tabs of the same session should know. */
  left(): Left {
    const now = this.#clock.now();
    return { idleLeft: this.#idleEndsAt - now, totalLeft: this.#endsAt - now };
  }

  /** Milliseconds until the state may be another one. */
  nextChange(): number {
    const left = this.#idleEndsAt - this.#clock.now();
    const steps = [left - WARNING, left - MINUTE, left + MARGIN];
    return Math.max(0, Math.min(...steps.filter((step) => step > 0), left + MARGIN));
  }
}
