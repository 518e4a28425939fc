import type { ClientRef, Clients } from "../clients/mod.ts";
import type { Holding, Page } from "../holdings.ts";
import { untilCommitted } from "../kv.ts";
import { roomIn } from "../room.ts";
import { addBlindDestruction, addDestruction } from "./destroying.ts";
import { addEndedWith, addEnding } from "./ended.ts";
import { writeEvidence } from "./evidence.ts";
import { REQUESTS } from "./places.ts";
import type { RequestList, RequestStore } from "./store.ts";
import { erases } from "./rules.ts";
import type { EndedWith, StaffRequest } from "./schema.ts";

/**
 * What the end of one request takes of a commit: the places of its row, what is left of it, its evidence,
 * its ledger entry, and what is told to whoever asked for the erasure.
 */
const ROWS_OF_REQUEST = 20;

/**
 * Requests where everything is erased: what somebody asked and what was answered goes with the rest, in
 * the same commit. The evidence stays, and of one that was open that it ended so. They are shown and
 * downloaded by their own pages.
 */
export class RequestHolding implements Holding {
  readonly kinds = [];
  readonly roots = [REQUESTS];
  readonly owned = { kind: "request", roots: [REQUESTS] } as const;
  readonly #store: RequestStore;
  readonly #clients: Clients;

  constructor(store: RequestStore, clients: Clients) {
    this.#store = store;
    this.#clients = clients;
  }

  page(): Promise<Page> {
    return Promise.resolve({ items: [] });
  }

  count(): Promise<number> {
    return Promise.resolve(0);
  }

  hasAny(): Promise<boolean> {
    return Promise.resolve(false);
  }

  eraseOne(): Promise<"not-found"> {
    return Promise.resolve("not-found");
  }

  has(): Promise<boolean> {
    return Promise.resolve(false);
  }

  eraseKind(): Promise<number> {
    return Promise.resolve(0);
  }

  async destroy(
    op: Deno.AtomicOperation,
    client: ClientRef,
    { since }: { since: number },
  ): Promise<Record<never, number>> {
    for (const phoneHash of await this.#clients.hashesOf(client)) {
      const list = await this.#store.list({ phoneHash });
      const own = list.requests.filter((request) => goesWith(request, client, since));
      await this.#destroyAll(op, list, own);
      await this.#destroyDamaged(op, list, since);
    }
    return {};
  }

  /** Adds the end of what was asked with the receipt code of a chat to the commit that erases it. */
  async destroyOfChat(op: Deno.AtomicOperation, chatId: string): Promise<void> {
    const list = await this.#store.list({ chatId });
    if (list.requests.length + list.damaged.length === 0) return;
    if (roomIn(op).checks > 0) {
      await this.#destroyAll(op, list, list.requests);
      return await this.#destroyDamaged(op, list, 0);
    }
    // Just before the commit of the erasure, which has no room for another check.
    await untilCommitted(async () => {
      const own = this.#store.kv.atomic();
      const now = await this.#store.list({ chatId });
      await this.#destroyAll(own, now, now.requests);
      await this.#destroyDamaged(own, now, 0);
      return (await own.commit()).ok ? "done" : "conflict";
    });
  }

  sweep(): Promise<number> {
    return Promise.resolve(0);
  }

  async #destroyAll(
    op: Deno.AtomicOperation,
    list: RequestList,
    wanted: readonly StaffRequest[],
  ): Promise<void> {
    // What is being carried out still has to be told to who asked: it ends by its own time.
    const stays = wanted.filter(({ execution }) => execution?.state === "pending");
    const ends = wanted.filter((request) => !stays.includes(request));
    const tellers = stays.filter(({ kind, decision }) => decision && erases(kind, decision));
    const ended: EndedWith[] = [];
    for (const { id } of ends) {
      if (roomIn(op).mutations < ROWS_OF_REQUEST) await this.#destroyAlone(id, tellers);
      else ended.push(...await this.#destroy(op, id));
    }
    await this.#tell(op, tellers, ended);
    this.#store.unlist(op, list, new Set([...ends, ...list.damaged].map(({ id }) => id)));
  }

  /** What does not open leaves no trace but in the ledger: nobody knows what it was. */
  async #destroyDamaged(
    op: Deno.AtomicOperation,
    { damaged }: RequestList,
    since: number,
  ): Promise<void> {
    for (const { id, receivedAt } of damaged) {
      if (receivedAt >= since) await addBlindDestruction(op, this.#store, id);
    }
  }

  /** Just before the commit of the erasure, where that has no room for it. */
  #destroyAlone(id: string, tellers: readonly StaffRequest[]): Promise<"done"> {
    return untilCommitted<"done">(async () => {
      const own = this.#store.kv.atomic();
      const ended = await this.#destroy(own, id, { checked: true });
      await this.#tell(own, tellers, ended, { checked: true });
      return (await own.commit()).ok ? "done" : "conflict";
    });
  }

  /** Adds the end of a request to a commit. Answers it if it was open, so that somebody is told. */
  async #destroy(
    op: Deno.AtomicOperation,
    id: string,
    { checked = false } = {},
  ): Promise<EndedWith[]> {
    const open = await this.#store.open(id);
    if (!open) return [];
    if (checked) op.check(open.entry);
    const { request } = open;
    const { reference, kind } = request;
    if (request.decidedAt !== undefined) {
      await addDestruction(op, this.#store, open);
      return [];
    }
    await addEnding(op, this.#store, request);
    writeEvidence(op, { request, ending: "erased", now: this.#store.clock.now() });
    return [{ id, reference, kind }];
  }

  /** Whoever asked for the erasure reads with its answer which of their requests ended with it. */
  async #tell(
    op: Deno.AtomicOperation,
    tellers: readonly StaffRequest[],
    ended: readonly EndedWith[],
    { checked = false } = {},
  ): Promise<void> {
    if (ended.length === 0) return;
    for (const { id } of tellers) {
      const open = await this.#store.open(id);
      if (open && checked) op.check(open.entry);
      if (open) await addEndedWith(op, this.#store, { open, ended });
    }
  }
}

/**
 * Whether a request of a number goes when a client erases everything. Older ones may be a former owner's,
 * unless they are known to be this client's; that the number is new is asked about somebody else's data.
 */
export function goesWith(
  { kind, receivedAt, clientId }: StaffRequest,
  client: ClientRef,
  since: number,
): boolean {
  return kind !== "number_new_owner" && (receivedAt >= since || clientId === client.id);
}
