import { endOf } from "../retention.ts";
import { move, REQUESTS } from "./places.ts";
import type { EndedWith, StaffRequest } from "./schema.ts";
import type { OpenRequest, RequestStore } from "./store.ts";

export const REQUESTS_ENDED = "requests_ended";

/**
 * What is left of an open request whose maker's data was erased: that it was there, and when and why it
 * ended. It names nobody and says nothing of what was asked, so it is not sealed (Article 5(2)).
 */
type EndedRow =
  & Pick<
    StaffRequest,
    | "id"
    | "reference"
    | "kind"
    | "channel"
    | "lang"
    | "version"
    | "receivedAt"
    | "dueOn"
    | "expiresAt"
  >
  & { readonly endedAt: number };

/**
 * Adds to a commit that an open request is destroyed, and that it is told that it was there and ended. The
 * commit has to check the request, or a list that it is in.
 */
export async function addEnding(
  op: Deno.AtomicOperation,
  { vault, clock }: Pick<RequestStore, "vault" | "clock">,
  request: StaffRequest,
): Promise<void> {
  const now = clock.now();
  const { id, reference, kind, channel, lang, receivedAt, dueOn } = request;
  const expiresAt = Math.min(endOf("request", now), request.expiresAt);
  const version = request.version + 1;
  const kept = { id, reference, kind, channel, lang, version, receivedAt, dueOn, expiresAt };
  const row: EndedRow = { ...kept, endedAt: now };
  vault.destroyKey(op, { kind: "request", id });
  op.delete([REQUESTS, id]);
  op.set([REQUESTS_ENDED, id], row, { expireIn: vault.expireIn(expiresAt) });
  await move(op, vault, { from: request, to: inFull(row) });
}

/** Adds to a commit that a request tells what ended with it. The commit has to check as for an end. */
export async function addEndedWith(
  op: Deno.AtomicOperation,
  { vault }: Pick<RequestStore, "vault">,
  { open: { request, entry, dataKey }, ended }: { open: OpenRequest; ended: readonly EndedWith[] },
): Promise<void> {
  const { expiresAt, ...before } = request;
  const version = before.version + 1;
  const content = { ...before, version, ended: [...before.ended ?? [], ...ended] };
  const row = await vault.seal(dataKey, { key: entry.key, expiresAt }, content);
  op.set(entry.key, row, { expireIn: vault.expireIn(expiresAt) });
}

/** What is left of a request, or null when nothing is or its time is up. */
export async function readEnded(
  kv: Deno.Kv,
  id: string,
  now: number,
): Promise<StaffRequest | null> {
  const { value } = await kv.get<EndedRow>([REQUESTS_ENDED, id]);
  return value && value.expiresAt > now ? inFull(value) : null;
}

function inFull({ endedAt, ...kept }: EndedRow): StaffRequest {
  return {
    ...kept,
    status: "erased",
    phone: null,
    clientId: null,
    decidedAt: endedAt,
    history: [{ at: kept.receivedAt, step: "received" }, { at: endedAt, step: "erased" }],
  };
}
