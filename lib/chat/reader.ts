import type { Clock } from "../clock.ts";
import type { Lang } from "../site/languages.ts";
import { getAll } from "../kv.ts";
import {
  type DataKey,
  type Owner,
  type SealedRow,
  unlessDamaged,
  type Vault,
} from "../vault/mod.ts";
import { alive, type Head } from "./head.ts";
import * as keys from "./keys.ts";
import type { Side } from "./wire.ts";

/** What the visitor told, and who answered. Sealed. */
export interface Profile {
  readonly lang: Lang;
  readonly nickname?: string;
  /** What the visitor called themselves before they changed it, oldest first. */
  readonly formerly?: readonly { readonly at: number; readonly nickname: string }[];
  readonly advisers: readonly { readonly id: string; readonly name: string }[];
}

/** One message as it is held. `erased`: the text is gone, the place in the conversation stays. */
export interface Message {
  readonly seq: number;
  readonly id: string;
  readonly from: Side;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly sentAt: number;
  readonly adviserName?: string;
  readonly erased?: true;
}

export type NewMessage = Omit<Message, "seq">;

/**
 * An adviser's internal note, which the client sees in "my data"; or, `by` the client, a statement of
 * their own that stands beside the conversation (GDPR Article 16).
 */
export interface Note {
  /** A statement's own id. */
  readonly id?: string;
  readonly by?: "client";
  /** What a correction took the place of, oldest first. */
  readonly changes?: readonly {
    readonly once: string;
    readonly at: number;
    readonly before: string;
  }[];
  readonly text: string;
  readonly writtenAt: number;
  readonly adviserName: string;
}

/** A chat in use, as it stands now, with its open data key. */
export interface OpenChat {
  readonly id: string;
  readonly head: Head;
  readonly dataKey: DataKey;
}

/** A message as it lies in the store: sealed, or only its place when its text was erased. */
export type MessageRow =
  | SealedRow
  | (Omit<Message, "seq" | "text"> & { readonly expiresAt: number; readonly sealed?: undefined });

/** Reads what is held of chats. Everything of a chat is readable only through its head. */
export class ChatReader {
  readonly kv: Deno.Kv;
  readonly clock: Clock;
  readonly vault: Vault;

  constructor(kv: Deno.Kv, { clock, vault }: { clock: Clock; vault: Vault }) {
    this.kv = kv;
    this.clock = clock;
    this.vault = vault;
  }

  /** The chat, or null when there is none: never was, erased, or its time is up. */
  async open(chatId: string): Promise<OpenChat | null> {
    const at = [keys.headKey(chatId), this.vault.placeOfKey(owner(chatId))] as const;
    const [entry, key] = await this.kv.getMany<[Head, unknown]>(at);
    return this.live(chatId, entry.value, await this.vault.openKey(owner(chatId), key));
  }

  /** The chat's data key, or null once it is gone. */
  loadKey(chatId: string): Promise<DataKey | null> {
    return this.vault.loadKey(owner(chatId));
  }

  /** The head as it stands now, without opening anything. */
  async head(chatId: string): Promise<Head | null> {
    const { value } = await this.kv.get<Head>(keys.headKey(chatId));
    return value && this.asOfNow(value);
  }

  /** A head that was read, as it stands now; null when its time is up. */
  asOfNow(head: Head): Head | null {
    return alive(head, this.clock.now());
  }

  async profile(chat: OpenChat): Promise<Profile | null> {
    const entry = await this.kv.get<SealedRow>(keys.profileKey(chat.id));
    return entry.value && await this.vault.unseal<Profile>(chat.dataKey, entry.key, entry.value);
  }

  /** The profiles of several chats, read together; null where a chat is gone meanwhile. */
  async profiles(
    chats: readonly Pick<OpenChat, "id">[],
  ): Promise<(Profile | null | "damaged")[]> {
    const places = chats.flatMap(({ id }) => [
      this.vault.placeOfKey(owner(id)),
      keys.profileKey(id),
    ]);
    const read = await getAll<unknown>(this.kv, places);
    const opened = async (id: string, key: Deno.KvEntryMaybe<unknown>, profile: typeof key) => {
      const dataKey = await this.vault.openKey(owner(id), key);
      const row = profile.value as SealedRow | null;
      return dataKey && row && await this.vault.unseal<Profile>(dataKey, profile.key, row);
    };
    return await Promise.all(
      chats.map(({ id }, i) => unlessDamaged(opened(id, read[2 * i]!, read[2 * i + 1]!))),
    );
  }

  /** The messages after number `after` up to `upTo`, in order. */
  async messages(chat: OpenChat, { after = 0, upTo = chat.head.seq } = {}): Promise<Message[]> {
    if (upTo <= after) return [];
    const [start, end] = [keys.messageKey(chat.id, after + 1), keys.messageKey(chat.id, upTo + 1)];
    const batchSize = Math.min(upTo - after, 500);
    const rows = await Array.fromAsync(this.kv.list<MessageRow>({ start, end }, { batchSize }));
    return Promise.all(rows.map(({ key, value }) => this.#message(chat.dataKey, key, value)));
  }

  async notes(chat: OpenChat): Promise<Note[]> {
    const rows = await Array.fromAsync(this.kv.list<SealedRow>({ prefix: [keys.NOTES, chat.id] }));
    const notes = rows.map(({ key, value }) => this.vault.unseal<Note>(chat.dataKey, key, value));
    return (await Promise.all(notes)).filter((note) => note !== null);
  }

  /** The message that a sender's id stands for, or null. */
  async messageById(chat: OpenChat, from: Side, id: string): Promise<Message | null> {
    const entry = await this.kv.get<{ seq: number }>(keys.messageIdKey(chat.id, from, id));
    if (!entry.value) return null;
    const { seq } = entry.value;
    return (await this.messages(chat, { after: seq - 1, upTo: seq }))[0] ?? null;
  }

  protected live(id: string, value: Head | null, dataKey: DataKey | null): OpenChat | null {
    const head = value && this.asOfNow(value);
    return head && dataKey && { id, head, dataKey };
  }

  async #message(dataKey: DataKey, key: Deno.KvKey, row: MessageRow): Promise<Message> {
    const seq = key[2] as number;
    if (row.sealed === undefined) {
      const { id, from, sentAt } = row;
      return { seq, id, from, sentAt, text: "", erased: true };
    }
    const value = await this.vault.unseal<NewMessage>(dataKey, key, row);
    if (!value) throw new Error("A message ended before its conversation");
    return { ...value, seq };
  }
}

export function owner(chatId: string): Owner {
  return { kind: "chat", id: chatId };
}
