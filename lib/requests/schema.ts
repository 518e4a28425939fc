import * as z from "zod";
import type { HeldKind } from "../retention.ts";
import type { Lang } from "../site/languages.ts";
import type { GroundName } from "./grounds.ts";

/** What a person may ask for that staff must decide (articles of the GDPR in brackets). */
export const REQUEST_KINDS = [
  /** A copy of the data (15), for somebody who does not fetch it in "my data". */
  "access",
  /** What staff wrote is wrong (16). */
  "correction",
  /** Something that is on hold shall go (17). */
  "erasure",
  /** A pause (18). */
  "restriction",
  /** Who received the data (15(1)(c), 19). */
  "recipients",
  /** The data in a form for another system (20). */
  "portability",
  /** Stop using it (21). */
  "objection",
  /** The number had another owner: what is old is not mine. */
  "number_new_owner",
  "other",
] as const;
export type RequestKind = typeof REQUEST_KINDS[number];

/** How a request came. All of them are equal. */
export const CHANNELS = ["portal", "receipt", "phone", "post", "office"] as const;
export type Channel = typeof CHANNELS[number];

/** How staff made sure of who asked: a choice, so that no copy of a document is ever described. */
export const IDENTITY_CHECKS = [
  "code",
  "receipt",
  "called-back",
  "identity-document",
  "known-in-person",
  "power-of-attorney",
  "not-checked",
] as const;
export type IdentityCheck = typeof IDENTITY_CHECKS[number];

/** One thing that is held and that a request is about. */
export interface Target {
  readonly kind: HeldKind;
  readonly id: string;
  /** An adviser's note in a chat: its number, from 1. */
  readonly note?: number;
}

/** What is granted of a request: one thing, or without an id everything of a kind. */
export interface Part {
  readonly kind: HeldKind;
  readonly id?: string;
}

/** The longest text that somebody may write into a request or its decision, in characters. */
export const MAX_WRITTEN = 4_000;
/** What somebody writes: trimmed at its ends, otherwise unchanged. */
export const writtenSchema = z.string().trim().min(1).max(MAX_WRITTEN);

/** What a new request is made of. Either a number, a chat, or neither (post from somebody unknown). */
export interface RequestDraft {
  /** A fresh UUID, by which the same request made twice is made once. */
  readonly id?: string;
  readonly kind: RequestKind;
  /** E.164; null for the request of a chat or of somebody without a number. */
  readonly phone: string | null;
  /** The client that the number stands for now. */
  readonly clientId: string | null;
  /** The chat that a receipt code opened. */
  readonly chatId?: string;
  /** `portal` unless told otherwise. */
  readonly channel?: Channel;
  readonly identity?: IdentityCheck;
  readonly lang?: Lang;
  readonly target?: Target;
  /** A correction: the words as they stand, and as they should. */
  readonly wrong?: string;
  readonly right?: string;
  /** What the person wrote, or what staff wrote down of what they said. */
  readonly text?: string;
  /** Where to answer somebody who has neither number nor chat: an address as they gave it. */
  readonly answerTo?: string;
  /** The member of staff who entered it. */
  readonly enteredBy?: Actor;
  /** When it reached the controller, if that was before now: a letter (epoch milliseconds). */
  readonly receivedAt?: number;
}

/** Who of the staff did something: the id and the name of their session. */
export interface Actor {
  readonly id: string;
  readonly name: string;
}

export const OUTCOMES = ["granted", "grantedInPart", "refused"] as const;
export type Outcome = typeof OUTCOMES[number];

/** What a granted objection brings about. */
export const MEASURES = ["restrict", "erase"] as const;
export type Measure = typeof MEASURES[number];

/** What staff decide. What is not fitting is answered as `invalid`, with the fault's name. */
export interface Ruling {
  readonly outcome: Outcome;
  /** Must be there for a refusal, and be one of `groundsFor(kind)`. */
  readonly ground?: GroundName;
  /** Must be there unless granted in whole; the client reads it. */
  readonly reason?: string;
  /** A correction: the whole text as it shall stand, where the request's own words do not settle it. */
  readonly correctedText?: string;
  /** An objection. `restrict` unless told otherwise. */
  readonly measure?: Measure;
  /** What it is about, where the request did not say. */
  readonly target?: Target;
  /** Erasure, restriction or objection granted in part: of what. Must be there, and only then. */
  readonly parts?: readonly Part[];
  /** An erasure of whole kinds, granted in part: what is on hold stays, and stays on hold. */
  readonly keepHeld?: boolean;
}

