import { endOfLife } from "./head.ts";
import { noteKey } from "./keys.ts";
import type { ChatStore, Note, OpenChat } from "./store.ts";
import type { SealedRow } from "../vault/mod.ts";

/** Statements beside one conversation. */
const MOST_STATEMENTS = 20;
/** Nicknames that are kept beside the one that holds. */
const MOST_FORMER = 20;

/** Corrects, restricts and completes what a conversation holds. Nothing that was said is rewritten. */
export class ChatRights {
  readonly #store: ChatStore;

  constructor(store: ChatStore) {
    this.#store = store;
  }

  /** The text of an adviser's note (from 1), or null when there is none. */
  async noteText(chatId: string, number: number): Promise<string | null> {
    const chat = await this.#store.open(chatId);
    return (chat && await this.#note(chat, number))?.note.text ?? null;
  }

  /**
   * Corrects an adviser's note; what stood there before is kept with it until its end. `once` names the
   * correction: made again it changes nothing. `change` answers null when there is nothing to correct.
   */
  correctNote(
    chatId: string,
    number: number,
    { once, change }: { once: string; change: (text: string) => string | null },
  ): Promise<"done" | "gone" | "not-found"> {
    return this.#store.change(chatId, async (chat) => {
      const found = await this.#note(chat, number);
      if (!found) return { result: "gone" as const };
      const { note, key, row } = found;
      if (note.changes?.some((one) => one.once === once)) return { result: "done" as const };
      const text = change(note.text);
      if (text === null) return { result: "gone" as const };
      const at = this.#store.clock.now();
      const changes = [...note.changes ?? [], { once, at, before: note.text }];
      const { expiresAt } = row;
      const { vault } = this.#store;
      const sealed = await vault.seal(chat.dataKey, { key, expiresAt }, { ...note, text, changes });
      return {
        result: "done" as const,
        head: {},
        also: (op) => void op.set(key, sealed, { expireIn: vault.expireIn(expiresAt) }),
      };
    });
  }

  /** Marks a conversation as restricted until an instant (Article 18): nobody uses it, it stays. */
  restrict(chatId: string, until: number): Promise<"done" | "not-found"> {
    return this.#store.change(chatId, ({ head }) => ({
      result: "done" as const,
      ...((head.restrictedUntil ?? 0) < until && { head: { restrictedUntil: until } }),
    }));
  }

  /** Until when a conversation is restricted (epoch milliseconds), or null. */
  async restrictedUntil(chatId: string): Promise<number | null> {
    const { restrictedUntil: until } = await this.#store.head(chatId) ?? {};
    return until !== undefined && until > this.#store.clock.now() ? until : null;
  }

  /**
   * Puts the client's own statement beside the conversation (Article 16). The id is the sender's:
   * the same one again adds nothing.
   */
  addStatement(
    chatId: string,
    { id, text }: { id: string; text: string },
  ): Promise<"stored" | "full" | "not-found"> {
    const at = this.#store.clock.now();
    return this.#store.change(chatId, async (chat) => {
      const known = await this.#store.notes(chat);
      if (known.some((note) => note.id === id)) return { result: "stored" as const };
      const own = known.filter(({ by }) => by === "client");
      if (own.length >= MOST_STATEMENTS) return { result: "full" as const };
      const note: Note = { id, by: "client", text, writtenAt: at, adviserName: "" };
      return { result: "stored" as const, head: {}, notes: [note] };
    });
  }

  /**
   * Changes what the client themselves told at the start. What stood there before is kept with it, and
   * the end of the conversation does not move. `full`: nothing changes, since nothing is to be lost.
   */
  tell(
    chatId: string,
    told: { nickname: string | undefined },
  ): Promise<"done" | "full" | "not-found"> {
    return this.#store.change(chatId, async (chat) => {
      const profile = await this.#store.profile(chat);
      if (!profile || profile.nickname === told.nickname) return { result: "done" as const };
      const known = profile.formerly ?? [];
      if (known.length >= MOST_FORMER) return { result: "full" as const };
      const at = this.#store.clock.now();
      const formerly = [...known, { at, nickname: profile.nickname ?? "" }];
      const { nickname } = told;
      return { result: "done" as const, head: {}, profile: { ...profile, nickname, formerly } };
    });
  }

  /** When everything of the chat is gone at the latest, or null when there is none. */
  async endOf(chatId: string): Promise<number | null> {
    const head = await this.#store.head(chatId);
    return head && endOfLife(head);
  }

  async #note(chat: OpenChat, number: number) {
    const key = noteKey(chat.id, number);
    const { value: row } = await this.#store.kv.get<SealedRow>(key);
    const note = row && await this.#store.vault.unseal<Note>(chat.dataKey, key, row);
    return row && note && note.by !== "client" ? { note, key, row } : null;
  }
}
