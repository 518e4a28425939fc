import type { ClientRef, Clients } from "../clients/mod.ts";
import type { Holding, Page } from "../holdings.ts";
import { untilCommitted } from "../kv.ts";
import { roomIn } from "../room.ts";
import { writeEvidence } from "./evidence.ts";
import { REQUESTS } from "./places.ts";
import type { RequestStore } from "./store.ts";
import type { StaffRequest } from "./schema.ts";

/** What the end of one request takes of a commit: the places of its row, its evidence, its ledger entry. */
const ROWS_OF_REQUEST = 15;

/**
 * Requests where everything is erased: what somebody asked and what was answered goes with the rest, in
 * the same commit, and only the evidence stays. They are shown and downloaded by their own pages.
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
  ): Promise<void> {
    const profile = await this.#clients.profile(client);
    const made = profile ? await this.#store.ofPhone(profile.phone, { since: 0 }) : [];
    // Older ones may be a former owner's, unless they are known to be this client's. That the number is
    // new is asked about somebody else's data.
    const own = made.filter(({ kind, receivedAt, clientId }) =>
      kind !== "number_new_owner" && (receivedAt >= since || clientId === client.id)
    );
    const ids = await this.#destroyAll(op, own);
    if (profile) await this.#store.unlist(op, profile, ids);
  }

  /** Adds the end of what was asked with the receipt code of a chat to the commit that erases it. */
  async destroyOfChat(op: Deno.AtomicOperation, chatId: string): Promise<void> {
    const ids = await this.#destroyAll(op, await this.#store.ofChat(chatId));
    await this.#store.unlist(op, { chatId }, ids);
  }

  sweep(): Promise<number> {
    return Promise.resolve(0);
  }

  async #destroyAll(
    op: Deno.AtomicOperation,
    all: readonly StaffRequest[],
  ): Promise<ReadonlySet<string>> {
    // What is being carried out still has to be told to who asked: it ends by its own time.
    const ends = all.filter(({ execution }) => execution?.state !== "pending");
    for (const { id } of ends) {
      const { checks, mutations } = roomIn(op);
      if (checks > 0 && mutations >= ROWS_OF_REQUEST) await this.#destroy(op, id);
      else await this.#destroyAlone(id);
    }
    return new Set(ends.map(({ id }) => id));
  }

  /** Just before the commit of the erasure, where that has no room for it. */
  #destroyAlone(id: string): Promise<"done"> {
    return untilCommitted<"done">(async () => {
      const own = this.#store.kv.atomic();
      await this.#destroy(own, id);
      return (await own.commit()).ok ? "done" : "conflict";
    });
  }

  async #destroy(op: Deno.AtomicOperation, id: string): Promise<void> {
    const open = await this.#store.open(id);
    if (!open) return;
    await this.#store.addDestruction(op, open);
    const { request } = open;
    if (request.decidedAt !== undefined) return;
    writeEvidence(op, { request, ending: "erased", now: this.#store.clock.now() });
  }
}
