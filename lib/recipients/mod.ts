import type { Chat } from "../chat/mod.ts";
import type { ClientRef, Clients } from "../clients/mod.ts";
import type { Clock } from "../clock.ts";
import type { Holding } from "../holdings.ts";
import { untilCommitted } from "../kv.ts";
import type { HeldKind } from "../retention.ts";
import { roomIn } from "../room.ts";
import { type SealedRow, unlessDamaged, type Vault } from "../vault/mod.ts";
import { ChatRecipients } from "./of_chat.ts";
import { type Disclosure, disclosureSchema, type Told } from "./schema.ts";
import { Tasks, type Telling } from "./tasks.ts";

export { CHAT_RECIPIENTS } from "./of_chat.ts";
export * from "./schema.ts";
export { tellGiven } from "./sentences.ts";
export { ownerOfTask, RECIPIENT_TASKS } from "./tasks.ts";

export const CLIENT_RECIPIENTS = "client_recipients";
/** Few enough for the one commit of an erasure. */
const MOST = 15;
const BATCH = 200;
/** Left of an erasure's commit for everything that it erases. */
const FOR_ERASURE = 800;

type NoteOutcome = "noted" | "not-held" | "full" | "not-found";

interface RecipientsOptions {
  clock: Clock;
  vault: Vault;
  clients: Clients;
  chat: Chat;
  holdings: readonly Holding[];
  onErased?: () => void;
}

/**
 * Who was given what of a client (GDPR Article 15(1)(c)), sealed with the client's own data, and whom
 * that leaves to be told when it is corrected, erased or restricted (Article 19). What was noted of one
 * chat by its own id is that chat's, and the client's too once a number is proven in it.
 */
export class Recipients {
  /** Who is to be told. */
  readonly tasks: Tasks;
  /** Of one chat, with or without a client. */
  readonly chats: ChatRecipients;
  readonly #kv: Deno.Kv;
  readonly #options: RecipientsOptions;

  constructor(kv: Deno.Kv, options: RecipientsOptions) {
    this.#kv = kv;
    this.#options = options;
    this.tasks = new Tasks(kv, options);
    this.chats = new ChatRecipients({ ...options, tasks: this.tasks });
  }

