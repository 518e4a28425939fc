import type { Clock } from "../clock.ts";
import { untilCommitted } from "../kv.ts";
import {
  type DataKey,
  type Owner,
  type SealedRow,
  unlessDamaged,
  type Vault,
} from "../vault/mod.ts";

/** Who a phone number stands for in the store. The id says nothing of the number. */
export interface ClientRef {
  readonly id: string;
}

/** What is kept of the client as such. Everything but the number was told by the client. */
interface Profile {
  /** E.164. */
  readonly phone: string;
}

interface PhoneLink {
  readonly clientId: string;
  readonly expiresAt: number;
}

/** A client in use, with the open data key. */
export interface OpenClient extends ClientRef {
  readonly dataKey: DataKey;
}

/** How the erasure ledger names that a number was taken from a client, and given back. */
export const DETACHED = "number-taken";
export const ATTACHED = "number-again";
const CLIENTS = "clients";
const CLIENTS_BY_PHONE = "clients_by_phone";

/** Knows which client a number stands for, and owns the client's data key and profile. */
export class Clients {
  readonly #kv: Deno.Kv;
  readonly #clock: Clock;
  readonly #vault: Vault;

  constructor(kv: Deno.Kv, options: { clock: Clock; vault: Vault }) {
    this.#kv = kv;
    this.#clock = options.clock;
    this.#vault = options.vault;
  }

  /** The blind index of a phone number (E.164). */
  phoneHash(phone: string): Promise<string> {
    return this.#vault.index("phone", phone);
  }

  /** The client that the number stands for now, or null when nothing is held of it. */
  async findByPhone(phone: string): Promise<ClientRef | null> {
    const { live } = await this.#link(phone);
    return live && { id: live.clientId };
  }

  /** The client's data key, or null once erased or expired. */
  loadKey(client: ClientRef): Promise<DataKey | null> {
    return this.#vault.loadKey(owner(client));
  }

  /** The client's number and what they told of themselves, or null once erased or expired. */
  async profile(client: ClientRef): Promise<Profile | null> {
    const dataKey = await this.loadKey(client);
    const entry = await this.#kv.get<SealedRow>([CLIENTS, client.id]);
    if (!dataKey || !entry.value) return null;
    return this.#vault.unseal<Profile>(dataKey, entry.key, entry.value);
  }

  /**
   * Runs `write` for the client of a number, who is made when there is none, and commits. The client
   * lives until `keepUntil` at least. `write` adds its mutations and answers `false` to give up.
   */
  writeFor(
    phone: string,
    options: { keepUntil: number },
    write: (op: Deno.AtomicOperation, client: OpenClient) => Promise<boolean>,
  ): Promise<"written" | "refused"> {
    return untilCommitted(async () => {
      const op = this.#kv.atomic();
      const client = await this.#openOrCreate(phone, options.keepUntil, op);
      if (!await write(op, client)) return "refused" as const;
      return (await op.commit()).ok ? "written" as const : "conflict" as const;
    });
  }

