import type { Clock } from "../clock.ts";
import { deleteKeys, deletePrefix, untilCommitted } from "../kv.ts";
import { Turns } from "../turns.ts";
import type { NewDataKey, Vault } from "../vault/mod.ts";
import { backstop, type Head, indexKey } from "./head.ts";
import * as keys from "./keys.ts";
import {
  ChatReader,
  type Message,
  type MessageRow,
  type NewMessage,
  type Note,
  type OpenChat,
  owner,
  type Profile,
} from "./reader.ts";

export { type Message, type NewMessage, type Note, type OpenChat, owner, type Profile };

/** What a decision wants to be written. Without `head` nothing is. */
export interface Decision<T> {
  readonly result: T;
  readonly head?: Partial<Head>;
  readonly profile?: Profile;
  readonly messages?: readonly NewMessage[];
  readonly notes?: readonly Note[];
  /** The sender's id of a note, so that it is stored once. */
  readonly noteId?: string;
  /** Further mutations of the same commit. */
  readonly also?: (op: Deno.AtomicOperation) => void;
}

/** Hears of every change that this process made, before its watchers do. */
export type Heard = (chatId: string, head: Head | null, messages: readonly Message[]) => void;

/** Owns the rows of conversations: every change of one is a single commit under its head. */
export class ChatStore extends ChatReader {
  heard: Heard = () => {};
  /** Adds to the commit of an erasure what else goes with a chat. */
  erasing: (op: Deno.AtomicOperation, chatId: string) => Promise<void> = () => Promise.resolve();
  readonly #onErased: () => void;
  readonly #turns = new Turns();

  /** `onErased` hears of every erasure, so that the file is cleaned. */
  constructor(kv: Deno.Kv, options: { clock: Clock; vault: Vault; onErased?: () => void }) {
    super(kv, options);
    this.#onErased = options.onErased ?? (() => {});
  }

  /** Makes a chat in one commit, with its first messages if there are any. */
  async create(
    chat: { id: string; head: Head; profile: Profile; newKey: NewDataKey },
    more: Pick<Decision<null>, "messages" | "notes" | "also"> = {},
  ): Promise<void> {
    const op = this.kv.atomic();
    chat.newKey.write(op);
    const before = { ...chat.head, version: 0 };
    const open = { id: chat.id, head: before, dataKey: chat.newKey.dataKey };
    const { profile } = chat;
    const written = await this.#write(op, open, { result: null, head: {}, profile, ...more });
    const { receipt } = chat.head;
    const expiresAt = this.#rowEnd(before);
    op.check({ key: keys.headKey(chat.id), versionstamp: null })
      .check({ key: keys.receiptKey(receipt), versionstamp: null })
      .set(keys.receiptKey(receipt), { chatId: chat.id, expiresAt }, this.#expiry(expiresAt));
    if (!(await op.commit()).ok) throw new Error("A new chat met another of the same name");
    this.heard(chat.id, written.head, written.messages);
  }

  /**
   * Changes a chat in one commit that goes through only if nothing else changed it meanwhile; then it
   * decides again. `beside` is read together with the head, so the check of the head covers it.
   */
  change<T>(
    chatId: string,
    decide: (chat: OpenChat, beside: unknown) => Decision<T> | Promise<Decision<T>>,
    { beside }: { beside?: Deno.KvKey } = {},
  ): Promise<T | "not-found"> {
    const read = [keys.headKey(chatId), ...(beside ? [beside] : [])];
    return this.#turns.take(chatId, () =>
      untilCommitted(async () => {
        const [[entry, other], dataKey] = await Promise.all([
          this.kv.getMany<[Head, unknown]>(read as [Deno.KvKey, Deno.KvKey]),
          this.loadKey(chatId),
        ]);
        const chat = this.live(chatId, entry.value, dataKey);
        if (!chat) return "not-found" as const;
        const decision = await decide(chat, other?.value ?? null);
        if (!decision.head) return decision.result;
        const op = this.kv.atomic().check(entry).check(chat.dataKey.entry);
        const written = await this.#write(op, chat, decision, entry.value!);
        if (!(await op.commit()).ok) return "conflict" as const;
        this.heard(chatId, written.head, written.messages);
        return decision.result;
      }));
  }

