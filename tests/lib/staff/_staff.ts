import { Audit } from "../../../lib/audit/mod.ts";
import { silentLog } from "../../../lib/log/mod.ts";
import { createStaff, type Staff, type StaffProvider } from "../../../lib/staff/mod.ts";
import { Vault } from "../../../lib/vault/mod.ts";
import { FakeClock } from "../../helpers/clock.ts";

const ROLES = "roles:Tyyne.Adviser=adviser; roles:Tyyne.Reviewer=reviewer";
export const SECRET = "a secret of the client that is long enough";

export interface StaffDesk extends AsyncDisposable {
  readonly staff: Staff;
  readonly audit: Audit;
  readonly clock: FakeClock;
  readonly kv: Deno.Kv;
}

/** The staff's parts over a store in memory. */
export async function openStaff(
  { issuer, insecure = true, change = {} }: {
    issuer: URL;
    insecure?: boolean;
    change?: Partial<StaffProvider>;
  },
): Promise<StaffDesk> {
  const kv = await Deno.openKv(":memory:");
  const clock = new FakeClock();
  const masterKey = new Uint8Array(32).fill(1);
  const vault = await Vault.open({ kv, clock, masterKey, indexKey: new Uint8Array(32).fill(2) });
  const audit = new Audit(kv, { clock, vault });
  const settings = { issuer, clientId: "tyyne", clientSecret: SECRET, roles: ROLES, ...change };
  const staff = createStaff(kv, {
    clock,
    vault,
    audit,
    log: silentLog,
    siteUrl: new URL("http://localhost:8000"),
    provider: () => Promise.resolve(settings),
    insecure,
  });
  return {
    staff,
    audit,
    clock,
    kv,
    [Symbol.asyncDispose]: () => {
      kv.close();
      return Promise.resolve();
    },
  };
}

/** A session as if somebody had signed in. */
export async function signedIn({ staff }: StaffDesk, personId = "person-1", name = "Aino Neuvoja") {
  const token = await staff.sessions.begin({
    personId,
    name,
    roles: ["adviser"],
    lang: "fi",
    browser: "Firefox, Linux",
  });
  const session = await staff.sessions.load(token);
  if (!session) throw new Error("not signed in");
  return session;
}
