import { DAY, MINUTE } from "../clock.ts";
import { untilCommitted } from "../kv.ts";
import { type Owner, type SealedRow, unlessDamaged } from "../vault/mod.ts";
import { PRESENCE } from "./keys.ts";
import type { ChatStore } from "./store.ts";

/**
 * An adviser counts as present this long after their page was last heard of, in milliseconds; after that
 * a colleague may go on with a visitor who waits for them.
 */
export const PRESENT_FOR = 3 * MINUTE;
/** A sign of life is written down when less than this is left of the last one, in milliseconds. */
const RENEW_BELOW = PRESENT_FOR * 3 / 4;

/** An adviser, as the staff's session knows them. */
export interface Adviser {
  readonly adviserId: string;
  readonly adviserName: string;
}

type PresenceState = "present" | "away";

interface PresentAdviser extends Adviser {
  readonly state: PresenceState;
}

interface Row extends SealedRow {
  /** `unsaid`: the page is open, and the adviser is not at the desk. */
  readonly state: PresenceState | "unsaid";
}

/** Whether an adviser's page is heard of, with the store's entry, so that a commit can insist on it. */
export interface Sign {
  readonly heard: boolean;
  readonly entry: { readonly key: Deno.KvKey; readonly versionstamp: string | null };
}

/** Who is at the desk. Rows live for minutes; names are sealed under a key of the day. */
export class Presence {
  readonly #store: ChatStore;

  constructor(store: ChatStore) {
    this.#store = store;
  }

  /** Says that an adviser is there, or away for a while. */
  async set(adviser: Adviser, state: PresenceState): Promise<void> {
    await this.#write(adviser, () => state);
  }

  /**
   * The adviser's page was heard of: whatever was said before holds for a while more. Only what the page
   * itself asks counts. A stream does not: a machine that died leaves it open for many minutes.
   */
  async renew(adviser: Adviser): Promise<void> {
    await this.#write(adviser, (before) => {
      const left = (before?.expiresAt ?? 0) - this.#store.clock.now();
      return left < RENEW_BELOW ? before?.state ?? "unsaid" : null;
    });
  }

  /** Writes how an adviser is, upon what held before; null: nothing is to be written. */
  async #write(
    adviser: Adviser,
    decide: (before: Row | null) => Row["state"] | null,
  ): Promise<void> {
    const { kv, clock, vault } = this.#store;
    const key = [PRESENCE, adviser.adviserId];
    await untilCommitted(async () => {
      const entry = await kv.get<Row>(key);
      const before = entry.value && entry.value.expiresAt > clock.now() ? entry.value : null;
      const state = decide(before);
      if (state === null) return "unchanged";
      const op = kv.atomic().check(entry);
      const dataKey = await this.#keyOfToday(op, adviser.adviserId);
      const at = { key, expiresAt: clock.now() + PRESENT_FOR };
      const sealed = await vault.seal(dataKey, at, { name: adviser.adviserName });
      op.set(key, { ...sealed, state } satisfies Row, { expireIn: PRESENT_FOR });
      if (before?.state !== state) this.#store.touchDesk(op);
      return (await op.commit()).ok ? "set" : "conflict";
    });
  }

  /** The adviser has signed out. */
  async leave(adviserId: string): Promise<void> {
    const op = this.#store.kv.atomic().delete([PRESENCE, adviserId]);
    this.#store.touchDesk(op);
    await op.commit();
  }

  /** How an adviser said to be, or null when they are not at the desk. */
  async of(adviserId: string): Promise<PresenceState | null> {
    const { value } = await this.#store.kv.get<Row>([PRESENCE, adviserId]);
    const isHeard = value && value.expiresAt > this.#store.clock.now();
    return isHeard && value.state !== "unsaid" ? value.state : null;
  }

  /** Whether an adviser's page is heard of, at the desk or not. */
  async sign(adviserId: string): Promise<Sign> {
    const entry = await this.#store.kv.get<Row>([PRESENCE, adviserId]);
    const heard = entry.value !== null && entry.value.expiresAt > this.#store.clock.now();
    return { heard, entry };
  }

  /** Whose pages are heard of, by the advisers' ids. */
  async heard(): Promise<ReadonlySet<string>> {
    return new Set((await this.#rows()).map(({ key }) => key[1] as string));
  }

  /** How many advisers are present and not away. */
  async count(): Promise<number> {
    return (await this.#rows()).filter(({ value }) => value.state === "present").length;
  }

  /** Everybody at the desk, by name. */
  async all(): Promise<PresentAdviser[]> {
    const open = (await this.#rows()).map(async ({ key, value }) => {
      const { state } = value;
      if (state === "unsaid") return null;
      const adviserId = key[1] as string;
      const dataKey = await this.#key(adviserId, value.expiresAt - PRESENT_FOR);
      const sealed = dataKey &&
        await this.#store.vault.unseal<{ name: string }>(dataKey, key, value);
      return sealed && { adviserId, adviserName: sealed.name, state };
    });
    // What was damaged is left out: the adviser's page writes it anew in less than a minute.
    const found = (await Promise.all(open.map(unlessDamaged)))
      .filter((one) => one !== null && one !== "damaged");
    return found.sort((a, b) => a.adviserName.localeCompare(b.adviserName, "fi"));
  }

  async #rows(): Promise<Deno.KvEntry<Row>[]> {
    const rows = await Array.fromAsync(this.#store.kv.list<Row>({ prefix: [PRESENCE] }));
    return rows.filter(({ value }) => value.expiresAt > this.#store.clock.now());
  }

  async #keyOfToday(op: Deno.AtomicOperation, adviserId: string) {
    const now = this.#store.clock.now();
    const known = await unlessDamaged(this.#key(adviserId, now));
    if (known !== null && known !== "damaged") return known;
    const fresh = await this.#store.vault.newKey(owner(adviserId, now), now + 2 * DAY);
    // It seals a name for minutes: with one that was damaged the adviser had no page until tomorrow.
    if (known === "damaged") fresh.replace(op);
    else fresh.write(op);
    return fresh.dataKey;
  }

  #key(adviserId: string, at: number) {
    return this.#store.vault.loadKey(owner(adviserId, at));
  }
}

function owner(adviserId: string, at: number): Owner {
  return { kind: "staff", id: `${adviserId}/${Math.floor(at / DAY)}` };
}
