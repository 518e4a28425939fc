import { type Clock, DAY, MINUTE } from "../clock.ts";
import { untilCommitted } from "../kv.ts";
import type { Log } from "../log/mod.ts";
import {
  type DataKey,
  newToken,
  type Owner,
  type SealedRow,
  unlessDamaged,
  type Vault,
} from "../vault/mod.ts";
import { sealWithToken, tokenHash } from "../vault/token.ts";
import { openTokenRow } from "../vault/token_row.ts";
import {
  type Held,
  type SessionLine,
  sessionOf,
  type StaffIdentity,
  type StaffLang,
  type StaffSession,
} from "./session.ts";

export const STAFF_SESSIONS = "staff_sessions";
const STAFF_SESSION_LIST = "staff_session_list";
/** Not every request of a busy reader needs to be written down. */
const SLIDE_EVERY = MINUTE;
/** More than this of an id token is not kept: signing out at the provider works without it too. */
const LONGEST_ID_TOKEN = 8_000;

/** What a list row seals: the session's own row is found by the hash. */
type Listed = Omit<SessionLine, "personId"> & { readonly hash: string };

/**
 * Staff sessions. The session's row is opened by its token only; a second row, sealed under a key of
 * the day, lets people see and end their sessions.
 */
export class StaffSessions {
  readonly #kv: Deno.Kv;
  readonly #clock: Clock;
  readonly #vault: Vault;
  readonly #log?: Log;

  constructor(kv: Deno.Kv, options: { clock: Clock; vault: Vault; log?: Log }) {
    this.#kv = kv;
    this.#clock = options.clock;
    this.#vault = options.vault;
    this.#log = options.log;
  }

  /** Begins a session and answers its token. One that it takes the place of ends in the same commit. */
  begin(identity: StaffIdentity, { replaces }: { replaces?: StaffSession | null } = {}) {
    return untilCommitted<string | "conflict">(async () => {
      const now = this.#clock.now();
      const token = newToken();
      const { idToken, ...rest } = identity;
      const keepHint = idToken !== undefined && idToken.length <= LONGEST_ID_TOKEN;
      const held: Held = {
        ...rest,
        ...(keepHint && { idToken }),
        id: newId(now),
        createdAt: now,
        lastSeenAt: now,
      };
      const op = this.#kv.atomic();
      if (replaces) await this.#addEnd(op, replaces);
      await this.#write(op, token, held);
      return (await op.commit()).ok ? token : "conflict";
    });
  }

  /** The live session of a token, or null. Using it moves its idle end, never its last one. */
  async load(token: string): Promise<StaffSession | null> {
    const found = await this.#open(token);
    if (found === null) return null;
    const now = this.#clock.now();
    if (now - found.held.lastSeenAt < SLIDE_EVERY) return sessionOf(token, found.held);
    return await this.#change(token, { lastSeenAt: now });
  }

  /** The live session of a token for a page that asks by itself: does not count as use. */
  async peek(token: string): Promise<StaffSession | null> {
    const found = await this.#open(token);
    return found && sessionOf(token, found.held);
  }

