import type { ClientRef } from "./clients/mod.ts";
import type { ClientRecord } from "./records/mod.ts";
import type { HeldKind } from "./retention.ts";
import type { Owner } from "./vault/mod.ts";

/** A past chat as its client sees it in "my data". */
export interface HeldChat {
  readonly kind: "chat";
  readonly id: string;
  /** RFC 3339. */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly nickname?: string;
  /** What the client called themselves before, oldest first. */
  readonly formerNicknames?: readonly string[];
  readonly adviserNames: readonly string[];
  readonly messages: readonly {
    /** `statement`: what the client put beside the conversation themselves (Article 16). */
    readonly from: "visitor" | "adviser" | "note" | "statement";
    /** The number of an adviser's note, by which a correction names it. */
    readonly note?: number;
    readonly sentAt: string;
    readonly text: string;
    readonly adviserName?: string;
  }[];
  /** How much of it was changed in the store and does not open. */
  readonly damaged?: number;
}

/** One thing that is held of a client, with its place in time and its end (epoch milliseconds). */
export interface HeldItem {
  readonly kind: HeldKind;
  readonly id: string;
  readonly at: number;
  readonly expiresAt: number;
  readonly content: ClientRecord | HeldChat;
  /** Nobody uses it until then, and it stays at least so long (GDPR Article 18). */
  readonly restrictedUntil?: number;
  /** What was corrected, oldest first. */
  readonly changes?: readonly Amendment[];
}

/** A correction as it is kept with what it corrected, until that ends. */
export interface Amendment {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly by: "client" | "staff";
  /** The fields that changed, as they were and as they are. */
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
}

export interface Page {
  /** Newest first. */
  readonly items: readonly HeldItem[];
  /** Opaque; asks for the page after this one. */
  readonly next?: string;
  /** How many of them were changed in the store and do not open: only told of whoever asked for the rest. */
  readonly damaged?: number;
}

/**
 * A store that holds something of a person. Everything that shows, exports or erases goes through the
 * list of these, so a store that is missing there is a store that nobody can see into or empty
 * (GDPR Articles 15, 17 and 20).
 */
export interface Holding {
  readonly kinds: readonly HeldKind[];
  /** First parts of the keys that this store writes. */
  readonly roots: readonly string[];
  /** Those of the roots whose rows have the id of a data key's owner as the second part. */
  readonly owned: { readonly kind: Owner["kind"]; readonly roots: readonly string[] };
  /** Items of one kind, newest first, not older than `since` (epoch milliseconds). */
  page(
    client: ClientRef,
    kind: HeldKind,
    options: { limit: number; since: number; after?: string; despiteDamage?: boolean },
  ): Promise<Page>;
  /** How many items of a kind there are, without opening them. */
  count(client: ClientRef, kind: HeldKind, options: { since: number }): Promise<number>;
  /** Whether there is an item of a kind, found out without counting them. */
  hasAny(client: ClientRef, kind: HeldKind, options: { since: number }): Promise<boolean>;
  /** Removes one item of the client's, at once and for good. */
  eraseOne(
    client: ClientRef,
    kind: HeldKind,
    options: { id: string; since: number; despiteHold?: boolean },
  ): Promise<"erased" | "not-found" | "on-hold">;
  /** Whether an item is the client's. */
  has(
    client: ClientRef,
    kind: HeldKind,
    options: { id: string; since: number },
  ): Promise<boolean>;
  /** Removes all items of a kind that are not older than `since`, but `except`. Answers how many. */
  eraseKind(
    client: ClientRef,
    kind: HeldKind,
    options: { since: number; except?: ReadonlySet<string>; despiteHold?: boolean },
  ): Promise<number>;
  /**
   * Adds to the one commit of an erasure what makes this store's part of it unreadable. Answers how many
   * items those are whose number no row tells afterwards.
   */
  destroy(
    op: Deno.AtomicOperation,
    client: ClientRef,
    options: { since: number },
  ): Promise<Partial<Record<HeldKind, number>>>;
  /** Removes the rows of a client whose data key is gone, but for {@link leftovers}. May be repeated. */
  sweep(client: ClientRef): Promise<number>;
  /** Items of a client whose data key is gone, so many at most: whoever removes them counts them. */
  readonly leftovers?: (client: ClientRef, options: { limit: number }) => Promise<Leftover[]>;
}

/** The row of an item that nobody can open any more. */
export interface Leftover {
  readonly key: Deno.KvKey;
  readonly kind: HeldKind;
  /** Its place in time, and when it would have ended: epoch milliseconds. */
  readonly at: number;
  readonly expiresAt: number;
}
