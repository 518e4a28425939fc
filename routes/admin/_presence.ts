import type { SiteContext } from "../_site.ts";

/**
 * Takes somebody off the desk whose last session has ended, and hands their chats back to the queue: no
 * visitor shall wait for them.
 */
export async function leaveDesk(c: SiteContext, personId: string): Promise<void> {
  const { staff, chat } = c.get("services");
  const left = await staff.sessions.list(personId);
  if (left.length > 0) return;
  await chat.presence.leave(personId);
  await chat.desk.handBack({ adviserId: personId, adviserName: "" });
}
