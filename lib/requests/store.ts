import type { Clock } from "../clock.ts";
import type { Clients } from "../clients/mod.ts";
import { untilCommitted } from "../kv.ts";
import { newReference } from "../reference.ts";
import { endOf } from "../retention.ts";
import { type DataKey, type SealedRow, unlessDamaged, type Vault } from "../vault/mod.ts";
import { dueOn, latestEnd } from "./due_date.ts";
import { readEnded } from "./ended.ts";
import {
  move,
  ownerOf,
  placesOf,
  REQUESTS,
  REQUESTS_BY_CHAT,
  REQUESTS_BY_PHONE,
} from "./places.ts";
import type { RequestDraft, StaffRequest } from "./schema.ts";

/** More requests than this from one number are in the staff's queue, but not in the number's list. */
const LINKS_PER_PHONE = 100;

interface Link {
  readonly id: string;
  readonly receivedAt: number;
  readonly expiresAt: number;
}

interface LinkRow {
  readonly links: readonly Link[];
  readonly expiresAt: number;
}

type Content = Omit<StaffRequest, "expiresAt">;

export interface CreateOptions {
  /** The number's earlier requests were another person's: they stay with staff, out of its list. */
  readonly startsAnew?: boolean;
  /** Adds to the commit that creates the request: both happen, or neither. Answers false to give up. */
  readonly together?: (op: Deno.AtomicOperation) => Promise<boolean>;
}

/** A request in use. */
export interface OpenRequest {
  readonly request: StaffRequest;
  readonly entry: Deno.KvEntry<SealedRow>;
  readonly dataKey: DataKey;
}

/** A number (E.164), its hash, or a chat. */
type RequestsOf = { phone: string } | { phoneHash: string } | { chatId: string };

/** The requests of a number or a chat. */
export interface RequestList {
  readonly entry: Deno.KvEntryMaybe<LinkRow>;
  readonly requests: readonly StaffRequest[];
  /** Those that were changed in the store and do not open. */
  readonly damaged: readonly { readonly id: string; readonly receivedAt: number }[];
}

/** What a change of a request wants to be written. Without `request` nothing is. */
export interface Change<T> {
  readonly result: T;
  readonly request?: Partial<Content>;
  /** Further mutations of the same commit. */
  readonly also?: (op: Deno.AtomicOperation) => void;
}

/**
 * The rows of requests. Each request is sealed under a data key of its own, so that somebody of whom
 * nothing else is held can ask as well; erasing everything destroys it in the same commit.
 */
export class RequestStore {
  readonly kv: Deno.Kv;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly #clients: Clients;

  constructor(kv: Deno.Kv, options: { clock: Clock; vault: Vault; clients: Clients }) {
    this.kv = kv;
    this.clock = options.clock;
    this.vault = options.vault;
    this.#clients = options.clients;
  }

  /** Records a request, due by the law's reckoning; null when `together` gave it up. */
  create(draft: RequestDraft, options: CreateOptions = {}): Promise<StaffRequest | null> {
    return untilCommitted(async () => {
      const known = draft.id === undefined ? null : await this.get(draft.id);
      if (known) return known;
      const now = this.clock.now();
      const receivedAt = Math.min(draft.receivedAt ?? now, now);
      const content: Content = {
        ...draft,
        channel: draft.channel ?? "portal",
        lang: draft.lang ?? "fi",
        id: draft.id ?? crypto.randomUUID(),
        reference: newReference(),
        version: 1,
        status: "received",
        receivedAt,
        dueOn: dueOn(receivedAt),
        history: [{ at: receivedAt, step: "received", by: draft.enteredBy }],
      };
      const expiresAt = latestEnd(receivedAt);
      const op = this.kv.atomic();
      const { dataKey, write } = await this.vault.newKey(ownerOf(content.id), expiresAt);
      write(op);
      const key = [REQUESTS, content.id];
      const expiry = { expireIn: this.vault.expireIn(expiresAt) };
      op.set(key, await this.vault.seal(dataKey, { key, expiresAt }, content), expiry);
      const request = { ...content, expiresAt };
      for (const place of await placesOf(this.vault, request)) {
        op.set(place, { id: content.id, expiresAt }, expiry);
      }
      const link = { id: content.id, receivedAt, expiresAt };
      for (const list of await this.#listsOf(draft)) {
        await this.#link(op, list, { link, startsAnew: options.startsAnew ?? false });
      }
      if (await options.together?.(op) === false) return null;
      return (await op.commit()).ok ? request : "conflict";
    });
  }

