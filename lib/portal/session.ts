import { type Clock, MINUTE } from "../clock.ts";
import { deleteKeys } from "../kv.ts";
import type { Log } from "../log/mod.ts";
import { endOf } from "../retention.ts";
import type { Lang } from "../site/languages.ts";
import { newToken, type SealedRow, unlessDamaged, type Vault } from "../vault/mod.ts";
import { sealWithToken, tokenHash } from "../vault/token.ts";
import { openTokenRow } from "../vault/token_row.ts";

export const PORTAL_SESSIONS = "portal_sessions";
export const PORTAL_SESSIONS_BY_PHONE = "portal_sessions_by_phone";

/** A session ends when it was not used for this long, in milliseconds. */
const PORTAL_IDLE = 15 * MINUTE;
/** How old a code may be for downloading and for erasing everything, in milliseconds. */
const FRESH_FOR = 5 * MINUTE;
/** Not every request of a busy reader needs to be written down. */
const SLIDE_EVERY = MINUTE;

interface Held {
  readonly phone: string;
  readonly lang: Lang;
  readonly provenAt: number;
  readonly lastSeenAt: number;
}

/** Somebody who proved a phone number. Times in epoch milliseconds. */
export interface PortalSession extends Held {
  readonly token: string;
  /** When it ends if nothing more is done. */
  readonly idleEndsAt: number;
  /** When it ends at the latest. */
  readonly endsAt: number;
}

/**
 * Portal sessions. The store holds a hash of the token and a row that only the token opens, so that
 * whoever reads the store can neither use a session nor see whose it is.
 */
export class PortalSessions {
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

  /**
   * Adds a new session to the commit that spends a code, and ends the one it takes the place of: a
   * token is never carried over a proof (OWASP ASVS 5.0, 7.2.4). Answers the token.
   */
  async begin(
    op: Deno.AtomicOperation,
    who: { phone: string; lang: Lang; replaces?: PortalSession | null },
  ): Promise<string> {
    const now = this.#clock.now();
    const token = newToken();
    const { phone, lang, replaces } = who;
    if (replaces) await this.#addEnd(op, replaces);
    await this.#write(op, token, { phone, lang, provenAt: now, lastSeenAt: now });
    const index = await this.#indexKey(token, phone);
    const expiresAt = endOf("portal_session", now);
    op.set(index, { expiresAt }, { expireIn: this.#vault.expireIn(expiresAt) });
    return token;
  }

  /** The live session of a token, or null. Using it moves its idle end, never its last one. */
  async load(token: string): Promise<PortalSession | null> {
    const found = await this.#open(token);
    if (found === null) return null;
    const now = this.#clock.now();
    if (now - found.held.lastSeenAt < SLIDE_EVERY) return session(token, found.held);
    const seen = { ...found.held, lastSeenAt: now };
    // Checked, so that a session which ends at this moment does not come back to life.
    const op = this.#kv.atomic().check(found.entry);
    await this.#write(op, token, seen);
    if ((await op.commit()).ok) return session(token, seen);
    const again = await this.#open(token);
    return again && session(token, again.held);
  }

  /** Whether a stream of this token may go on. Does not count as use. */
  async isAlive(token: string): Promise<boolean> {
    const entry = await unlessDamaged(this.#kv.get<SealedRow>(await key(token)));
    if (entry === "damaged" || entry.value === null) return false;
    return entry.value.expiresAt > this.#clock.now();
  }

  /** Whether the number was proven lately enough for what cannot be undone. */
  isFresh(session: PortalSession): boolean {
    return this.#clock.now() - session.provenAt <= FRESH_FOR;
  }

  /** Ends one session. */
  async end(session: PortalSession): Promise<void> {
    const op = this.#kv.atomic();
    await this.#addEnd(op, session);
    await op.commit();
  }

  /** Ends every session of a number, named by its blind index (`clients.phoneHash`). */
  async endAllOf(phoneHash: string): Promise<void> {
    const keys: Deno.KvKey[] = [];
    const prefix = [PORTAL_SESSIONS_BY_PHONE, phoneHash];
    for await (const entry of this.#kv.list({ prefix })) {
      keys.push(entry.key, [PORTAL_SESSIONS, entry.key[2]!]);
    }
    await deleteKeys(this.#kv, keys);
  }

  /** One that was damaged is none. Its row under the number's index, which tells nothing, ends by itself. */
  async #open(token: string) {
    const at = { key: await key(token), clock: this.#clock, log: this.#log };
    return await openTokenRow<Held>(this.#kv, { token, what: "portalSession", ...at });
  }

  async #addEnd(op: Deno.AtomicOperation, session: PortalSession): Promise<void> {
    op.delete(await key(session.token));
    op.delete(await this.#indexKey(session.token, session.phone));
  }

  async #write(op: Deno.AtomicOperation, token: string, held: Held): Promise<void> {
    const at = { key: await key(token), expiresAt: session(token, held).idleEndsAt };
    const row = await sealWithToken(token, at, held);
    op.set(at.key, row, { expireIn: this.#vault.expireIn(at.expiresAt) });
  }

  async #indexKey(token: string, phone: string): Promise<Deno.KvKey> {
    const phoneHash = await this.#vault.index("phone", phone);
    return [PORTAL_SESSIONS_BY_PHONE, phoneHash, await tokenHash(token)];
  }
}

async function key(token: string): Promise<Deno.KvKey> {
  return [PORTAL_SESSIONS, await tokenHash(token)];
}

function session(token: string, held: Held): PortalSession {
  const endsAt = endOf("portal_session", held.provenAt);
  return { token, ...held, endsAt, idleEndsAt: Math.min(endsAt, held.lastSeenAt + PORTAL_IDLE) };
}
