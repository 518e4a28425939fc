import type { Vault } from "../vault/mod.ts";
import type { StaffRequest } from "./schema.ts";

export const REQUESTS = "requests";
export const REQUESTS_OPEN = "requests_open";
export const REQUESTS_OPEN_BY = "requests_open_by";
export const REQUESTS_CLOSED = "requests_closed";
export const REQUESTS_PENDING = "requests_pending";
export const REQUESTS_BY_REFERENCE = "requests_by_reference";
export const REQUESTS_BY_PHONE = "requests_by_phone";
export const REQUESTS_BY_CHAT = "requests_by_chat";

/** What the queue may be narrowed to. Stored as a keyed hash: a row tells nobody what was asked. */
export type Facet = `kind:${string}` | `channel:${string}` | `by:${string}`;

export function facetHash(vault: Vault, facet: Facet): Promise<string> {
  return vault.index("request-facet", facet);
}

export function referenceKey(vault: Vault, reference: string): Promise<Deno.KvKey> {
  const plain = reference.toUpperCase().replace(/[^0-9A-Z]/g, "");
  return vault.index("request-reference", plain)
    .then((hash) => [REQUESTS_BY_REFERENCE, hash]);
}

/** Every index row that a request has as it stands. An index holds ids, never copies. */
export async function placesOf(vault: Vault, request: StaffRequest): Promise<Deno.KvKey[]> {
  const { id, dueOn, kind, channel, takenBy, reference, decidedAt } = request;
  const places: Deno.KvKey[] = [await referenceKey(vault, reference)];
  if (hasPending(request)) places.push([REQUESTS_PENDING, id]);
  if (decidedAt !== undefined) return [...places, [REQUESTS_CLOSED, decidedAt, id]];
  const facets: Facet[] = [`kind:${kind}`, `channel:${channel}`];
  if (takenBy) facets.push(`by:${takenBy.id}`);
  const hashes = await Promise.all(facets.map((facet) => facetHash(vault, facet)));
  return [
    ...places,
    [REQUESTS_OPEN, dueOn, id],
    ...hashes.map((hash) => [REQUESTS_OPEN_BY, hash, dueOn, id]),
  ];
}

/** Whether something is promised and not yet done. */
export function hasPending({ execution, told }: StaffRequest): boolean {
  return execution?.state === "pending" || told === "pending" || told === "sending";
}
