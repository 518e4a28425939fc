import { type Clock, DAY } from "../clock.ts";
import { untilCommitted } from "../kv.ts";
import { endOf } from "../retention.ts";
import type { Room, Texts } from "../sms/mod.ts";
import type { Vault } from "../vault/mod.ts";
import {
  afterSend,
  afterWrong,
  LIMITS,
  numberAt,
  type NumberState,
  type Refusal,
  refuseMany,
  refuseSend,
  refuseTry,
  within,
  withoutSend,
} from "./limits.ts";

export const CODE_NUMBERS = "code_numbers";
export const CODE_ADDRESSES = "code_addresses";
const CODE_SITE = "code_site";

interface Ends {
  readonly expiresAt: number;
}

interface Instants extends Ends {
  readonly at: readonly number[];
}

interface WrongOnSite extends Instants {
  readonly lastPausedAt: number | null;
}

/** How the code step stands, for staff and for health checks. Times in epoch milliseconds. */
export interface CodeStatus {
  readonly paused: boolean;
  readonly pausedSince: number | null;
  readonly pausedUntil: number | null;
  /** The last pause within a day, also when it is over: for staff who were not there. */
  readonly lastPausedAt: number | null;
  readonly wrongLastHour: number;
  readonly sentToday: number;
  readonly cap: number;
}

/** The counters as they were read in one look. A commit checks what it relied on. */
export interface Counters {
  readonly now: number;
  readonly number: Deno.KvEntryMaybe<NumberState>;
  readonly wrong: Deno.KvEntryMaybe<WrongOnSite>;
}

/** From where a message was asked for (a blind index), when, and until when its code is good. */
export interface Asked {
  readonly address: string;
  readonly askedAt: number;
  readonly codeEndsAt: number;
}

const WRONG_KEY: Deno.KvKey = [CODE_SITE, "wrong"];

/** Counts what is sent and what is guessed: keyed hashes and instants, which expire. */
export class CodeCounters {
  readonly #kv: Deno.Kv;
  readonly #clock: Clock;
  readonly #vault: Vault;
  readonly #texts: Texts;

  constructor(kv: Deno.Kv, options: { clock: Clock; vault: Vault; texts: Texts }) {
    this.#kv = kv;
    this.#clock = options.clock;
    this.#vault = options.vault;
    this.#texts = options.texts;
  }

  async read(number: string): Promise<Counters> {
    const [state, wrong] = await this.#kv.getMany<[NumberState, WrongOnSite]>([
      [CODE_NUMBERS, number],
      WRONG_KEY,
    ]);
    return { now: this.#clock.now(), number: state, wrong };
  }

  /** Whether a guess is looked at now. */
  refuseTry({ now, number, wrong }: Counters): Refusal | null {
    return paused(wrong.value, now) ?? refuseTry(numberAt(number.value, now));
  }

  /** The state of a number once one more guess was wrong, added to a commit. */
  addWrong(op: Deno.AtomicOperation, { now, number, wrong }: Counters) {
    const state = afterWrong(numberAt(number.value, now));
    const at = [...wrongWithinHour(wrong.value, now), now];
    const pauses = at.length >= LIMITS.wrongOnSite.count;
    const lastPausedAt = pauses ? now : lastPause(wrong.value, now);
    const row: WrongOnSite = { at, lastPausedAt, expiresAt: endOf("abuse_counter", now) };
    this.#set(op.check(number, wrong), number.key, state);
    this.#set(op, WRONG_KEY, row);
    return { state, pauses };
  }

  /** Counts one message to a number from an address (blind indexes), or says why it is not sent. */
  async reserveSend(number: string, from: Asked): Promise<Refusal | Room | "conflict"> {
    const [state, address, wrong] = await this.#kv.getMany<[NumberState, Instants, WrongOnSite]>(
      [[CODE_NUMBERS, number], [CODE_ADDRESSES, from.address], WRONG_KEY],
    );
    const now = this.#clock.now();
    const { count, within: span } = LIMITS.sendsOfAddress;
    const fromAddress = within(address.value?.at ?? [], span, now);
    const current = numberAt(state.value, now);
    const addressFrom = refuseMany(fromAddress, { count, within: span });
    const refusal = paused(wrong.value, now) ??
      (addressFrom === null ? null : { limit: "address" as const, until: addressFrom }) ??
      refuseTry(current) ?? refuseSend(current, now);
    if (refusal !== null) return refusal;
    const op = this.#kv.atomic().check(state, address);
    const room = await this.#texts.makeRoom(op);
    if ("limit" in room) return room;
    this.#set(op, state.key, afterSend(current, from.askedAt, from.codeEndsAt));
    this.#set(op, address.key, { at: [...fromAddress, from.askedAt], expiresAt: now + span });
    return (await op.commit()).ok ? room : "conflict";
  }

  /**
   * Takes back what was counted for a message that did not leave: the number is free again at once.
   * The address is too, unless the number was at fault: nobody shall try out numbers for nothing.
   */
  async releaseSend(
    number: string,
    from: Asked,
    { byNumber }: { byNumber: boolean },
  ): Promise<void> {
    await untilCommitted(async () => {
      const [state, address] = await this.#kv.getMany<[NumberState, Instants]>([
        [CODE_NUMBERS, number],
        [CODE_ADDRESSES, from.address],
      ]);
      const op = this.#kv.atomic().check(state, address);
      const current = numberAt(state.value, this.#clock.now());
      this.#set(op, state.key, withoutSend(current, from.askedAt));
      if (address.value !== null && !byNumber) {
        const { at, expiresAt } = address.value;
        const mine = at.lastIndexOf(from.askedAt);
        this.#set(op, address.key, { at: at.filter((_, i) => i !== mine), expiresAt });
      }
      return (await op.commit()).ok ? null : "conflict";
    });
  }

  async status(): Promise<CodeStatus> {
    const [wrong, today] = await Promise.all([
      this.#kv.get<WrongOnSite>(WRONG_KEY),
      this.#texts.today(),
    ]);
    const now = this.#clock.now();
    const pause = paused(wrong.value, now);
    const lastPausedAt = lastPause(wrong.value, now);
    return {
      paused: pause !== null,
      pausedSince: pause && lastPausedAt,
      pausedUntil: pause?.until ?? null,
      lastPausedAt,
      wrongLastHour: wrongWithinHour(wrong.value, now).length,
      sentToday: today.sent,
      cap: today.cap,
    };
  }

  #set<T extends Ends>(op: Deno.AtomicOperation, key: Deno.KvKey, row: T): void {
    op.set(key, row, { expireIn: this.#vault.expireIn(row.expiresAt) });
  }
}

function paused(wrong: WrongOnSite | null, now: number): Refusal | null {
  const until = refuseMany(wrongWithinHour(wrong, now), LIMITS.wrongOnSite);
  return until === null ? null : { limit: "paused", until };
}

function wrongWithinHour(wrong: WrongOnSite | null, now: number): readonly number[] {
  return within(wrong?.at ?? [], LIMITS.wrongOnSite.within, now);
}

function lastPause(wrong: WrongOnSite | null, now: number): number | null {
  const at = wrong?.lastPausedAt ?? null;
  return at !== null && now - at < DAY ? at : null;
}
