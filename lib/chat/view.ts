import { endOfLife, type Head } from "./head.ts";
import type { Message, Profile } from "./store.ts";
import type { WireMessage, WireState } from "./wire.ts";

/** How much of an adviser's name a client is shown: the controller's own choice. */
export type AdviserNames = "none" | "first" | "full";

/** What a client is shown of an adviser's name, or undefined. */
export function shownName(name: string | undefined, choice: AdviserNames): string | undefined {
  if (!name || choice === "none") return undefined;
  return choice === "full" ? name : name.trim().split(/\s+/)[0];
}

/** A message as the visitor is shown it. */
export function wireMessage(message: Message, names: AdviserNames): WireMessage {
  const { seq, id, from, text, erased } = message;
  const adviserName = shownName(message.adviserName, names);
  const sentAt = new Date(message.sentAt).toISOString();
  return {
    seq,
    id,
    from,
    text,
    sentAt,
    ...(adviserName && { adviserName }),
    ...(erased && { erased }),
  };
}

/** A conversation's state as the visitor is shown it. It holds no id of anybody. */
export function wireState(
  head: Head,
  around: { profile: Profile | null; names: AdviserNames; place?: number; advisers?: number },
): WireState {
  const { status, endedBy, erased, handedOver, takenFrom } = head;
  const waiting = status === "waiting";
  const goesOn = (waiting && handedOver) || (status === "active" && takenFrom !== undefined);
  const adviser = around.profile?.advisers.find((one) => one.id === head.adviserId);
  const name = shownName(adviser?.name, around.names);
  const iso = (at: number) => new Date(at).toISOString();
  return {
    status,
    startedAt: iso(head.createdAt),
    receiptSaved: head.receiptSaved ?? false,
    ...(waiting && around.place !== undefined && { place: around.place }),
    ...(waiting && around.advisers !== undefined && { advisers: around.advisers }),
    ...(goesOn && { handedOver: true }),
    ...(head.adviserId && status !== "question" && { adviser: name ? { name } : {} }),
    ...(head.endedAt !== undefined && {
      endedAt: iso(head.endedAt),
      endedBy,
      deletedAt: iso(endOfLife(head)),
    }),
    ...(erased && { erased }),
  };
}
