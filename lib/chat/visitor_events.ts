import type { ChatAccess, Visitor } from "./access.ts";
import { type Eyes, follow } from "./follow.ts";
import { accessOf, type Head } from "./head.ts";
import type { Hub } from "./hub.ts";
import type { ChatSettings } from "./settings.ts";
import type { ChatStore, Profile } from "./store.ts";
import { shownName, wireMessage, wireState } from "./view.ts";
import type { ChatEvent, WireConversation, WireState } from "./wire.ts";

/** A conversation with the advisers' notes of it. */
export interface PastConversation extends WireConversation {
  readonly notes: readonly {
    readonly text: string;
    readonly sentAt: string;
    readonly adviserName?: string;
    /** The number of an adviser's note; none for a statement of the visitor's own. */
    readonly number?: number;
  }[];
}

/** What visitors are shown of their chats, at once and as it happens. */
export class VisitorEvents {
  readonly #store: ChatStore;
  readonly #hub: Hub;
  readonly #access: ChatAccess;
  readonly #settings: ChatSettings;

  constructor(
    store: ChatStore,
    parts: { access: ChatAccess; hub: Hub; settings: ChatSettings },
  ) {
    this.#store = store;
    this.#access = parts.access;
    this.#hub = parts.hub;
    this.#settings = parts.settings;
  }

  /** See {@link follow}. Whoever loses the right to read is told so, and it ends. */
  async *follow(
    visitor: Visitor,
    options: { after: number; signal: AbortSignal },
  ): AsyncGenerator<readonly ChatEvent[], void, void> {
    const { feed, release } = this.#hub.conversation(visitor.chatId);
    try {
      yield* follow(feed, this.#eyes(visitor), options);
    } finally {
      await release();
    }
  }

  /** The conversation so far, or its part after a message; null once it is gone. */
  async conversation(visitor: Visitor, { after = 0 } = {}): Promise<WireConversation | null> {
    const chat = await this.#store.open(visitor.chatId);
    if (!chat) return null;
    const [profile, messages, names, receipt] = await Promise.all([
      this.#store.profile(chat),
      this.#store.messages(chat, { after }),
      this.#settings.adviserNames(),
      this.#access.receiptFor(visitor),
    ]);
    return {
      id: chat.id,
      lang: profile?.lang ?? "fi",
      ...(profile?.nickname && { nickname: profile.nickname }),
      ...(receipt && { receipt }),
      state: await this.state(chat, profile),
      messages: messages.map((message) => wireMessage(message, names)),
    };
  }

  /** The whole conversation, with what advisers noted of it: for whoever asks what is held. */
  async past(visitor: Visitor): Promise<PastConversation | null> {
    const [conversation, chat, names] = await Promise.all([
      this.conversation(visitor),
      this.#store.open(visitor.chatId),
      this.#settings.adviserNames(),
    ]);
    if (!conversation || !chat) return null;
    const notes = (await this.#store.notes(chat)).map((note, index) => {
      const { text, writtenAt, adviserName, by } = note;
      const name = shownName(adviserName, names);
      const sentAt = new Date(writtenAt).toISOString();
      const number = by === "client" ? {} : { number: index + 1 };
      return { text, sentAt, ...number, ...(name && { adviserName: name }) };
    });
    return { ...conversation, notes };
  }

  /** The state of a chat as its visitor is shown it. */
  async state(
    { head, id }: { head: Head; id: string },
    profile: Profile | null,
  ): Promise<WireState> {
    const names = await this.#settings.adviserNames();
    const place = head.status === "waiting" ? await this.#hub.placeOf(id) : {};
    return wireState(head, { profile, names, ...place });
  }

  #eyes(visitor: Visitor): Eyes<ChatEvent> {
    const { clock } = this.#store;
    const gone = (why: "erased" | "signed-out"): ChatEvent => ({
      event: "state",
      data: { gone: why },
    });
    return {
      now: () => clock.now(),
      gone: (head) => {
        const current = head && this.#store.asOfNow(head);
        if (!current) return gone("erased");
        return accessOf(current, visitor.hash, clock.now()) ? null : gone("signed-out");
      },
      message: async (message) => {
        const names = await this.#settings.adviserNames();
        return { event: "message", id: message.seq, data: wireMessage(message, names) };
      },
      state: async (head, feed) => {
        const current = this.#store.asOfNow(head) ?? head;
        const profile = current.adviserId ? await feed.profile() : null;
        return {
          event: "state",
          data: await this.state({ head: current, id: visitor.chatId }, profile),
        };
      },
      other: "adviser",
      typing: (on) => ({ event: "typing", data: { from: "adviser", on } }),
    };
  }
}
