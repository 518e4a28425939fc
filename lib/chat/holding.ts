import type { ClientRef } from "../clients/mod.ts";
import { getAll } from "../kv.ts";
import type { HeldChat, HeldItem, Holding, Page } from "../holdings.ts";
import type { HeldKind } from "../retention.ts";
import { roomIn } from "../room.ts";
import { unlessDamaged } from "../vault/mod.ts";
import { endOfLife, type Head } from "./head.ts";
import * as keys from "./keys.ts";
import type { ChatSettings } from "./settings.ts";
import { type ChatStore, type OpenChat, owner } from "./store.ts";
import { shownName } from "./view.ts";

/** Left for requests and for the client as such, which go in the same commit after the chats. */
const FOR_OTHERS = 400;
/** What an erasure changes of a chat besides its accesses, the erasure ledger's entry included. */
const ROWS_OF_CHAT = 6;
/** What makes a chat unreadable: its data key, and the erasure ledger's entry. */
const ROWS_OF_KEY = 2;

/** The chats of clients who proved their number: what "my data" shows, exports and erases. */
export class ChatHolding implements Holding {
  readonly kinds = ["chat"] as const;
  readonly roots = [
    keys.HEADS,
    keys.PROFILES,
    keys.MESSAGES,
    keys.MESSAGE_IDS,
    keys.NOTES,
    keys.TYPING,
    keys.INDEX,
    keys.RECEIPTS,
    keys.SESSIONS,
    keys.ORIGINS,
    keys.CLIENT_CHATS,
  ];
  readonly owned = {
    kind: "chat",
    roots: [keys.PROFILES, keys.MESSAGES, keys.MESSAGE_IDS, keys.NOTES],
  } as const;
  readonly #store: ChatStore;
  readonly #settings: ChatSettings;

  constructor(store: ChatStore, settings: ChatSettings) {
    this.#store = store;
    this.#settings = settings;
  }

  async page(
    client: ClientRef,
    kind: HeldKind,
    options: { limit: number; since: number; after?: string; despiteDamage?: boolean },
  ): Promise<Page> {
    if (kind !== "chat") return { items: [] };
    let damaged = 0;
    const items: HeldItem[] = [];
    const rows = this.#list(client, options.since, { reverse: true, cursor: options.after });
    for await (const { key } of rows) {
      const opening = this.#item(key[3] as string, options);
      const item = await (options.despiteDamage ? unlessDamaged(opening) : opening);
      if (item === "damaged") damaged++;
      else if (item) items.push(item);
      const told = damaged > 0 ? { damaged } : {};
      if (items.length === options.limit) return { items, next: rows.cursor, ...told };
    }
    return { items, ...(damaged > 0 && { damaged }) };
  }

