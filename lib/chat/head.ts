import { DAY, HOUR, MINUTE } from "../clock.ts";
import { endOf } from "../retention.ts";
import { INDEX } from "./keys.ts";
import type { ChatStatus, EndedBy } from "./wire.ts";

/** A live chat ends when nobody has written for this long. */
export const SILENCE = 30 * MINUTE;
/** Who waits for longer than this is answered later instead. */
const LONGEST_WAIT = 2 * HOUR;
/** A question waits this long for its answer. */
const QUESTION_WAITS = 30 * DAY;
/** No conversation is live for longer than this. */
export const LONGEST_LIVE = DAY;
/** The visitor's own page opens an ended chat this long; after that the receipt code does. */
const AFTER_END = HOUR;

/** Who may open a chat, by the hash of a token. `receipt`: opened later with the receipt code. */
export interface Access {
  readonly hash: string;
  readonly scope: "visitor" | "receipt";
  readonly until: number;
}

/**
 * The one row that says how a conversation stands. It holds ids, numbers and times only, is watched
 * by every reader, and decides by `expiresAt` whether anything of the chat may be read.
 */
export interface Head {
  /** Grows with every change. */
  readonly version: number;
  /** The number of the last message. */
  readonly seq: number;
  /** How much has been written in it, in UTF-16 units. */
  readonly characters?: number;
  /** How many internal notes there are. */
  readonly notes: number;
  readonly status: ChatStatus;
  readonly createdAt: number;
  /** When somebody last wrote, or the adviser came. */
  readonly lastAt: number;
  /** Since when it has waited for an adviser or an answer. */
  readonly waitingSince: number;
  readonly adviserId?: string;
  readonly takenAt?: number;
  readonly handedOver?: true;
  /** From whom it was taken over, because they were not heard of and the visitor waited. */
  readonly takenFrom?: string;
  readonly endedAt?: number;
  readonly endedBy?: EndedBy;
  /** Exact once ended; until then the latest that it could become. */
  readonly expiresAt: number;
  /** The adviser has read up to this message. */
  readonly readSeq: number;
  /** The last message that an adviser wrote; none yet where it is missing. */
  readonly answeredSeq?: number;
  readonly erased?: readonly number[];
  readonly receiptSaved?: true;
  /** Nobody uses it until then (GDPR Article 18). */
  readonly restrictedUntil?: number;
  /** An open matter keeps it from being erased without a review (Article 17(3)). */
  readonly held?: true;
  /** Somebody was given it (Article 15(1)(c)). */
  readonly given?: true;
  /** Keyed hash of the receipt code. */
  readonly receipt: string;
  readonly access: readonly Access[];
  /** The client who proved a phone number in this chat. */
  readonly client?: { readonly id: string; readonly at: number };
}

/** The latest instant until which rows of a chat begun at `createdAt` may have to be kept. */
export function backstop(createdAt: number): number {
  return endOf("chat", createdAt + LONGEST_LIVE + QUESTION_WAITS);
}

/** The changes that make a conversation ended. The two years run from here and never anew. */
export function ended(
  at: number,
  by: EndedBy,
): Pick<Head, "status" | "endedAt" | "endedBy" | "expiresAt"> {
  return { status: "ended", endedAt: at, endedBy: by, expiresAt: endOf("chat", at) };
}

/**
 * The head as it stands at `now`: what silence and waiting bring about happens at its own instant,
 * whether or not anybody was there to write it down.
 */
export function settle(head: Head, now: number): Head {
  const due = nextChange(head);
  return due && due.at <= now ? settle({ ...head, ...due.change() }, now) : head;
}

/** The head at `now`, or null when the chat's time is up. What has not ended cannot be over. */
export function alive(head: Head, now: number): Head | null {
  const settled = settle(head, now);
  if (settled.status === "ended" && settled.expiresAt <= now) return null;
  const { restrictedUntil: until } = settled;
  return until !== undefined && until <= now ? { ...settled, restrictedUntil: undefined } : settled;
}

/** When everything of the chat is gone at the latest, should nothing more be written in it. */
export function endOfLife(head: Head): number {
  return settle(head, Infinity).expiresAt;
}

/** Where the one index row of a chat lies. Lists are in the order of the time in it. */
export function indexKey(chatId: string, head: Head): Deno.KvKey {
  switch (head.status) {
    case "waiting":
    case "question":
      return [INDEX, head.status, head.waitingSince, chatId];
    case "active":
      return [INDEX, "active", head.adviserId ?? "", head.takenAt ?? 0, chatId];
    case "ended":
      return [INDEX, "ended", head.endedAt ?? 0, chatId];
  }
}

/** Whether the token with this hash may open the chat at `now`, and as what. */
export function accessOf(head: Head, hash: string, now: number): Access["scope"] | null {
  const access = head.access.find((one) => one.hash === hash && one.until > now);
  if (!access) return null;
  const over = head.endedAt !== undefined && now >= head.endedAt + AFTER_END;
  return access.scope === "visitor" && over ? null : access.scope;
}

/** Counting two calendar years is dear, so a change is worked out only when it is due. */
function nextChange(head: Head): { at: number; change: () => Partial<Head> } | null {
  switch (head.status) {
    case "ended":
      return null;
    case "active": {
      const at = Math.min(head.lastAt + SILENCE, head.createdAt + LONGEST_LIVE);
      return { at, change: () => ended(at, "silence") };
    }
    case "waiting": {
      const last = Math.max(head.lastAt, head.waitingSince) + LONGEST_WAIT;
      const at = Math.min(last, head.createdAt + LONGEST_LIVE);
      return { at, change: () => head.seq > 0 ? question(at) : ended(at, "silence") };
    }
    case "question": {
      const at = head.seq > 0 ? head.waitingSince + QUESTION_WAITS : head.createdAt + LONGEST_WAIT;
      return { at, change: () => ended(at, "timeout") };
    }
  }
}

/** The changes that leave a waiting chat to be answered later. */
export function question(at: number): Partial<Head> {
  return { status: "question", waitingSince: at, adviserId: undefined, takenAt: undefined };
}
