import { INDEXES, ownerOf, placesOf, REQUESTS } from "./places.ts";
import type { OpenRequest, RequestStore } from "./store.ts";

/**
 * Adds to a commit that a request is destroyed: its data key, its row, and the rows that find it. The
 * commit has to check the request, or a list that it is in.
 */
export async function addDestruction(
  op: Deno.AtomicOperation,
  { vault }: RequestStore,
  { request }: OpenRequest,
): Promise<void> {
  vault.destroyKey(op, ownerOf(request.id));
  op.delete([REQUESTS, request.id]);
  for (const place of await placesOf(vault, request)) op.delete(place);
}

/** The same of one that does not open: the rows that find it are looked for. */
export async function addBlindDestruction(
  op: Deno.AtomicOperation,
  { vault, kv }: RequestStore,
  id: string,
): Promise<void> {
  vault.destroyKey(op, ownerOf(id));
  op.delete([REQUESTS, id]);
  for (const root of INDEXES) {
    for await (const { key, value } of kv.list<{ id: string }>({ prefix: [root] })) {
      if (value.id === id) op.delete(key);
    }
  }
}
