import type { SealedRow, Vault } from "../vault/mod.ts";
import type { AuditEntry } from "./schema.ts";

/** An entry as it lies in the store, under its number. */
export interface Link extends SealedRow, Omit<AuditEntry, "actorName" | "expiresAt"> {
  /** The link before, or the beginning. Its end tells whether it may be gone by now. */
  readonly previous: { readonly hash: string; readonly endsAt: number };
}

/** Whether what lies in the store can be read as a link: whoever can write there can write anything. */
export function isLink(value: Link): boolean {
  const { seq, at, expiresAt, sealed, previous, hash } = value;
  return [seq, at, expiresAt].every(Number.isSafeInteger) && sealed instanceof Uint8Array &&
    typeof previous?.hash === "string" && typeof hash === "string";
}

/** The last link: what the next one joins. It stays when all links are gone, so that none is missed. */
export interface Tip {
  readonly seq: number;
  readonly at: number;
  /** When the link itself leaves, epoch milliseconds. */
  readonly endsAt: number;
  readonly hash: string;
}

/** What the first link joins. */
export const BEGINNING: Tip = { seq: 0, at: 0, endsAt: 0, hash: "beginning" };

/**
 * The hash of a link: keyed, so that whoever can only write to the store cannot make a chain of their
 * own, and over every field, the sealed name and the link before among them.
 */
export function hashOf(vault: Vault, link: Omit<Link, "hash">): Promise<string> {
  const { seq, at, action, actorId, subject, request, purpose } = link;
  const { expiresAt, sealed, previous } = link;
  const told = [
    seq,
    at,
    action,
    actorId,
    subject ? [subject.kind, subject.hash] : null,
    purpose ?? null,
    expiresAt,
    sealed.toBase64(),
    [previous.hash, previous.endsAt],
    ...(request === undefined ? [] : [request]),
  ];
  return vault.index("audit-link", JSON.stringify(told));
}
