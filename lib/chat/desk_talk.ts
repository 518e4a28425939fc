import { HOUR } from "../clock.ts";
import { ended, type Head, LONGEST_LIVE, SILENCE } from "./head.ts";
import { messageIdKey } from "./keys.ts";
import type { Links } from "./links.ts";
import type { Adviser } from "./presence.ts";
import type { ChatStore, Decision, Message, OpenChat, Profile } from "./store.ts";
import type { Stranded } from "./stranded.ts";
import type { Typing } from "./typing.ts";

/** Who has begun to answer a question keeps it for so long, in milliseconds. */
const CLAIM = HOUR;

/** Something that the staff's audit log must know before it happens. */
export interface DeskDeed {
  readonly action: "chat.opened" | "chat.blocked" | "chat.block-lifted" | "chat.taken-over";
  readonly adviserId: string;
  readonly adviserName: string;
  /** None where what tells of it was damaged in the store. */
  readonly chatId?: string;
  readonly purpose?: string;
}

export interface DeskParts {
  readonly links: Links;
  readonly typing: Typing;
  readonly stranded: Stranded;
  readonly audit: (deed: DeskDeed) => Promise<void>;
}

type TakeOutcome = "taken" | "too-late" | "ended" | "not-found";
type DeskSend =
  | { outcome: "stored" | "known"; message: Message }
  | { outcome: "not-found" | "ended" };

/** Taking, answering and noting: what an adviser does in a conversation. */
export class DeskTalk {
  protected readonly store: ChatStore;
  protected readonly links: Links;
  protected readonly stranded: Stranded;
  protected readonly audit: DeskParts["audit"];
  readonly #typing: Typing;

  constructor(store: ChatStore, parts: DeskParts) {
    this.store = store;
    this.links = parts.links;
    this.stranded = parts.stranded;
    this.audit = parts.audit;
    this.#typing = parts.typing;
  }

  /**
   * Takes a waiting chat, or a question to answer it. Of two who take it at once the second is told
   * so: the commit of one of them goes through. A chat whose adviser is gone while its visitor waits is
   * taken over, which the log hears of first; an adviser who comes back before that keeps it. With `live` a question of today becomes a chat, for
   * when its visitor seems to be there still.
   */
  async take(me: Adviser, chatId: string, { live = false } = {}): Promise<TakeOutcome> {
    const before = await this.store.head(chatId);
    if (before && await this.stranded.of(before, me)) {
      await this.audit({ action: "chat.taken-over", ...me, chatId });
    }
    return await this.store.change<TakeOutcome>(chatId, async (chat) => {
      const { head } = chat;
      const now = this.store.clock.now();
      if (head.status === "ended") return { result: "ended" };
      if (head.adviserId === me.adviserId && head.status === "active") return { result: "taken" };
      if (head.status === "active") return await this.#takeOver(me, chat);
      if (isClaimedByOther(head, me, now)) return { result: "too-late" };
      const young = now < head.createdAt + LONGEST_LIVE - SILENCE;
      const starts = head.status === "waiting" || (live && young);
      return {
        result: "taken",
        head: {
          status: starts ? "active" : head.status,
          lastAt: starts ? now : head.lastAt,
          adviserId: me.adviserId,
          takenAt: now,
          handedOver: undefined,
          takenFrom: undefined,
        },
        profile: await this.withAdviser(chat, me),
      };
    });
  }

