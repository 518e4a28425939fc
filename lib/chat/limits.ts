import { type Clock, DAY, HOUR } from "../clock.ts";
import { untilCommitted } from "../kv.ts";
import { Turns } from "../turns.ts";
import type { Vault } from "../vault/mod.ts";
import { LIMITS as ROOT } from "./keys.ts";

/** How often something may be done. Windows in milliseconds. */
export const CHAT_LIMITS = {
  startsOfAddress: { count: 60, within: HOUR },
  /** A receipt code has 85 bits; these stop the guessing long before chance could matter. */
  wrongReceiptsOfAddress: { count: 10, within: HOUR },
  wrongReceiptsOnSite: { count: 200, within: HOUR },
} as const;

/** The most messages that one conversation holds. */
export const MOST_MESSAGES = 5_000;
/** What a visitor may write in one conversation, in UTF-16 units: both sides must be able to open it. */
export const MOST_CHARACTERS = 1_000_000;

type LimitName = keyof typeof CHAT_LIMITS;
type Row = { readonly count: number; readonly expiresAt: number };

/**
 * Counts what is done from an address or on the whole site. Holds keyed hashes, which expire, and which
 * are others every day: copies of the store of two days do not tell that the same address came again.
 */
export class Budgets {
  readonly #kv: Deno.Kv;
  readonly #clock: Clock;
  readonly #vault: Vault;
  readonly #turns = new Turns();

  constructor(kv: Deno.Kv, options: { clock: Clock; vault: Vault }) {
    this.#kv = kv;
    this.#clock = options.clock;
    this.#vault = options.vault;
  }

  /**
   * Takes one of what is allowed, before it is done: checked and counted in one step, so that a
   * thousand at once get as many as a thousand in a row. Answers null, or until when none is left.
   */
  async take(name: LimitName, subject = ""): Promise<number | null> {
    const keys = await this.#keys(name, subject);
    const { count, within } = CHAT_LIMITS[name];
    return await this.#change(keys, (row) => {
      const used = row?.count ?? 0;
      const expiresAt = row?.expiresAt ?? this.#clock.now() + within;
      if (used >= count) return { result: expiresAt };
      return { result: null, row: { count: used + 1, expiresAt } };
    });
  }

  /** Gives one back: it turned out not to count. */
  async giveBack(name: LimitName, subject = ""): Promise<void> {
    await this.#change(await this.#keys(name, subject), (row) => {
      if (!row) return { result: null };
      return { result: null, row: { ...row, count: Math.max(0, row.count - 1) } };
    });
  }

  /** Changes the counter that runs: one that began before midnight goes on under its name of that day. */
  #change<T>(
    keys: readonly [today: Deno.KvKey, yesterday: Deno.KvKey],
    decide: (row: Row | null) => { result: T; row?: Row },
  ): Promise<T> {
    return this.#turns.take(String(keys[0]), () =>
      untilCommitted(async () => {
        const entries = await this.#kv.getMany<[Row, Row]>([...keys]);
        const now = this.#clock.now();
        const running = entries.find(({ value }) => value && value.expiresAt > now);
        const { key } = running ?? entries[0];
        const { result, row } = decide(running?.value ?? null);
        if (!row) return result as T | "conflict";
        const expireIn = this.#vault.expireIn(row.expiresAt);
        const op = this.#kv.atomic().check(...entries).set(key, row, { expireIn });
        return (await op.commit()).ok ? result : "conflict";
      })) as Promise<T>;
  }

  async #keys(name: LimitName, subject: string): Promise<[Deno.KvKey, Deno.KvKey]> {
    const today = Math.floor(this.#clock.now() / DAY);
    const keyOf = async (day: number) => {
      return [ROOT, name, await this.#vault.index(`chat-${name}-${day}`, subject)];
    };
    return await Promise.all([keyOf(today), keyOf(today - 1)]);
  }
}

/** How much at once, and how much a second after that. */
interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** Messages that one conversation may write: faster than any person. */
export const WRITING: Rate = { burst: 1_200, perSecond: 5 };
/**
 * Messages that one address may have opened: opening is dear, and a conversation may hold thousands.
 * Twenty whole windows that ask for hundreds of messages every few seconds stay far below it.
 */
export const READING: Rate = { burst: 30_000, perSecond: 1_000 };
const REMEMBERED = 5_000;

/**
 * Slows whoever is faster than people are: a burst, then so many a second. Kept in this process only;
 * what a conversation may hold at all is decided by the store.
 */
export class Pace {
  readonly #clock: Clock;
  readonly #rate: Rate;
  readonly #left = new Map<string, { tokens: number; at: number }>();

  constructor(clock: Clock, rate: Rate) {
    this.#clock = clock;
    this.#rate = rate;
  }

  /** True while there is room for `count` more of a name's. */
  take(name: string, count = 1): boolean {
    const now = this.#clock.now();
    const { burst, perSecond } = this.#rate;
    const before = this.#left.get(name) ?? { tokens: burst, at: now };
    const grown = Math.min(burst, before.tokens + (now - before.at) / 1_000 * perSecond);
    const room = grown >= count;
    this.#left.delete(name);
    if (this.#left.size >= REMEMBERED) this.#left.delete(this.#left.keys().next().value!);
    this.#left.set(name, { tokens: room ? grown - count : grown, at: now });
    return room;
  }
}
