import { type Clock, DAY } from "../clock.ts";
import { untilCommitted } from "../kv.ts";
import { type Log, silentLog } from "../log/mod.ts";
import type { Vault } from "../vault/mod.ts";
import { Breaker } from "./breaker.ts";
import type { Outage } from "./breaker_rules.ts";
import { DailyCap } from "./daily_cap.ts";
import { Messages, type MessageState, type Reported } from "./messages.ts";
import type { Gateway, Handover, TextMessage } from "./mod.ts";

interface TextsOptions {
  clock: Clock;
  vault: Vault;
  gateway: Gateway;
  /** The most messages that the site sends in a day. */
  dailyCap: number;
  log?: Log;
}

/** Room for one message. It exists once the commit that it was added to went through. */
export interface Room {
  /** Names the message in the store; its own browser keeps it, sealed. */
  readonly name: string;
  readonly reference: string;
  readonly takenAt: number;
  /** Tries, for everybody, whether the gateway is well again. */
  readonly wasTry: boolean;
}

/** Why no message leaves now, and from when on one may (epoch milliseconds). */
interface NoRoom {
  readonly limit: "site-day" | "outage";
  readonly until: number;
}

interface SendingOptions {
  /** Nobody waits for it: somebody who does goes first when the gateway may be well again. */
  patient?: boolean;
  /** For whoever runs the site: a few messages of a day are kept for them beyond the cap. */
  urgent?: boolean;
}

/** How text messages go, for staff. Epoch milliseconds. */
export interface TextsStatus {
  readonly outage: Outage | null;
  /** Of the last 24 hours. What has no report yet, or none at all, is unknown. */
  readonly lastDay: {
    readonly delivered: number;
    readonly failed: number;
    readonly unknown: number;
  };
}

/** Every text message of the site goes through here, whatever it is about. */
export class Texts {
  readonly #kv: Deno.Kv;
  readonly #gateway: Gateway;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #cap: DailyCap;
  readonly #messages: Messages;
  readonly #breaker: Breaker;

  constructor(kv: Deno.Kv, options: TextsOptions) {
    const { clock, gateway, dailyCap, log = silentLog } = options;
    this.#kv = kv;
    this.#gateway = gateway;
    this.#clock = clock;
    this.#log = log;
    this.#cap = new DailyCap(kv, { ...options, most: dailyCap });
    this.#messages = new Messages(kv, options);
    this.#breaker = new Breaker(kv, { clock, log, messages: this.#messages });
  }

  /** Adds one message to a commit, together with whatever else counts it, or says why not now. */
  async makeRoom(
    op: Deno.AtomicOperation,
    { patient = false, urgent = false }: SendingOptions = {},
  ): Promise<Room | NoRoom> {
    const admission = await this.#breaker.admit(op, { patient });
    if ("until" in admission) return { limit: "outage", ...admission };
    const over = await this.#cap.take(op, { urgent });
    if (over) return { limit: "site-day", ...over };
    const reference = crypto.randomUUID();
    const name = await this.#messages.name(reference);
    this.#messages.begin(op, name);
    return { name, reference, takenAt: this.#clock.now(), wasTry: admission.wasTry };
  }

  /**
   * Hands a message over for which there is room, once. It never throws: what a gateway's exception
   * says of a message is nothing, so the message may have left.
   */
  async handOver(room: Room, message: Omit<TextMessage, "reference">): Promise<Handover> {
    const outcome = await this.#send({ ...message, reference: room.reference });
    try {
      await this.#note(room, outcome);
    } catch (error) {
      // The message is where it is: whoever waits for it must not be told otherwise.
      this.#log.error("sms-not-noted", { error: error instanceof Error ? error.name : "unknown" });
    }
    return outcome;
  }

  /**
   * Sends a message for which nobody waits at the screen. `unavailable`: it may go well later. An urgent
   * one leaves uncounted where the store takes nothing in: that may be what it tells.
   */
  async send(
    message: Omit<TextMessage, "reference">,
    options: SendingOptions = {},
  ): Promise<Handover> {
    const making = untilCommitted(async () => {
      const op = this.#kv.atomic();
      const room = await this.makeRoom(op, options);
      if ("limit" in room) return room;
      return (await op.commit()).ok ? room : "conflict";
    });
    const room = await (options.urgent ? making.catch(() => null) : making);
    if (room === null) return await this.#send({ ...message, reference: crypto.randomUUID() });
    if ("limit" in room) return "unavailable";
    const outcome = await this.handOver(room, message);
    if (outcome !== "sent") this.#log.error("notice-not-handed-over", { outcome });
    return outcome;
  }

  /** Whether a message could leave now. */
  async hasRoom(options: SendingOptions = {}): Promise<boolean> {
    return !("limit" in await this.makeRoom(this.#kv.atomic(), options));
  }

  /** Takes in what the gateway reports of a message of ours; of any other, nothing happens. */
  async report(reference: string, reported: Reported): Promise<void> {
    const changed = await this.#messages.become(await this.#messages.name(reference), reported);
    if (changed && reported === "failed") await this.#breaker.reportedFailed();
  }

  /** What is known of a message, for the browser that asked for it. */
  stateOf(name: string): Promise<MessageState | null> {
    return this.#messages.state(name);
  }

  /** Until when no message leaves, or null. */
  async outageUntil(): Promise<number | null> {
    return (await this.#breaker.outage())?.until ?? null;
  }

  /** How many messages left today, and how many may. */
  async today(): Promise<{ sent: number; cap: number }> {
    return { sent: await this.#cap.count(), cap: this.#cap.most };
  }

  async status(): Promise<TextsStatus> {
    const [{ outage }, tally] = await Promise.all([
      this.#breaker.state(),
      this.#messages.tally(this.#clock.now() - DAY),
    ]);
    const { pending, unknown, sent, delivered } = tally;
    const failed = tally.failed + tally.refused + tally.unavailable;
    const lastDay = { delivered, failed, unknown: pending + unknown + sent };
    return { outage, lastDay };
  }

  async #send(message: TextMessage): Promise<Handover> {
    try {
      return await this.#gateway.send(message);
    } catch (error) {
      this.#log.error("sms-gateway", { error: error instanceof Error ? error.name : "unknown" });
      return "unknown";
    }
  }

  async #note({ name, takenAt, wasTry }: Room, outcome: Handover): Promise<void> {
    await this.#messages.become(name, outcome);
    // What did not leave costs nothing, and takes nobody's place.
    if (outcome === "refused" || outcome === "unavailable") await this.#cap.giveBack(takenAt);
    if (outcome === "unavailable" || outcome === "unknown") await this.#breaker.failed({ wasTry });
    else await this.#breaker.succeeded({ wasTry });
  }
}