  /** One request or what is left of it, or null when there is none or its time is up. */
  async get(id: string): Promise<StaffRequest | null> {
    return (await this.open(id))?.request ?? await readEnded(this.kv, id, this.clock.now());
  }

  /** The client that a number (E.164) stands for now, or null. */
  clientOf(phone: string) {
    return this.#clients.findByPhone(phone);
  }

  /** Many requests, in the order of their ids, without those that are gone or do not open. */
  async all(ids: readonly string[]): Promise<StaffRequest[]> {
    const found = await Promise.all(ids.map((id) => unlessDamaged(this.get(id))));
    return found.filter((request) => request !== null && request !== "damaged");
  }

  /** When requests were made with a number (E.164) or in a chat that do not open, newest first. */
  async unreadable(of: RequestsOf, { since }: { since: number }): Promise<number[]> {
    const { damaged } = await this.list(of);
    return damaged.map(({ receivedAt }) => receivedAt).filter((at) => at >= since)
      .sort((a, b) => b - a);
  }

  /**
   * Changes a request in one commit that goes through only if nothing else changed it meanwhile; then
   * it decides again, upon what it is then.
   */
  change<T>(
    id: string,
    decide: (request: StaffRequest) => Change<T> | Promise<Change<T>>,
  ): Promise<T | "not-found"> {
    return untilCommitted(async () => {
      const open = await this.open(id);
      if (!open) return "not-found" as const;
      const { request: before, entry, dataKey } = open;
      const { result, request: changes, also } = await decide(before);
      if (!changes) return result;
      const version = before.version + 1;
      const { expiresAt: until, ...content } = { ...before, ...changes, version };
      const closed = content.decidedAt;
      const expiresAt = closed === undefined ? until : Math.min(endOf("request", closed), until);
      const op = this.kv.atomic().check(entry).check(dataKey.entry);
      if (expiresAt !== until) await this.vault.setKeyEnd(op, dataKey, expiresAt);
      const expiry = { expireIn: this.vault.expireIn(expiresAt) };
      const at = { key: entry.key, expiresAt };
      op.set(entry.key, await this.vault.seal(dataKey, at, content), expiry);
      await move(op, this.vault, { from: before, to: { ...content, expiresAt } });
      const [from, to] = [await this.#listsOf(before), await this.#listsOf(content)];
      const named = new Set(to.map(String));
      for (const list of from) await this.#touch(op, list, named.has(String(list)) ? null : id);
      const known = new Set(from.map(String));
      const link = { id, receivedAt: content.receivedAt, expiresAt };
      for (const list of to.filter((key) => !known.has(String(key)))) {
        await this.#link(op, list, { link, startsAnew: false });
      }
      also?.(op);
      return (await op.commit()).ok ? result : "conflict";
    });
  }

  /** Ids that lie under a prefix of index rows and whose time is not up, in the order of their keys. */
  async *ids(selector: Deno.KvListSelector, options: Deno.KvListOptions = {}) {
    const now = this.clock.now();
    const rows = this.kv.list<{ expiresAt: number }>(selector, { batchSize: 500, ...options });
    for await (const { key, value } of rows) {
      if (value.expiresAt > now) yield { id: String(key.at(-1)), key, cursor: rows.cursor };
    }
  }

  /** Requests that were made with a number (E.164), newest first. */
  async ofPhone(phone: string, { since }: { since: number }): Promise<StaffRequest[]> {
    return await this.#linked(await this.#phoneKey(phone), since);
  }

  /** Requests that were made with the receipt code of a chat, newest first. */
  async ofChat(chatId: string): Promise<StaffRequest[]> {
    return await this.#linked(await this.#chatKey(chatId), 0);
  }

  /** Whether the number's own list still has the request: it has not found another owner since. */
  async isListed(phone: string, id: string): Promise<boolean> {
    const { live } = await this.#links(await this.#phoneKey(phone));
    return live.some((link) => link.id === id);
  }

  /** The list of a number or a chat. Whoever checks its entry is sure of every request in it. */
  async list(of: RequestsOf): Promise<RequestList> {
    const key = "phoneHash" in of
      ? [REQUESTS_BY_PHONE, of.phoneHash]
      : await ("phone" in of ? this.#phoneKey(of.phone) : this.#chatKey(of.chatId));
    const { entry, live } = await this.#links(key);
    const found = await Promise.all(live.map(({ id }) => unlessDamaged(this.get(id))));
    return {
      entry,
      requests: found.filter((request) => request !== null && request !== "damaged"),
      damaged: live.filter((_, i) => found[i] === "damaged"),
    };
  }

  /** Adds to a commit that a list no longer names requests, which end in it, and that it is as it was. */
  unlist(
    op: Deno.AtomicOperation,
    { entry: { key, value, versionstamp } }: RequestList,
    ids: ReadonlySet<string>,
  ): void {
    op.check({ key, versionstamp });
    if (!value) return;
    const links = value.links.filter(({ id }) => !ids.has(id));
    if (links.length === 0) return void op.delete(key);
    op.set(key, { ...value, links }, { expireIn: this.vault.expireIn(value.expiresAt) });
  }

  /** A request with the entries that a commit checks, or null when it is gone. */
  async open(id: string): Promise<OpenRequest | null> {
    const key = [REQUESTS, id];
    const [entry, dataKey] = await Promise.all([
      this.kv.get<SealedRow>(key),
      this.vault.loadKey(ownerOf(id)),
    ]);
    if (!dataKey || !entry.value) return null;
    const content = await this.vault.unseal<Content>(dataKey, key, entry.value);
    if (!content) return null;
    const request = { ...content, expiresAt: entry.value.expiresAt };
    return { entry: entry as Deno.KvEntry<SealedRow>, dataKey, request };
  }

  async #linked(key: Deno.KvKey, since: number): Promise<StaffRequest[]> {
    const { live } = await this.#links(key);
    const found = await this.all(live.filter((one) => one.receivedAt >= since).map(({ id }) => id));
    return found.sort((a, b) => b.receivedAt - a.receivedAt);
  }

  async #link(
    op: Deno.AtomicOperation,
    key: Deno.KvKey,
    { link, startsAnew }: { link: Link; startsAnew: boolean },
  ): Promise<void> {
    const { entry, live } = await this.#links(key);
    const links = [link, ...(startsAnew ? [] : live)].slice(0, LINKS_PER_PHONE);
    const expiresAt = Math.max(...links.map((each) => each.expiresAt));
    const row: LinkRow = { links, expiresAt };
    op.check(entry).set(entry.key, row, { expireIn: this.vault.expireIn(expiresAt) });
  }

