import type { ChatStatus, EndedBy, Gone } from "../../lib/chat/wire.ts";

/** A sentence with a place in braces, which {@link filled} fills: functions do not travel. */
export type Template = string;

/** Who a line of a conversation is from. */
export type From = "visitor" | "adviser" | "note" | "statement";

export interface ConversationWords {
  readonly nothingYet: string;
  readonly erasedMessage: string;
  readonly from: Readonly<Record<From, string>>;
}

/** The sentences of the live chat, in the visitor's language. */
export interface LiveChatWords extends ConversationWords {
  /** Of the browser's window: `{heading}` */
  readonly titled: Template;
  readonly gone: Readonly<Record<Gone, string>>;
  readonly status: Readonly<Record<ChatStatus, string>>;
  readonly next: string;
  /** `{place}` */
  readonly place: Template;
  /** For none and for one; `{count}` in the third. */
  readonly advisers: readonly [string, string, Template];
  readonly handedOver: string;
  readonly writeAlready: string;
  readonly adviserHere: string;
  /** `{name}` */
  readonly adviserNamed: Template;
  readonly questionWaits: string;
  readonly questionEmpty: string;
  readonly endedBy: Readonly<Record<EndedBy, string>>;
  /** `{date}` */
  readonly deletedAt: Template;
  readonly leaveOffer: string;
  readonly leave: string;
  readonly leaveFirst: string;
  readonly conversation: string;
  readonly typing: string;
  readonly write: string;
  readonly refresh: string;
  readonly message: string;
  readonly messageHint: string;
  readonly send: string;
  readonly faults: Readonly<Record<string, string>>;
  readonly receipt: {
    readonly title: string;
    readonly why: string;
    /** `{page}` */
    readonly where: Template;
    readonly print: string;
    readonly saved: string;
    readonly isSaved: string;
  };
  readonly actions: string;
  readonly isLinked: string;
  readonly end: string;
  readonly text: string;
  readonly erase: string;
  readonly link: string;
  readonly close: string;
  readonly live: {
    readonly sending: string;
    readonly sent: string;
    readonly failed: string;
    readonly retry: string;
    readonly notSent: string;
    readonly lost: string;
    readonly enterSends: string;
    readonly newBelow: string;
    readonly printNow: string;
    readonly openAgain: string;
    readonly startAgain: string;
    readonly unsent: string;
    readonly unsentAgain: string;
    readonly unsentCode: string;
    readonly unsentSend: string;
  };
}

/** Puts values into the places of a template. */
export function filled(template: Template, values: Readonly<Record<string, string | number>>) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