  async #takeOver(me: Adviser, chat: OpenChat): Promise<Decision<TakeOutcome>> {
    const gone = await this.stranded.of(chat.head, me);
    if (!gone) return { result: "too-late" };
    const now = this.store.clock.now();
    return {
      result: "taken",
      head: {
        adviserId: me.adviserId,
        takenAt: now,
        lastAt: now,
        readSeq: 0,
        takenFrom: chat.head.adviserId,
      },
      profile: await this.withAdviser(chat, me),
      also: (op) => op.check(gone),
    };
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
      const now = this.store.clock.now();
      if (head.status === "ended" && head.adviserId === me.adviserId) return "ended";
      if (head.status !== "question" || isClaimedByOther(head, me, now)) return "not-found";
      return { ...ended(now, "adviser"), adviserId: me.adviserId, takenAt: head.takenAt ?? now };
    });
    if (outcome.outcome === "stored") await this.links.keepAsLong(chatId);
    return outcome;
  }

  /** Adds an internal note. The client sees it in "my data". Sending the same id again adds nothing. */
  async note(
    me: Adviser,
    chatId: string,
    note: { id: string; text: string },
  ): Promise<"stored" | "not-found"> {
    const beside = messageIdKey(chatId, "note", note.id.toLowerCase());
    return await this.store.change<"stored" | "not-found">(chatId, (chat, known) => {
      if (chat.head.adviserId !== me.adviserId) return { result: "not-found" };
      if (known !== null) return { result: "stored" };
      return { result: "stored", head: {}, notes: [this.noteOf(me, note.text)], noteId: note.id };
    }, { beside });
  }

  /** The adviser has read up to message `seq`. */
  async read(me: Adviser, chatId: string, seq: number): Promise<void> {
    await this.store.change(chatId, ({ head }) => {
      const readSeq = Math.min(seq, head.seq);
      const news = head.adviserId === me.adviserId && readSeq > head.readSeq;
      return { result: "read", head: news ? { readSeq } : undefined };
    });
  }

  /** Tells the visitor that the adviser is writing. */
  async typing(me: Adviser, chatId: string): Promise<void> {
    const head = await this.store.head(chatId);
    if (head?.status !== "active" || head.adviserId !== me.adviserId) return;
    await this.#typing.tell(chatId, "adviser");
  }

  async #write(
    me: Adviser,
    chatId: string,
    message: { id: string; text: string },
    may: (chat: OpenChat) => Partial<Head> | "not-found" | "ended",
  ): Promise<DeskSend> {
    const id = message.id.toLowerCase();
    const beside = messageIdKey(chatId, "adviser", id);
    const outcome = await this.store.change<DeskSend>(chatId, async (chat, known) => {
      const change = may(chat);
      if (known !== null && change !== "not-found") {
        const stored = await this.store.messageById(chat, "adviser", id);
        return {
          result: stored ? { outcome: "known", message: stored } : { outcome: "not-found" },
        };
      }
      if (change === "not-found" || change === "ended") return { result: { outcome: change } };
      const { head } = chat;
      const sentAt = Math.max(this.store.clock.now(), head.lastAt);
      const { adviserName } = me;
      const stored = { id, from: "adviser" as const, text: message.text, sentAt, adviserName };
      const seq = head.seq + 1;
      return {
        result: { outcome: "stored", message: { ...stored, seq } },
        head: { ...change, readSeq: seq, answeredSeq: seq },
        profile: head.adviserId === me.adviserId ? undefined : await this.withAdviser(chat, me),
        messages: [stored],
        also: this.#typing.over(chatId, "adviser"),
      };
    }, { beside });
    return outcome === "not-found" ? { outcome } : outcome;
  }

  protected async withAdviser(chat: OpenChat, adviser: Adviser): Promise<Profile | undefined> {
    const profile = await this.store.profileDespiteDamage(chat);
    // What was told stays as it lies there: it may be restored.
    if (!profile || profile.damaged) return undefined;
    const { adviserId: id, adviserName: name } = adviser;
    const others = profile.advisers.filter((one) => one.id !== id);
    return { ...profile, advisers: [...others, { id, name }] };
  }

  protected noteOf({ adviserName }: Adviser, text: string) {
    return { text, writtenAt: this.store.clock.now(), adviserName };
  }
}

/** Waiting, a question, or the adviser's own. */
export function mayRead(head: Head, me: Adviser): boolean {
  return head.status === "waiting" || head.status === "question" ||
    head.adviserId === me.adviserId;
}

export function isClaimedByOther(head: Head, me: Adviser, now: number): boolean {
  return head.adviserId !== undefined && head.adviserId !== me.adviserId &&
    now < (head.takenAt ?? 0) + CLAIM;
}
