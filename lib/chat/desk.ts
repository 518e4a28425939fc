import { HOUR } from "../clock.ts";
import type { Blocks } from "./blocks.ts";
import { deskConversation } from "./desk_view.ts";
import type { DeskConversation } from "./desk_wire.ts";
import { ended, type Head } from "./head.ts";
import { messageIdKey } from "./keys.ts";
import type { Links } from "./links.ts";
import type { Adviser, Presence } from "./presence.ts";
import type { ChatStore, Decision, Message, OpenChat, Profile } from "./store.ts";
import { writeTyping } from "./visitors.ts";

/** Who has begun to answer a question keeps it for so long, in milliseconds. */
const CLAIM = HOUR;

/** Something that the staff's audit log must know before it happens. */
export interface DeskDeed {
  readonly action: "chat.opened" | "chat.blocked";
  readonly adviserId: string;
  readonly adviserName: string;
  readonly chatId: string;
  readonly purpose?: string;
}

export type TakeOutcome = "taken" | "too-late" | "ended" | "not-found";
export type DeskSend =
  | { outcome: "stored" | "known"; message: Message }
  | { outcome: "not-found" | "ended" };

/**
 * What an adviser may do. A chat that is neither waiting nor theirs is not found, except by `open`,
 * which is recorded with its purpose.
 */
export class Desk {
  readonly #store: ChatStore;
  readonly #presence: Presence;
  readonly #blocks: Blocks;
  readonly #links: Links;
  readonly #audit: (deed: DeskDeed) => Promise<void>;

  constructor(
    store: ChatStore,
    parts: {
      presence: Presence;
      blocks: Blocks;
      links: Links;
      audit: (deed: DeskDeed) => Promise<void>;
    },
  ) {
    this.#store = store;
    this.#presence = parts.presence;
    this.#blocks = parts.blocks;
    this.#links = parts.links;
    this.#audit = parts.audit;
  }

  /** A conversation that waits or is the adviser's own; with `after`, only the messages past it. */
  async conversation(
    me: Adviser,
    chatId: string,
    { after = 0 } = {},
  ): Promise<DeskConversation | "not-found"> {
    const chat = await this.#store.open(chatId);
    return chat && mayRead(chat.head, me) ? await this.#read(chat, { me, after }) : "not-found";
  }

  /** Any conversation, for a purpose that is recorded before anything is shown. */
  async open(
    me: Adviser,
    chatId: string,
    { purpose }: { purpose: string },
  ): Promise<DeskConversation | "not-found"> {
    const chat = await this.#store.open(chatId);
    if (!chat) return "not-found";
    await this.#audit({ action: "chat.opened", ...me, chatId, purpose });
    return await this.#read(chat, { me, after: 0 });
  }

