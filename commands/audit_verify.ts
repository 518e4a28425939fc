import { Audit, verifyCommand } from "../lib/audit/mod.ts";
import { systemClock } from "../lib/clock.ts";
import { Vault } from "../lib/vault/mod.ts";
import type { Machine } from "./_machine.ts";

/** Tells whether the audit log is whole. It may run beside the site. */
export async function auditVerify(machine: Machine): Promise<number> {
  const settings = await machine.settingsHere();
  const clock = systemClock(settings.clockOffsetDays);
  const kv = await machine.openStore(settings);
  const vault = await Vault.open({ kv, clock, ...settings });
  const { ok, line } = await verifyCommand(new Audit(kv, { clock, vault }));
  kv.close();
  (ok ? machine.print : machine.complain)(line);
  return ok ? 0 : 1;
}
