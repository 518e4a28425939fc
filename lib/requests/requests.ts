import type { Clients } from "../clients/mod.ts";
import { ANSWER_MONTHS, dueOn } from "./due_date.ts";
import { EvidenceLog, writeEvidence } from "./evidence.ts";
import { type Maker, RequestLists } from "./lists.ts";
import { Promised, type PromisedOptions } from "./promised.ts";
import { corrected, faultOf, hasDeed } from "./rules.ts";
import {
  type Actor,
  type ClientRequest,
  type Decision,
  forClient,
  MAX_WRITTEN,
  type RequestDraft,
  type Ruling,
  type RulingFault,
  type StaffRequest,
} from "./schema.ts";
import type { Change, CreateOptions, RequestStore } from "./store.ts";

export interface RequestsOptions extends PromisedOptions {
  clients: Clients;
}

/** What became of a change. `changed`: somebody else was first, nothing was overwritten. */
export type ChangeOutcome =
  | { readonly kind: "done"; readonly request: StaffRequest }
  | { readonly kind: "changed" | "closed"; readonly request: StaffRequest }
  | { readonly kind: "invalid"; readonly fault: RulingFault | "already-extended" | "target-needed" }
  | { readonly kind: "not-found" };

type Version = { readonly version: number; readonly by: Actor };

/** What people ask of the controller, from its receipt to its end. */
export class Requests extends RequestLists {
  /** How requests ended, for figures. */
  readonly evidence: EvidenceLog;
  readonly #store: RequestStore;
  readonly #options: RequestsOptions;
  readonly #promised: Promised;

  constructor(store: RequestStore, options: RequestsOptions) {
    super(store);
    this.#store = store;
    this.#options = options;
    this.#promised = new Promised(store, options);
    this.evidence = new EvidenceLog(store.kv, store);
  }

  /** Records a request, due by the law's reckoning; null when `together` gave it up. */
  async create(draft: RequestDraft, options: CreateOptions = {}): Promise<ClientRequest | null> {
    const request = await this.#store.create(draft, options);
    return request && forClient(request);
  }

  /** Records what staff were told by phone, by post or in the office, for whoever the number stands for. */
  async enter(draft: Omit<RequestDraft, "clientId"> & { enteredBy: Actor }): Promise<StaffRequest> {
    const { phone } = draft;
    const client = phone === null ? null : await this.#options.clients.findByPhone(phone);
    return (await this.#store.create({ ...draft, clientId: client?.id ?? null }))!;
  }

  /** A member of staff takes a request in review; whoever had it before has it no more. */
  take(id: string, { version, by }: Version): Promise<ChangeOutcome> {
    return this.#change(id, version, (request) => ({
      status: "inReview",
      takenBy: by,
      history: [...request.history, { at: this.#now(), step: "taken", by }],
    }));
  }

  /** Puts a request back for whoever comes next. */
  release(id: string, { version, by }: Version): Promise<ChangeOutcome> {
    return this.#change(id, version, (request) => ({
      status: "received",
      takenBy: undefined,
      history: [...request.history, { at: this.#now(), step: "released", by }],
    }));
  }

  /** Lengthens the time to answer by two months, once and with a reason (Article 12(3)). */
  extend(
    id: string,
    { version, by, reason }: Version & { reason: string },
  ): Promise<ChangeOutcome> {
    const written = reason.trim();
    return this.#change(id, version, (request) => {
      if (request.extension) return "already-extended";
      if (written === "") return "reason-missing";
      if (written.length > MAX_WRITTEN) return "reason-too-long";
      const at = this.#now();
      return {
        dueOn: dueOn(request.receivedAt, ANSWER_MONTHS.extended),
        extension: { at, reason: written, from: request.dueOn },
        history: [...request.history, { at, step: "extended", by }],
      };
    });
  }

  /**
   * Decides a request upon the version that was read, with its evidence and the promise to carry it out
   * in one commit; then carries it out. If the process stops in between, {@link finishPending} does.
   */
  async decide(id: string, { version, by, ...ruling }: Version & Ruling): Promise<ChangeOutcome> {
    const outcome = await this.#change(id, version, async (request) => {
      const fault = faultOf(request.kind, ruling) ?? await this.#unsettled(request, ruling);
      if (fault) return fault;
      const at = this.#now();
      const decision: Decision = { ...ruling, reason: ruling.reason?.trim() || undefined, at };
      return {
        status: "decided",
        decision,
        decidedAt: at,
        decidedBy: by,
        history: [...request.history, { at, step: "decided", by }],
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

  /** Takes a request back, at the wish of who made it. What is decided stays decided. */
  async cancel(maker: Maker, id: string): Promise<"cancelled" | "closed" | "not-found"> {
    if (!await this.own(maker, id)) return "not-found";
    return await this.#store.change<"cancelled" | "closed">(id, (request) => {
      if (request.decidedAt !== undefined) return { result: "closed" };
      const at = this.#now();
      return {
        result: "cancelled",
        request: {
          status: "cancelled",
          decidedAt: at,
          history: [...request.history, { at, step: "cancelled" }],
        },
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

  async #unsettled(request: StaffRequest, ruling: Ruling) {
    if (request.kind !== "correction" || ruling.outcome === "refused") return null;
    if (!(ruling.target ?? request.target)) return "target-needed" as const;
    if (ruling.correctedText !== undefined) return null;
    const target = ruling.target ?? request.target;
    const text = await this.#options.deeds.textOf({ ...request, target });
    return text !== null && corrected(text, request) === null ? "text-needed" as const : null;
  }

  async #change(
    id: string,
    version: number,
    decide: (request: StaffRequest) => Wanted | Promise<Wanted>,
    also?: (request: StaffRequest) => (op: Deno.AtomicOperation) => void,
  ): Promise<ChangeOutcome> {
    const outcome = await this.#store.change<ChangeOutcome>(id, async (request) => {
      if (request.version !== version) return { result: { kind: "changed", request } };
      if (request.decidedAt !== undefined) return { result: { kind: "closed", request } };
      const wanted = await decide(request);
      if (typeof wanted === "string") return { result: { kind: "invalid", fault: wanted } };
      const after = { ...request, ...wanted, version: version + 1 };
      return { result: { kind: "done", request: after }, request: wanted, also: also?.(request) };
    });
    return outcome === "not-found" ? { kind: "not-found" } : outcome;
  }

  #now(): number {
    return this.#store.clock.now();
  }
}

type Wanted =
  | NonNullable<Change<unknown>["request"]>
  | RulingFault
  | "already-extended"
  | "target-needed";
