/** What travels between the server and the advisers' desk. Safe for the browser: types only. */
import type { ChatStatus, EndedBy, Side, WireMessage } from "./wire.ts";

/** One line of a list at the desk. Times are RFC 3339. */
export interface DeskLine {
  readonly id: string;
  readonly status: ChatStatus;
  readonly lang: "fi" | "sv" | "en";
  readonly nickname?: string;
  /** Since when it waits, or when it was taken; of a stranded one since when nobody has written. */
  readonly since: string;
  readonly lastAt: string;
  /** The number of the last message: more than the page has means that some are to be fetched. */
  readonly seq: number;
  readonly unread: number;
  readonly handedOver?: true;
  /** Its adviser is not heard of and its visitor waits: whoever is there may go on. */
  readonly gone?: true;
  /** What its visitor told was changed in the store and does not open. */
  readonly damaged?: true;
  /** The visitor wrote last: it is the adviser's turn. */
  readonly awaits?: true;
  /** Whose it is, if it is somebody's; of a question, who is answering it. */
  readonly adviser?: { readonly name: string; readonly me: boolean };
}

/** Everything that the desk shows besides the conversations themselves. */
export interface DeskOverview {
  readonly presence: "present" | "away" | null;
  /** The chat's opening hours allow chats now. */
  readonly open: boolean;
  readonly advisers: readonly {
    readonly id: string;
    readonly name: string;
    readonly state: "present" | "away";
    readonly me: boolean;
  }[];
  /** First those whose adviser is gone, then first come first. */
  readonly waiting: readonly DeskLine[];
  /** The adviser's own live conversations, in the order they were taken. */
  readonly mine: readonly DeskLine[];
  /** Questions for later, oldest first. */
  readonly questions: readonly DeskLine[];
  /** What a colleague went on with while the adviser was gone: live, or ended within the hour. */
  readonly taken: readonly DeskLine[];
}

/** A message as advisers see it: they are shown its sender's name in any case. */
export interface DeskMessage extends WireMessage {
  /** It was changed in the store and does not open: when it was sent is not known. */
  readonly damaged?: true;
}

export interface DeskNote {
  readonly text: string;
  readonly writtenAt: string;
  readonly adviserName: string;
  /** A statement that the client put beside the conversation (GDPR Article 16). */
  readonly by?: "client";
  /** It was changed in the store and does not open. */
  readonly damaged?: true;
}

/** How a conversation stands, for the adviser. */
export interface DeskState {
  readonly status: ChatStatus;
  /** Nobody uses it until then, at the client's request (GDPR Article 18). RFC 3339. */
  readonly restrictedUntil?: string;
  readonly mine: boolean;
  readonly adviser?: string;
  /** Its adviser is not heard of and its visitor waits: it may be taken over. */
  readonly gone?: true;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly endedBy?: EndedBy;
  readonly linked: boolean;
  readonly notes: number;
  readonly erased?: readonly number[];
}

export interface DeskConversation {
  readonly id: string;
  /** When it is deleted at the latest. RFC 3339. */
  readonly deletedAt: string;
  readonly lang: "fi" | "sv" | "en";
  readonly nickname?: string;
  readonly state: DeskState;
  readonly messages: readonly DeskMessage[];
  readonly notes: readonly DeskNote[];
  /** How much of it was changed in the store and does not open. */
  readonly unreadable?: number | "all";
}

/** A past conversation in a list: of another's only when it was. */
export interface PastLine {
  readonly id: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly mine: boolean;
  readonly nickname?: string;
}

export interface PastPage {
  /** Newest first. */
  readonly lines: readonly PastLine[];
  readonly next?: string;
}

/**
 * The events of a desk's one stream. `message`, `state` and `typing` tell of the adviser's own live
 * conversations. A page that connects compares the `seq` of each line in the overview with what it
 * has, and fetches what is missing; so it does on a gap between two messages.
 */
export type DeskEvent =
  | { readonly event: "overview"; readonly data: DeskOverview }
  | { readonly event: "message"; readonly data: DeskMessage & { readonly chat: string } }
  | { readonly event: "state"; readonly data: DeskState & { readonly chat: string } }
  | {
    readonly event: "typing";
    readonly data: { readonly chat: string; readonly from: Side; readonly on: boolean };
  };
