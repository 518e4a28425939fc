import { AUDIT_LOG } from "../audit/mod.ts";
import { BREACHES } from "../breaches/mod.ts";
import { HEADS, SESSIONS } from "../chat/keys.ts";
import { WEBHOOK_IDS } from "../ingest/mod.ts";
import { CODE_ADDRESSES, CODE_CHALLENGES, CODE_NUMBERS } from "../phone/mod.ts";
import { MONTHLY_COUNTS } from "../monthly_counts/mod.ts";
import { PORTAL_SESSIONS } from "../portal/session.ts";
import { RECIPIENT_TASKS } from "../recipients/mod.ts";
import { RECORDS } from "../records/mod.ts";
import { REQUEST_EVIDENCE, REQUESTS, REQUESTS_ENDED } from "../requests/mod.ts";
import { RECORD_KINDS, RETENTION, type RetentionKind } from "../retention.ts";
import { SMS_MESSAGES } from "../sms/mod.ts";
import { STAFF_SESSIONS } from "../staff/mod.ts";
import { ERASURE_LEDGER } from "../vault/mod.ts";
import { CHAT_VIEWS, CLIENT_VIEWS } from "../views/mod.ts";

/** Where one row is one thing of a kind. Indexes and parts of a thing are left out: they count twice. */
const ROOTS: Readonly<Record<string, RetentionKind>> = {
  [HEADS]: "chat",
  [CODE_CHALLENGES]: "code",
  [SMS_MESSAGES]: "text_message",
  [PORTAL_SESSIONS]: "portal_session",
  [SESSIONS]: "chat_session",
  [STAFF_SESSIONS]: "staff_session",
  [REQUESTS]: "request",
  [REQUESTS_ENDED]: "request",
  [REQUEST_EVIDENCE]: "request_evidence",
  [RECIPIENT_TASKS]: "recipient_task",
  [CLIENT_VIEWS]: "view",
  [CHAT_VIEWS]: "view",
  [AUDIT_LOG]: "audit_log",
  [BREACHES]: "breach",
  [MONTHLY_COUNTS]: "monthly_count",
  [ERASURE_LEDGER]: "erasure_ledger",
  [CODE_NUMBERS]: "abuse_counter",
  [CODE_ADDRESSES]: "abuse_counter",
  [WEBHOOK_IDS]: "webhook_id",
};

/** The kinds that are counted: what is kept under a root of its own, and what a thing says of itself. */
export const COUNTED_KINDS: ReadonlySet<RetentionKind> = new Set([
  ...Object.values(ROOTS),
  ...RECORD_KINDS,
  "restriction",
]);

/** Of which kind the thing under a key is, or null when the row is no thing of its own. */
export function kindOfKey(key: Deno.KvKey): RetentionKind | null {
  if (key[0] !== RECORDS) return ROOTS[String(key[0])] ?? null;
  const kind = String(key[2]);
  return kind in RETENTION ? kind as RetentionKind : null;
}
