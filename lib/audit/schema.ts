/** What the audit log tells of. An action is a word of this list, never a sentence. */
export const AUDIT_ACTIONS = [
  "session.signed-in",
  "session.signed-out",
  "session.ended",
  "chat.opened",
  "chat.blocked",
  "chat.block-lifted",
  "chat.taken-over",
  "answers.changed",
  "hours.changed",
  "settings.changed",
  "client.searched",
  "client.viewed",
  "client.number-revealed",
  "client.exported",
  "client.erased",
  "client.relationship-ended",
  "client.number-detached",
  "hold.placed",
  "hold.lifted",
  "recipient.noted",
  "recipient.removed",
  "recipient.told",
  "note.written",
  "request.entered",
  "request.amended",
  "request.viewed",
  "request.decided",
  "request.ended",
  "notice.published",
  "audit.verified",
  "audit.searched",
  "audit.exported",
  "breach.recorded",
  "breach.viewed",
  "breach.added",
  "breach.closed",
  "breach.reopened",
  "backup.restored",
  "keys.rotated",
  "alerts.tried",
] as const;
export type AuditAction = typeof AUDIT_ACTIONS[number];

/**
 * For what somebody may open what is not part of their day. A choice and no free text: the client is
 * shown it, and a sentence could name people.
 */
export const CHOSEN_PURPOSES = [
  "continue-for-colleague",
  "client-asked",
  "decide-request",
  "disturbance",
  "fault",
] as const;

/** Why somebody looked: as they chose, or because they came back to a conversation of their own. */
export const AUDIT_PURPOSES = [...CHOSEN_PURPOSES, "own-conversation"] as const;
export type AuditPurpose = typeof AUDIT_PURPOSES[number];

/** Whom or what a deed was about. The log keeps a keyed hash of the id. */
export interface AuditSubject {
  readonly kind: "client" | "chat" | "request" | "staff" | "breach";
  readonly id: string;
}

/** Who did it: the staff's id (a keyed hash of issuer and subject) and name. */
export interface AuditActor {
  readonly id: string;
  readonly name: string;
}

/** What is to be recorded. */
export interface AuditDeed {
  readonly actor: AuditActor;
  readonly action: AuditAction;
  readonly subject?: AuditSubject;
  /** The id of the request that it was done for. */
  readonly request?: string;
  readonly purpose?: AuditPurpose;
}

/** Whom or what a recorded deed was about: the same hash is the same subject. */
export interface HashedSubject {
  readonly kind: AuditSubject["kind"];
  readonly hash: string;
}

/** A recorded deed, opened for whoever may read the log. Times in epoch milliseconds. */
export interface AuditEntry {
  readonly seq: number;
  readonly at: number;
  readonly action: AuditAction;
  readonly actorId: string;
  /** Null once the key of its month is gone, or where somebody changed what was sealed. */
  readonly actorName: string | null;
  readonly subject?: HashedSubject;
  /** The keyed hash of the request that it was done for. */
  readonly request?: string;
  readonly purpose?: AuditPurpose;
  /** The hash that the next entry holds. */
  readonly hash: string;
  readonly expiresAt: number;
}
