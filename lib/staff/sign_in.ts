import type { Audit } from "../audit/mod.ts";
import type { Vault } from "../vault/mod.ts";
import type { PendingSignIn, PendingSignIns } from "./pending.ts";
import type { Claims, Provider } from "./provider.ts";
import { type RoleRules, rolesOf } from "./roles.ts";
import type { StaffLang, StaffSession } from "./session.ts";
import type { StaffSessions } from "./sessions.ts";

type BeginOutcome = { url: URL; token: string } | "unavailable";

/**
 * `unknown`: this browser began no sign-in that is still good. `no-role`: the provider knows the
 * person, and no rule of `STAFF_ROLES` does.
 */
type FinishOutcome =
  | { outcome: "signed-in"; token: string; lang: StaffLang; returnTo?: string }
  | { outcome: "unknown" }
  | { outcome: "refused" | "invalid" | "unavailable" | "no-role"; lang: StaffLang };

interface SignInParts {
  vault: Vault;
  audit: Audit;
  provider: Provider;
  pending: PendingSignIns;
  sessions: StaffSessions;
  rules: () => Promise<RoleRules>;
}

/** Leads a staff member through the identity provider and back. */
export class SignIn {
  readonly #parts: SignInParts;

  constructor(parts: SignInParts) {
    this.#parts = parts;
  }

  /**
   * Where to send the browser, and the token by which it is known when it comes back. `another`: the
   * provider asks with which account.
   */
  async begin(
    { another, ...wanted }: Pick<PendingSignIn, "lang" | "returnTo"> & { another?: boolean },
  ): Promise<BeginOutcome> {
    const start = await this.#parts.provider.signInUrl({ another });
    if (start === "unavailable") return start;
    const token = await this.#parts.pending.begin({ ...start.checks, ...wanted });
    return { url: start.url, token };
  }

  /** Finishes what this browser began: `query` is what the provider sent it back with. */
  async finish(
    token: string | null,
    { query, browser, replaces }: {
      query: string;
      browser: string;
      replaces: StaffSession | null;
    },
  ): Promise<FinishOutcome> {
    const { pending, provider, rules, sessions, audit } = this.#parts;
    const waiting = token === null ? null : await pending.spend(token);
    if (waiting === null) return { outcome: "unknown" };
    const { lang, returnTo } = waiting;
    const proven = await provider.exchange(query, waiting);
    if (proven.outcome !== "proven") return { outcome: proven.outcome, lang };
    const { claims, idToken } = proven;
    const roles = rolesOf(await rules(), claims);
    if (roles.length === 0) return { outcome: "no-role", lang };
    const { iss, sub } = claims;
    const personId = await this.#parts.vault.index("staff", JSON.stringify([iss, sub]));
    const name = nameOf(claims);
    await audit.append({ actor: { id: personId, name }, action: "session.signed-in" });
    const begun = await sessions.begin(
      { personId, name, roles, lang, browser, idToken },
      { replaces },
    );
    return { outcome: "signed-in", token: begun, lang, returnTo };
  }
}

/** What colleagues call somebody. Never an address, and never a name as long as a page. */
function nameOf(claims: Claims): string {
  const name = typeof claims.name === "string" ? claims.name.trim() : "";
  return name === "" || name.includes("@") ? "–" : [...name].slice(0, 80).join("");
}
