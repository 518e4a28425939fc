import { type Clock, DAY, MINUTE } from "../clock.ts";
import { untilCommitted } from "../kv.ts";
import { Turns } from "../turns.ts";
import type { Vault } from "../vault/mod.ts";
import { STREAMS } from "./keys.ts";

/** How many event streams may be open at once. A session and an address have theirs on the whole site. */
export const STREAM_LIMITS = { session: 3, address: 20, instance: 500 } as const;
export type StreamLimit = keyof typeof STREAM_LIMITS;

/** A place that is not renewed is free after this long, in milliseconds: its instance was killed. */
export const PLACE_KEPT = 1.5 * MINUTE;
/** How often the place of an open stream is renewed, in milliseconds. */
export const RENEW_EVERY = MINUTE / 2;

export interface StreamOwner {
  /** Whose streams count together: a hash of the session's token. */
  readonly session: string;
  /** Names one page, so that its next connection takes the place of its last. */
  readonly tab?: string;
  /** Counted as a keyed hash while the stream is open. */
  readonly address: string;
}

/** The place of one open stream. */
export interface StreamPlace {
  /** Says that the stream is still open. False: its page has another one by now. */
  renew(): Promise<boolean>;
  release(): Promise<void>;
}

type Taken = { place: StreamPlace } | { refused: "session" | "address" };

/** Where the streams of a session and of an address are counted. */
export interface StreamPlaces {
  /** Takes a place: checked and counted in one step. A page's own last stream makes way. */
  take(owner: StreamOwner): Promise<Taken>;
}

/** Counts in memory, where one process has the store to itself. */
export class OwnPlaces implements StreamPlaces {
  readonly #taken = new Set<StreamOwner>();

  take(owner: StreamOwner): Promise<Taken> {
    const rest = [...this.#taken].filter((one) => !isSamePage(one, owner));
    const refused = refuse({
      session: rest.filter(({ session }) => session === owner.session).length,
      address: rest.filter(({ address }) => address === owner.address).length,
    });
    if (refused) return Promise.resolve({ refused });
    for (const one of this.#taken) if (isSamePage(one, owner)) this.#taken.delete(one);
    const mine = { ...owner };
    this.#taken.add(mine);
    return Promise.resolve({
      place: {
        renew: () => Promise.resolve(this.#taken.has(mine)),
        release: () => Promise.resolve(void this.#taken.delete(mine)),
      },
    });
  }
}

interface Held {
  readonly id: string;
  /** Keyed hash of what the page calls itself. */
  readonly tab?: string;
  readonly until: number;
}

interface Row {
  readonly places: readonly Held[];
  readonly expiresAt: number;
}

type Rows = readonly [session: Deno.KvEntryMaybe<Row>, address: Deno.KvEntryMaybe<Row>];

/** Counts in the store, where several instances share it: rows under keyed hashes, which expire. */
export class SharedPlaces implements StreamPlaces {
  readonly #kv: Deno.Kv;
  readonly #clock: Clock;
  readonly #vault: Vault;
  readonly #turns = new Turns();

  constructor(kv: Deno.Kv, options: { clock: Clock; vault: Vault }) {
    this.#kv = kv;
    this.#clock = options.clock;
    this.#vault = options.vault;
  }

  async take({ session, tab, address }: StreamOwner): Promise<Taken> {
    const keys = await Promise.all([
      this.#key("session", session),
      this.#key("address", address),
    ]);
    const page = tab === undefined ? {} : { tab: await this.#vault.index("stream-tab", tab) };
    const id = crypto.randomUUID();
    const refused = await this.#change(keys, ([ofSession, ofAddress], until) => {
      const last = ofSession.find((one) => one.tab !== undefined && one.tab === page.tab);
      const others = (held: readonly Held[]) => held.filter((one) => one.id !== last?.id);
      const rest = [others(ofSession), others(ofAddress)] as const;
      const result = refuse({ session: rest[0].length, address: rest[1].length });
      if (result) return { result };
      return { result: null, held: rest.map((held) => [...held, { id, ...page, until }]) };
    });
    if (refused) return { refused };
    return {
      place: {
        renew: () =>
          this.#change(keys, (rows, until) => {
            if (!rows.every((held) => held.some((one) => one.id === id))) return { result: false };
            const renewed = (one: Held) => one.id === id ? { ...one, until } : one;
            return { result: true, held: rows.map((held) => held.map(renewed)) };
          }),
        release: () =>
          this.#change(keys, (rows) => ({
            result: undefined,
            held: rows.map((held) => held.filter((one) => one.id !== id)),
          })),
      },
    };
  }

  /** Changes both rows in one commit, or none where `decide` gives no places. */
  #change<T>(
    keys: readonly [Deno.KvKey, Deno.KvKey],
    decide: (
      live: readonly [session: readonly Held[], address: readonly Held[]],
      until: number,
    ) => { result: T; held?: readonly (readonly Held[])[] },
  ): Promise<T> {
    return this.#turns.take(keys[1].join(), () =>
      untilCommitted<{ done: T }>(async () => {
        const rows = await this.#kv.getMany<[Row, Row]>([...keys]) as Rows;
        const now = this.#clock.now();
        const live = rows.map(({ value }) =>
          value?.places.filter(({ until }) => until > now) ?? []
        );
        const { result, held } = decide(live as [Held[], Held[]], now + PLACE_KEPT);
        if (!held) return { done: result };
        const op = this.#kv.atomic().check(...rows);
        held.forEach((places, i) => this.#write(op, keys[i]!, places));
        return (await op.commit()).ok ? { done: result } : "conflict";
      })).then(({ done }) => done);
  }

  #write(op: Deno.AtomicOperation, key: Deno.KvKey, places: readonly Held[]): void {
    if (places.length === 0) return void op.delete(key);
    const expiresAt = Math.max(...places.map(({ until }) => until));
    const row: Row = { places, expiresAt };
    op.set(key, row, { expireIn: this.#vault.expireIn(expiresAt) });
  }

  /** Another name every day, so that nothing of an address lasts; at midnight the counting begins anew. */
  async #key(of: "session" | "address", whose: string): Promise<Deno.KvKey> {
    const day = Math.floor(this.#clock.now() / DAY);
    return [STREAMS, of, await this.#vault.index(`stream-${of}-${day}`, whose)];
  }
}

function refuse(open: { session: number; address: number }): "session" | "address" | null {
  if (open.session >= STREAM_LIMITS.session) return "session";
  return open.address >= STREAM_LIMITS.address ? "address" : null;
}

/** Whether two streams are of one page, of which the later one counts. */
export function isSamePage(one: StreamOwner, other: StreamOwner): boolean {
  return one.tab !== undefined && one.tab === other.tab && one.session === other.session;
}
