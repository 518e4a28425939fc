/**
 * First parts of the keys that belong to no {@link Holding}, and why each may stand outside: it says
 * nothing of a client, or it is destroyed with the client by other hands. A key under any other root
 * fails a test, so that no store can hold something of a person unseen.
 */
export const BESIDE_HOLDINGS: Readonly<Record<string, string>> = {
  data_keys: "wrapped keys; destroying one is the erasure",
  clients: "the client as such; destroyed with the data key",
  clients_by_phone: "which client a keyed hash of a number stands for; destroyed with the data key",
  erasure_ledger: "keyed hashes of what was erased",
  erasure_receipts: "reference, date, kinds and counts; names nobody",
  pending_sweeps: "what an interrupted erasure still has to remove",
  requests_open: "the queue of requests by due date; holds ids",
  requests_open_by: "the same by a keyed hash of kind, channel or who has it; holds ids",
  requests_closed: "requests that were answered, by date; holds ids",
  requests_pending: "decisions that are still to be carried out; holds ids",
  requests_by_reference: "which request a keyed hash of a reference stands for; holds ids",
  requests_by_chat: "which requests a keyed hash of a chat's id made; holds ids",
  request_evidence: "kind, dates, outcome and ground of answered requests; names nobody",
  requests_by_phone: "which requests a keyed hash of a number made; holds ids",
  recipient_tasks:
    "whom staff have to tell; sealed under keys of its own, without the client once done",
  code_challenges: "codes on their way, sealed by the browser's token; ten minutes",
  code_numbers: "tries and sendings by a keyed hash of the number; abuse counter",
  code_addresses: "sendings by a keyed hash of the address; abuse counter",
  code_site: "wrong codes and sendings of the whole site",
  portal_sessions: "sessions, sealed by their own token; an hour at most",
  portal_sessions_by_phone: "which sessions a keyed hash of a number has; an hour at most",
  webhook_ids: "keyed hashes of deliveries that were taken in",
  retention_runs: "counts",
  retention_lease: "which instance runs the daily job",
  chat_blocks: "keyed hashes of addresses that are blocked for a while",
  chat_limits: "keyed hashes of addresses; abuse counter",
  chat_presence: "which advisers are there",
  chat_settings: "opening hours and what visitors are shown",
  chat_answers: "ready-made answers",
  chat_desk: "that a list of the desk changed",
  staff_sessions: "staff sessions, sealed by their own token",
  staff_session_list: "a staff member's own sessions",
  staff_sign_ins: "sign-ins on their way",
  audit_log: "what staff did; ids are keyed hashes, names are sealed",
  audit_by_subject: "places in the audit log by a keyed hash",
  audit_tip: "the end of the audit log's chain",
};
