import { DAY, MINUTE } from "../clock.ts";
import type { Log } from "../log/mod.ts";
import type { Lang } from "../site/languages.ts";
import type { Handover } from "../sms/mod.ts";
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
  log?: Log;
}

/** A gateway that is down is asked again, every minute, for so long after the decision. */
const TELL_FOR = DAY;
/** A gateway has answered by then, or whoever asked it has stopped. */
const HANDED_OVER_WITHIN = 2 * MINUTE;

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
    const now = () => this.#store.clock.now();
    const set = (told: StaffRequest["told"], from: (request: StaffRequest) => boolean) => {
      const tellingSince = told === "sending" ? now() : undefined;
      return this.#store.change<StaffRequest | null>(
        id,
        (request) =>
          from(request) ? { result: request, request: { told, tellingSince } } : { result: null },
      );
    };
    // Another instance may be at it this moment: that is not cut short.
    const cutShort = await set(
      "unknown",
      ({ told, tellingSince = 0 }) =>
        told === "sending" && now() > tellingSince + HANDED_OVER_WITHIN,
    );
    if (cutShort !== null) return;
    const mine = await set("sending", ({ told }) => told === "pending");
    if (mine === null || mine === "not-found" || mine.phone === null) return;
    const { phone, lang } = mine;
    const told = await this.#options.notify?.({ phone, lang }) ?? "unavailable";
    const again = told === "unavailable" && now() < mine.decision!.at + TELL_FOR;
    await set(again ? "pending" : told, ({ told }) => told === "sending");
  }
}
