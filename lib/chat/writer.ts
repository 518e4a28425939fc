import { untilCommitted } from "../kv.ts";
import { countContacts } from "../monthly_counts/mod.ts";
import { Turns } from "../turns.ts";
import type { DataKey } from "../vault/mod.ts";
import { backstop, type Head, indexKey } from "./head.ts";
import * as keys from "./keys.ts";
import {
  ChatReader,
  type Message,
  type NewMessage,
  type Note,
  type OpenChat,
  owner,
  type Profile,
} from "./reader.ts";

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

type Decide<T> = (chat: OpenChat, beside: unknown) => Decision<T> | Promise<Decision<T>>;

interface Beside {
  readonly beside?: Deno.KvKey;
}

/** What this process has last written of a chat. */
interface Remembered {
  readonly entry: Deno.KvEntry<Head>;
  readonly dataKey: DataKey;
}

/** As many as may go on at one instance, and as many again. */
const MOST_REMEMBERED = 1_000;

/** Hears of every change that this process made, before its watchers do. */
type Heard = (chatId: string, head: Head | null, messages: readonly Message[]) => void;

/** Changes conversations: each change is a single commit under the head of its chat. */
export class ChatWriter extends ChatReader {
  heard: Heard = () => {};
  readonly #turns = new Turns();
  readonly #remembered = new Map<string, Remembered>();

  /**
   * Changes a chat in one commit that goes through only if nothing else changed it meanwhile; then it
   * decides again. `beside` is read together with the head, so the check of the head covers it.
   */
  change<T>(chatId: string, decide: Decide<T>, options: Beside = {}): Promise<T | "not-found"> {
    return this.#turns.take(chatId, () =>
      untilCommitted(async () => {
        const remembered = await this.#changeRemembered(chatId, decide, options);
        return remembered ?? await this.#changeRead(chatId, decide, options);
      }));
  }

  /**
   * Most changes follow one that this process has just made. What it wrote then is tried first, and the
   * commit tells whether that still holds: a message needs no reading then. Whatever would not be
   * written, or does not go through, is decided again upon what the store says.
   */
  async #changeRemembered<T>(
    chatId: string,
    decide: Decide<T>,
    { beside }: Beside,
  ): Promise<T | null> {
    const { entry, dataKey } = this.#remembered.get(chatId) ?? {};
    if (!entry || !dataKey || dataKey.expiresAt <= this.clock.now()) return null;
    const chat = this.live(chatId, entry.value, dataKey);
    const decision = chat && await decide(chat, null);
    if (!decision?.head) return null;
    const op = this.kv.atomic();
    if (beside) op.check({ key: beside, versionstamp: null });
    const committed = await this.#commit(op, { entry, chat: chat!, decision });
    return committed ? decision.result : null;
  }

  async #changeRead<T>(
    chatId: string,
    decide: Decide<T>,
    { beside }: Beside,
  ): Promise<T | "not-found" | "conflict"> {
    const places = [
      keys.headKey(chatId),
      this.vault.placeOfKey(owner(chatId)),
      ...(beside ? [beside] : []),
    ];
    // At once: each question to the store is a way there and back.
    const [entry, key, other] = await this.kv.getMany<[Head, unknown, unknown]>(
      places as [Deno.KvKey, Deno.KvKey, Deno.KvKey],
    );
    const dataKey = await this.vault.openKey(owner(chatId), key);
    const chat = this.live(chatId, entry.value, dataKey);
    if (!chat) return "not-found";
    const decision = await decide(chat, other?.value ?? null);
    if (!decision.head) return decision.result;
    const read = entry as Deno.KvEntry<Head>;
    const committed = await this.#commit(this.kv.atomic(), { entry: read, chat, decision });
    return committed ? decision.result : "conflict";
  }

  /** Commits a decision upon the head and the key that it was made upon. */
  async #commit(
    op: Deno.AtomicOperation,
    { entry, chat, decision }: {
      entry: Deno.KvEntry<Head>;
      chat: OpenChat;
      decision: Decision<unknown>;
    },
  ): Promise<boolean> {
    const { id, dataKey } = chat;
    this.#remembered.delete(id);
    op.check(entry).check(dataKey.entry);
    const written = await this.write(op, chat, decision, entry.value);
    const committed = await op.commit();
    if (!committed.ok) return false;
    const { versionstamp } = committed;
    if (written.head.status === "active") {
      this.#remember(id, { entry: { ...entry, value: written.head, versionstamp }, dataKey });
    }
    this.heard(id, written.head, written.messages);
    return true;
  }

  #remember(chatId: string, written: Remembered): void {
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    this.#remembered.set(chatId, written);
  }

  /** Forgets what was written last: the chat is gone. */
  protected forget(chatId: string): void {
    this.#remembered.delete(chatId);
    this.heard(chatId, null, []);
  }

  /** Adds to a commit that the queue has moved, or only that a list for advisers has changed. */
  touchDesk(op: Deno.AtomicOperation, { queue = true } = {}): void {
    if (queue) op.set(keys.QUEUE_HEAD, crypto.randomUUID());
    op.set(keys.LISTS_HEAD, crypto.randomUUID());
  }

  /** Adds to a commit what a decision wants to be written. */
  protected async write(
    op: Deno.AtomicOperation,
    chat: OpenChat,
    decision: Decision<unknown>,
    stored?: Head,
  ): Promise<{ head: Head; messages: Message[] }> {
    const { id, dataKey } = chat;
    const rowEnd = this.rowEnd(chat.head);
    const expiry = this.expiry(rowEnd);
    const seal = async (key: Deno.KvKey, value: unknown): Promise<void> => {
      op.set(key, await this.vault.seal(dataKey, { key, expiresAt: rowEnd }, value), expiry);
    };
    const now = this.clock.now();
    let head: Head = { ...chat.head, ...decision.head, version: chat.head.version + 1 };
    head = { ...head, access: head.access.filter((one) => one.until > now) };
    const messages: Message[] = [];
    for (const message of decision.messages ?? []) {
      const seq = head.seq + 1;
      const characters = (head.characters ?? 0) + message.text.length;
      head = { ...head, seq, characters, lastAt: message.sentAt };
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
    // A chat that was opened and left without a word is no conversation.
    if (chat.head.seq === 0 && head.seq > 0) countContacts(op, "chat", { at: head.createdAt });
    decision.also?.(op);
    op.set(keys.headKey(id), head, this.expiry(head.expiresAt));
    return { head, messages };
  }

  /** Keeps the one index row of a chat where its status wants it. */
  #place(op: Deno.AtomicOperation, id: string, { head, stored }: { head: Head; stored?: Head }) {
    const key = indexKey(id, head);
    const before = stored && indexKey(id, stored);
    const moved = String(before) !== String(key);
    if (before && moved) op.delete(before);
    const { expiresAt, takenFrom: from } = head;
    if (moved) op.set(key, { expiresAt, ...(from && { from }) }, this.expiry(expiresAt));
    const queued = head.status === "waiting" || head.status === "question";
    const shown = head.adviserId !== stored?.adviserId || head.seq !== stored?.seq;
    if (moved || (queued && shown)) this.touchDesk(op, { queue: moved });
  }

  /** Rows outlive the head a little; nothing opens them once it is gone. */
  rowEnd(head: Head): number {
    return head.status === "ended"
      ? Math.max(backstop(head.createdAt), head.expiresAt)
      : head.expiresAt;
  }

  protected expiry(expiresAt: number) {
    return { expireIn: this.vault.expireIn(expiresAt) };
  }
}