  /**
   * Takes a waiting chat, or a question to answer it. Of two who take it at once the second is told
   * so: the commit of one of them goes through.
   */
  async take(me: Adviser, chatId: string): Promise<TakeOutcome> {
    return await this.#store.change<TakeOutcome>(chatId, async (chat) => {
      const { head } = chat;
      const now = this.#store.clock.now();
      if (head.status === "ended") return { result: "ended" };
      if (head.adviserId === me.adviserId && head.status === "active") return { result: "taken" };
      if (head.status === "active" || isClaimedByOther(head, me, now)) {
        return { result: "too-late" };
      }
      const status = head.status === "waiting" ? "active" : head.status;
      const lastAt = head.status === "waiting" ? now : head.lastAt;
      return {
        result: "taken",
        head: { status, lastAt, adviserId: me.adviserId, takenAt: now, handedOver: undefined },
        profile: await this.#withAdviser(chat, me),
      };
    });
  }

  /** Stores a message in the adviser's own live chat once, however often it is sent. */
  send(me: Adviser, chatId: string, message: { id: string; text: string }): Promise<DeskSend> {
    return this.#write(me, chatId, message, ({ head }) => {
      if (head.adviserId !== me.adviserId || head.status === "question") return "not-found";
      return head.status === "ended" ? "ended" : {};
    });
  }

  /** Answers a question. The conversation ends with its answer, in the same commit. */
  async answer(
    me: Adviser,
    chatId: string,
    message: { id: string; text: string },
  ): Promise<DeskSend> {
    const outcome = await this.#write(me, chatId, message, ({ head }) => {
      const now = this.#store.clock.now();
      if (head.status === "ended" && head.adviserId === me.adviserId) return "ended";
      if (head.status !== "question" || isClaimedByOther(head, me, now)) return "not-found";
      return { ...ended(now, "adviser"), adviserId: me.adviserId, takenAt: head.takenAt ?? now };
    });
    if (outcome.outcome === "stored") await this.#links.keepAsLong(chatId);
    return outcome;
  }

  /** Adds an internal note. The client sees it in "my data". Sending the same id again adds nothing. */
  async note(
    me: Adviser,
    chatId: string,
    note: { id: string; text: string },
  ): Promise<"stored" | "not-found"> {
    const beside = messageIdKey(chatId, "note", note.id.toLowerCase());
    return await this.#store.change<"stored" | "not-found">(chatId, (chat, known) => {
      if (chat.head.adviserId !== me.adviserId) return { result: "not-found" };
      if (known !== null) return { result: "stored" };
      return { result: "stored", head: {}, notes: [this.#note(me, note.text)], noteId: note.id };
    }, { beside });
  }

  /**
   * Hands the adviser's own chat over, with a note: to another adviser who is at the desk, or back to
   * the queue, where it keeps its old place.
   */
  async handOver(
    me: Adviser,
    chatId: string,
    { to, note }: { to?: string; note: string },
  ): Promise<"handed-over" | "not-there" | "not-found"> {
    const next = (await this.#presence.all()).find(({ adviserId }) => adviserId === to);
    if (to !== undefined && !next) return "not-there";
    return await this.#store.change<"handed-over" | "not-found">(chatId, async (chat) => {
      const { head } = chat;
      if (head.status !== "active" || head.adviserId !== me.adviserId) {
        return { result: "not-found" };
      }
      const notes = note.trim() === "" ? [] : [this.#note(me, note)];
      const now = this.#store.clock.now();
      const waiting = { adviserId: undefined, takenAt: undefined, handedOver: true } as const;
      return {
        result: "handed-over",
        notes,
        ...(next
          ? {
            head: { adviserId: next.adviserId, takenAt: now, lastAt: now, readSeq: 0 },
            profile: await this.#withAdviser(chat, next),
          }
          : { head: { ...waiting, status: "waiting", lastAt: now, readSeq: 0 } }),
      } satisfies Decision<"handed-over">;
    });
  }

  /** Gives up a question that the adviser had begun to answer. */
  async putBack(me: Adviser, chatId: string): Promise<"put-back" | "not-found"> {
    return await this.#store.change<"put-back" | "not-found">(chatId, ({ head }) => {
      if (head.status !== "question" || head.adviserId !== me.adviserId) {
        return { result: "not-found" };
      }
      return { result: "put-back", head: { adviserId: undefined, takenAt: undefined } };
    });
  }

  /** Ends the adviser's own chat, or a question that nobody else is answering. */
  async end(me: Adviser, chatId: string): Promise<"ended" | "not-found"> {
    const outcome = await this.#store.change<"ended" | "not-found">(chatId, ({ head }) => {
      const now = this.#store.clock.now();
      const mine = head.adviserId === me.adviserId;
      const free = head.status === "question" && !isClaimedByOther(head, me, now);
      if (!mine && !free) return { result: "not-found" };
      if (head.status === "ended") return { result: "ended" };
      return { result: "ended", head: { ...ended(now, "adviser"), adviserId: me.adviserId } };
    });
    if (outcome === "ended") await this.#links.keepAsLong(chatId);
    return outcome;
  }

  /**
   * Ends a disturber's chat and lets nobody start another from there for a while. Nobody learns an
   * address. `unknown`: it was started too long ago to tell from where.
   */
  async block(
    me: Adviser,
    chatId: string,
    { hours }: { hours: number },
  ): Promise<"blocked" | "unknown" | "not-found"> {
    const head = await this.#store.head(chatId);
    if (!head || !mayRead(head, me)) return "not-found";
    await this.#audit({ action: "chat.blocked", ...me, chatId });
    const outcome = await this.#blocks.block(chatId, { hours });
    await this.#store.change(chatId, ({ head }) => {
      const now = this.#store.clock.now();
      const over = head.status === "ended" || !mayRead(head, me);
      return { result: "ended", head: over ? undefined : ended(now, "adviser") };
    });
    await this.#links.keepAsLong(chatId);
    return outcome;
  }

  /** The adviser has read up to message `seq`. */
  async read(me: Adviser, chatId: string, seq: number): Promise<void> {
    await this.#store.change(chatId, ({ head }) => {
      const readSeq = Math.min(seq, head.seq);
      const news = head.adviserId === me.adviserId && readSeq > head.readSeq;
      return { result: "read", head: news ? { readSeq } : undefined };
    });
  }

  /** Tells the visitor that the adviser is writing. */
  async typing(me: Adviser, chatId: string): Promise<void> {
    const head = await this.#store.head(chatId);
    if (head?.status !== "active" || head.adviserId !== me.adviserId) return;
    await writeTyping(this.#store, chatId, "adviser");
  }

  async #write(
    me: Adviser,
    chatId: string,
    message: { id: string; text: string },
    may: (chat: OpenChat) => Partial<Head> | "not-found" | "ended",
  ): Promise<DeskSend> {
    const id = message.id.toLowerCase();
    const beside = messageIdKey(chatId, "adviser", id);
    const outcome = await this.#store.change<DeskSend>(chatId, async (chat, known) => {
      const change = may(chat);
      if (known !== null && change !== "not-found") {
        const stored = await this.#store.messageById(chat, "adviser", id);
        return {
          result: stored ? { outcome: "known", message: stored } : { outcome: "not-found" },
        };
      }
      if (change === "not-found" || change === "ended") return { result: { outcome: change } };
      const { head } = chat;
      const sentAt = Math.max(this.#store.clock.now(), head.lastAt);
      const { adviserName } = me;
      const stored = { id, from: "adviser" as const, text: message.text, sentAt, adviserName };
      const seq = head.seq + 1;
      return {
        result: { outcome: "stored", message: { ...stored, seq } },
        head: { ...change, readSeq: seq },
        profile: head.adviserId === me.adviserId ? undefined : await this.#withAdviser(chat, me),
        messages: [stored],
      };
    }, { beside });
    return outcome === "not-found" ? { outcome } : outcome;
  }

  async #read(
    chat: OpenChat,
    { me, after }: { me: Adviser; after: number },
  ): Promise<DeskConversation | "not-found"> {
    const [profile, messages, notes] = await Promise.all([
      this.#store.profile(chat),
      this.#store.messages(chat, { after }),
      this.#store.notes(chat),
    ]);
    return profile ? deskConversation(chat, { profile, messages, notes, me }) : "not-found";
  }

  async #withAdviser(chat: OpenChat, adviser: Adviser): Promise<Profile | undefined> {
    const profile = await this.#store.profile(chat);
    if (!profile) return undefined;
    const { adviserId: id, adviserName: name } = adviser;
    const others = profile.advisers.filter((one) => one.id !== id);
    return { ...profile, advisers: [...others, { id, name }] };
  }

  #note({ adviserName }: Adviser, text: string) {
    return { text, writtenAt: this.#store.clock.now(), adviserName };
  }
}

/** Waiting, a question, or the adviser's own. */
function mayRead(head: Head, me: Adviser): boolean {
  return head.status === "waiting" || head.status === "question" ||
    head.adviserId === me.adviserId;
}

function isClaimedByOther(head: Head, me: Adviser, now: number): boolean {
  return head.adviserId !== undefined && head.adviserId !== me.adviserId &&
    now < (head.takenAt ?? 0) + CLAIM;
}
