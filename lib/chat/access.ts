import { MINUTE } from "../clock.ts";
import type { Log } from "../log/mod.ts";
import { endOf } from "../retention.ts";
import { newToken, unlessDamaged } from "../vault/mod.ts";
import { tokenHash } from "../vault/token.ts";
import { removeDamaged } from "../vault/token_row.ts";
import { type Access, accessOf, type Head } from "./head.ts";
import { receiptKey, sessionKey } from "./keys.ts";
import type { Budgets } from "./limits.ts";
import { parseReceipt, receiptOf } from "./receipt.ts";
import type { ChatStore } from "./store.ts";

/** What a receipt code opened stays open this long, in milliseconds. Using it adds nothing. */
const RECEIPT_SESSION = 30 * MINUTE;
const MOST_ACCESSES = 8;

/** Who somebody says to be, not yet looked at. */
export interface Claim {
  readonly chatId: string;
  readonly hash: string;
}

/** Somebody who may open one chat: the page that started it, or one that knew its receipt code. */
export interface Visitor extends Claim {
  readonly token: string;
  readonly scope: Access["scope"];
  /** When this access ends at the latest (epoch milliseconds). */
  readonly until: number;
  readonly head: Head;
}

/** What lies under the hash of a token. */
interface SessionRow {
  readonly chatId: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

type ReceiptOutcome =
  | { outcome: "opened"; token: string; chatId: string }
  | { outcome: "malformed" | "wrong" }
  | { outcome: "limited"; until: number };

/** Decides who may open a chat. The store holds hashes of tokens, and a keyed hash of the receipt. */
export class ChatAccess {
  readonly #store: ChatStore;
  readonly #budgets: Budgets;
  readonly #log?: Log;

  constructor(store: ChatStore, budgets: Budgets, { log }: { log?: Log } = {}) {
    this.#store = store;
    this.#budgets = budgets;
    this.#log = log;
  }

  /** What a new chat gives to the page that starts it. */
  async fresh(now: number) {
    const token = newToken();
    const receipt = await receiptOf(token);
    const hash = await tokenHash(token);
    const access: Access = { hash, scope: "visitor", until: endOf("chat_session", now) };
    return { token, receipt, receiptHash: await this.receiptHash(receipt), access };
  }

  receiptHash(receipt: string): Promise<string> {
    return this.#store.vault.index("receipt", receipt);
  }

  /** Adds to a commit that the token of this access leads to the chat. */
  addSession(op: Deno.AtomicOperation, chatId: string, access: Access): void {
    const row: SessionRow = { chatId, expiresAt: access.until };
    op.set(sessionKey(access.hash), row, { expireIn: this.#store.vault.expireIn(access.until) });
  }

  /**
   * Who holds this token, or null. With `chatId` only if it is that chat: another's is not found, just
   * as one that never was.
   */
  async load(token: string | null, chatId?: string): Promise<Visitor | null> {
    if (!token) return null;
    const hash = await tokenHash(token);
    const id = chatId ?? await this.#chatOf(hash);
    const head = id === null ? null : await this.#store.head(id);
    const now = this.#store.clock.now();
    const scope = head && accessOf(head, hash, now);
    if (!head || !scope || id === null) return null;
    const until = head.access.find((one) => one.hash === hash)!.until;
    return { chatId: id, hash, token, scope, until, head };
  }

  /** Somebody who says that a chat is theirs: whether it is, a change finds out by itself. */
  async claim(token: string, chatId: string): Promise<Claim> {
    return { chatId, hash: await tokenHash(token) };
  }

  /** The receipt code, for the page that started the chat: nobody else can be shown it again. */
  async receiptFor(visitor: Visitor): Promise<string | null> {
    if (visitor.scope !== "visitor") return null;
    const receipt = await receiptOf(visitor.token);
    return await this.receiptHash(receipt) === visitor.head.receipt ? receipt : null;
  }

  /** Opens the one chat that a receipt code stands for. `address` is counted, not kept. */
  async openReceipt(typed: string, { address }: { address: string }): Promise<ReceiptOutcome> {
    const receipt = parseReceipt(typed);
    if (receipt === null) return { outcome: "malformed" };
    const until = await this.#budgets.take("wrongReceiptsOfAddress", address) ??
      await this.#takeOnSite(address);
    if (until !== null) return { outcome: "limited", until };
    const entry = await this.#store.kv.get<{ chatId: string; expiresAt: number }>(
      receiptKey(await this.receiptHash(receipt)),
    );
    const token = entry.value && await this.grant(entry.value.chatId, "receipt");
    if (!entry.value || !token) return { outcome: "wrong" };
    await this.#budgets.giveBack("wrongReceiptsOfAddress", address);
    await this.#budgets.giveBack("wrongReceiptsOnSite");
    return { outcome: "opened", token, chatId: entry.value.chatId };
  }

  /** Lets one more page open a chat and answers its token, or null when there is no such chat. */
  async grant(chatId: string, scope: Access["scope"]): Promise<string | null> {
    const token = newToken();
    const hash = await tokenHash(token);
    const now = this.#store.clock.now();
    const until = scope === "visitor" ? endOf("chat_session", now) : now + RECEIPT_SESSION;
    const outcome = await this.#store.change(chatId, ({ head }) => {
      const access: Access = { hash, scope, until };
      const kept = head.access.length < MOST_ACCESSES ? head.access : withoutOldest(head.access);
      return {
        result: token,
        head: { access: [...kept, access] },
        also: (op) => this.addSession(op, chatId, access),
      };
    });
    return outcome === "not-found" ? null : outcome;
  }

  /** Ends this access. Its streams end with it, on every instance. */
  async signOut(visitor: Visitor): Promise<void> {
    await this.#store.change(visitor.chatId, ({ head }) => ({
      result: "done",
      head: { access: head.access.filter((one) => one.hash !== visitor.hash) },
      also: (op) => void op.delete(sessionKey(visitor.hash)),
    }));
  }

  async #takeOnSite(address: string): Promise<number | null> {
    const until = await this.#budgets.take("wrongReceiptsOnSite");
    if (until !== null) await this.#budgets.giveBack("wrongReceiptsOfAddress", address);
    return until;
  }

  /** To which chat a token leads. A row that was damaged leads nowhere and goes; the receipt code does. */
  async #chatOf(hash: string): Promise<string | null> {
    const { kv, clock } = this.#store;
    const key = sessionKey(hash);
    const entry = await unlessDamaged(kv.get<Partial<SessionRow>>(key));
    if (entry !== "damaged" && entry.value === null) return null;
    const { chatId, expiresAt } = entry === "damaged" ? {} : entry.value!;
    if (typeof chatId !== "string" || typeof expiresAt !== "number") {
      await removeDamaged(kv, { key, what: "chatSession", log: this.#log });
      return null;
    }
    return expiresAt > clock.now() ? chatId : null;
  }
}

/** The one that started the chat is never pushed out by opening it with its receipt. */
function withoutOldest(list: readonly Access[]): readonly Access[] {
  const oldest = list.find((one) => one.scope === "receipt") ?? list[0];
  return list.filter((one) => one !== oldest);
}
