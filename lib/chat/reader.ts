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
  /** It was changed in the store and does not open. Never stored. */
  readonly damaged?: true;
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
  /** It was changed in the store and does not open: only its place and its side are known. */
  readonly damaged?: true;
}

export type NewMessage = Omit<Message, "seq" | "damaged">;

/** What does not open is told of in its place, to whoever asks for the rest; else it is an error. */
interface Reading {
  readonly despiteDamage?: boolean;
}

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
  /** It was changed in the store and does not open: only its place is known. */
  readonly damaged?: true;
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

  /** The profile, or, where it does not open, one that says nothing but that. */
  async profileDespiteDamage(chat: OpenChat): Promise<Profile | null> {
    const profile = await unlessDamaged(this.profile(chat));
    return profile === "damaged" ? UNREADABLE : profile;
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
  async messages(
    chat: OpenChat,
    { after = 0, upTo = chat.head.seq, despiteDamage = false }:
      & { after?: number; upTo?: number }
      & Reading = {},
  ): Promise<Message[]> {
    if (upTo <= after) return [];
    const [start, end] = [keys.messageKey(chat.id, after + 1), keys.messageKey(chat.id, upTo + 1)];
    const batchSize = Math.min(upTo - after, 500);
    const rows = await Array.fromAsync(this.kv.list<MessageRow>({ start, end }, { batchSize }));
    const opening = rows.map(({ key, value }) => this.#message(chat.dataKey, key, value));
    if (!despiteDamage) return await Promise.all(opening);
    const opened = await Promise.all(opening.map(unlessDamaged));
    if (!opened.includes("damaged")) return opened.filter((one) => one !== "damaged");
    const sides = await this.#sides(chat);
    let sentAt = chat.head.createdAt;
    return opened.map((one, i) => {
      if (one !== "damaged") {
        sentAt = one.sentAt;
        return one;
      }
      const seq = rows[i]!.key[2] as number;
      const { id, from } = sides.get(seq) ?? { id: String(seq), from: "visitor" as const };
      return { seq, id, from, sentAt, text: "", damaged: true as const };
    });
  }

  async notes(chat: OpenChat, { despiteDamage = false }: Reading = {}): Promise<Note[]> {
    const rows = await Array.fromAsync(this.kv.list<SealedRow>({ prefix: [keys.NOTES, chat.id] }));
    const notes = rows.map(({ key, value }) => {
      const note = this.vault.unseal<Note>(chat.dataKey, key, value);
      return despiteDamage ? unlessDamaged(note) : note;
    });
    const { createdAt: writtenAt } = chat.head;
    return (await Promise.all(notes)).filter((note) => note !== null).map((note) =>
      note === "damaged" ? { text: "", writtenAt, adviserName: "", damaged: true as const } : note
    );
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

  /** From which side each message came, and under which id: that lies unsealed beside it. */
  async #sides({ id: chatId }: OpenChat): Promise<Map<number, Pick<Message, "id" | "from">>> {
    const rows = this.kv.list<{ seq: number }>({ prefix: [keys.MESSAGE_IDS, chatId] });
    const sides = new Map<number, Pick<Message, "id" | "from">>();
    for await (const { key: [, , from, id], value: { seq } } of rows) {
      if (from === "visitor" || from === "adviser") sides.set(seq, { id: String(id), from });
    }
    return sides;
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

/** Nothing is known of it: what was told and who answered do not open. */
export const UNREADABLE: Profile = { lang: "fi", advisers: [], damaged: true };

export function owner(chatId: string): Owner {
  return { kind: "chat", id: chatId };
}
