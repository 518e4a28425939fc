import type { DeskOverview } from "../../lib/chat/desk_wire.ts";
import { markOf } from "../../lib/chat/mark.ts";

export type Naming = (chat: { readonly id: string; readonly nickname?: string }) => string;

/** What each conversation is called, so that no two are called the same. */
export function namesIn(
  { waiting, mine, questions, taken }: DeskOverview,
  anonymous: string,
): Naming {
  const times = new Map<string, number>();
  for (const { nickname } of [...waiting, ...mine, ...questions, ...taken]) {
    if (nickname) times.set(nickname, (times.get(nickname) ?? 0) + 1);
  }
  return ({ id, nickname }) => {
    if (!nickname) return `${anonymous} ${markOf(id)}`;
    return times.get(nickname)! > 1 ? `${nickname} ${markOf(id)}` : nickname;
  };
}
