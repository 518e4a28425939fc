import type { Clients } from "../clients/mod.ts";
import { endOf } from "../retention.ts";
import type { Visitor } from "./access.ts";
import { accessOf, type Head } from "./head.ts";
import { clientChatKey, headKey } from "./keys.ts";
import type { ChatStore } from "./store.ts";

/** Joins a chat to the client who proved a phone number in it. A number merely told joins nothing. */
export class Links {
  readonly #store: ChatStore;
  readonly #clients: Clients;

  constructor(store: ChatStore, clients: Clients) {
    this.#store = store;
    this.#clients = clients;
  }

  /**
   * Links a visitor's chat to a number (E.164) that they have just proven with a code. A chat belongs
   * to one client: another number changes nothing.
   */
  async link(visitor: Visitor, phone: string): Promise<"linked" | "another" | "not-found"> {
    const head = await this.#store.head(visitor.chatId);
    const scope = head && accessOf(head, visitor.hash, this.#store.clock.now());
    return scope ? await this.join(visitor.chatId, phone) : "not-found";
  }

  /** Links a chat to a number that is known to be its client's. */
  async join(chatId: string, phone: string): Promise<"linked" | "another" | "not-found"> {
    const head = await this.#store.head(chatId);
    if (!head) return "not-found";
    const mine = await this.#clients.findByPhone(phone);
    if (head.client) return head.client.id === mine?.id ? "linked" : "another";
    const keepUntil = head.status === "ended"
      ? head.expiresAt
      : endOf("chat", this.#store.clock.now());
    const outcome = await this.#clients.writeFor(phone, { keepUntil }, async (op, client) => {
      const entry = await this.#store.kv.get<Head>(headKey(chatId));
      if (!entry.value || entry.value.client) return false;
      this.#add(op.check(entry), client.id, { chatId, head: entry.value });
      return true;
    });
    return outcome === "written" ? "linked" : "not-found";
  }

  /** Lets the client of an ended chat live as long as the chat does, so that "my data" shows it. */
  async keepAsLong(chatId: string): Promise<void> {
    const head = await this.#store.head(chatId);
    if (!head?.client || head.status !== "ended") return;
    const profile = await this.#clients.profile(head.client);
    const current = profile && await this.#clients.findByPhone(profile.phone);
    if (!profile || current?.id !== head.client.id) return;
    await this.#clients.writeFor(
      profile.phone,
      { keepUntil: head.expiresAt },
      // One that was erased meanwhile is not made anew, with nothing but its number.
      (_op, { id }) => Promise.resolve(id === current.id),
    );
  }

  #add(op: Deno.AtomicOperation, clientId: string, chat: { chatId: string; head: Head }): void {
    const { chatId, head } = chat;
    const { expiresAt, createdAt: at } = head;
    const expiry = { expireIn: this.#store.vault.expireIn(expiresAt) };
    const linked: Head = { ...head, client: { id: clientId, at }, version: head.version + 1 };
    op.set(headKey(chatId), linked, expiry);
    op.set(clientChatKey(clientId, at, chatId), { expiresAt }, expiry);
  }
}
