import type { Owner, Vault } from "../vault/mod.ts";
import type { Channel, RequestKind, StaffRequest } from "./schema.ts";

export const REQUESTS = "requests";
export const REQUESTS_OPEN = "requests_open";
export const REQUESTS_OPEN_BY = "requests_open_by";
export const REQUESTS_CLOSED = "requests_closed";
export const REQUESTS_PENDING = "requests_pending";
const REQUESTS_BY_REFERENCE = "requests_by_reference";
export const REQUESTS_BY_PHONE = "requests_by_phone";
export const REQUESTS_BY_CHAT = "requests_by_chat";

/** Under which a request's rows of {@link placesOf} lie. */
export const INDEXES = [
  REQUESTS_OPEN,
  REQUESTS_OPEN_BY,
  REQUESTS_CLOSED,
  REQUESTS_PENDING,
  REQUESTS_BY_REFERENCE,
];

/** What the queue may be narrowed to: any of these, or several at once. */
export interface Filter {
  readonly kind?: RequestKind;
  readonly channel?: Channel;
  /** Who of the staff has it in review; null for nobody. */
  readonly by?: string | null;
}

/** Stored as a keyed hash: a row tells nobody what was asked. */
export function filterHash(vault: Vault, { kind, channel, by }: Filter): Promise<string> {
  return vault.index("request-filter", JSON.stringify({ kind, channel, by }));
}

export function isNarrowed(filter: Filter | undefined): filter is Filter {
  return filter !== undefined && Object.values(filter).some((value) => value !== undefined);
}

export function referenceKey(vault: Vault, reference: string): Promise<Deno.KvKey> {
  const plain = reference.toUpperCase().replace(/[^0-9A-Z]/g, "");
  return vault.index("request-reference", plain)
    .then((hash) => [REQUESTS_BY_REFERENCE, hash]);
}

/** Whose data key seals a request: each has one of its own. */
export function ownerOf(id: string): Owner {
  return { kind: "request", id };
}

/** Every index row that a request has as it stands. An index holds ids, never copies. */
export async function placesOf(vault: Vault, request: StaffRequest): Promise<Deno.KvKey[]> {
  const { id, dueOn, reference, decidedAt } = request;
  const places: Deno.KvKey[] = [await referenceKey(vault, reference)];
  if (hasPending(request)) places.push([REQUESTS_PENDING, id]);
  if (decidedAt !== undefined) return [...places, [REQUESTS_CLOSED, decidedAt, id]];
  const hashes = await Promise.all(filtersOf(request).map((one) => filterHash(vault, one)));
  return [
    ...places,
    [REQUESTS_OPEN, dueOn, id],
    ...hashes.map((hash) => [REQUESTS_OPEN_BY, hash, dueOn, id]),
  ];
}

/** Adds to a commit that the index rows of a request lie where it stands now. */
export async function move(
  op: Deno.AtomicOperation,
  vault: Vault,
  { from, to }: { from: StaffRequest; to: StaffRequest },
): Promise<void> {
  const [before, after] = await Promise.all([placesOf(vault, from), placesOf(vault, to)]);
  const stays = new Set(after.map((key) => JSON.stringify(key)));
  for (const key of before) if (!stays.has(JSON.stringify(key))) op.delete(key);
  const { id, expiresAt } = to;
  const expiry = { expireIn: vault.expireIn(expiresAt) };
  for (const key of after) op.set(key, { id, expiresAt }, expiry);
}

/** Whether something is promised and not yet done. */
function hasPending({ execution, told }: StaffRequest): boolean {
  return execution?.state === "pending" || told === "pending" || told === "sending";
}

/** Every filter that lets a request through, so that a narrowed queue is one list, however long. */
function filtersOf({ kind, channel, takenBy }: StaffRequest): Filter[] {
  const by = takenBy?.id ?? null;
  return [
    { kind },
    { channel },
    { by },
    { kind, channel },
    { kind, by },
    { channel, by },
    { kind, channel, by },
  ];
}
