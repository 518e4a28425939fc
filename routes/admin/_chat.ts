import type { AuditPurpose } from "../../lib/audit/mod.ts";
import { MINUTE } from "../../lib/clock.ts";
import type { Hold } from "../../lib/holds/mod.ts";
import { Handles } from "../../lib/portal/mod.ts";
import type { Disclosure } from "../../lib/recipients/mod.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import type { SiteContext } from "../_site.ts";
import { notFound } from "./_client.ts";

/** As long as a client that was opened for a purpose stays open. Milliseconds. */
const OPEN_FOR = 30 * MINUTE;

/** What the address of an opened chat says. */
interface NamedChat {
  readonly chat: string;
  /** Why it was opened; none for one that waits or is the adviser's own. */
  readonly purpose?: AuditPurpose;
  readonly until: number;
  /** The page that it was opened on. */
  readonly from: string;
}

/** A chat that somebody of the staff has at hand, with what is noted beside it. */
export interface ChatAtHand {
  readonly chatId: string;
  readonly from: string;
  /** Its address in this session. */
  readonly base: string;
  /** Somebody proved a number in it. */
  readonly linked: boolean;
  readonly matters: Matters;
}

/** What stands beside a chat: the open matter, and who was given it. */
export interface Matters {
  readonly hold: Hold | null;
  readonly given: readonly Disclosure[];
}

/** Where the matters of a chat are that was just opened: an address of this session, for half an hour. */
export async function pathToMatters(
  c: SiteContext,
  session: StaffSession,
  opened: Omit<NamedChat, "until">,
): Promise<string> {
  const named: NamedChat = { ...opened, until: c.get("services").clock.now() + OPEN_FOR };
  return `/admin/chats/${await (await Handles.of(session)).seal("chat", named)}`;
}

export async function mattersOf(c: SiteContext, chatId: string): Promise<Matters> {
  const { holds, recipients } = c.get("services");
  const [hold, given] = await Promise.all([holds.ofChat(chatId), recipients.chats.of(chatId)]);
  return { hold, given };
}

/**
 * The chat of an address, or the page that leads to it again once the half hour is over.
 * @throws HTTPException 404 for what is no address of this session, or of a chat that is gone.
 */
export async function chatOf(
  c: SiteContext,
  session: StaffSession,
): Promise<ChatAtHand | { over: string }> {
  const { chat, clock } = c.get("services");
  const id = c.req.param("id") ?? "";
  const named = await (await Handles.of(session)).open<NamedChat>("chat", id);
  const head = named && await chat.store.head(named.chat);
  if (!named || !head) return notFound(c, "chat");
  if (named.until <= clock.now()) return { over: named.from };
  return {
    chatId: named.chat,
    from: named.from,
    base: `/admin/chats/${id}`,
    linked: head.client !== undefined,
    matters: await mattersOf(c, named.chat),
  };
}