  async count(client: ClientRef, kind: HeldKind, { since }: { since: number }): Promise<number> {
    return kind === "chat" ? (await this.#live(client, since)).length : 0;
  }

  async hasAny(client: ClientRef, kind: HeldKind, options: { since: number }): Promise<boolean> {
    return await this.count(client, kind, options) > 0;
  }

  async has(
    client: ClientRef,
    kind: HeldKind,
    { id, since }: { id: string; since: number },
  ): Promise<boolean> {
    const head = kind === "chat" ? await this.#store.head(id) : null;
    return head?.client?.id === client.id && head.client.at >= since;
  }

  async eraseOne(
    client: ClientRef,
    kind: HeldKind,
    options: { id: string; since: number; despiteHold?: boolean },
  ): Promise<"erased" | "not-found" | "on-hold"> {
    const found = await this.has(client, kind, options);
    return found ? await this.#store.erase(options.id, options) : "not-found";
  }

  /** Chats on hold stay: their heads say so, and the commit of an erasure checks its head. */
  async eraseKind(
    client: ClientRef,
    kind: HeldKind,
    { since, despiteHold }: { since: number; despiteHold?: boolean },
  ) {
    const chats = kind === "chat" ? await this.#live(client, since) : [];
    let count = 0;
    for (const { id } of chats) {
      if (await this.#store.erase(id, { despiteHold }) === "erased") count++;
    }
    return count;
  }

  /** The ids of the client's chats. */
  async idsOf(client: ClientRef, { since }: { since: number }): Promise<string[]> {
    return (await this.#live(client, since)).map(({ id }) => id);
  }

  /** The ids of the client's chats that are on hold. */
  async onHold(client: ClientRef, { since }: { since: number }): Promise<string[]> {
    return (await this.#live(client, since)).filter(({ head }) => head.held).map(({ id }) => id);
  }

  /** The ids of the client's chats that somebody was given. */
  async given(client: ClientRef, { since }: { since: number }): Promise<string[]> {
    return (await this.#live(client, since)).filter(({ head }) => head.given).map(({ id }) => id);
  }

  /**
   * Destroys the data key of every linked chat in the commit of the erasure, with the rows that lead to
   * it. Of very many (eighty or so) only the keys are destroyed there, and {@link sweep} removes the
   * rows; of more than even that has room for (two hundred and fifty), the oldest are erased just before.
   */
  async destroy(
    op: Deno.AtomicOperation,
    client: ClientRef,
    { since }: { since: number },
  ): Promise<{ chat?: number }> {
    const chats = (await this.#live(client, since)).reverse();
    const rows = chats.reduce((sum, { head }) => sum + ROWS_OF_CHAT + head.access.length, 0);
    const whole = rows <= roomIn(op).mutations - FOR_OTHERS;
    for (const { id, head } of chats) {
      if (whole) this.#store.addErasure(op, id, head);
      else if (roomIn(op).mutations - FOR_OTHERS >= ROWS_OF_KEY) {
        this.#store.vault.destroyKey(op, owner(id));
      } else await this.#store.erase(id, { despiteHold: true });
    }
    if (whole) { for (const { id } of chats) await this.#store.erasing(op, id, { alone: false }); }
    this.#store.touchDesk(op);
    return chats.length > 0 ? { chat: chats.length } : {};
  }

  /** Removes what is left of chats whose key is gone. What the code did not reach is nobody's now. */
  async sweep(client: ClientRef): Promise<number> {
    let count = 0;
    for await (const row of this.#list(client, -Infinity)) {
      const chatId = row.key[3] as string;
      // What was damaged opens to nobody, whether or not its head still names a client who is gone.
      const key = await unlessDamaged(this.#store.loadKey(chatId));
      if (key && await this.#store.head(chatId)) {
        await unlessDamaged(this.#unlink(client, chatId));
      } else {
        await this.#store.erase(chatId, { despiteHold: true });
        count += await this.#store.sweep(chatId);
      }
      await this.#store.kv.delete(row.key);
    }
    return count;
  }

  async #unlink(client: ClientRef, chatId: string): Promise<void> {
    await this.#store.change(
      chatId,
      ({ head }) =>
        head.client?.id === client.id
          ? { result: "unlinked", head: { client: undefined } }
          : { result: "unlinked" },
    );
  }

  /** What is held of one chat, as its client sees it: the notes of advisers stand in their place. */
  async held(chat: OpenChat, { despiteDamage = false } = {}): Promise<HeldChat> {
    const [profile, messages, notes, names] = await Promise.all([
      despiteDamage ? this.#store.profileDespiteDamage(chat) : this.#store.profile(chat),
      this.#store.messages(chat, { despiteDamage }),
      this.#store.notes(chat, { despiteDamage }),
      this.#settings.adviserNames(),
    ]);
    const damaged = [profile, ...messages, ...notes].filter((part) => part?.damaged).length;
    const iso = (at: number) => new Date(at).toISOString();
    const named = (name?: string) => {
      const adviserName = shownName(name, names);
      return adviserName ? { adviserName } : {};
    };
    const lines = [
      ...messages.filter((one) => !one.erased && !one.damaged).map((
        { from, sentAt, text, adviserName },
      ) => ({
        at: sentAt,
        line: { from, sentAt: iso(sentAt), text, ...named(adviserName) },
      })),
      ...notes.map((note, index) => ({ ...note, index })).filter((note) => !note.damaged).map((
        { text, writtenAt, adviserName, by, index },
      ) => ({
        at: writtenAt,
        line: by === "client" ? { from: "statement" as const, sentAt: iso(writtenAt), text } : {
          from: "note" as const,
          sentAt: iso(writtenAt),
          text,
          note: index + 1,
          ...named(adviserName),
        },
      })),
    ];
    const { head } = chat;
    return {
      kind: "chat",
      id: chat.id,
      startedAt: iso(head.createdAt),
      endedAt: iso(head.endedAt ?? head.lastAt),
      ...(profile?.nickname && { nickname: profile.nickname }),
      ...(profile?.formerly && {
        formerNicknames: profile.formerly.map(({ nickname }) => nickname),
      }),
      adviserNames: (profile?.advisers ?? []).map(({ name }) => shownName(name, names))
        .filter((name) => name !== undefined),
      messages: lines.sort((a, b) => a.at - b.at).map(({ line }) => line),
      ...(damaged > 0 && { damaged }),
    };
  }

  async #item(
    chatId: string,
    { despiteDamage }: { despiteDamage?: boolean },
  ): Promise<HeldItem | null> {
    const chat = await this.#store.open(chatId);
    if (!chat) return null;
    const { createdAt: at } = chat.head;
    const content = await this.held(chat, { despiteDamage });
    const { restrictedUntil: until } = chat.head;
    const restricted = until !== undefined && until > this.#store.clock.now();
    return {
      kind: "chat",
      id: chatId,
      at,
      expiresAt: endOfLife(chat.head),
      content,
      ...(restricted && { restrictedUntil: until }),
    };
  }

  /** Linked chats that are still there, oldest first. */
  async #live(client: ClientRef, since: number): Promise<{ id: string; head: Head }[]> {
    const rows = await Array.fromAsync(this.#list(client, since));
    const ids = rows.map(({ key }) => key[3] as string);
    const heads = await getAll<Head>(this.#store.kv, ids.map(keys.headKey));
    return heads.map(({ value }, i) => ({ id: ids[i]!, head: value && this.#store.asOfNow(value) }))
      .filter((one): one is { id: string; head: Head } => one.head !== null);
  }

  #list(client: ClientRef, since: number, options: { reverse?: boolean; cursor?: string } = {}) {
    const root = [keys.CLIENT_CHATS, client.id];
    return this.#store.kv.list({ start: [...root, since], end: [...root, Infinity] }, options);
  }
}
