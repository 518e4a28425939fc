import { HOUR } from "../clock.ts";
import type { Block, Blocks } from "./blocks.ts";
import { type DeskParts, DeskTalk, isClaimedByOther, mayRead } from "./desk_talk.ts";
import { deskConversation, shutConversation } from "./desk_view.ts";
import type { DeskConversation } from "./desk_wire.ts";
import { ended, type Head } from "./head.ts";
import { INDEX } from "./keys.ts";
import type { Adviser, Presence } from "./presence.ts";
import type { ChatStore, Decision, OpenChat } from "./store.ts";
import { unlessDamaged } from "../vault/mod.ts";

export type { DeskDeed } from "./desk_talk.ts";

/** So many who wait are looked at when a disturber is blocked. */
const MOST_SWEPT = 1_000;

/**
 * What an adviser may do. A chat that is neither waiting nor theirs is not found, except by `open`,
 * which is recorded with its purpose.
 */
export class Desk extends DeskTalk {
  readonly #presence: Presence;
  readonly #blocks: Blocks;

  constructor(store: ChatStore, parts: DeskParts & { presence: Presence; blocks: Blocks }) {
    super(store, parts);
    this.#presence = parts.presence;
    this.#blocks = parts.blocks;
  }

  /**
   * A conversation that waits, is stranded or is the adviser's own; with `after`, only the messages past
   * it. Coming back to one that is over is a view of the client's data, and recorded as such. What was
   * changed in the store says so in its place, and the rest is whole.
   */
  async conversation(
    me: Adviser,
    chatId: string,
    { after = 0 } = {},
  ): Promise<DeskConversation | "not-found"> {
    const chat = await this.#shutOrOpen(chatId);
    const gone = chat !== null && await this.stranded.of(chat.head, me) !== null;
    if (!chat || !(gone || mayRead(chat.head, me))) return "not-found";
    if (after === 0 && isComingBack(chat.head, this.store.clock.now())) {
      const purpose = "own-conversation";
      await this.audit({ action: "chat.opened", ...me, chatId, purpose });
    }
    return await this.#read(chat, { me, after, gone });
  }

  /**
   * Any conversation, for a purpose that is recorded before anything is shown. What was said in one that
   * is restricted is shown to whoever decides a request about it alone (`despiteRestriction`).
   */
  async open(
    me: Adviser,
    chatId: string,
    { purpose, despiteRestriction }: { purpose: string; despiteRestriction?: true },
  ): Promise<DeskConversation | "not-found"> {
    const chat = await this.#shutOrOpen(chatId);
    if (!chat) return "not-found";
    await this.audit({ action: "chat.opened", ...me, chatId, purpose });
    return await this.#read(chat, { me, after: 0, despiteRestriction });
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
    return await this.store.change<"handed-over" | "not-found">(chatId, async (chat) => {
      const { head } = chat;
      if (head.status !== "active" || head.adviserId !== me.adviserId) {
        return { result: "not-found" };
      }
      const notes = note.trim() === "" ? [] : [this.noteOf(me, note)];
      const now = this.store.clock.now();
      const waiting = { adviserId: undefined, takenAt: undefined, handedOver: true } as const;
      const anew = { lastAt: now, readSeq: 0, takenFrom: undefined } as const;
      return {
        result: "handed-over",
        notes,
        ...(next
          ? {
            head: { ...anew, adviserId: next.adviserId, takenAt: now },
            profile: await this.withAdviser(chat, next),
          }
          : { head: { ...anew, ...waiting, status: "waiting" } }),
      } satisfies Decision<"handed-over">;
    });
  }

  /** Hands every live chat of an adviser who goes back to the queue. Answers how many there were. */
  async handBack(me: Adviser): Promise<number> {
    const rows = this.store.kv.list({ prefix: [INDEX, "active", me.adviserId] });
    const ids = (await Array.fromAsync(rows)).map(({ key }) => key.at(-1) as string);
    const outcomes = await Promise.all(
      // One that does not open holds nobody back.
      ids.map((id) => unlessDamaged(this.handOver(me, id, { note: "" }))),
    );
    return outcomes.filter((outcome) => outcome === "handed-over").length;
  }

  /** Who has taken a chat over from the adviser while they were gone: a name, or null when nobody has. */
  async takenBy(me: Adviser, chatId: string): Promise<string | null> {
    const chat = await unlessDamaged(this.store.open(chatId));
    if (!chat || chat === "damaged") return null;
    const { takenFrom, adviserId } = chat.head;
    if (takenFrom !== me.adviserId || adviserId === me.adviserId) return null;
    const profile = await this.store.profileDespiteDamage(chat);
    return profile?.advisers.findLast(({ id }) => id === adviserId)?.name ?? null;
  }

  /** Gives up a question that the adviser had begun to answer. */
  async putBack(me: Adviser, chatId: string): Promise<"put-back" | "not-found"> {
    return await this.store.change<"put-back" | "not-found">(chatId, ({ head }) => {
      if (head.status !== "question" || head.adviserId !== me.adviserId) {
        return { result: "not-found" };
      }
      return { result: "put-back", head: { adviserId: undefined, takenAt: undefined } };
    });
  }

