import type { Audit } from "../audit/mod.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log/mod.ts";
import type { Vault } from "../vault/mod.ts";
import { SignInPace } from "./pace.ts";
import { PendingSignIns } from "./pending.ts";
import { Provider, type ProviderSettings } from "./provider.ts";
import { parseRoleRules, type RoleRules } from "./roles.ts";
import { StaffSessions } from "./sessions.ts";
import { SignIn } from "./sign_in.ts";

export { ACCESS, type Access, allows, type RouteName } from "./access.ts";
export { browserFamily } from "./browser.ts";
export { issuerProblem } from "./issuer.ts";
export { safeReturn } from "./return_to.ts";
export { parseRoleRules, type RoleRules, rolesOf } from "./roles.ts";
export { type SessionLine, type StaffLang, type StaffSession } from "./session.ts";
export { STAFF_SESSIONS } from "./sessions.ts";

/** What the site is told of its identity provider. */
export interface StaffProvider extends ProviderSettings {
  /** As in `STAFF_ROLES`. */
  readonly roles: string;
}

interface StaffOptions {
  clock: Clock;
  vault: Vault;
  audit: Audit;
  log: Log;
  siteUrl: URL;
  /** Asked at the first sign-in: in development the provider starts on its own. */
  provider: () => Promise<StaffProvider>;
  /** Lets the provider speak plain http: for the one of development on this machine. */
  insecure: boolean;
}

/** The staff's parts over one store. */
export type Staff = ReturnType<typeof createStaff>;

/**
 * Who works here: sign-in by the identity provider (`signIn`), sessions (`sessions`), sign-out at the
 * provider (`provider.signOutUrl`), how often one may begin (`pace`), and `ACCESS`, the table of who may
 * do what.
 */
export function createStaff(kv: Deno.Kv, options: StaffOptions) {
  const { clock, vault, audit, log, siteUrl, insecure } = options;
  const sessions = new StaffSessions(kv, { clock, vault, log });
  const provider = new Provider({
    clock,
    log,
    settings: options.provider,
    redirectUri: new URL(CALLBACK, siteUrl),
    afterSignOut: new URL(SIGNED_OUT, siteUrl),
    insecure,
  });
  const rules = async () => rulesOf((await options.provider()).roles);
  const pending = new PendingSignIns(kv, { clock });
  return {
    sessions,
    provider,
    pace: new SignInPace(clock),
    signIn: new SignIn({ vault, audit, provider, pending, sessions, rules }),
  };
}

/** Where the provider sends a browser back to: registered there. */
export const CALLBACK = "/admin/callback";
export const SIGNED_OUT = "/admin/signed-out";

function rulesOf(text: string): RoleRules {
  const read = parseRoleRules(text);
  if ("problems" in read) throw new Error("STAFF_ROLES cannot be read");
  return read.rules;
}
