import type { SealedRow } from "../vault/mod.ts";
import { type Head, indexKey } from "./head.ts";
import { clientChatKey, HEADS, receiptKey } from "./keys.ts";
import type { NewMessage } from "./reader.ts";
import type { ChatStore, MessageRow } from "./store.ts";

/** A row that follows from a conversation's head. */
interface Following {
  readonly key: Deno.KvKey;
  readonly value: { readonly expiresAt: number; readonly chatId?: string };
}

/** What a restored store still lacks of its conversations: rows that are kept nowhere else. */
export class ChatRestoring {
  readonly #store: ChatStore;

  constructor(store: ChatStore) {
    this.#store = store;
  }

  /** The rows that lead to each conversation: its place in the lists, its receipt, its client's row. */
  async *following(): AsyncGenerator<Following> {
    const heads = this.#store.kv.list<Head>({ prefix: [HEADS] }, { batchSize: 500 });
    for await (const { key, value: head } of heads) {
      const chatId = String(key[1]);
      const { expiresAt, receipt, client } = head;
      yield { key: indexKey(chatId, head), value: { expiresAt } };
      const opensUntil = this.#store.rowEnd(head);
      yield { key: receiptKey(receipt), value: { chatId, expiresAt: opensUntil } };
      if (client) yield { key: clientChatKey(client.id, client.at, chatId), value: { expiresAt } };
    }
  }

  /**
   * Puts a message back as the place that its erasure left, from the row that a backup still had. The
   * text is opened for its time and its side, and is not stored.
   */
  async putEmptied(key: Deno.KvKey, row: SealedRow): Promise<void> {
    const [, chatId, seq] = key as [string, string, number];
    await this.#store.change(chatId, async ({ head, dataKey }) => {
      const message = await this.#store.vault.unseal<NewMessage>(dataKey, key, row);
      if (!message) return { result: null };
      const { id, from, sentAt } = message;
      const { expiresAt } = row;
      const emptied: MessageRow = { id, from, sentAt, erased: true, expiresAt };
      const erased = new Set([...head.erased ?? [], seq]);
      const expireIn = this.#store.vault.expireIn(expiresAt);
      return {
        result: null,
        head: { erased: [...erased] },
        also: (op) => void op.set(key, emptied, { expireIn }),
      };
    });
  }
}