  /** Ends the adviser's own chat, or a question that nobody else is answering. */
  async end(me: Adviser, chatId: string): Promise<"ended" | "not-found"> {
    const outcome = await this.store.change<"ended" | "not-found">(chatId, ({ head }) => {
      const now = this.store.clock.now();
      const mine = head.adviserId === me.adviserId;
      const free = head.status === "question" && !isClaimedByOther(head, me, now);
      if (!mine && !free) return { result: "not-found" };
      if (head.status === "ended") return { result: "ended" };
      return { result: "ended", head: { ...ended(now, "adviser"), adviserId: me.adviserId } };
    });
    if (outcome === "ended") await this.links.keepAsLong(chatId);
    return outcome;
  }

  /**
   * Ends a disturber's chat and lets nobody start another from there for a while. Chats from the same
   * place in which nothing was written go with it: they only keep others waiting. Nobody learns an
   * address. `unknown`: it was started too long ago to tell from where.
   */
  async block(
    me: Adviser,
    chatId: string,
    { hours }: { hours: number },
  ): Promise<"blocked" | "unknown" | "not-found"> {
    const head = await this.store.head(chatId);
    if (!head || !mayRead(head, me)) return "not-found";
    await this.audit({ action: "chat.blocked", ...me, chatId });
    const outcome = await this.#blocks.block(chatId, { hours, by: me.adviserName });
    await this.store.change(chatId, ({ head }) => {
      const now = this.store.clock.now();
      const over = head.status === "ended" || !mayRead(head, me);
      return { result: "ended", head: over ? undefined : ended(now, "adviser") };
    });
    await this.links.keepAsLong(chatId);
    await this.#endEmpty(chatId);
    return outcome;
  }

  /** The blocks that stand now, the last one first. */
  async blocks(): Promise<Block[]> {
    return await this.#blocks.list();
  }

  /** Lifts a block before its time. `not-found`: it is over, or somebody else has lifted it. */
  async lift(me: Adviser, blockId: string): Promise<"lifted" | "not-found"> {
    const block = (await this.#blocks.list()).find(({ id }) => id === blockId);
    if (!block) return "not-found";
    await this.audit({ action: "chat.block-lifted", ...me, chatId: block.chatId });
    return await this.#blocks.lift(blockId);
  }

  async #endEmpty(chatId: string): Promise<void> {
    const rows = ["waiting", "question"].map((status) =>
      Array.fromAsync(this.store.kv.list({ prefix: [INDEX, status] }, { limit: MOST_SWEPT }))
    );
    const ids = (await Promise.all(rows)).flat().map(({ key }) => key.at(-1) as string);
    for (const id of await this.#blocks.fromSamePlace(chatId, ids)) {
      await this.store.change(id, ({ head }) => {
        const waits = head.status === "waiting" || head.status === "question";
        const isEmpty = waits && head.seq === 0;
        return {
          result: "ended",
          head: isEmpty ? ended(this.store.clock.now(), "adviser") : undefined,
        };
      });
    }
  }

  /** The chat; only how it stands, where its key does not open; null when there is none. */
  async #shutOrOpen(chatId: string): Promise<OpenChat | ShutChat | null> {
    const chat = await unlessDamaged(this.store.open(chatId));
    if (chat !== "damaged") return chat;
    const head = await this.store.head(chatId);
    return head && { id: chatId, head, dataKey: null };
  }

  async #read(
    chat: OpenChat | ShutChat,
    { me, after, gone, despiteRestriction = false }: {
      me: Adviser;
      after: number;
      gone?: boolean;
      despiteRestriction?: boolean;
    },
  ): Promise<DeskConversation | "not-found"> {
    if (chat.dataKey === null) return shutConversation(chat, { me, gone });
    const withheld = isWithheld(chat.head) && !despiteRestriction;
    const despiteDamage = true;
    const [profile, messages, notes] = await Promise.all([
      this.store.profileDespiteDamage(chat),
      withheld ? [] : this.store.messages(chat, { after, despiteDamage }),
      withheld ? [] : this.store.notes(chat, { despiteDamage }),
    ]);
    return profile ? deskConversation(chat, { profile, messages, notes, me, gone }) : "not-found";
  }
}

/** A chat whose data key was changed in the store. */
type ShutChat = Pick<OpenChat, "id" | "head"> & { readonly dataKey: null };

/** Nobody uses what its client had restricted (Article 18). One that goes on is answered all the same. */
function isWithheld({ status, restrictedUntil }: Head): boolean {
  return status === "ended" && restrictedUntil !== undefined;
}

/** What an adviser does right after a conversation still belongs to it; later they look it up again. */
function isComingBack({ status, endedAt }: Head, now: number): boolean {
  return status === "ended" && endedAt !== undefined && now - endedAt > HOUR;
}
