import type { Clock } from "../clock.ts";
import { deleteKeys, deletePrefix, untilCommitted } from "../kv.ts";
import { measured } from "../room.ts";
import type { NewDataKey, Vault } from "../vault/mod.ts";
import { type Head, indexKey } from "./head.ts";
import * as keys from "./keys.ts";
import {
  type Message,
  type MessageRow,
  type Note,
  type OpenChat,
  owner,
  type Profile,
} from "./reader.ts";
import { ChatWriter, type Decision } from "./writer.ts";

export {
  type Decision,
  type Message,
  type MessageRow,
  type Note,
  type OpenChat,
  owner,
  type Profile,
};

/** Owns the rows of conversations: every change of one is a single commit under its head. */
export class ChatStore extends ChatWriter {
  /**
   * Adds to the commit of an erasure what else goes with a chat. `alone`: the client's other data stays,
   * so whoever was given the chat is told of it by itself.
   */
  erasing: (
    op: Deno.AtomicOperation,
    chatId: string,
    options: { alone: boolean },
  ) => Promise<void> = () => Promise.resolve();
  /** Hears that one message is about to be emptied: whoever was given the chat is told (Article 19). */
  emptying: (chatId: string, seq: number) => Promise<void> = () => Promise.resolve();
  readonly #onErased: () => void;

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
    const written = await this.write(op, open, { result: null, head: {}, profile, ...more });
    const { receipt } = chat.head;
    const expiresAt = this.rowEnd(before);
    op.check({ key: keys.headKey(chat.id), versionstamp: null })
      .check({ key: keys.receiptKey(receipt), versionstamp: null })
      .set(keys.receiptKey(receipt), { chatId: chat.id, expiresAt }, this.expiry(expiresAt));
    if (!(await op.commit()).ok) throw new Error("A new chat met another of the same name");
    this.heard(chat.id, written.head, written.messages);
  }

  /** Empties one message: its place stays, so that both sides see that something stood there. */
  async eraseMessage(chatId: string, seq: number): Promise<"erased" | "not-found" | "on-hold"> {
    const key = keys.messageKey(chatId, seq);
    const outcome = await this.change(chatId, async (chat) => {
      const [message] = await this.messages(chat, { after: seq - 1, upTo: seq });
      if (!message) return { result: "not-found" as const };
      if (message.erased) return { result: "erased" as const };
      if (chat.head.held) return { result: "on-hold" as const };
      if (chat.head.given || chat.head.client) await this.emptying(chatId, seq);
      const { id, from, sentAt } = message;
      const expiresAt = this.rowEnd(chat.head);
      const row: MessageRow = { id, from, sentAt, erased: true, expiresAt };
      return {
        result: "erased" as const,
        head: { erased: [...chat.head.erased ?? [], seq] },
        also: (op) => {
          op.set(key, row, this.expiry(expiresAt));
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
      const op = measured(this.kv.atomic()).check(entry);
      // What was asked outlives a chat whose time is up: it still wants its answer.
      if (alive) await this.erasing(op, chatId, { alone: true });
      this.addErasure(op, chatId, entry.value);
      op.set(keys.sweepKey(chatId), null);
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
    this.forget(chatId);
    await deleteKeys(this.kv, [
      keys.profileKey(chatId),
      keys.originKey(chatId),
      keys.typingKey(chatId, "visitor"),
      keys.typingKey(chatId, "adviser"),
    ]);
    const parts = [keys.MESSAGES, keys.MESSAGE_IDS, keys.NOTES];
    const counts = parts.map((part) => deletePrefix(this.kv, [part, chatId]));
    const removed = (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
    await this.kv.delete(keys.sweepKey(chatId));
    return removed;
  }

  /** Finishes the erasures that a stop had interrupted, and answers how many those were. */
  async finishErasures(): Promise<number> {
    let count = 0;
    for await (const { key } of this.kv.list({ prefix: [keys.SWEEPS] })) {
      await this.sweep(key[1] as string);
      count++;
    }
    return count;
  }
}
