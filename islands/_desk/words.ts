import type { ChatStatus, EndedBy } from "../../lib/chat/wire.ts";
import type { Lang } from "../../lib/site/languages.ts";
import type { Template } from "../_chat/words.ts";
import type { Spans } from "./waited.ts";

/** The sentences of the live desk, in the adviser's language. */
export interface LiveDeskWords {
  readonly presence: {
    readonly present: string;
    readonly away: string;
    readonly none: string;
    readonly noneWithChats: string;
    readonly toPresent: string;
    readonly toAway: string;
    readonly toLeft: string;
  };
  readonly atDesk: string;
  readonly nobodyAtDesk: string;
  readonly states: { readonly present: string; readonly away: string };
  readonly me: string;
  readonly open: string;
  readonly closed: string;
  readonly waiting: string;
  readonly nobodyWaiting: string;
  readonly mine: string;
  readonly noMine: string;
  readonly questions: string;
  readonly noQuestions: string;
  readonly anonymous: string;
  readonly langs: Readonly<Record<Lang, string>>;
  /** `{time}` */
  readonly since: Template;
  readonly spans: Spans;
  readonly awaits: string;
  /** `{when}` */
  readonly taken: Template;
  /** For one; for several `{count}`. */
  readonly unread: readonly [string, Template];
  readonly handedOver: string;
  /** `{name}` */
  readonly answering: Template;
  readonly take: string;
  readonly takeQuestion: string;
  readonly takeOver: string;
  /** `{name}` */
  readonly gone: Template;
  readonly takenTitle: string;
  /** `{name}` */
  readonly takenBy: Template;
  /** `{name}` */
  readonly takenEnded: Template;
  readonly visitor: string;
  readonly adviser: string;
  readonly erased: string;
  readonly damaged: string;
  readonly damagedNote: string;
  readonly damagedLine: string;
  readonly restricted: string;
  readonly noMessages: string;
  readonly reply: string;
  readonly send: string;
  readonly ready: string;
  readonly useReady: string;
  readonly notes: string;
  readonly statement: string;
  readonly note: string;
  readonly noteHint: string;
  readonly addNote: string;
  readonly handOver: string;
  readonly handOverTo: string;
  readonly toQueue: string;
  readonly chooseTo: string;
  readonly handOverNote: string;
  readonly doHandOver: string;
  readonly end: string;
  readonly endText: string;
  readonly block: {
    readonly title: string;
    readonly text: string;
    readonly howLong: string;
    readonly hours: readonly { readonly value: string; readonly label: string }[];
    readonly act: string;
  };
  readonly status: Readonly<Record<ChatStatus, string>>;
  readonly endedBy: Readonly<Record<EndedBy, string>>;
  readonly linked: string;
  readonly identity: {
    readonly found: string;
    readonly put: string;
    readonly sentence: Readonly<Record<Lang, string>>;
  };
  readonly whole: string;
  readonly faults: { readonly empty: string; readonly "too-long": string };
  readonly done: Readonly<Record<string, string>>;
  readonly refused: Readonly<Record<string, string>>;
  readonly live: {
    readonly sending: string;
    readonly sent: string;
    readonly failed: string;
    readonly retry: string;
    readonly lost: string;
    readonly typing: string;
    readonly enterSends: string;
    readonly newBelow: string;
    readonly openHere: string;
    readonly closeHere: string;
    readonly closePanel: string;
    readonly somebodyWaits: string;
    readonly newMessage: string;
    readonly handedToYou: string;
    readonly adviserGone: string;
    readonly takenFromYou: string;
    readonly sound: string;
    readonly notify: string;
    readonly notifyRefused: string;
    readonly signedOut: string;
    readonly signIn: string;
    readonly notNow: string;
    readonly placeKept: string;
    readonly placeLost: string;
    readonly draft: string;
    readonly unsent: string;
    readonly unsentText: string;
    readonly dropDraft: string;
  };
}
