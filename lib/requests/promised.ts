import { TZDate } from "@date-fns/tz";
import { DAY, MINUTE } from "../clock.ts";
import type { Log } from "../log/mod.ts";
import type { Lang } from "../site/languages.ts";
import type { Handover } from "../sms/mod.ts";
import { TIME_ZONE } from "../time_zone.ts";
import { REQUESTS_PENDING } from "./places.ts";
import type { Execution, StaffRequest } from "./schema.ts";
import type { RequestStore } from "./store.ts";

/** What decisions bring about in the other stores. Every deed may be repeated without harm. */
export interface Deeds {
  /** The text that a correction is about as it stands now, or null when it is gone. */
  textOf(request: StaffRequest): Promise<string | null>;
  /** Does what was decided. */
  carryOut(request: StaffRequest): Promise<Exclude<Execution["state"], "pending">>;
}

export interface PromisedOptions {
  deeds: Deeds;
  /** Sends the text message that says only that there is an answer. */
  notify?: (to: { phone: string; lang: Lang }) => Promise<Handover>;
  /** Whether a message could leave now; asked before each, so that an outage changes nothing. */
  mayNotify?: () => Promise<boolean>;
  log?: Log;
}

/** A gateway that is down is asked again, every minute, for so long after the decision. */
const TELL_FOR = 3 * DAY;
/** A message that was held up leaves in the day, in Helsinki: nobody is woken by last week's answer. */
const AT_ONCE = 10 * MINUTE;
const WAKING = { from: 8, until: 20 };
/** Whoever took so long over a message has stopped; another instance may be at it until then. */
const TELLING_TAKES = 2 * MINUTE;

/** Keeps what decisions promised: carries them out, and tells that there is an answer. */
export class Promised {
  readonly #store: RequestStore;
  readonly #options: PromisedOptions;

  constructor(store: RequestStore, options: PromisedOptions) {
    this.#store = store;
    this.#options = options;
  }

  /** Carries out everything that is promised. Answers how many requests it finished. */
  async finishAll(): Promise<number> {
    const ids = await Array.fromAsync(this.#store.ids({ prefix: [REQUESTS_PENDING] }));
    let finished = 0;
    for (const { id } of ids) finished += await this.finish(id) ? 1 : 0;
    return finished;
  }

  /** Carries out what one request promised; what fails stays promised. */
  async finish(id: string): Promise<boolean> {
    try {
      await this.#carryOut(id);
      await this.#tell(id);
      return true;
    } catch (error) {
      // It stays promised, and the next minute tries again; the others do not wait for it.
      const name = error instanceof Error ? error.name : "unknown";
      this.#options.log?.error("request-not-carried-out", { error: name });
      return false;
    }
  }

  async #carryOut(id: string): Promise<void> {
    const request = await this.#store.get(id);
    if (!request) return void await this.#store.kv.delete([REQUESTS_PENDING, id]);
    if (request.execution?.state !== "pending") return;
    const state = await this.#options.deeds.carryOut(request);
    const at = this.#store.clock.now();
    await this.#store.change(id, ({ execution, history }) => {
      if (execution?.state !== "pending") return { result: null };
      const step = { at, step: "carriedOut" } as const;
      return { result: null, request: { execution: { state, at }, history: [...history, step] } };
    });
  }

  /** Tells once that there is an answer: what may have been sent is never sent again. */
  async #tell(id: string): Promise<void> {
    const now = this.#store.clock.now();
    const request = await this.#store.get(id);
    if (request?.told === "sending" && now - (request.tellingSince ?? 0) > TELLING_TAKES) {
      return void await this.#setTold(id, { from: "sending", to: "unknown" });
    }
    if (request?.told !== "pending") return;
    const late = now - request.decision!.at;
    if (late >= TELL_FOR) {
      return void await this.#setTold(id, { from: "pending", to: "unavailable" });
    }
    const { notify, mayNotify } = this.#options;
    if (late > AT_ONCE && !isWaking(now)) return;
    if (mayNotify && !await mayNotify()) return;
    const mine = await this.#setTold(id, { from: "pending", to: "sending" });
    if (mine === null || mine.phone === null) return;
    const { phone, lang } = mine;
    const told = await notify?.({ phone, lang }) ?? "unavailable";
    await this.#setTold(id, { from: "sending", to: told === "unavailable" ? "pending" : told });
  }

  /** The request as it was, if its message was where it was thought to be; otherwise null. */
  async #setTold(
    id: string,
    { from, to }: Record<"from" | "to", StaffRequest["told"]>,
  ): Promise<StaffRequest | null> {
    const now = this.#store.clock.now();
    const changes = { told: to, tellingSince: to === "sending" ? now : undefined };
    const before = await this.#store.change<StaffRequest | null>(
      id,
      (request) => request.told === from ? { result: request, request: changes } : { result: null },
    );
    return before === "not-found" ? null : before;
  }
}

function isWaking(now: number): boolean {
  const hour = new TZDate(now, TIME_ZONE).getHours();
  return hour >= WAKING.from && hour < WAKING.until;
}
