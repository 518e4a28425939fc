import type { Clients } from "../clients/mod.ts";
import {
  type ChangeFault,
  type ChangeOutcome,
  RequestChanges,
  staleness,
  type Version,
} from "./changes.ts";
import { EvidenceLog, writeEvidence } from "./evidence.ts";
import type { Maker } from "./lists.ts";
import { Promised, type PromisedOptions } from "./promised.ts";
import { RequestRestoring } from "./restoring.ts";
import { corrected, faultOf, hasDeed } from "./rules.ts";
import {
  type Actor,
  type ClientRequest,
  type Decision,
  forClient,
  type RequestDraft,
  type Ruling,
  type StaffRequest,
} from "./schema.ts";
import type { CreateOptions, RequestStore } from "./store.ts";

interface RequestsOptions extends PromisedOptions {
  clients: Clients;
}

/** Open requests of one number or chat: more would keep staff from answering anybody. */
const MOST_OPEN = 20;

/** What people ask of the controller, from its receipt to its end. */
export class Requests extends RequestChanges {
  /** How requests ended, for figures. */
  readonly evidence: EvidenceLog;
  /** What a restored backup lacks of the requests. */
  readonly restoring: RequestRestoring;
  readonly #store: RequestStore;
  readonly #options: RequestsOptions;
  readonly #promised: Promised;

  constructor(store: RequestStore, options: RequestsOptions) {
    super(store);
    this.#store = store;
    this.#options = options;
    this.#promised = new Promised(store, options);
    this.evidence = new EvidenceLog(store.kv, store);
    this.restoring = new RequestRestoring(store);
  }

  /** Records a request, due by the law's reckoning; null when `together` gave it up. */
  async create(draft: RequestDraft, options: CreateOptions = {}): Promise<ClientRequest | null> {
    const request = await this.#store.create(draft, options);
    return request && forClient(request);
  }

  /**
   * Records what somebody asks by themselves; null while as many of theirs are open as may be. That is
   * counted in the commit that records it: of a hundred at once no more go through than of a hundred in
   * a row.
   */
  ask(maker: Maker, draft: RequestDraft): Promise<ClientRequest | null> {
    const since = "phone" in maker ? maker.since : 0;
    const hasRoom = async () => {
      const { requests } = await this.#store.list(maker);
      const open = requests.filter((one) => one.decidedAt === undefined);
      return open.filter(({ receivedAt }) => receivedAt >= since).length < MOST_OPEN;
    };
    // The commit checks the list that it adds to, so whatever comes between lets it count anew.
    return this.create(draft, { together: hasRoom });
  }

  /** Records what staff were told by phone, by post or in the office, for whoever the number stands for. */
  async enter(draft: Omit<RequestDraft, "clientId"> & { enteredBy: Actor }): Promise<StaffRequest> {
    const { phone } = draft;
    const client = phone === null ? null : await this.#store.clientOf(phone);
    return (await this.#store.create({ ...draft, clientId: client?.id ?? null }))!;
  }

  /** What would stop a decision, without deciding anything; null when nothing would. */
  async weigh(id: string, { version, by: _by, ...ruling }: Version & Ruling) {
    const request = await this.get(id);
    if (!request) return { kind: "not-found" } as const;
    const stale = staleness(request, version);
    if (stale) return stale;
    const fault = await this.#faultOf(request, ruling);
    return fault && { kind: "invalid" as const, fault };
  }

  /**
   * Decides a request upon the version that was read, with its evidence and the promise to carry it out
   * in one commit; then carries it out. If the process stops in between, {@link finishPending} does.
   */
  async decide(id: string, { version, by, ...ruling }: Version & Ruling): Promise<ChangeOutcome> {
    const outcome = await this.change(id, version, async (request) => {
      const fault = await this.#faultOf(request, ruling);
      if (fault) return fault;
      const at = this.#now();
      const decision: Decision = { ...ruling, reason: ruling.reason?.trim() || undefined, at };
      return {
        status: "decided",
        decision,
        decidedAt: at,
        decidedBy: by,
        ...this.step(request, "decided", by),
        ...(hasDeed(request.kind, ruling) && { execution: { state: "pending", at } }),
        ...(await this.#isToBeTold(request) && { told: "pending" }),
      };
    }, (request) => (op) => {
      const { outcome: ending, ground } = ruling;
      writeEvidence(op, { request, ending, ground, now: this.#now() });
    });
    if (outcome.kind !== "done") return outcome;
    await this.#promised.finish(id);
    return { kind: "done", request: await this.get(id) ?? outcome.request };
  }

  /**
   * Takes a request back, at the wish of who made it. What is decided stays decided, and what hid a
   * former owner's data is decided by staff alone: else whoever held the phone for a moment could hide
   * it for good, with nobody to look at it.
   */
  async cancel(maker: Maker, id: string): Promise<"cancelled" | "closed" | "not-found"> {
    if (!await this.own(maker, id)) return "not-found";
    return await this.#store.change<"cancelled" | "closed">(id, (request) => {
      const settled = request.kind === "number_new_owner" || request.decidedAt !== undefined;
      if (settled) return { result: "closed" };
      const at = this.#now();
      return {
        result: "cancelled",
        request: { status: "cancelled", decidedAt: at, ...this.step(request, "cancelled") },
        also: (op) => writeEvidence(op, { request, ending: "cancelled", now: at }),
      };
    });
  }

  /** Carries out what was promised when a process stopped. Answers how many requests it finished. */
  finishPending(): Promise<number> {
    return this.#promised.finishAll();
  }

  /** Nobody is told on a number that has another owner by now, or that nobody made sure of. */
  async #isToBeTold({ id, phone, identity }: StaffRequest): Promise<boolean> {
    if (phone === null || identity === "not-checked" || !this.#options.notify) return false;
    return await this.#store.isListed(phone, id);
  }

  async #faultOf(request: StaffRequest, ruling: Ruling): Promise<ChangeFault | null> {
    const fault = faultOf(request, ruling);
    if (fault || request.kind !== "correction" || ruling.outcome === "refused") return fault;
    const target = ruling.target ?? request.target;
    if (!target) return "target-needed";
    if (ruling.correctedText !== undefined) return null;
    const text = await this.#options.deeds.textOf({ ...request, target });
    return text !== null && corrected(text, request) === null ? "text-needed" : null;
  }

  #now(): number {
    return this.#store.clock.now();
  }
}
