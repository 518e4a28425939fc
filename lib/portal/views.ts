import type { Chat } from "../chat/mod.ts";
import type { View, Views } from "../views/mod.ts";
import type { Reader } from "./overview.ts";

/**
 * Every view by staff of what somebody reads in "my data", newest first: of the client, and of each
 * conversation that is linked to the number. Whoever opened one with its receipt sees the same of it.
 */
export async function viewsOf(
  { views, chat }: { views: Views; chat: Chat },
  { client, since }: Reader,
): Promise<View[]> {
  if (!client) return [];
  const chats = await chat.holding.idsOf(client, { since });
  const all = await Promise.all([views.of(client), ...chats.map((id) => views.ofChat(id))]);
  return all.flat().sort((a, b) => b.on.localeCompare(a.on));
}
