/** First parts of the log's keys: entries by number, numbers by subject, and the end of the chain. */
export const AUDIT_LOG = "audit_log";
export const AUDIT_BY_SUBJECT = "audit_by_subject";
export const AUDIT_TIP = "audit_tip";

export const TIP_KEY: Deno.KvKey = [AUDIT_TIP];
