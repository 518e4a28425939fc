import * as z from "zod";
import type { Chat } from "../chat/mod.ts";
import type { ClientRef, Clients } from "../clients/mod.ts";
import type { Clock } from "../clock.ts";
import type { HeldBack } from "../erasure/mod.ts";
import { MAX_VALUE_BYTES, untilCommitted } from "../kv.ts";
import type { Records } from "../records/mod.ts";
import type { HeldKind, RecordKind } from "../retention.ts";
import { type DataKey, type SealedRow, unlessDamaged, type Vault } from "../vault/mod.ts";

export const CLIENT_HOLDS = "client_holds";
export const CHAT_HOLDS = "chat_holds";
const MOST_HOLDS = 100;
/** What the row of a client's holds may be long, unsealed: the seal and its end come on top. */
const MOST_BYTES = MAX_VALUE_BYTES - 1_024;

/** On what an open matter may keep something from being erased: GDPR Article 17(3). */
export const HOLD_GROUNDS = [
  "17(3)(a)",
  "17(3)(b)",
  "17(3)(c)",
  "17(3)(d)",
  "17(3)(e)",
] as const;
export type HoldGround = typeof HOLD_GROUNDS[number];

/** What an adviser says of an open matter. The client reads the reason. */
export const holdSchema = z.object({
  ground: z.enum(HOLD_GROUNDS),
  reason: z.string().trim().min(1).max(1_000),
});

/** That something waits for an open matter. */
export interface Hold extends z.infer<typeof holdSchema> {
  readonly kind: HeldKind;
  /** The item's id. */
  readonly id: string;
  /** Epoch milliseconds. */
  readonly placedAt: number;
  /** It ends with what it is on: a hold lengthens no life. */
  readonly endsAt: number;
}

/** What a hold is placed on: something of a client's, or a chat, whoever's it is. */
type Holdable =
  | { readonly kind: RecordKind; readonly clientId: string; readonly id: string }
  | { readonly kind: "chat"; readonly id: string };

type HoldOutcome = "placed" | "known" | "not-found" | "full";

/** The holds on a client's records, with what a commit writes and checks. */
interface OpenHolds {
  readonly dataKey: DataKey;
  readonly entry: Deno.KvEntryMaybe<SealedRow>;
  readonly holds: readonly Hold[];
}

/**
 * Open matters (GDPR Article 17(3)): what is on hold is erased only by a decision on a request. The
 * client sees it, its ground and its reason. It ends when it is lifted, or with what it is on.
 */
export class Holds {
  readonly #kv: Deno.Kv;
  readonly #clock: Clock;
  readonly #vault: Vault;
  readonly #clients: Clients;
  readonly #records: Records;
  readonly #chat: Chat;

  constructor(
    kv: Deno.Kv,
    parts: { clock: Clock; vault: Vault; clients: Clients; records: Records; chat: Chat },
  ) {
    this.#kv = kv;
    this.#clock = parts.clock;
    this.#vault = parts.vault;
    this.#clients = parts.clients;
    this.#records = parts.records;
    this.#chat = parts.chat;
  }

  /** Places a hold; on what is on hold already it changes nothing. */
  async place(on: Holdable, told: z.infer<typeof holdSchema>): Promise<HoldOutcome> {
    const { ground, reason } = holdSchema.parse(told);
    const placedAt = this.#clock.now();
    const at = { ground, reason, placedAt, kind: on.kind, id: on.id };
    if (on.kind === "chat") return await this.#placeOnChat(on.id, at);
    const client = { id: on.clientId };
    return await untilCommitted<HoldOutcome>(async () => {
      const endsAt = await this.#records.endOf(client, on.kind, on.id);
      const open = await this.#open(client);
      if (endsAt === null || !open) return "not-found";
      const { holds } = open;
      if (holds.some((one) => one.kind === on.kind && one.id === on.id)) return "known";
      if (holds.length >= MOST_HOLDS) return "full";
      const op = this.#kv.atomic().check(open.dataKey.entry);
      const all = [...holds, { ...at, endsAt }];
      // Long reasons fill the one row before the holds are many.
      if (new TextEncoder().encode(JSON.stringify(all)).length > MOST_BYTES) return "full";
      await this.#write(op, open, all);
      return (await op.commit()).ok ? "placed" : "conflict";
    });
  }

