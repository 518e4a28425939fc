import { ANSWER_MONTHS, dayOf, dueOn } from "./due_date.ts";
import { writeEvidence } from "./evidence.ts";
import { RequestLists } from "./lists.ts";
import {
  type Actor,
  type IdentityCheck,
  MAX_WRITTEN,
  type RequestDraft,
  type RulingFault,
  type StaffRequest,
  type Step,
  type Target,
} from "./schema.ts";
import type { Change, RequestStore } from "./store.ts";

export type ChangeFault =
  | RulingFault
  | "already-extended"
  | "too-late"
  | "target-needed"
  | "not-by-hand";

/** What became of a change. `changed`: somebody else was first, nothing was overwritten. */
export type ChangeOutcome =
  | { readonly kind: "done"; readonly request: StaffRequest }
  | { readonly kind: "changed" | "closed"; readonly request: StaffRequest }
  | { readonly kind: "invalid"; readonly fault: ChangeFault }
  | { readonly kind: "not-found" };

/** Which version of a request was read, and by whom. */
export type Version = { readonly version: number; readonly by: Actor };

/** What staff wrote down of a request that came by hand. */
export type Entry =
  & Required<Pick<RequestDraft, "kind" | "channel" | "identity" | "lang" | "text" | "receivedAt">>
  & Partial<Pick<RequestDraft, "phone" | "answerTo">>;

/** What a change wants to be written, or what is wrong with it. */
type Wanted = NonNullable<Change<unknown>["request"]> | ChangeFault;

/** What staff do with a request before it is decided. Everything names the version that was read. */
export class RequestChanges extends RequestLists {
  readonly #store: RequestStore;

  constructor(store: RequestStore) {
    super(store);
    this.#store = store;
  }

  /** A member of staff takes a request in review; whoever had it before has it no more. */
  take(id: string, { version, by }: Version): Promise<ChangeOutcome> {
    return this.change(id, version, (request) => ({
      status: "inReview",
      takenBy: by,
      ...this.step(request, "taken", by),
    }));
  }

  /** Puts a request back for whoever comes next. */
  release(id: string, { version, by }: Version): Promise<ChangeOutcome> {
    return this.change(id, version, (request) => ({
      status: "received",
      takenBy: undefined,
      ...this.step(request, "released", by),
    }));
  }

  /**
   * Lengthens the time to answer by two months, once and with a reason. Whoever asked has to hear of it
   * within the first month (Article 12(3)): after that it is too late.
   */
  extend(
    id: string,
    { version, by, reason }: Version & { reason: string },
  ): Promise<ChangeOutcome> {
    const written = reason.trim();
    return this.change(id, version, (request) => {
      if (request.extension) return "already-extended";
      const at = this.#store.clock.now();
      if (dayOf(at) > request.dueOn) return "too-late";
      if (written === "") return "reason-missing";
      if (written.length > MAX_WRITTEN) return "reason-too-long";
      return {
        dueOn: dueOn(request.receivedAt, ANSWER_MONTHS.extended),
        extension: { at, reason: written, from: request.dueOn },
        ...this.step(request, "extended", by),
      };
    });
  }

  /** Writes down how staff made sure of who asks, of a request that they entered by hand. */
  identify(
    id: string,
    { version, by, identity }: Version & { identity: IdentityCheck },
  ): Promise<ChangeOutcome> {
    return this.change(id, version, (request) => {
      if (!request.enteredBy) return "not-by-hand";
      return { identity, ...this.step(request, "identified", by) };
    });
  }

  /**
   * Says which thing a request is about that came by phone, by post or at an office; without a `target`,
   * everything. What somebody asked in "my data" stays as they said it.
   */
  point(
    id: string,
    { version, by, target }: Version & { target?: Target },
  ): Promise<ChangeOutcome> {
    return this.change(id, version, (request) => {
      if (!request.enteredBy) return "not-by-hand";
      return { target, ...this.step(request, "pointed", by) };
    });
  }

  /**
   * Corrects what was entered by hand, for whoever the number stands for now. The time to answer is counted
   * from the day of receipt anew; what it was about is asked again if it is somebody else's.
   */
  async amend(
    id: string,
    { version, by, ...entry }: Version & Entry,
  ): Promise<ChangeOutcome> {
    const { phone = null } = entry;
    const client = phone === null ? null : await this.#store.clientOf(phone);
    return await this.change(id, version, (request) => {
      if (!request.enteredBy) return "not-by-hand";
      const clientId = client?.id ?? null;
      const months = request.extension ? ANSWER_MONTHS.extended : ANSWER_MONTHS.normal;
      const same = clientId === request.clientId;
      return {
        ...entry,
        phone,
        clientId,
        answerTo: entry.answerTo,
        target: same ? request.target : undefined,
        dueOn: dueOn(entry.receivedAt, months),
        ...this.step(request, "amended", by),
      };
    });
  }

  /** Ends a request that was entered by hand, because whoever made it took it back. */
  withdraw(id: string, { version, by }: Version): Promise<ChangeOutcome> {
    return this.change(id, version, (request) => {
      if (!request.enteredBy) return "not-by-hand";
      return {
        status: "cancelled",
        decidedAt: this.#store.clock.now(),
        ...this.step(request, "cancelled", by),
      };
    }, (request) => (op) => {
      writeEvidence(op, { request, ending: "cancelled", now: this.#store.clock.now() });
    });
  }

  /** Changes a request upon the version that was read; `also` adds to the same commit. */
  protected async change(
    id: string,
    version: number,
    decide: (request: StaffRequest) => Wanted | Promise<Wanted>,
    also?: (request: StaffRequest) => (op: Deno.AtomicOperation) => void,
  ): Promise<ChangeOutcome> {
    const outcome = await this.#store.change<ChangeOutcome>(id, async (request) => {
      const stale = staleness(request, version);
      if (stale) return { result: stale };
      const wanted = await decide(request);
      if (typeof wanted === "string") return { result: { kind: "invalid", fault: wanted } };
      const after = { ...request, ...wanted, version: version + 1 };
      return { result: { kind: "done", request: after }, request: wanted, also: also?.(request) };
    });
    if (outcome !== "not-found") return outcome;
    const ended = await this.get(id);
    return ended ? { kind: "closed", request: ended } : { kind: "not-found" };
  }

  /** The history with one more step. */
  protected step({ history }: StaffRequest, step: Step, by?: Actor) {
    return { history: [...history, { at: this.#store.clock.now(), step, ...(by && { by }) }] };
  }
}

/** What stops a change of a request upon a version, or null. */
export function staleness(request: StaffRequest, version: number): ChangeOutcome | null {
  if (request.version !== version) return { kind: "changed", request };
  return request.decidedAt === undefined ? null : { kind: "closed", request };
}
