import type { HeldKind } from "../retention.ts";
import type { Staying } from "./mod.ts";
import type { Counts } from "./receipts.ts";
import type { Except, Scope } from "./scope.ts";

/** What outlives an erasure of anything, of a kind, and of everything. */
export const STAYS: Readonly<Record<Scope["type"], readonly Staying[]>> = {
  item: ["evidence"],
  kind: ["evidence"],
  all: ["older_chats", "request_evidence", "evidence", "counters"],
};

/** Counts of what goes, and of what is on hold. */
export function split(counts: Counts, scope: Scope, except: Except): [goes: Counts, held: Counts] {
  const goes: Partial<Record<HeldKind, number>> = {};
  const held: Partial<Record<HeldKind, number>> = {};
  for (const [kind, count] of Object.entries(counts) as [HeldKind, number][]) {
    const ids = except[kind] ?? [];
    const stays = scope.type === "item" ? Number(ids.includes(scope.id)) : ids.length;
    if (stays > 0) held[kind] = Math.min(stays, count);
    if (count > stays) goes[kind] = count - stays;
  }
  return [goes, held];
}