export type RulingFault =
  | "reason-missing"
  | "reason-too-long"
  | "ground-missing"
  | "ground-not-fitting"
  | "text-needed"
  | "text-too-long"
  | "parts-needed"
  | "parts-not-fitting"
  | "answer-missing"
  | "identity-needed"
  | "client-needed";

export interface Decision extends Ruling {
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * What a decision brings about. `pending`: promised, and carried out even if the process stops;
 * `gone`: what it was about was not there any more.
 */
export interface Execution {
  readonly state: "pending" | "done" | "gone";
  readonly at: number;
}

interface Extension {
  readonly at: number;
  readonly reason: string;
  /** The last day to answer before it was extended. */
  readonly from: string;
}

export type Step =
  | "received"
  | "taken"
  | "released"
  | "identified"
  | "pointed"
  | "amended"
  | "extended"
  | "decided"
  | "carriedOut"
  | "cancelled"
  | "erased";

/** One line of a request's history. Epoch milliseconds. */
interface Event {
  readonly at: number;
  readonly step: Step;
  /** Staff only: the client is not told a name. */
  readonly by?: Actor;
}

/** `erased`: it was open when everything of its maker's was erased. */
export type RequestStatus = "received" | "inReview" | "decided" | "cancelled" | "erased";

/** An open request that ended since a decision erased everything: nothing was left to answer about. */
export interface EndedWith {
  readonly id: string;
  readonly reference: string;
  readonly kind: RequestKind;
}

/** A request as the person who made it sees it. */
export interface ClientRequest {
  readonly id: string;
  /** To be written down or read aloud; opens nothing. */
  readonly reference: string;
  readonly kind: RequestKind;
  readonly channel: Channel;
  readonly status: RequestStatus;
  readonly lang: Lang;
  readonly target?: Target;
  readonly wrong?: string;
  readonly right?: string;
  readonly text?: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  /** The last day to answer, `YYYY-MM-DD` in Europe/Helsinki; the extended one once extended. */
  readonly dueOn: string;
  readonly extension?: Extension;
  readonly decision?: Decision;
  readonly execution?: Execution;
  /** What ended with the erasure that this request was granted. */
  readonly ended?: readonly EndedWith[];
  /** Epoch milliseconds; absent until it is decided or cancelled. */
  readonly decidedAt?: number;
  /** Oldest first. */
  readonly history: readonly Omit<Event, "by">[];
  /** When the request itself will be deleted, epoch milliseconds. */
  readonly expiresAt: number;
}

/** A request as staff see it. */
export interface StaffRequest extends ClientRequest {
  /** Grows with every change: a decision names the version that it was made upon. */
  readonly version: number;
  /** E.164: the number that the request was made with. */
  readonly phone: string | null;
  /** The client that the number stood for when the request was made. */
  readonly clientId: string | null;
  readonly chatId?: string;
  readonly identity?: IdentityCheck;
  readonly answerTo?: string;
  readonly enteredBy?: Actor;
  /** Who has taken it in review. */
  readonly takenBy?: Actor;
  readonly decidedBy?: Actor;
  readonly history: readonly Event[];
  /** Whether the text message "there is an answer" was handed over, as far as is known. */
  readonly told?: "pending" | "sending" | "sent" | "refused" | "unavailable" | "unknown";
  /** Since when it is being handed over (epoch milliseconds). */
  readonly tellingSince?: number;
}

/** What its maker sees of a request: no member of staff, no number, no client. */
export function forClient(request: StaffRequest): ClientRequest {
  const {
    version: _version,
    phone: _phone,
    clientId: _clientId,
    chatId: _chatId,
    identity: _identity,
    answerTo: _answerTo,
    enteredBy: _enteredBy,
    takenBy: _takenBy,
    decidedBy: _decidedBy,
    told: _told,
    tellingSince: _tellingSince,
    history,
    ...rest
  } = request;
  return { ...rest, history: history.map(({ at, step }) => ({ at, step })) };
}
