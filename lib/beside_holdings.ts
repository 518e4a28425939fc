/**
 * First parts of the keys that belong to no {@link Holding}, and why each may stand outside: it says
 * nothing of a client, or it is destroyed with the client by other hands. A key under any other root
 * fails a test, so that no store can hold something of a person unseen. What a backup does with each is
 * said in `lib/backup/roots.ts`, which does not compile without an answer.
 */
export const BESIDE_HOLDINGS = {
  data_keys: "wrapped keys; destroying one is the erasure",
  master_key_in_use:
    "which keys the site was last started with, by parts of their hashes, and when it first was",
  clock_seen: "when the store was last open",
  clients: "the client as such; destroyed with the data key",
  clients_by_phone: "which client a keyed hash of a number stands for; destroyed with the data key",
  erasure_ledger: "keyed hashes of what was erased",
  erasure_receipts: "reference, date, kinds and counts; names nobody",
  pending_sweeps: "what an interrupted erasure still has to remove",
  chat_sweeps: "ids of erased chats whose rows an interrupted erasure still has to remove",
  requests_open: "the queue of requests by due date; holds ids",
  requests_open_by: "the same by a keyed hash of kind, channel and who has it; holds ids",
  requests_ended:
    "that an open request ended as everything was erased: its reference, kind and days; names nobody",
  requests_closed: "requests that were answered, by date; holds ids",
  requests_pending: "decisions that are still to be carried out; holds ids",
  requests_by_reference: "which request a keyed hash of a reference stands for; holds ids",
  requests_by_chat: "which requests a keyed hash of a chat's id made; holds ids",
  request_evidence: "kind, dates, outcome and ground of answered requests; names nobody",
  requests_by_phone: "which requests a keyed hash of a number made; holds ids",
  recipient_tasks:
    "whom staff have to tell; sealed under keys of its own, without the client once done",
  breaches: "how many entries each breach of the log has",
  breach_entries: "what staff wrote of a breach, sealed under a key of its own",
  code_challenges: "codes on their way, sealed by the browser's token; ten minutes",
  code_numbers: "tries and sendings by a keyed hash of the number; abuse counter",
  code_addresses: "sendings by a keyed hash of the address; abuse counter",
  code_site: "wrong codes of the whole site",
  sms_messages: "what became of text messages, by keyed hashes of random references; 48 hours",
  sms_breaker: "whether the text-message gateway takes messages",
  sms_day: "how many text messages left today",
  portal_sessions: "sessions, sealed by their own token; an hour at most",
  portal_sessions_by_phone: "which sessions a keyed hash of a number has; an hour at most",
  webhook_ids: "keyed hashes of deliveries that were taken in",
  retention_runs: "counts",
  retention_lease: "which instance runs the daily job",
  chat_blocks:
    "keyed hashes of addresses that are blocked for a while; sealed, by whom and in which chat",
  chat_limits: "keyed hashes of addresses; abuse counter",
  chat_presence: "which advisers are there",
  chat_settings: "opening hours and what visitors are shown",
  chat_answers: "ready-made answers",
  chat_desk: "that a list of the desk changed",
  chat_streams: "how many streams a session and an address have open: keyed hashes, while they are",
  staff_sessions: "staff sessions, sealed by their own token",
  staff_session_list: "a staff member's own sessions",
  staff_sign_ins: "sign-ins on their way",
  backup_made: "when the last backup was made",
  watch_told: "which faults whoever runs the site was told of",
  watch_due: "which open requests were called to mind, by random ids",
  watch_lease: "which instance looks after the site at the moment",
  monthly_counts: "how many contacts of a kind there were in a month; leads to nobody",
  audit_log: "what staff did; ids are keyed hashes, names are sealed",
  audit_by_subject: "places in the audit log by a keyed hash",
  audit_tip: "the end of the audit log's chain",
  restore_state: "that a restore has begun and not ended",
} as const satisfies Readonly<Record<string, string>>;