  /** Lifts a hold. Lifted again it changes nothing. */
  async lift(on: Holdable): Promise<void> {
    if (on.kind === "chat") {
      await this.#chat.store.change(on.id, ({ head }) => ({
        result: null,
        ...(head.held && { head: { held: undefined } }),
        also: (op) => void op.delete([CHAT_HOLDS, on.id]),
      }));
      return;
    }
    await untilCommitted(async () => {
      const open = await this.#open({ id: on.clientId });
      const left = open?.holds.filter((one) => one.kind !== on.kind || one.id !== on.id);
      if (!open || left?.length === open.holds.length) return null;
      const op = this.#kv.atomic();
      await this.#write(op, open, left!);
      return (await op.commit()).ok ? null : "conflict";
    });
  }

  /**
   * Everything of a client that is on hold: records, and the chats that are linked to the number. What
   * does not open is not told of here; an erasure takes no such thing for none.
   */
  async of(client: ClientRef, { since }: { since: number } = { since: 0 }): Promise<Hold[]> {
    const standing = await unlessDamaged(this.#standing(client));
    const holds = standing === "damaged" ? [] : standing?.holds ?? [];
    const ids = await this.#chat.holding.onHold(client, { since });
    const chats = await Promise.all(ids.map((id) => unlessDamaged(this.ofChat(id))));
    return [...holds, ...chats.filter((hold) => hold !== null && hold !== "damaged")];
  }

  /** The hold on a chat, or null. */
  async ofChat(chatId: string): Promise<Hold | null> {
    const [chat, { value, key }] = await Promise.all([
      this.#chat.store.open(chatId),
      this.#kv.get<SealedRow>([CHAT_HOLDS, chatId]),
    ]);
    if (!chat?.head.held || !value) return null;
    return await this.#vault.unseal<Hold>(chat.dataKey, key, value);
  }

  /**
   * For an erasure: what it leaves, and what its commit checks so that no hold is overtaken.
   * @throws OperationError when there are holds that do not open: nobody knows then what is to stay.
   */
  async heldBack(client: ClientRef, { since }: { since: number }): Promise<HeldBack> {
    const open = await this.#standing(client);
    const chats = open ? await this.#chat.holding.onHold(client, { since }) : [];
    const ids: Partial<Record<HeldKind, string[]>> = chats.length > 0 ? { chat: chats } : {};
    for (const { kind, id } of open?.holds ?? []) (ids[kind] ??= []).push(id);
    const key = [CLIENT_HOLDS, client.id];
    return { ids, entry: open?.entry ?? { key, versionstamp: null } };
  }

  async #placeOnChat(chatId: string, at: Omit<Hold, "endsAt">): Promise<HoldOutcome> {
    return await this.#chat.store.change<HoldOutcome>(chatId, async ({ head, dataKey }) => {
      if (head.held) return { result: "known" };
      const endsAt = await this.#chat.rights.endOf(chatId) ?? head.expiresAt;
      const where = { key: [CHAT_HOLDS, chatId], expiresAt: head.expiresAt };
      const row = await this.#vault.seal(dataKey, where, { ...at, endsAt });
      const expireIn = this.#vault.expireIn(head.expiresAt);
      const touch = head.client && await this.#touch(head.client, { until: head.expiresAt });
      return {
        result: "placed",
        head: { held: true },
        also: (op) => {
          op.set(where.key, row, { expireIn });
          touch?.(op);
        },
      };
    });
  }

  /**
   * Adds to a commit that something of a client's is on hold now, which lies elsewhere: an erasure that
   * has looked before checks the client's row, and looks again.
   */
  async #touch(client: ClientRef, { until }: { until: number }) {
    const open = await this.#open(client);
    if (!open) return undefined;
    const { dataKey, entry, holds } = open;
    const expiresAt = Math.max(until, ...holds.map(({ endsAt }) => endsAt));
    const row = await this.#vault.seal(dataKey, { key: entry.key, expiresAt }, holds);
    const expireIn = this.#vault.expireIn(expiresAt);
    return (op: Deno.AtomicOperation) =>
      void op.check(entry).check(dataKey.entry).set(entry.key, row, { expireIn });
  }

  /** The same without the client's key, where there is nothing that it would open. */
  async #standing(client: ClientRef): Promise<Pick<OpenHolds, "entry" | "holds"> | null> {
    const entry = await this.#kv.get<SealedRow>([CLIENT_HOLDS, client.id]);
    return entry.value ? await this.#open(client) : { entry, holds: [] };
  }

  /** The holds on a client's records, or null when there is no such client. */
  async #open(client: ClientRef): Promise<OpenHolds | null> {
    const dataKey = await this.#clients.loadKey(client);
    if (!dataKey) return null;
    const entry = await this.#kv.get<SealedRow>([CLIENT_HOLDS, client.id]);
    const row = entry.value && await this.#vault.unseal<Hold[]>(dataKey, entry.key, entry.value);
    const now = this.#clock.now();
    return { dataKey, entry, holds: row?.filter(({ endsAt }) => endsAt > now) ?? [] };
  }

  async #write(
    op: Deno.AtomicOperation,
    { dataKey, entry }: { dataKey: DataKey; entry: Deno.KvEntryMaybe<SealedRow> },
    holds: readonly Hold[],
  ): Promise<void> {
    op.check(entry);
    if (holds.length === 0) return void op.delete(entry.key);
    const expiresAt = Math.max(...holds.map(({ endsAt }) => endsAt));
    const row = await this.#vault.seal(dataKey, { key: entry.key, expiresAt }, holds);
    op.set(entry.key, row, { expireIn: this.#vault.expireIn(expiresAt) });
  }
}
