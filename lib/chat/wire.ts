/**
 * What travels between the server and the page's own script. Safe for the browser: types and
 * constants only, nothing that imports the store.
 */

/** The longest message, in characters (code points). */
export const MAX_TEXT = 4_000;
export const MAX_NICKNAME = 40;
/** How long "is writing" stays visible without another sign, in milliseconds. */
export const TYPING_FOR = 6_000;
/** A page tells at most this often that somebody is writing, in milliseconds. */
export const TYPING_EVERY = 3_000;

/** `question`: nobody was there, so it is answered later and read with the receipt code. */
export type ChatStatus = "waiting" | "active" | "question" | "ended";
export type EndedBy = "visitor" | "adviser" | "silence" | "timeout";
export type Side = "visitor" | "adviser";

/** One message of a conversation. `seq` counts from 1 without gaps and is the event's id. */
export interface WireMessage {
  readonly seq: number;
  /** The sender's UUID. */
  readonly id: string;
  readonly from: Side;
  readonly text: string;
  /** RFC 3339. */
  readonly sentAt: string;
  /** Only where the controller shows advisers' names. */
  readonly adviserName?: string;
  /** The text was erased; it is empty then. */
  readonly erased?: true;
}

/** The conversation as the visitor may know it. */
export interface WireState {
  readonly status: ChatStatus;
  readonly startedAt: string;
  /** Place in the queue from 1, while waiting. */
  readonly place?: number;
  /** How many advisers are present, while waiting. */
  readonly advisers?: number;
  /** Present once an adviser has joined; the name only where the controller shows it. */
  readonly adviser?: { readonly name?: string };
  /** Another adviser goes on: the next one is waited for, or has taken the place of one who was gone. */
  readonly handedOver?: true;
  readonly endedAt?: string;
  readonly endedBy?: EndedBy;
  /** When an ended conversation is deleted at the latest. */
  readonly deletedAt?: string;
  readonly receiptSaved: boolean;
  /** Numbers of messages whose text was erased. */
  readonly erased?: readonly number[];
}

/** Why a stream will say nothing more: the conversation was erased, or this page was signed out. */
export type Gone = "erased" | "signed-out";

/** The events of a visitor's stream, by their SSE names. `state` with `gone` is the last one. */
export type ChatEvent =
  | { readonly event: "message"; readonly id: number; readonly data: WireMessage }
  | { readonly event: "state"; readonly data: WireState | { readonly gone: Gone } }
  | { readonly event: "typing"; readonly data: { readonly from: Side; readonly on: boolean } };

/** `GET /api/chat/:id`. */
export interface WireConversation {
  readonly id: string;
  readonly lang: "fi" | "sv" | "en";
  readonly nickname?: string;
  /** While this page's own session lives: shown again after a reload. */
  readonly receipt?: string;
  readonly state: WireState;
  readonly messages: readonly WireMessage[];
}

/** `POST /api/chat` answers this with 201. */
export interface WireStarted {
  readonly id: string;
  readonly receipt: string;
  readonly status: ChatStatus;
}

/** `POST /api/chat/:id/messages` answers this with 201, or with 200 when it was stored before. */
export interface WireStored {
  readonly seq: number;
  readonly sentAt: string;
}

/** The `code` of a problem document. */
export type ProblemCode =
  | "not-found"
  | "invalid"
  | "ended"
  | "not-now"
  | "on-hold"
  | "too-many"
  | "blocked"
  | "full"
  | "busy";
