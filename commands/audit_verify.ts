import { Audit, verifyCommand } from "../lib/audit/mod.ts";
import { uponInstallation } from "./_installation.ts";
import type { Machine } from "./_machine.ts";

/** Tells whether the audit log is whole. It may run beside the site. */
export function auditVerify(machine: Machine): Promise<number> {
  return uponInstallation(machine, async ({ kv, clock, vault }) => {
    const { ok, line } = await verifyCommand(new Audit(kv, { clock, vault }));
    (ok ? machine.print : machine.complain)(line);
    return ok ? 0 : 1;
  });
}
