import { HOUR } from "../clock.ts";
import type { Breach } from "./schema.ts";

/** Within so many hours the authority is told (GDPR Article 33(1)). */
const HOURS_TO_TELL = 72;

/**
 * `running` and `past`: nobody has decided yet, before and after the deadline. `told` and `told-late`:
 * the authority was told in time, or later. `not-needed`: it need not be told, with the reason.
 */
type ClockState = "running" | "past" | "told" | "told-late" | "not-needed";

export interface BreachClock {
  readonly state: ClockState;
  /** Epoch milliseconds. */
  readonly deadline: number;
  /** Milliseconds until the deadline; negative once it is past. */
  readonly left: number;
}

/**
 * When the 72 hours are over. They are hours that pass, so that a change to summer time moves what the
 * clock on the wall shows; no weekend or holiday lengthens them.
 */
export function deadlineOf(knownAt: number): number {
  return knownAt + HOURS_TO_TELL * HOUR;
}

/** How the clock of a breach stands. */
export function clockOf(
  { facts, authorityTold, authority }: Pick<Breach, "facts" | "authorityTold" | "authority">,
  now: number,
): BreachClock {
  const deadline = deadlineOf(facts.knownAt);
  const told = authorityTold.map(({ at }) => at).sort((a, b) => a - b)[0];
  const state = (): ClockState => {
    if (told !== undefined) return told <= deadline ? "told" : "told-late";
    if (authority) return "not-needed";
    return now <= deadline ? "running" : "past";
  };
  return { state: state(), deadline, left: deadline - now };
}