  /** Notes that data was given. It ends with the last of what is held of that kind now. */
  async note(client: ClientRef, told: Told): Promise<NoteOutcome> {
    const { vault, clients } = this.#options;
    const disclosed = disclosureSchema.parse(told);
    return await untilCommitted<NoteOutcome>(async () => {
      const dataKey = await clients.loadKey(client);
      if (!dataKey) return "not-found";
      const lastsUntil = await this.#endOfKind(client, disclosed.kind);
      if (lastsUntil === null) return "not-held";
      if ((await this.#own(client)).length >= MOST) return "full";
      const endsAt = Math.min(lastsUntil, dataKey.expiresAt);
      const entry: Disclosure = { ...disclosed, id: crypto.randomUUID(), endsAt };
      const at = { key: [CLIENT_RECIPIENTS, client.id, entry.id], expiresAt: endsAt };
      const row = await vault.seal(dataKey, at, entry);
      const op = this.#kv.atomic();
      // Writes the key as it is: of two at once, or of this and an erasure, one looks again.
      await vault.setKeyEnd(op, dataKey, dataKey.expiresAt);
      op.set(at.key, row, { expireIn: vault.expireIn(endsAt) });
      return (await op.commit()).ok ? "noted" : "conflict";
    });
  }

  /** Takes back what was noted by mistake. */
  async remove(client: ClientRef, id: string): Promise<"removed" | "not-found"> {
    if (!(await this.#own(client)).some((one) => one.id === id)) {
      for (const chatId of await this.#chatsOf(client, 0)) {
        if (await this.chats.remove(chatId, id) === "removed") return "removed";
      }
      return "not-found";
    }
    const op = this.#kv.atomic().delete([CLIENT_RECIPIENTS, client.id, id]);
    this.#options.vault.ledger.enter(op, "client", client.id, "recipient", id);
    await op.commit();
    this.#options.onErased?.();
    return "removed";
  }

  /**
   * Who was given what on or after a day (`YYYY-MM-DD`), the last first. `chatsSince`: of the chats that
   * were linked to the number then or later (epoch milliseconds).
   */
  async of(
    client: ClientRef,
    { since = "", chatsSince = 0 }: { since?: string; chatsSince?: number } = {},
  ): Promise<Disclosure[]> {
    const ids = await this.#chatsOf(client, chatsSince);
    const lists = [this.#own(client), ...ids.map((id) => this.chats.of(id))];
    return (await Promise.all(lists)).flat().filter(({ givenOn }) => givenOn >= since)
      .sort((a, b) => b.givenOn.localeCompare(a.givenOn));
  }

  /** What was noted of the client as such, without what does not open: nobody knows whom to tell then. */
  async #own(client: ClientRef): Promise<Disclosure[]> {
    const { vault, clients } = this.#options;
    const dataKey = await unlessDamaged(clients.loadKey(client));
    if (!dataKey || dataKey === "damaged") return [];
    const prefix = [CLIENT_RECIPIENTS, client.id];
    const rows = await Array.fromAsync(this.#kv.list<SealedRow>({ prefix }));
    const opened = await Promise.all(
      rows.map(({ key, value }) => unlessDamaged(vault.unseal<Disclosure>(dataKey, key, value))),
    );
    return opened.filter((one) => one !== null && one !== "damaged");
  }

  /** Whether somebody was given anything of these kinds. */
  async concerns(client: ClientRef, kinds: readonly HeldKind[]): Promise<boolean> {
    return (await this.of(client)).some(({ kind }) => kinds.includes(kind));
  }

  /** Whether somebody was given this chat, or its client's chats. */
  async concernsChat(chatId: string): Promise<boolean> {
    if ((await this.chats.of(chatId)).length > 0) return true;
    const client = (await this.#options.chat.store.head(chatId))?.client;
    return client !== undefined && await this.concerns(client, ["chat"]);
  }

  /**
   * Adds to a commit that whoever was given anything of these kinds has to be told; with `chatsSince`,
   * also whoever was given a chat by itself that was linked then or later (epoch milliseconds). Of more
   * of those than the commit has room for, it is written down just before.
   */
  async tell(
    op: Deno.AtomicOperation,
    client: ClientRef,
    { chatsSince, ...telling }: Telling & { chatsSince?: number },
  ): Promise<void> {
    const ids = chatsSince === undefined ? [] : await this.#chatsOf(client, chatsSince);
    for (const id of ids) {
      if (roomIn(op).mutations > FOR_ERASURE) await this.chats.tell(op, id, telling);
      else await this.chats.tellAlone(id, telling);
    }
    const given = (await this.#own(client)).filter(({ kind }) => telling.kinds.includes(kind));
    if (given.length === 0) return;
    const phone = (await this.#options.clients.profile(client))?.phone;
    for (const one of given) await this.tasks.add(op, one, { ...telling, phone });
  }

  /** The same in a commit of its own, after what brought it about. May be repeated. */
  async tellAfter(client: ClientRef, telling: Telling & { cause: string }): Promise<void> {
    await untilCommitted(async () => {
      const op = this.#kv.atomic();
      await this.tell(op, client, telling);
      return (await op.commit()).ok ? "done" : "conflict";
    });
  }

  /** Tells of a change of one chat whoever was given it, or its client's chats. May be repeated. */
  async tellOfChat(
    chatId: string,
    telling: Omit<Telling, "kinds"> & { cause: string },
  ): Promise<void> {
    await this.chats.tellAlone(chatId, telling);
    const client = (await this.#options.chat.store.head(chatId))?.client;
    if (client) await this.tellAfter(client, { ...telling, kinds: ["chat"] });
  }

  async #chatsOf(client: ClientRef, since: number): Promise<string[]> {
    return await this.#options.chat.holding.given(client, { since });
  }

  /** When the last of what is held of a kind ends, or null when nothing is. */
  async #endOfKind(client: ClientRef, kind: HeldKind): Promise<number | null> {
    const holding = this.#options.holdings.find(({ kinds }) => kinds.includes(kind));
    let latest: number | null = null;
    let after: string | undefined;
    do {
      const page = await holding?.page(client, kind, { limit: BATCH, since: 0, after });
      for (const { expiresAt } of page?.items ?? []) latest = Math.max(latest ?? 0, expiresAt);
      after = page?.next;
    } while (after !== undefined);
    return latest;
  }
}
