import type { AuditAction, AuditPurpose } from "../../lib/audit/mod.ts";
import type { ClientRef } from "../../lib/clients/mod.ts";
import { MINUTE } from "../../lib/clock.ts";
import { Handles } from "../../lib/portal/mod.ts";
import type { HeldKind } from "../../lib/retention.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { notFound as nowhere } from "../_not_found.ts";
import type { SiteContext } from "../_site.ts";

/** One opening lasts so long; after it a purpose is chosen again. Milliseconds. */
const OPEN_FOR = 30 * MINUTE;

/** What an address names: a client that was found, or one that was opened for a purpose. */
interface Named {
  readonly client: string;
  readonly opened?: { readonly purpose: AuditPurpose; readonly until: number };
}

/** A client that somebody of the staff has at hand. */
export interface AtHand {
  readonly client: ClientRef;
  /** E.164. */
  readonly phone: string;
  readonly handles: Handles;
  /** As it stands in the address. */
  readonly id: string;
}

export interface Opened extends AtHand {
  readonly purpose: AuditPurpose;
  /** Epoch milliseconds. */
  readonly until: number;
}

/** What somebody with these roles may open a client for; an adviser has the client at hand. */
export function purposesOf({ roles }: StaffSession): AuditPurpose[] {
  const purposes: AuditPurpose[] = [];
  if (roles.includes("adviser")) purposes.push("client-asked", "continue-for-colleague");
  if (roles.includes("reviewer")) purposes.push("decide-request", "disturbance", "fault");
  return purposes;
}

/** The address of a client in this session: it means nothing in any other. */
export async function pathToClient(
  session: StaffSession,
  client: ClientRef,
  opened?: Named["opened"],
): Promise<string> {
  const named: Named = { client: client.id, ...(opened && { opened }) };
  return `/admin/clients/${await (await Handles.of(session)).seal("client", named)}`;
}

/** Where an opening for a purpose leads, from now on for half an hour. */
export function pathToOpened(
  c: SiteContext,
  session: StaffSession,
  { client, purpose }: { client: ClientRef; purpose: AuditPurpose },
): Promise<string> {
  const until = c.get("services").clock.now() + OPEN_FOR;
  return pathToClient(session, client, { purpose, until });
}

/**
 * The client of an address, opened or not.
 * @throws HTTPException 404 for what is no address of this session, or of a client who is gone.
 */
export async function clientOf(c: SiteContext, session: StaffSession): Promise<AtHand | Opened> {
  const { clients, clock } = c.get("services");
  const id = c.req.param("id") ?? "";
  const handles = await Handles.of(session);
  const named = await handles.open<Named>("client", id);
  const client = named && { id: named.client };
  const profile = client && await clients.profile(client);
  if (!client || !profile) return notFound(c, "client");
  const atHand = { client, phone: profile.phone, handles, id };
  const { opened } = named;
  return opened && opened.until > clock.now() ? { ...atHand, ...opened } : atHand;
}

/** The client of an address that was opened for a purpose; null when a purpose is to be chosen. */
export async function openedClient(c: SiteContext, session: StaffSession): Promise<Opened | null> {
  const found = await clientOf(c, session);
  return "purpose" in found ? found : null;
}

/** What an item's own handle names. */
export interface NamedItem {
  readonly kind: HeldKind;
  readonly id: string;
  readonly client: string;
}

/**
 * The item of a handle, which is one of this client's.
 * @throws HTTPException 404 for any other.
 */
export async function itemOf(
  c: SiteContext,
  { client, handles }: AtHand,
  handle = "",
): Promise<NamedItem> {
  const named = await handles.open<NamedItem>("item", handle);
  const holding = c.get("services").holdings.find(({ kinds }) =>
    named && kinds.includes(named.kind)
  );
  if (!named || named.client !== client.id) return notFound(c, "item");
  const there = await holding?.has(client, named.kind, { id: named.id, since: 0 });
  return there ? named : notFound(c, "item");
}

/** The same for whatever is not there: it is a 404 like a random id, and the log counts it. */
export function notFound(c: SiteContext, what: string): never {
  return nowhere(c.get("services"), { what, page: "staff" });
}

/** Writes a deed to the audit log before it is done; a view is told to the client as well. */
export async function recordDeed(
  c: SiteContext,
  session: StaffSession,
  { action, client, chat, request, purpose }: {
    action: AuditAction;
    client?: ClientRef;
    /** The chat that it was done to, by its own id. */
    chat?: string;
    /** The request that it was done for. */
    request?: string;
    purpose?: AuditPurpose;
  },
): Promise<void> {
  const { audit, views } = c.get("services");
  await audit.append({
    actor: { id: session.personId, name: session.name },
    action,
    ...(client && { subject: { kind: "client" as const, id: client.id } }),
    ...(chat && { subject: { kind: "chat" as const, id: chat } }),
    ...(request && { request }),
    ...(purpose && { purpose }),
  });
  if (!client || !purpose) return;
  // Every opening is in the log. To its client it is one view, however often the page came anew.
  const sitting = action === "request.viewed" ? `${session.token} ${request}` : undefined;
  await views.record(client.id, purpose, { sitting });
}
