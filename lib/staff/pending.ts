import { type Clock, MINUTE } from "../clock.ts";
import { newToken, type SealedRow, unlessDamaged } from "../vault/mod.ts";
import { sealWithToken, tokenHash, unsealWithToken } from "../vault/token.ts";

const STAFF_SIGN_INS = "staff_sign_ins";
/** Whoever has not come back from the identity provider by then begins anew, in milliseconds. */
const SIGN_IN_FOR = 10 * MINUTE;

/** What the site remembers of a browser that it sent to the identity provider. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  /** PKCE (RFC 7636). */
  readonly verifier: string;
  readonly lang: "fi" | "en";
  /** A page of the site to go on to. */
  readonly returnTo?: string;
}

/** Sign-ins under way. A row is found and opened only by the browser that began it, and once. */
export class PendingSignIns {
  readonly #kv: Deno.Kv;
  readonly #clock: Clock;

  constructor(kv: Deno.Kv, options: { clock: Clock }) {
    this.#kv = kv;
    this.#clock = options.clock;
  }

  /** Answers the token for the browser's cookie. */
  async begin(pending: PendingSignIn): Promise<string> {
    const token = newToken();
    const at = { key: await keyOf(token), expiresAt: this.#clock.now() + SIGN_IN_FOR };
    const row = await sealWithToken(token, at, pending);
    await this.#kv.set(at.key, row, { expireIn: SIGN_IN_FOR });
    return token;
  }

  /**
   * Takes the sign-in of a token away from the store: of two that come back, one gets it. Of one that was
   * damaged nobody does, and they begin anew.
   */
  async spend(token: string): Promise<PendingSignIn | null> {
    const entry = await unlessDamaged(this.#kv.get<SealedRow>(await keyOf(token)));
    if (entry === "damaged" || entry.value === null) return null;
    const spent = await this.#kv.atomic().check(entry).delete(entry.key).commit();
    if (!spent.ok) return null;
    const at = { key: entry.key, row: entry.value, clock: this.#clock };
    const pending = await unlessDamaged(unsealWithToken<PendingSignIn>(token, at));
    return pending === "damaged" ? null : pending;
  }
}

async function keyOf(token: string): Promise<Deno.KvKey> {
  return [STAFF_SIGN_INS, await tokenHash(token)];
}