  /** Empties one message: its place stays, so that both sides see that something stood there. */
  async eraseMessage(chatId: string, seq: number): Promise<"erased" | "not-found" | "on-hold"> {
    const key = keys.messageKey(chatId, seq);
    const outcome = await this.change(chatId, async (chat) => {
      const [message] = await this.messages(chat, { after: seq - 1, upTo: seq });
      if (!message) return { result: "not-found" as const };
      if (message.erased) return { result: "erased" as const };
      if (chat.head.held) return { result: "on-hold" as const };
      const { id, from, sentAt } = message;
      const expiresAt = this.#rowEnd(chat.head);
      const row: MessageRow = { id, from, sentAt, erased: true, expiresAt };
      return {
        result: "erased" as const,
        head: { erased: [...chat.head.erased ?? [], seq] },
        also: (op) => {
          op.set(key, row, this.#expiry(expiresAt));
          this.vault.ledger.enter(op, "chat", chatId, "message", `${seq}`);
        },
      };
    });
    if (outcome === "erased") this.#onErased();
    return outcome;
  }

  /**
   * Destroys a chat's data key in one commit, with every row that leads to it. One that is on hold
   * stays, unless it is over or its erasure was reviewed (`despiteHold`).
   */
  async erase(
    chatId: string,
    { despiteHold = false } = {},
  ): Promise<"erased" | "not-found" | "on-hold"> {
    const outcome = await untilCommitted(async () => {
      const entry = await this.kv.get<Head>(keys.headKey(chatId));
      if (!entry.value) return "not-found" as const;
      const { client, held } = entry.value;
      const alive = this.asOfNow(entry.value) !== null;
      if (held && !despiteHold && alive) return "on-hold" as const;
      const op = this.kv.atomic().check(entry);
      // What was asked outlives a chat whose time is up: it still wants its answer.
      if (alive) await this.erasing(op, chatId);
      this.addErasure(op, chatId, entry.value);
      this.touchDesk(op);
      if (client) op.delete(keys.clientChatKey(client.id, client.at, chatId));
      return (await op.commit()).ok ? "erased" as const : "conflict" as const;
    });
    if (outcome === "erased") {
      await this.sweep(chatId);
      this.#onErased();
    }
    return outcome;
  }

  /**
   * Adds to a commit what makes a chat unreadable and unreachable. The rows of its texts follow, and
   * the client's row of it, by which they are found.
   */
  addErasure(op: Deno.AtomicOperation, chatId: string, head: Head): void {
    this.vault.destroyKey(op, owner(chatId));
    op.delete(keys.headKey(chatId)).delete(keys.receiptKey(head.receipt));
    op.delete(keys.profileKey(chatId)).delete(indexKey(chatId, head));
    for (const access of head.access) op.delete(keys.sessionKey(access.hash));
  }

  /** Removes the rows that an erased chat left behind. May be repeated. */
  async sweep(chatId: string): Promise<number> {
    this.heard(chatId, null, []);
    await deleteKeys(this.kv, [
      keys.profileKey(chatId),
      keys.originKey(chatId),
      keys.typingKey(chatId, "visitor"),
      keys.typingKey(chatId, "adviser"),
    ]);
    const parts = [keys.MESSAGES, keys.MESSAGE_IDS, keys.NOTES];
    const counts = parts.map((part) => deletePrefix(this.kv, [part, chatId]));
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  }

  /** Adds to a commit that the queue has moved, or only that a list for advisers has changed. */
  touchDesk(op: Deno.AtomicOperation, { queue = true } = {}): void {
    if (queue) op.set(keys.QUEUE_HEAD, crypto.randomUUID());
    op.set(keys.LISTS_HEAD, crypto.randomUUID());
  }

  async #write(
    op: Deno.AtomicOperation,
    chat: OpenChat,
    decision: Decision<unknown>,
    stored?: Head,
  ): Promise<{ head: Head; messages: Message[] }> {
    const { id, dataKey } = chat;
    const rowEnd = this.#rowEnd(chat.head);
    const expiry = this.#expiry(rowEnd);
    const seal = async (key: Deno.KvKey, value: unknown): Promise<void> => {
      op.set(key, await this.vault.seal(dataKey, { key, expiresAt: rowEnd }, value), expiry);
    };
    const now = this.clock.now();
    let head: Head = { ...chat.head, ...decision.head, version: chat.head.version + 1 };
    head = { ...head, access: head.access.filter((one) => one.until > now) };
    const messages: Message[] = [];
    for (const message of decision.messages ?? []) {
      const seq = head.seq + 1;
      head = { ...head, seq, lastAt: message.sentAt };
      messages.push({ ...message, seq });
      await seal(keys.messageKey(id, seq), message);
      op.set(keys.messageIdKey(id, message.from, message.id), { seq, expiresAt: rowEnd }, expiry);
    }
    for (const note of decision.notes ?? []) {
      head = { ...head, notes: head.notes + 1 };
      await seal(keys.noteKey(id, head.notes), note);
    }
    if (decision.noteId) {
      const key = keys.messageIdKey(id, "note", decision.noteId.toLowerCase());
      op.set(key, { seq: head.notes, expiresAt: rowEnd }, expiry);
    }
    if (decision.profile) await seal(keys.profileKey(id), decision.profile);
    if (head.status === "ended" && stored && stored.status !== "ended") {
      await this.vault.setKeyEnd(op, dataKey, head.expiresAt);
    }
    this.#place(op, id, { head, stored });
    decision.also?.(op);
    op.set(keys.headKey(id), head, this.#expiry(head.expiresAt));
    return { head, messages };
  }

  /** Keeps the one index row of a chat where its status wants it. */
  #place(op: Deno.AtomicOperation, id: string, { head, stored }: { head: Head; stored?: Head }) {
    const key = indexKey(id, head);
    const before = stored && indexKey(id, stored);
    const moved = String(before) !== String(key);
    if (before && moved) op.delete(before);
    if (moved) op.set(key, { expiresAt: head.expiresAt }, this.#expiry(head.expiresAt));
    const queued = head.status === "waiting" || head.status === "question";
    const shown = head.adviserId !== stored?.adviserId || head.seq !== stored?.seq;
    if (moved || (queued && shown)) this.touchDesk(op, { queue: moved });
  }

  /** Rows outlive the head a little; nothing opens them once it is gone. */
  #rowEnd(head: Head): number {
    return head.status === "ended"
      ? Math.max(backstop(head.createdAt), head.expiresAt)
      : head.expiresAt;
  }

  #expiry(expiresAt: number) {
    return { expireIn: this.vault.expireIn(expiresAt) };
  }
}