  /** Whether a stream of this token may go on. Does not count as use. */
  async isAlive(token: string): Promise<boolean> {
    const entry = await unlessDamaged(this.#kv.get<SealedRow>(await keyOf(token)));
    return entry !== "damaged" && entry.value !== null &&
      entry.value.expiresAt > this.#clock.now();
  }

  /** Waits until the session of a token is over, wherever it was ended, or the signal aborts. */
  async ended(token: string, signal: AbortSignal): Promise<void> {
    const watcher = this.#kv.watch<[SealedRow]>([await keyOf(token)]).getReader();
    const stop = () => void watcher.cancel().catch(() => {});
    let timer: ReturnType<typeof setTimeout> | undefined;
    signal.addEventListener("abort", stop);
    try {
      while (!signal.aborted) {
        const { done, value } = await watcher.read();
        const endsAt = value?.[0].value?.expiresAt ?? 0;
        clearTimeout(timer);
        if (done || endsAt <= this.#clock.now()) return;
        timer = setTimeout(stop, endsAt - this.#clock.now());
      }
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      stop();
    }
  }

  /** Changes the language that the site speaks to this session. */
  async setLang(session: StaffSession, lang: StaffLang): Promise<void> {
    await this.#change(session.token, { lang });
  }

  /** Ends a session. */
  async end(session: StaffSession): Promise<void> {
    const op = this.#kv.atomic();
    await this.#addEnd(op, session);
    await op.commit();
  }

  /** Ends one session of a person, as a list names it. Another's is not found. */
  async endOne(personId: string, id: string): Promise<"ended" | "not-found"> {
    const { key, value } = await this.#kv.get<SealedRow>([STAFF_SESSION_LIST, personId, id]);
    const listed = value && await unlessDamaged(this.#unseal({ key, value }));
    if (!listed || listed === "damaged") return "not-found";
    await this.#kv.atomic().delete(key).delete([STAFF_SESSIONS, listed.hash]).commit();
    return "ended";
  }

  /**
   * The sessions of a person, or of everybody, the latest used first. What was damaged is left out: a
   * session that is in use writes its row anew within a minute.
   */
  async list(personId?: string): Promise<SessionLine[]> {
    const prefix = personId === undefined ? [STAFF_SESSION_LIST] : [STAFF_SESSION_LIST, personId];
    const rows = await Array.fromAsync(this.#kv.list<SealedRow>({ prefix }));
    const opened = await Promise.all(rows.map(async (row) => {
      const listed = await unlessDamaged(this.#unseal(row));
      if (listed === "damaged") {
        this.#log?.error("value-damaged", { what: "staffSession", damaged: 1 });
      }
      if (!listed || listed === "damaged") return null;
      const { hash: _hash, ...line } = listed;
      return { ...line, personId: row.key[1] as string };
    }));
    return opened.filter((line) => line !== null).sort((a, b) => b.lastSeenAt - a.lastSeenAt);
  }

  /** One that was damaged is none. */
  async #open(token: string) {
    const at = { key: await keyOf(token), clock: this.#clock, log: this.#log };
    return await openTokenRow<Held>(this.#kv, { token, what: "staffSession", ...at });
  }

  /** Checked against what was read, so that a session which ends meanwhile does not come back to life. */
  #change(token: string, change: Partial<Held>): Promise<StaffSession | null> {
    return untilCommitted<StaffSession | null>(async () => {
      const found = await this.#open(token);
      if (found === null) return null;
      const held = { ...found.held, ...change };
      const op = this.#kv.atomic().check(found.entry);
      await this.#write(op, token, held);
      return (await op.commit()).ok ? sessionOf(token, held) : "conflict";
    });
  }

  async #write(op: Deno.AtomicOperation, token: string, held: Held): Promise<void> {
    const key = await keyOf(token);
    const expiresAt = sessionOf(token, held).idleEndsAt;
    const expireIn = this.#vault.expireIn(expiresAt);
    op.set(key, await sealWithToken(token, { key, expiresAt }, held), { expireIn });
    const { id, name, roles, browser, createdAt, lastSeenAt, personId } = held;
    const hash = key[1] as string;
    const listed: Listed = { id, name, roles, browser, createdAt, lastSeenAt, hash };
    const listKey = [STAFF_SESSION_LIST, personId, id];
    const dataKey = await this.#dayKey(op, held);
    op.set(listKey, await this.#vault.seal(dataKey, { key: listKey, expiresAt }, listed), {
      expireIn,
    });
  }

  async #addEnd(op: Deno.AtomicOperation, session: StaffSession): Promise<void> {
    op.delete(await keyOf(session.token));
    op.delete([STAFF_SESSION_LIST, session.personId, session.id]);
  }

  async #unseal({ key, value }: { key: Deno.KvKey; value: SealedRow }): Promise<Listed | null> {
    const dataKey = await this.#vault.loadKey(ownerOf(key[2] as string));
    return dataKey && await this.#vault.unseal<Listed>(dataKey, key, value);
  }

  async #dayKey(op: Deno.AtomicOperation, { id, createdAt }: Held): Promise<DataKey> {
    const known = await unlessDamaged(this.#vault.loadKey(ownerOf(id)));
    if (known !== null && known !== "damaged") return known;
    const fresh = await this.#vault.newKey(ownerOf(id), createdAt + 2 * DAY);
    // It seals lines of a list only: with one that was damaged nobody could sign in until tomorrow.
    if (known === "damaged") fresh.replace(op);
    else fresh.write(op);
    return fresh.dataKey;
  }
}

/** A session's id begins with the day whose key seals its row in the list. */
function newId(createdAt: number): string {
  return `${new Date(createdAt).toISOString().slice(0, 10)}-${crypto.randomUUID()}`;
}

function ownerOf(id: string): Owner {
  return { kind: "staff", id: `sessions/${id.slice(0, 10)}` };
}

async function keyOf(token: string): Promise<Deno.KvKey> {
  return [STAFF_SESSIONS, await tokenHash(token)];
}
