import type { DeskConversation, DeskLine, DeskMessage, DeskState } from "./desk_wire.ts";
import { endOfLife, type Head } from "./head.ts";
import type { Adviser } from "./presence.ts";
import type { Message, Note, Profile } from "./store.ts";

const iso = (at: number) => new Date(at).toISOString();

export function deskMessage(message: Message): DeskMessage {
  return { ...message, sentAt: iso(message.sentAt) };
}

/**
 * A conversation's state as an adviser is shown it. It holds nothing that tells visitors apart, and
 * nothing that moves with every message: a stream tells it anew whenever it has changed.
 */
export function deskState(
  head: Head,
  profile: Profile | null,
  { me, gone = false }: { me: Adviser; gone?: boolean },
): DeskState {
  const { status, endedAt, endedBy, notes, erased } = head;
  const adviser = nameOf(head, profile);
  return {
    status,
    mine: head.adviserId === me.adviserId,
    ...(adviser && { adviser }),
    ...(gone && { gone }),
    startedAt: iso(head.createdAt),
    ...(endedAt !== undefined && { endedAt: iso(endedAt), endedBy }),
    linked: head.client !== undefined,
    notes,
    ...(erased && { erased }),
    ...(head.restrictedUntil && { restrictedUntil: iso(head.restrictedUntil) }),
  };
}

export function deskLine(
  id: string,
  head: Head,
  around: { profile: Profile; me: Adviser; gone?: boolean },
): DeskLine {
  const { profile, me, gone = false } = around;
  const { status, seq, handedOver } = head;
  const name = nameOf(head, profile);
  const live = gone ? head.lastAt : head.takenAt ?? head.lastAt;
  const since = status === "active" ? live : head.waitingSince;
  return {
    id,
    status,
    lang: profile.lang,
    ...(profile.nickname && { nickname: profile.nickname }),
    since: iso(since),
    lastAt: iso(head.lastAt),
    seq,
    unread: seq - Math.min(seq, head.readSeq),
    ...(handedOver && { handedOver }),
    ...(status === "active" && seq > (head.answeredSeq ?? 0) && { awaits: true as const }),
    ...(gone && { gone }),
    ...(profile.damaged && { damaged: profile.damaged }),
    ...(head.adviserId && { adviser: { name: name ?? "", me: head.adviserId === me.adviserId } }),
  };
}

export function deskConversation(
  chat: { id: string; head: Head },
  parts: {
    profile: Profile;
    messages: readonly Message[];
    notes: readonly Note[];
    me: Adviser;
    gone?: boolean;
  },
): DeskConversation {
  const { profile, messages, notes } = parts;
  const unreadable = [profile, ...messages, ...notes].filter(({ damaged }) => damaged).length;
  return {
    id: chat.id,
    deletedAt: iso(endOfLife(chat.head)),
    lang: profile.lang,
    ...(profile.nickname && { nickname: profile.nickname }),
    state: deskState(chat.head, profile, parts),
    messages: messages.map(deskMessage),
    notes: notes.map(({ text, writtenAt, adviserName, by, damaged }) => ({
      text,
      writtenAt: iso(writtenAt),
      adviserName,
      ...(by && { by }),
      ...(damaged && { damaged }),
    })),
    ...(unreadable > 0 && { unreadable }),
  };
}

/** A conversation of which nothing opens: how it stands is all that is known. */
export function shutConversation(
  { id, head }: { id: string; head: Head },
  around: { me: Adviser; gone?: boolean },
): DeskConversation {
  return {
    id,
    deletedAt: iso(endOfLife(head)),
    lang: "fi",
    state: deskState(head, null, around),
    messages: [],
    notes: [],
    unreadable: "all",
  };
}

function nameOf(head: Head, profile: Profile | null): string | undefined {
  return profile?.advisers.findLast(({ id }) => id === head.adviserId)?.name;
}
