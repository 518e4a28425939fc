import { TZDate } from "@date-fns/tz";
import { add, type Duration } from "date-fns";
import { TIME_ZONE } from "./time_zone.ts";

/** What is held of a client, as the privacy notice names it. */
export const RECORD_KINDS = [
  "call",
  "call_note",
  "sms",
  "inquiry",
  "sms_answer",
  "contact",
] as const;
export type RecordKind = typeof RECORD_KINDS[number];
export type HeldKind = RecordKind | "chat";

/** The instant a period is counted from. */
export type CountedFrom =
  | "callEnded"
  | "written"
  | "sent"
  | "received"
  | "chatEnded"
  | "created"
  | "decided"
  | "erased";

interface Period {
  readonly keep: Duration;
  readonly from: CountedFrom;
  /** The end of the customer relationship deletes this earlier. */
  readonly endsWithRelationship?: true;
}

/**
 * Every retention period of personal data, once. It feeds `expireIn`, the check on read, the notice, the
 * portal's dates and the staff's retention page (GDPR Article 5(1)(e), Article 13(2)(a)).
 */
export const RETENTION = {
  call: { keep: { months: 6 }, from: "callEnded" },
  call_note: { keep: { months: 3 }, from: "written", endsWithRelationship: true },
  sms: { keep: { months: 3 }, from: "sent", endsWithRelationship: true },
  inquiry: { keep: { months: 3 }, from: "sent", endsWithRelationship: true },
  sms_answer: { keep: { months: 6 }, from: "received" },
  contact: { keep: { months: 6 }, from: "written", endsWithRelationship: true },
  chat: { keep: { years: 2 }, from: "chatEnded" },
  code: { keep: { minutes: 10 }, from: "created" },
  text_message: { keep: { hours: 48 }, from: "sent" },
  portal_session: { keep: { minutes: 60 }, from: "created" },
  chat_session: { keep: { hours: 24 }, from: "created" },
  staff_session: { keep: { hours: 8 }, from: "created" },
  request: { keep: { years: 2 }, from: "decided" },
  request_evidence: { keep: { years: 2 }, from: "decided" },
  restriction: { keep: { months: 6 }, from: "decided" },
  recipient_task: { keep: { months: 6 }, from: "created" },
  view: { keep: { years: 2 }, from: "created" },
  audit_log: { keep: { years: 2 }, from: "created" },
  breach: { keep: { years: 5 }, from: "created" },
  monthly_count: { keep: { years: 2 }, from: "created" },
  erasure_ledger: { keep: { years: 2 }, from: "erased" },
  abuse_counter: { keep: { hours: 25 }, from: "created" },
  webhook_id: { keep: { hours: 24 }, from: "received" },
} as const satisfies Record<string, Period>;

export type RetentionKind = keyof typeof RETENTION;

/**
 * The instant at which something must be gone, in epoch milliseconds. Months and years are calendar
 * ones in Europe/Helsinki: 31 August and six months is the last day of February.
 */
export function endOf(kind: RetentionKind, from: number): number {
  const keep: Duration = RETENTION[kind].keep;
  return add(new TZDate(from, TIME_ZONE), keep).getTime();
}

/** A code sent to a phone opens what is at most this old: a number may have had another owner. */
export function reachOfPhoneCode(now: number): number {
  return add(new TZDate(now, TIME_ZONE), { months: -6 }).getTime();
}
