import type { Adviser } from "../../lib/chat/mod.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";

/** The signed-in person as the chat knows advisers. */
export function adviserOf({ personId, name }: StaffSession): Adviser {
  return { adviserId: personId, adviserName: name };
}
