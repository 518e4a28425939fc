import { DAY, MINUTE } from "../clock.ts";
import { untilCommitted } from "../kv.ts";
import type { Owner, SealedRow } from "../vault/mod.ts";
import { PRESENCE } from "./keys.ts";
import type { ChatStore } from "./store.ts";

/** An adviser counts as present this long after the desk was last heard of, in milliseconds. */
export const PRESENT_FOR = 3 * MINUTE;

/** An adviser, as the staff's session knows them. */
export interface Adviser {
  readonly adviserId: string;
  readonly adviserName: string;
}

export type PresenceState = "present" | "away";

export interface PresentAdviser extends Adviser {
  readonly state: PresenceState;
}

interface Row extends SealedRow {
  readonly state: PresenceState;
}

/** Who is at the desk. Rows live for minutes; names are sealed under a key of the day. */
export class Presence {
  readonly #store: ChatStore;

  constructor(store: ChatStore) {
    this.#store = store;
  }

  /** Says that an adviser is there, or away for a while. */
  async set(adviser: Adviser, state: PresenceState): Promise<void> {
    const { kv, clock, vault } = this.#store;
    const key = [PRESENCE, adviser.adviserId];
    await untilCommitted(async () => {
      const before = await kv.get<Row>(key);
      const op = kv.atomic().check(before);
      const dataKey = await this.#keyOfToday(op, adviser.adviserId);
      const at = { key, expiresAt: clock.now() + PRESENT_FOR };
      const sealed = await vault.seal(dataKey, at, { name: adviser.adviserName });
      op.set(key, { ...sealed, state } satisfies Row, { expireIn: PRESENT_FOR });
      const same = before.value?.state === state && before.value.expiresAt > clock.now();
      if (!same) this.#store.touchDesk(op);
      return (await op.commit()).ok ? "set" : "conflict";
    });
  }

  /** The desk is still open: whatever was said before holds for a while more. */
  async renew(adviser: Adviser): Promise<void> {
    const { value } = await this.#store.kv.get<Row>([PRESENCE, adviser.adviserId]);
    const left = (value?.expiresAt ?? 0) - this.#store.clock.now();
    if (value && left > 0 && left < PRESENT_FOR / 2) await this.set(adviser, value.state);
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
    return value && value.expiresAt > this.#store.clock.now() ? value.state : null;
  }

  /** How many advisers are present and not away. */
  async count(): Promise<number> {
    return (await this.#rows()).filter(({ value }) => value.state === "present").length;
  }

  /** Everybody at the desk, by name. */
  async all(): Promise<PresentAdviser[]> {
    const open = (await this.#rows()).map(async ({ key, value }) => {
      const adviserId = key[1] as string;
      const dataKey = await this.#key(adviserId, value.expiresAt - PRESENT_FOR);
      const sealed = dataKey &&
        await this.#store.vault.unseal<{ name: string }>(dataKey, key, value);
      return sealed && { adviserId, adviserName: sealed.name, state: value.state };
    });
    const found = (await Promise.all(open)).filter((one) => one !== null);
    return found.sort((a, b) => a.adviserName.localeCompare(b.adviserName, "fi"));
  }

  async #rows(): Promise<Deno.KvEntry<Row>[]> {
    const rows = await Array.fromAsync(this.#store.kv.list<Row>({ prefix: [PRESENCE] }));
    return rows.filter(({ value }) => value.expiresAt > this.#store.clock.now());
  }

  async #keyOfToday(op: Deno.AtomicOperation, adviserId: string) {
    const now = this.#store.clock.now();
    const known = await this.#key(adviserId, now);
    if (known) return known;
    const { dataKey, write } = await this.#store.vault.newKey(owner(adviserId, now), now + 2 * DAY);
    write(op);
    return dataKey;
  }

  #key(adviserId: string, at: number) {
    return this.#store.vault.loadKey(owner(adviserId, at));
  }
}

function owner(adviserId: string, at: number): Owner {
  return { kind: "staff", id: `${adviserId}/${Math.floor(at / DAY)}` };
}
