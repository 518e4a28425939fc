import { MINUTE } from "../clock.ts";
import { endOf } from "../retention.ts";
import type { Role } from "./roles.ts";

/** A session ends when it was not used for this long, in milliseconds. */
const STAFF_IDLE = 30 * MINUTE;

export type StaffLang = "fi" | "en";

/** What is known of a signed-in staff member. Times in epoch milliseconds. */
export interface StaffIdentity {
  /** A keyed hash of issuer and subject: the same person, whatever they are called. */
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly lang: StaffLang;
  /** Family and system of the browser, without versions. */
  readonly browser: string;
  /** Lets the provider end its own session too. */
  readonly idToken?: string;
}

export interface Held extends StaffIdentity {
  /** Names the session in lists; opens nothing. */
  readonly id: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
}

/** A staff member who is signed in. */
export interface StaffSession extends Held {
  readonly token: string;
  /** When it ends if nothing more is done. */
  readonly idleEndsAt: number;
  /** When it ends at the latest. */
  readonly endsAt: number;
}

/** A session as a list shows it. */
export interface SessionLine {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly browser: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
}

export function sessionOf(token: string, held: Held): StaffSession {
  const endsAt = endOf("staff_session", held.createdAt);
  return { token, ...held, endsAt, idleEndsAt: Math.min(endsAt, held.lastSeenAt + STAFF_IDLE) };
}
