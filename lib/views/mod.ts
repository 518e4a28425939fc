import type { AuditPurpose } from "../audit/mod.ts";
import type { ClientRef, Clients } from "../clients/mod.ts";
import type { Clock } from "../clock.ts";
import { dayOf } from "../requests/due_date.ts";
import { endOf } from "../retention.ts";
import {
  type DataKey,
  type Owner,
  type SealedRow,
  unlessDamaged,
  type Vault,
} from "../vault/mod.ts";

export const CLIENT_VIEWS = "client_views";
export const CHAT_VIEWS = "chat_views";

/**
 * That staff looked: the day and the purpose. Neither the time of day nor a name is kept, since the
 * client has a right to the one and none to the other (KHO:2025:51, GDPR Article 15).
 */
export interface View {
  /** `YYYY-MM-DD` in Europe/Helsinki. */
  readonly on: string;
  readonly purpose: AuditPurpose;
}

/** Every view of a client's data by staff, for the client to read. Sealed with the client's own data. */
export class Views {
  readonly #kv: Deno.Kv;
  readonly #clock: Clock;
  readonly #vault: Vault;
  readonly #clients: Clients;

  constructor(kv: Deno.Kv, options: { clock: Clock; vault: Vault; clients: Clients }) {
    this.#kv = kv;
    this.#clock = options.clock;
    this.#vault = options.vault;
    this.#clients = options.clients;
  }

  /**
   * Records that staff looked at a client's data, and what for. What belongs to one `sitting`, on one day,
   * is one view: who went to and fro between pages of one request looked once.
   */
  async record(
    clientId: string,
    purpose: AuditPurpose,
    { sitting }: { sitting?: string } = {},
  ): Promise<void> {
    const dataKey = await this.#clients.loadKey({ id: clientId });
    const id = sitting && await this.#vault.index("view-sitting", `${sitting} ${purpose}`);
    if (dataKey) await this.#write(dataKey, [CLIENT_VIEWS, clientId], { purpose, id });
  }

  /** Records that staff looked at a conversation that was not their own, and what for. */
  async recordChat(chatId: string, purpose: AuditPurpose): Promise<void> {
    const dataKey = await unlessDamaged(this.#vault.loadKey({ kind: "chat", id: chatId }));
    // Where the key does not open, neither would the view.
    if (dataKey && dataKey !== "damaged") {
      await this.#write(dataKey, [CHAT_VIEWS, chatId], { purpose });
    }
  }

  /** When and what for staff looked at a client's data, newest first. */
  async of(client: ClientRef): Promise<View[]> {
    return await this.#list({ kind: "client", id: client.id }, [CLIENT_VIEWS, client.id]);
  }

  /** When and what for staff looked at a conversation that was not their own, newest first. */
  async ofChat(chatId: string): Promise<View[]> {
    return await this.#list({ kind: "chat", id: chatId }, [CHAT_VIEWS, chatId]);
  }

  async #write(
    dataKey: DataKey,
    root: Deno.KvKey,
    { purpose, id = crypto.randomUUID() }: { purpose: AuditPurpose; id?: string },
  ): Promise<void> {
    const now = this.#clock.now();
    const view: View = { on: dayOf(now), purpose };
    const at = { key: [...root, view.on, id], expiresAt: endOf("view", now) };
    const row = await this.#vault.seal(dataKey, at, view);
    const expireIn = this.#vault.expireIn(at.expiresAt);
    await this.#kv.set(at.key, row, { expireIn });
  }

  async #list(owner: Owner, prefix: Deno.KvKey): Promise<View[]> {
    const dataKey = await unlessDamaged(this.#vault.loadKey(owner));
    if (!dataKey || dataKey === "damaged") return [];
    const rows = await Array.fromAsync(this.#kv.list<SealedRow>({ prefix }, { reverse: true }));
    const views = rows.map(({ key, value }) => this.#vault.unseal<View>(dataKey, key, value));
    return (await Promise.all(views.map(unlessDamaged)))
      .filter((view) => view !== null && view !== "damaged");
  }
}
