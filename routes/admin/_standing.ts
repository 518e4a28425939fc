import type { StaffSession } from "../../lib/staff/mod.ts";

/** How long a session still has (milliseconds), and a mark of whose it is that tells no name. */
export function standingOf({ idleEndsAt, endsAt, personId }: StaffSession, now: number) {
  return { idleLeft: idleEndsAt - now, totalLeft: endsAt - now, who: personId.slice(0, 16) };
}