  /** Adds the end of a client to a commit: number, profile and data key. Their rows follow later. */
  async destroy(op: Deno.AtomicOperation, client: ClientRef): Promise<void> {
    const profile = await unlessDamaged(this.profile(client));
    if (profile === "damaged") {
      for (const entry of await this.#linksTo(client)) op.check(entry).delete(entry.key);
    } else if (profile) await this.#unlink(op, profile.phone, client);
    op.delete([CLIENTS, client.id]);
    this.#vault.destroyKey(op, owner(client));
  }

  /**
   * Adds to a commit that the number no longer stands for this client: what is held stays until its
   * time is up, but no code opens it any more. The ledger is told, so that a restored backup does not
   * open it to the number's new owner.
   */
  async detach(op: Deno.AtomicOperation, phone: string, client: ClientRef): Promise<void> {
    if (await this.#unlink(op, phone, client)) {
      this.#vault.ledger.enter(op, "client", client.id, DETACHED);
    }
  }

  /**
   * Adds to a commit that the number stands for this client again, unless it stands for another by now.
   * Answers whether it does.
   */
  async attach(op: Deno.AtomicOperation, phone: string, client: ClientRef): Promise<boolean> {
    const { entry, live } = await this.#link(phone);
    if (live) return live.clientId === client.id;
    const dataKey = await this.loadKey(client);
    if (!dataKey) return false;
    const { expiresAt } = dataKey;
    const link: PhoneLink = { clientId: client.id, expiresAt };
    op.check(entry).check(dataKey.entry);
    op.set(entry.key, link, { expireIn: this.#vault.expireIn(expiresAt) });
    this.#vault.ledger.enter(op, "client", client.id, ATTACHED);
    return true;
  }

  /** Adds to a commit that a client lives until an instant at least (epoch milliseconds). */
  async keepUntil(op: Deno.AtomicOperation, client: ClientRef, until: number): Promise<void> {
    const dataKey = await this.loadKey(client);
    const profile = await this.profile(client);
    if (!dataKey || !profile) return;
    op.check(dataKey.entry);
    if (dataKey.expiresAt >= until) return;
    const { entry, live } = await this.#link(profile.phone);
    await this.#vault.setKeyEnd(op, dataKey, until);
    const expiry = { expireIn: this.#vault.expireIn(until) };
    const key = [CLIENTS, client.id];
    op.set(key, await this.#vault.seal(dataKey, { key, expiresAt: until }, profile), expiry);
    if (live?.clientId !== client.id) return;
    op.check(entry).set(entry.key, { ...live, expiresAt: until }, expiry);
  }

  /**
   * Lets number and profile end with the data key again, where a backup that was read while they were
   * prolonged has caught them apart.
   */
  async alignEnds(client: ClientRef): Promise<void> {
    const [dataKey, profile] = await Promise.all([this.loadKey(client), this.profile(client)]);
    if (!dataKey || !profile) return;
    const { entry, live } = await this.#link(profile.phone);
    const { expiresAt: until } = dataKey;
    const expiry = { expireIn: this.#vault.expireIn(until) };
    const key = [CLIENTS, client.id];
    const sealed = await this.#vault.seal(dataKey, { key, expiresAt: until }, profile);
    const op = this.#kv.atomic().check(dataKey.entry).set(key, sealed, expiry);
    if (live?.clientId === client.id) op.set(entry.key, { ...live, expiresAt: until }, expiry);
    await op.commit();
  }

  /**
   * The blind index of the number that a client told, or, where that does not open, of the number that
   * stands for them; none once they are gone.
   */
  async hashesOf(client: ClientRef): Promise<string[]> {
    const profile = await unlessDamaged(this.profile(client));
    if (profile !== "damaged") return profile ? [await this.phoneHash(profile.phone)] : [];
    return (await this.#linksTo(client)).map(({ key }) => String(key[1]));
  }

  /** Whether there is a data key of the client's, opened or not, as an entry that a commit checks. */
  async keyEntry(client: ClientRef): Promise<Deno.AtomicCheck | null> {
    const { key, value, versionstamp } = await this.#kv.get<{ expiresAt: number }>(
      this.#vault.placeOfKey(owner(client)),
    );
    return value && value.expiresAt > this.#clock.now() ? { key, versionstamp } : null;
  }

  /** Every number that stands for a client. Reads all of them: only where the client's own does not open. */
  async #linksTo({ id }: ClientRef): Promise<Deno.KvEntry<PhoneLink>[]> {
    const links = this.#kv.list<PhoneLink>({ prefix: [CLIENTS_BY_PHONE] });
    return (await Array.fromAsync(links)).filter(({ value }) => value.clientId === id);
  }

  async #unlink(
    op: Deno.AtomicOperation,
    phone: string,
    client: ClientRef,
  ): Promise<boolean> {
    const { entry, live } = await this.#link(phone);
    if (live?.clientId !== client.id) return false;
    op.check(entry).delete(entry.key);
    return true;
  }

  async #openOrCreate(phone: string, keepUntil: number, op: Deno.AtomicOperation) {
    const { entry, live } = await this.#link(phone);
    op.check(entry);
    const known = live && await this.#vault.loadKey(owner({ id: live.clientId }));
    if (!live || !known) {
      const client = { id: crypto.randomUUID() };
      const { dataKey, write } = await this.#vault.newKey(owner(client), keepUntil);
      write(op);
      await this.#writeRows(op, { ...client, dataKey }, {
        link: entry.key,
        keepUntil,
        profile: { phone },
      });
      return { ...client, dataKey };
    }
    const client: OpenClient = { id: live.clientId, dataKey: known };
    op.check(known.entry);
    if (keepUntil > live.expiresAt) {
      const profile = await this.profile(client) ?? { phone };
      await this.#vault.setKeyEnd(op, known, keepUntil);
      await this.#writeRows(op, client, { link: entry.key, keepUntil, profile });
    }
    return client;
  }

  async #writeRows(
    op: Deno.AtomicOperation,
    client: OpenClient,
    row: { link: Deno.KvKey; keepUntil: number; profile: Profile },
  ): Promise<void> {
    const expireIn = this.#vault.expireIn(row.keepUntil);
    const link: PhoneLink = { clientId: client.id, expiresAt: row.keepUntil };
    const key = [CLIENTS, client.id];
    const at = { key, expiresAt: row.keepUntil };
    const sealed = await this.#vault.seal(client.dataKey, at, row.profile);
    op.set(row.link, link, { expireIn }).set(key, sealed, { expireIn });
  }

  /** The entry as it lies there, for the commit's check, and its value if its time is not up. */
  async #link(phone: string) {
    const entry = await this.#kv.get<PhoneLink>([CLIENTS_BY_PHONE, await this.phoneHash(phone)]);
    const live = entry.value && entry.value.expiresAt > this.#clock.now() ? entry.value : null;
    return { entry, live };
  }
}

function owner(client: ClientRef): Owner {
  return { kind: "client", id: client.id };
}
