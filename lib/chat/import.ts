import type { Lang } from "../site/languages.ts";
import type { ChatAccess } from "./access.ts";
import { ended, type Head } from "./head.ts";
import type { Links } from "./links.ts";
import { type ChatStore, owner } from "./store.ts";
import type { Side } from "./wire.ts";

/** A conversation that took place elsewhere or earlier. Times in epoch milliseconds. */
export interface PastChat {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly lang?: Lang;
  readonly nickname?: string;
  readonly messages: readonly {
    readonly from: Side;
    readonly sentAt: number;
    readonly text: string;
    readonly adviserName?: string;
  }[];
  readonly notes?: readonly { writtenAt: number; text: string; adviserName: string }[];
  /** Whose conversation it was, if that adviser is to find it again. */
  readonly adviserId?: string;
}

/** The longest messages, so many at once, stay inside one commit. */
const IN_ONE_COMMIT = 30;

/**
 * Brings in an ended conversation, linked to the client of a proven number (E.164) or to nobody. Its
 * two years are counted from its own end: `expired` when they are over.
 */
export async function importPast(
  parts: { store: ChatStore; access: ChatAccess; links: Links },
  phone: string | null,
  past: PastChat,
): Promise<{ id: string; receipt: string } | "expired"> {
  const { store, access, links } = parts;
  const now = store.clock.now();
  const { startedAt, endedAt, messages } = past;
  const head: Head = {
    ...ended(endedAt, "adviser"),
    version: 0,
    seq: 0,
    notes: 0,
    readSeq: messages.length,
    createdAt: startedAt,
    lastAt: endedAt,
    waitingSince: startedAt,
    receipt: "",
    access: [],
  };
  if (head.expiresAt <= now) return "expired";
  const id = crypto.randomUUID();
  const fresh = await access.fresh(now);
  const newKey = await store.vault.newKey(owner(id), head.expiresAt);
  const names = new Set(
    messages.map((one) => one.adviserName).filter((name) => name !== undefined),
  );
  const advisers = [...names].map((name) => ({ id: past.adviserId ?? "", name }));
  const all = messages.map((message) => ({ ...message, id: crypto.randomUUID() }));
  const { adviserId } = past;
  await store.create({
    id,
    head: { ...head, receipt: fresh.receiptHash, ...(adviserId && { adviserId }) },
    profile: { lang: past.lang ?? "fi", nickname: past.nickname, advisers },
    newKey,
  }, { messages: all.slice(0, IN_ONE_COMMIT), notes: past.notes });
  for (let from = IN_ONE_COMMIT; from < all.length; from += IN_ONE_COMMIT) {
    const more = all.slice(from, from + IN_ONE_COMMIT);
    await store.change(id, () => ({ result: "added", head: {}, messages: more }));
  }
  if (phone !== null) await links.join(id, phone);
  return { id, receipt: fresh.receipt };
}
