import type { Lang } from "../site/languages.ts";
import type { ChatAccess, Claim, Visitor } from "./access.ts";
import type { Availability } from "./availability.ts";
import type { Blocks } from "./blocks.ts";
import { accessOf, backstop, ended, endOfLife, type Head, question } from "./head.ts";
import { messageIdKey } from "./keys.ts";
import { type Budgets, MOST_CHARACTERS, MOST_MESSAGES, Pace, WRITING } from "./limits.ts";
import type { Links } from "./links.ts";
import { type ChatStore, type Decision, type Message, type OpenChat, owner } from "./store.ts";
import type { Typing } from "./typing.ts";
import type { ChatStatus } from "./wire.ts";

interface NewChat {
  readonly lang: Lang;
  readonly nickname?: string;
  /** The first message, when the question comes with the start. */
  readonly question?: { readonly id: string; readonly text: string };
  /** Where the request came from: counted as a keyed hash that expires, never kept. */
  readonly address: string;
}

type StartOutcome =
  | { outcome: "started"; chatId: string; token: string; receipt: string; status: ChatStatus }
  | { outcome: "too-many" | "blocked"; until: number };

/** What became of a message. `known`: it was stored before, and nothing changed. */
type SendOutcome =
  | { outcome: "stored" | "known"; message: Message }
  | { outcome: "not-found" | "ended" | "full" | "too-fast" };

/** What a visitor may do with the one chat that is theirs. */
export class Visitors {
  readonly #store: ChatStore;
  readonly #access: ChatAccess;
  readonly #budgets: Budgets;
  readonly #blocks: Blocks;
  readonly #availability: Availability;
  readonly #links: Links;
  readonly #typing: Typing;
  readonly #pace: Pace;

  constructor(
    store: ChatStore,
    parts: {
      access: ChatAccess;
      budgets: Budgets;
      blocks: Blocks;
      availability: Availability;
      links: Links;
      typing: Typing;
    },
  ) {
    this.#store = store;
    this.#access = parts.access;
    this.#budgets = parts.budgets;
    this.#blocks = parts.blocks;
    this.#availability = parts.availability;
    this.#links = parts.links;
    this.#typing = parts.typing;
    this.#pace = new Pace(store.clock, WRITING);
  }

