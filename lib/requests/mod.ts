import type { Clock } from "../clock.ts";
import type { Clients } from "../clients/mod.ts";
import { untilCommitted } from "../kv.ts";
import { endOf } from "../retention.ts";
import type { Owner, SealedRow, Vault } from "../vault/mod.ts";
import { ANSWER_MONTHS, dueOn, endOfDay } from "./due_date.ts";
import { newReference } from "../reference.ts";
import type { ClientRequest, RequestDraft, StaffRequest } from "./schema.ts";

export { REQUEST_KINDS } from "./schema.ts";
export type { ClientRequest, RequestDraft, RequestKind, StaffRequest } from "./schema.ts";

export const REQUESTS = "requests";
export const REQUESTS_OPEN = "requests_open";
export const REQUESTS_BY_PHONE = "requests_by_phone";
/** More requests than this from one number are in the staff's queue, but not in the number's list. */
const LINKS_PER_PHONE = 100;

interface Link {
  readonly id: string;
  readonly receivedAt: number;
  readonly expiresAt: number;
}

interface PhoneRow {
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

/** What people have asked of the controller. Each request is sealed under a data key of its own. */
export class Requests {
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

  /** Records a request, due by the law's reckoning from now; null when `together` gave it up. */
  create(draft: RequestDraft, options: CreateOptions = {}): Promise<ClientRequest | null> {
    return untilCommitted(async () => {
      const receivedAt = this.#clock.now();
      const content: Content = {
        ...draft,
        id: crypto.randomUUID(),
        reference: newReference(),
        receivedAt,
        dueOn: dueOn(receivedAt),
      };
      const expiresAt = latestEnd(receivedAt);
      const op = this.#kv.atomic();
      const { dataKey, write } = await this.#vault.newKey(owner(content.id), expiresAt);
      write(op);
      const key = [REQUESTS, content.id];
      const row = await this.#vault.seal(dataKey, { key, expiresAt }, content);
      const expireIn = this.#vault.expireIn(expiresAt);
      op.set(key, row, { expireIn });
      op.set([REQUESTS_OPEN, content.dueOn, content.id], { expiresAt }, { expireIn });
      const link = { id: content.id, receivedAt, expiresAt };
      await this.#link(op, draft.phone, { link, startsAnew: options.startsAnew ?? false });
      if (await options.together?.(op) === false) return null;
      return (await op.commit()).ok ? forClient({ ...content, expiresAt }) : "conflict";
    });
  }

  /** The requests that were made with a number since an instant, newest first. */
  async forPhone(phone: string, options: { since: number }): Promise<ClientRequest[]> {
    const { live } = await this.#phoneRow(phone);
    const links = live.filter((link) => link.receivedAt >= options.since);
    const found = await Promise.all(links.map((link) => this.get(link.id)));
    return found.flatMap((request) => request ? [forClient(request)] : [])
      .sort((a, b) => b.receivedAt - a.receivedAt);
  }

  /** One request for staff, or null when there is none or its time is up. */
  async get(id: string): Promise<StaffRequest | null> {
    const dataKey = await this.#vault.loadKey(owner(id));
    const entry = await this.#kv.get<SealedRow>([REQUESTS, id]);
    if (!dataKey || !entry.value) return null;
    const content = await this.#vault.unseal<Content>(dataKey, entry.key, entry.value);
    return content && { ...content, expiresAt: entry.value.expiresAt };
  }

  /** The requests that wait for a decision, the most urgent first. */
  async listOpen(): Promise<StaffRequest[]> {
    const ids: string[] = [];
    const now = this.#clock.now();
    for await (const entry of this.#kv.list<{ expiresAt: number }>({ prefix: [REQUESTS_OPEN] })) {
      if (entry.value.expiresAt > now) ids.push(entry.key.at(-1) as string);
    }
    const found = await Promise.all(ids.map((id) => this.get(id)));
    return found.filter((request) =>
      request !== null && request.decidedAt === undefined
    ) as StaffRequest[];
  }

  /** Records that staff decided a request. From now on its retention runs; it never gets longer. */
  decide(id: string): Promise<"decided" | "not-found" | "already-decided"> {
    return untilCommitted(async () => {
      const dataKey = await this.#vault.loadKey(owner(id));
      const entry = await this.#kv.get<SealedRow>([REQUESTS, id]);
      if (!dataKey || !entry.value) return "not-found";
      const content = await this.#vault.unseal<Content>(dataKey, entry.key, entry.value);
      if (!content) return "not-found";
      if (content.decidedAt !== undefined) return "already-decided";
      const decidedAt = this.#clock.now();
      const expiresAt = Math.min(endOf("request", decidedAt), entry.value.expiresAt);
      const op = this.#kv.atomic().check(entry);
      await this.#vault.setKeyEnd(op, dataKey, expiresAt);
      const at = { key: entry.key, expiresAt };
      const row = await this.#vault.seal(dataKey, at, { ...content, decidedAt });
      op.set(entry.key, row, { expireIn: this.#vault.expireIn(expiresAt) });
      op.delete([REQUESTS_OPEN, content.dueOn, id]);
      return (await op.commit()).ok ? "decided" : "conflict";
    });
  }

  async #link(
    op: Deno.AtomicOperation,
    phone: string,
    { link, startsAnew }: { link: Link; startsAnew: boolean },
  ): Promise<void> {
    const { entry, live } = await this.#phoneRow(phone);
    const links = [link, ...(startsAnew ? [] : live)].slice(0, LINKS_PER_PHONE);
    const expiresAt = Math.max(...links.map((each) => each.expiresAt));
    const row: PhoneRow = { links, expiresAt };
    op.check(entry).set(entry.key, row, { expireIn: this.#vault.expireIn(expiresAt) });
  }

  async #phoneRow(phone: string) {
    const key = [REQUESTS_BY_PHONE, await this.#clients.phoneHash(phone)];
    const entry = await this.#kv.get<PhoneRow>(key);
    const now = this.#clock.now();
    return { entry, live: entry.value?.links.filter((link) => link.expiresAt > now) ?? [] };
  }
}

/**
 * The latest end of a request: as if it were decided on the last day that an extension allows. One
 * that is decided earlier ends earlier; one that nobody decides does not live for ever.
 */
function latestEnd(receivedAt: number): number {
  return endOf("request", endOfDay(dueOn(receivedAt, ANSWER_MONTHS.extended)));
}

function forClient(request: StaffRequest): ClientRequest {
  const { phone: _phone, clientId: _clientId, ...rest } = request;
  return rest;
}

function owner(id: string): Owner {
  return { kind: "request", id };
}
