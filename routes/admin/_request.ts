import * as z from "zod";
import type { HeldItem } from "../../lib/holdings.ts";
import type { Hold } from "../../lib/holds/mod.ts";
import { HELD_KINDS } from "../../lib/portal/mod.ts";
import {
  erases,
  IDENTITY_CHECKS,
  type Part,
  type StaffRequest,
  type Target,
} from "../../lib/requests/mod.ts";
import type { HeldKind } from "../../lib/retention.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import type { SiteContext } from "../_site.ts";
import { adviserOf } from "./_adviser.ts";
import { mattersOf, pathToMatters } from "./_chat.ts";
import { notFound } from "./_client.ts";
import type { Touched } from "./request_page.tsx";

/** How staff make sure of somebody; a code is checked by the site. */
export const BY_STAFF = IDENTITY_CHECKS.filter((one) => one !== "code" && one !== "receipt");

const uuid = z.uuid();
const ALWAYS = { since: 0 };
/** Pages of what is held that are gone through to find what a request is about. */
const MOST_PAGES = 40;

/** The request of the address, whatever becomes of it: one that is not there is a 404. */
export async function requestOf(c: SiteContext): Promise<StaffRequest> {
  const id = uuid.safeParse(c.req.param("id"));
  const request = id.success ? await c.get("services").requests.get(id.data) : null;
  return request ?? notFound(c, "request");
}

/** The client for whom the number stood when the request was made. */
export function clientOf({ clientId }: Pick<StaffRequest, "clientId">) {
  return clientId === null ? null : { id: clientId };
}

/** What a deed about a request is recorded with. */
export function about(request: StaffRequest) {
  const client = clientOf(request);
  return { request: request.id, ...(client && { client }) };
}

/** What the request is about, as it stands now. */
export async function touchedBy(
  c: SiteContext,
  session: StaffSession,
  { id, target, kind, chatId, ...request }: StaffRequest,
): Promise<Touched> {
  const { holds, recipients, chat, clients } = c.get("services");
  const ending = await endingWith(c, { id, target, kind, chatId, ...request });
  if (chatId !== undefined) {
    const purpose = "decide-request";
    const found = await chat.desk.open(adviserOf(session), chatId, {
      purpose,
      despiteRestriction: true,
    });
    if (found === "not-found") return { held: [], holds: [], ending };
    const from = `/admin/requests/${id}`;
    const base = await pathToMatters(c, session, { chat: chatId, purpose, from });
    const matters = await mattersOf(c, chatId);
    return {
      held: [],
      holds: matters.hold ? [matters.hold] : [],
      conversation: found,
      ending,
      beside: { base, matters },
      ...(kind === "recipients" && { given: matters.given }),
    };
  }
  const client = clientOf(request);
  if (!client || !await clients.profile(client)) return { held: [], holds: [], ending };
  const onHold = await holds.of(client);
  const given = kind === "recipients" ? await recipients.of(client) : undefined;
  if (!target) return { held: await countsOf(c, client), client, holds: onHold, given, ending };
  const mine = onHold.filter((hold) => isOn(hold, target));
  const item = await itemOf(c, client, target);
  const shown = item === "damaged" ? { unread: true } as const : { item };
  return { held: [], client, given, holds: mine, ending, ...shown };
}

/** Open requests that end with this one, if it is granted and deletes what it is about. */
export async function endingWith(
  c: SiteContext,
  request: Pick<StaffRequest, "id" | "kind" | "target" | "chatId" | "clientId" | "decidedAt">,
  parts: readonly Part[] = [],
): Promise<StaffRequest[]> {
  const { requests, chat, clients } = c.get("services");
  const { id, target, chatId, decidedAt } = request;
  if (decidedAt !== undefined || !erases(request.kind, { measure: "erase" })) return [];
  const client = clientOf(request) ?? undefined;
  const all = !target && chatId === undefined && parts.length === 0;
  const ofKind = parts.some((part) => part.kind === "chat" && part.id === undefined);
  const phone = all && client ? (await clients.profile(client))?.phone : undefined;
  const chatIds = client && (all || ofKind) ? await chat.holding.idsOf(client, ALWAYS) : [];
  const one = chatId ?? (target?.kind === "chat" ? target.id : undefined);
  const found = await requests.endingWith({
    ...ALWAYS,
    ...(client && { client }),
    ...(phone && { phone }),
    chatIds: one === undefined ? chatIds : [one],
  });
  return found.filter((other) => other.id !== id);
}

/** How much there is of each kind of which there is anything. */
async function countsOf(c: SiteContext, client: { id: string }) {
  const { holdings } = c.get("services");
  const counts = await Promise.all(HELD_KINDS.map(async (kind) => {
    const holding = holdings.find(({ kinds }) => kinds.includes(kind));
    return { kind, count: await holding?.count(client, kind, ALWAYS) ?? 0 };
  }));
  return counts.filter(({ count }) => count > 0);
}

/** The one thing that a request names; undefined when it is gone, `damaged` when it does not open. */
async function itemOf(
  c: SiteContext,
  client: { id: string },
  { kind, id }: Target,
): Promise<HeldItem | "damaged" | undefined> {
  const holding = c.get("services").holdings.find(({ kinds }) => kinds.includes(kind));
  if (!await holding?.has(client, kind, { id, ...ALWAYS })) return undefined;
  let after: string | undefined;
  let damaged = false;
  for (let page = 0; page < MOST_PAGES; page++) {
    const options = { limit: 50, after, ...ALWAYS, despiteDamage: true };
    const found = await holding!.page(client, kind, options);
    const item = found.items.find((one) => one.id === id);
    damaged ||= found.damaged !== undefined;
    if (item) return item;
    if (found.next === undefined) break;
    after = found.next;
  }
  return damaged ? "damaged" : undefined;
}

function isOn(hold: Hold, { kind, id }: { kind: HeldKind; id: string }): boolean {
  return hold.kind === kind && hold.id === id;
}