  /** Starts a chat: it waits for an adviser, or for a later answer when nobody is there. */
  async start(wanted: NewChat): Promise<StartOutcome> {
    const { address, lang, nickname } = wanted;
    const blockedUntil = await this.#blocks.until(address);
    if (blockedUntil !== null) return { outcome: "blocked", until: blockedUntil };
    const until = await this.#budgets.take("startsOfAddress", address);
    if (until !== null) return { outcome: "too-many", until };
    const { canChat } = await this.#availability.now();
    const now = this.#store.clock.now();
    const chatId = crypto.randomUUID();
    const { token, receipt, receiptHash, access } = await this.#access.fresh(now);
    const head: Head = {
      version: 0,
      seq: 0,
      notes: 0,
      readSeq: 0,
      status: canChat ? "waiting" : "question",
      createdAt: now,
      lastAt: now,
      waitingSince: now,
      expiresAt: backstop(now),
      receipt: receiptHash,
      access: [access],
    };
    const newKey = await this.#store.vault.newKey(owner(chatId), head.expiresAt);
    const first = wanted.question && { ...wanted.question, from: "visitor" as const, sentAt: now };
    const origin = await this.#blocks.origin(chatId, address);
    await this.#store.create(
      { id: chatId, head, newKey, profile: { lang, nickname, advisers: [] } },
      {
        messages: first ? [first] : [],
        also: (op) => {
          this.#access.addSession(op, chatId, access);
          origin(op);
        },
      },
    );
    return { outcome: "started", chatId, token, receipt, status: head.status };
  }

  /** The visitor's chat, opened, or null once it is gone. */
  open(visitor: Visitor): Promise<OpenChat | null> {
    return this.#store.open(visitor.chatId);
  }

  /** Stores a message once, however often and however parallel it is sent. */
  async send(visitor: Claim, message: { id: string; text: string }): Promise<SendOutcome> {
    const id = message.id.toLowerCase();
    const beside = messageIdKey(visitor.chatId, "visitor", id);
    const outcome = await this.#change<SendOutcome>(visitor, async (chat, known, scope) => {
      if (scope !== "visitor") return { result: { outcome: "not-found" } };
      if (known !== null) {
        const stored = await this.#store.messageById(chat, "visitor", id);
        return {
          result: stored ? { outcome: "known", message: stored } : { outcome: "not-found" },
        };
      }
      const { head } = chat;
      if (head.status === "ended") return { result: { outcome: "ended" } };
      const isFull = head.seq >= MOST_MESSAGES || (head.characters ?? 0) >= MOST_CHARACTERS;
      if (isFull) return { result: { outcome: "full" } };
      if (!this.#pace.take(chat.id)) return { result: { outcome: "too-fast" } };
      const sentAt = Math.max(this.#store.clock.now(), head.lastAt);
      const stored = { id, from: "visitor" as const, text: message.text, sentAt };
      return {
        result: { outcome: "stored", message: { ...stored, seq: head.seq + 1 } },
        head: {},
        messages: [stored],
        also: this.#typing.over(chat.id, "visitor"),
      };
    }, beside);
    return outcome === "not-found" ? { outcome } : outcome;
  }

  /** Leaves a waiting chat to be answered later. Without a message there is nothing to answer. */
  async leaveQuestion(visitor: Visitor): Promise<"left" | "empty" | "not-waiting" | "not-found"> {
    return await this.#change(visitor, ({ head }) => {
      if (head.status === "question") return { result: "left" as const };
      if (head.status !== "waiting") return { result: "not-waiting" as const };
      if (head.seq === 0) return { result: "empty" as const };
      return { result: "left" as const, head: question(this.#store.clock.now()) };
    });
  }

  /** Ends the chat. The two years run from here; ending again changes nothing. */
  async end(visitor: Visitor): Promise<"ended" | "not-found"> {
    const outcome = await this.#change(visitor, ({ head }) => {
      if (head.status === "ended") return { result: "ended" as const };
      return { result: "ended" as const, head: ended(this.#store.clock.now(), "visitor") };
    });
    if (outcome === "ended") await this.#links.keepAsLong(visitor.chatId);
    return outcome;
  }

  /** The visitor has the receipt code written down. */
  async saveReceipt(visitor: Visitor): Promise<"saved" | "not-found"> {
    return await this.#change(visitor, ({ head }) => ({
      result: "saved" as const,
      head: head.receiptSaved ? undefined : { receiptSaved: true },
    }));
  }

  /** Empties one message of the conversation, whoever wrote it. */
  async eraseMessage(
    visitor: Visitor,
    seq: number,
  ): Promise<"erased" | "not-found" | "on-hold"> {
    if (!await this.#still(visitor)) return "not-found";
    return await this.#store.eraseMessage(visitor.chatId, seq);
  }

  /** Erases the whole conversation at once and for good. */
  async erase(visitor: Visitor): Promise<"erased" | "not-found" | "on-hold"> {
    if (!await this.#still(visitor)) return "not-found";
    return await this.#store.erase(visitor.chatId);
  }

  /** Tells the adviser that the visitor is writing. Short-lived; says nothing of what. */
  async typing(visitor: Visitor): Promise<void> {
    const { head } = visitor;
    if (head.status !== "active") return;
    await this.#typing.tell(visitor.chatId, "visitor");
  }

  /** When everything of the chat is gone at the latest (epoch milliseconds). */
  deletedAt(visitor: Visitor): number {
    return endOfLife(visitor.head);
  }

  /** A change by somebody who may still open the chat when it is committed. */
  #change<T>(
    visitor: Claim,
    decide: (
      chat: OpenChat,
      beside: unknown,
      scope: Visitor["scope"],
    ) => Decision<T> | Promise<Decision<T>>,
    beside?: Deno.KvKey,
  ): Promise<T | "not-found"> {
    return this.#store.change<T | "not-found">(visitor.chatId, (chat, other) => {
      const scope = accessOf(chat.head, visitor.hash, this.#store.clock.now());
      return scope ? decide(chat, other, scope) : { result: "not-found" };
    }, { beside });
  }

  async #still({ chatId, hash }: Visitor): Promise<boolean> {
    const head = await this.#store.head(chatId);
    return head !== null && accessOf(head, hash, this.#store.clock.now()) !== null;
  }
}
