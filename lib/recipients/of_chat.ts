import type { Chat } from "../chat/mod.ts";
import { endOfLife } from "../chat/head.ts";
import type { Clients } from "../clients/mod.ts";
import { untilCommitted } from "../kv.ts";
import { type SealedRow, unlessDamaged, type Vault } from "../vault/mod.ts";
import { type Disclosure, disclosureSchema, type Told } from "./schema.ts";
import type { Tasks, Telling } from "./tasks.ts";

export const CHAT_RECIPIENTS = "chat_recipients";
/** Few enough for the one commit of an erasure. */
const MOST = 15;

type ChatNoteOutcome = "noted" | "full" | "not-found" | "reference-needed";

/**
 * Who was given a chat: noted by the chat's own id, so that it works for one without a number, and
 * sealed under the chat's own key. It ends with the chat, and destroying that key destroys it.
 */
export class ChatRecipients {
  readonly #parts: { vault: Vault; clients: Clients; chat: Chat; tasks: Tasks };
  readonly #onErased: () => void;

  constructor(
    parts: { vault: Vault; clients: Clients; chat: Chat; tasks: Tasks; onErased?: () => void },
  ) {
    this.#parts = parts;
    this.#onErased = parts.onErased ?? (() => {});
  }

  /**
   * Notes that a chat was given to somebody. Of one without a number only a reference tells the
   * recipient later whom a change is about, so it must be there.
   */
  async note(chatId: string, told: Omit<Told, "kind">): Promise<ChatNoteOutcome> {
    const { vault, chat } = this.#parts;
    const disclosed = disclosureSchema.parse({ ...told, kind: "chat" });
    const id = crypto.randomUUID();
    return await chat.store.change<ChatNoteOutcome>(chatId, async ({ head, dataKey }) => {
      if (!head.client && disclosed.reference === undefined) return { result: "reference-needed" };
      if ((await this.of(chatId)).length >= MOST) return { result: "full" };
      const at = { key: [CHAT_RECIPIENTS, chatId, id], expiresAt: head.expiresAt };
      const entry: Disclosure = { ...disclosed, id, endsAt: endOfLife(head) };
      const row = await vault.seal(dataKey, at, entry);
      return {
        result: "noted",
        head: { given: true },
        also: (op) => void op.set(at.key, row, { expireIn: vault.expireIn(at.expiresAt) }),
      };
    });
  }

  /** Takes back what was noted by mistake. */
  async remove(chatId: string, id: string): Promise<"removed" | "not-found"> {
    const { vault, chat } = this.#parts;
    if (!(await this.of(chatId)).some((one) => one.id === id)) return "not-found";
    const outcome = await chat.store.change(chatId, () => ({
      result: "removed" as const,
      head: {},
      also: (op) => {
        op.delete([CHAT_RECIPIENTS, chatId, id]);
        vault.ledger.enter(op, "chat", chatId, "recipient", id);
      },
    }));
    if (outcome === "removed") this.#onErased();
    return outcome;
  }

  /** Who was given this chat, the last first. Each is remembered for as long as the chat itself. */
  async of(chatId: string): Promise<Disclosure[]> {
    const { vault, chat } = this.#parts;
    const open = await unlessDamaged(chat.store.open(chatId));
    if (open === "damaged" || !open?.head.given) return [];
    const endsAt = endOfLife(open.head);
    const prefix = [CHAT_RECIPIENTS, chatId];
    const rows = await Array.fromAsync(chat.store.kv.list<SealedRow>({ prefix }));
    const opened = await Promise.all(
      rows.map(({ key, value }) =>
        unlessDamaged(vault.unseal<Disclosure>(open.dataKey, key, value))
      ),
    );
    return opened.filter((one) => one !== null && one !== "damaged").map((one) => ({
      ...one,
      endsAt,
    }))
      .sort((a, b) => b.givenOn.localeCompare(a.givenOn));
  }

  /** Adds to a commit that whoever was given this chat has to be told. */
  async tell(op: Deno.AtomicOperation, chatId: string, telling: Omit<Telling, "kinds">) {
    const { clients, chat, tasks } = this.#parts;
    const given = await this.of(chatId);
    if (given.length === 0) return;
    const client = (await chat.store.head(chatId))?.client;
    const phone = client && (await clients.profile(client))?.phone;
    for (const one of given) await tasks.add(op, one, { ...telling, kinds: ["chat"], phone });
  }

  /** The same in a commit of its own. May be repeated. */
  async tellAlone(chatId: string, telling: Omit<Telling, "kinds">): Promise<void> {
    await untilCommitted(async () => {
      const op = this.#parts.chat.store.kv.atomic();
      await this.tell(op, chatId, telling);
      return (await op.commit()).ok ? "done" : "conflict";
    });
  }
}
