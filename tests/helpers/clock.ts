import type { Clock } from "../../lib/clock.ts";

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  #now: number;

  /** @param at RFC 3339 */
  constructor(at = "2026-03-02T09:00:00Z") {
    this.#now = Date.parse(at);
  }

  now(): number {
    return this.#now;
  }

  /** Lets time pass, in milliseconds. */
  pass(milliseconds: number): void {
    this.#now += milliseconds;
  }

  /** Jumps to a time, RFC 3339. */
  set(at: string): void {
    this.#now = Date.parse(at);
  }
}
