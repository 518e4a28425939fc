import type { ClientRef, Clients } from "../clients/mod.ts";
import type { Counts, Erasure } from "../erasure/mod.ts";
import type { HeldItem, Holding } from "../holdings.ts";
import { untilCommitted } from "../kv.ts";
import { type HeldKind, RECORD_KINDS, RETENTION } from "../retention.ts";

/** What the end of the customer relationship deletes at once, by the table of periods. */
const ENDING_KINDS: readonly HeldKind[] = RECORD_KINDS.filter((kind) =>
  "endsWithRelationship" in RETENTION[kind]
);
const BATCH = 200;
const ALWAYS = { since: 0 };

/** The dry run: what goes, and what stays since it is on hold or restricted. */
export interface EndPlan {
  readonly goes: Counts;
  readonly held: Counts;
  readonly restricted: Counts;
}

interface RelationshipOptions {
  kv: Deno.Kv;
  clients: Clients;
  erasure: Erasure;
  holdings: readonly Holding[];
}

/** The end of the relationship with a client, and of what binds a number to them. */
export class Relationship {
  readonly #options: RelationshipOptions;

  constructor(options: RelationshipOptions) {
    this.#options = options;
  }

  async plan(client: ClientRef): Promise<EndPlan> {
    const goes: Partial<Record<HeldKind, number>> = {};
    const held: Partial<Record<HeldKind, number>> = {};
    const restricted: Partial<Record<HeldKind, number>> = {};
    for (const kind of ENDING_KINDS) {
      for (const { id, restrictedUntil } of await this.#items(client, kind)) {
        const scope = { type: "item", kind, id } as const;
        const plan = await this.#options.erasure.plan(client, scope, ALWAYS);
        if (!plan) continue;
        const where = restrictedUntil ? restricted : plan.goes[kind] ? goes : held;
        where[kind] = (where[kind] ?? 0) + 1;
      }
    }
    return { goes, held, restricted };
  }

  /**
   * Deletes notes, text messages and the like. What is on hold stays, and so does what the client wanted
   * to be kept without being used (GDPR Article 18). May be repeated.
   */
  async end(client: ClientRef): Promise<void> {
    const { erasure } = this.#options;
    for (const kind of ENDING_KINDS) {
      const items = await this.#items(client, kind);
      if (items.length === 0) continue;
      if (!items.some(({ restrictedUntil }) => restrictedUntil)) {
        await erasure.erase(client, { type: "kind", kind }, ALWAYS);
        continue;
      }
      for (const { id, restrictedUntil } of items) {
        if (!restrictedUntil) await erasure.erase(client, { type: "item", kind, id }, ALWAYS);
      }
    }
  }

  /** The number has a new owner: no code opens what is held of this client any more. May be repeated. */
  async detach(client: ClientRef): Promise<"done" | "not-found"> {
    const { kv, clients } = this.#options;
    return await untilCommitted<"done" | "not-found">(async () => {
      const profile = await clients.profile(client);
      if (!profile) return "not-found";
      const op = kv.atomic();
      await clients.detach(op, profile.phone, client);
      return (await op.commit()).ok ? "done" : "conflict";
    });
  }

  /** Whether the number still stands for the client. */
  async isAttached(client: ClientRef): Promise<boolean> {
    const { clients } = this.#options;
    const profile = await clients.profile(client);
    return profile !== null && (await clients.findByPhone(profile.phone))?.id === client.id;
  }

  async #items(client: ClientRef, kind: HeldKind): Promise<HeldItem[]> {
    const holding = this.#options.holdings.find(({ kinds }) => kinds.includes(kind));
    const items: HeldItem[] = [];
    let after: string | undefined;
    do {
      const page = await holding?.page(client, kind, { limit: BATCH, ...ALWAYS, after });
      items.push(...page?.items ?? []);
      after = page?.next;
    } while (after !== undefined);
    return items;
  }
}
