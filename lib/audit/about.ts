import type { Chat } from "../chat/mod.ts";
import type { ClientRef, Clients } from "../clients/mod.ts";
import { parseFinnishMobile } from "../phone/mod.ts";
import type { Requests, StaffRequest } from "../requests/mod.ts";
import type { Audit, HashedSubject } from "./mod.ts";

/** Where it is looked up what somebody means. */
interface Known {
  readonly audit: Audit;
  readonly clients: Pick<Clients, "findByPhone">;
  readonly requests: Pick<Requests, "byReference" | "byPhone">;
  readonly chat: Pick<Chat, "holding">;
}

/** Whom or what a search is about. */
export interface Meant {
  readonly subjects: readonly HashedSubject[];
  /**
   * The client or the request that was named, for the log to tell of; of a number without a client,
   * the newest request that was made with it.
   */
  readonly client?: ClientRef;
  readonly request?: string;
  /** Meant by the number of an entry: what it was about is known by its hash alone. */
  readonly entry?: number;
}

/** An entry's number: whatever that entry was about. */
const ENTRY = /^#(\d{1,15})$/;
/** Chats of one client that are looked for. */
const CHATS = 100;

/**
 * Whom or what somebody of the staff means: the number of an entry (`#12`), the reference of a request,
 * or a phone number, which stands for its client with their chats and requests (no subjects: nothing is
 * known of it). The log holds keyed hashes alone, so what is erased can only be found by an entry. Null
 * where nothing is meant.
 */
export async function whoIsMeant(typed: string, known: Known): Promise<Meant | null> {
  const { audit, clients, requests } = known;
  const [, seq] = ENTRY.exec(typed) ?? [];
  if (seq !== undefined) return await ofEntry(audit, Number(seq));
  const request = await requests.byReference(typed);
  if (request) {
    const subject = await audit.hashed({ kind: "request", id: request.id });
    return { subjects: [subject], request: request.id };
  }
  const parsed = await parseFinnishMobile(typed);
  if (!parsed.ok) return null;
  const client = await clients.findByPhone(parsed.phone);
  const asked = await requests.byPhone(parsed.phone);
  const chats = client && await chatsOf(client, known);
  const subjects = await Promise.all([
    ...(client ? [audit.hashed({ kind: "client", id: client.id })] : []),
    ...(chats ?? []).map((id) => audit.hashed({ kind: "chat", id })),
    ...asked.map(({ id }) => audit.hashed({ kind: "request", id })),
  ]);
  return { subjects, ...toldOf(client, asked) };
}

/**
 * What the log is told of a search by a phone number: its client, or where there is none, the newest of
 * the requests that were made with it. So the search is found again by the same number.
 */
export function toldOf(
  client: ClientRef | null,
  asked: readonly Pick<StaffRequest, "id" | "receivedAt">[],
): Pick<Meant, "client" | "request"> {
  if (client) return { client };
  const [newest] = asked.toSorted((a, b) => b.receivedAt - a.receivedAt);
  return newest ? { request: newest.id } : {};
}

async function ofEntry(audit: Audit, seq: number): Promise<Meant | null> {
  const entry = await audit.entry(seq);
  if (entry?.subject) return { subjects: [entry.subject], entry: seq };
  if (!entry?.request) return null;
  return { subjects: [{ kind: "request", hash: entry.request }], entry: seq };
}

async function chatsOf(client: ClientRef, { chat }: Known): Promise<string[]> {
  const { items } = await chat.holding.page(client, "chat", { limit: CHATS, since: 0 });
  return items.map(({ id }) => id);
}