  /** A change of a request is one of its list, so that one check tells of all: a commit takes only ten. */
  async #touch(op: Deno.AtomicOperation, key: Deno.KvKey, without: string | null): Promise<void> {
    const { entry } = await this.#links(key);
    if (!entry.value) return;
    const links = entry.value.links.filter(({ id }) => id !== without);
    op.check(entry);
    if (links.length === 0 && without !== null) return void op.delete(key);
    const expiry = { expireIn: this.vault.expireIn(entry.value.expiresAt) };
    op.set(key, { ...entry.value, links }, expiry);
  }

  async #links(key: Deno.KvKey) {
    const entry = await this.kv.get<LinkRow>(key);
    const now = this.clock.now();
    return { entry, live: entry.value?.links.filter((link) => link.expiresAt > now) ?? [] };
  }

  async #listsOf({ phone, chatId }: RequestDraft): Promise<Deno.KvKey[]> {
    return [
      ...(phone === null ? [] : [await this.#phoneKey(phone)]),
      ...(chatId === undefined ? [] : [await this.#chatKey(chatId)]),
    ];
  }

  async #phoneKey(phone: string): Promise<Deno.KvKey> {
    return [REQUESTS_BY_PHONE, await this.#clients.phoneHash(phone)];
  }

  async #chatKey(chatId: string): Promise<Deno.KvKey> {
    return [REQUESTS_BY_CHAT, await this.vault.index("request-chat", chatId)];
  }
}
