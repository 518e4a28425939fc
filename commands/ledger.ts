import { writeLedgerFile } from "../lib/backup/mod.ts";
import { theFile, uponFiles } from "./_files.ts";
import { uponInstallation } from "./_installation.ts";
import { hasItsKeys } from "./_keys.ts";
import type { Machine } from "./_machine.ts";

/** Writes the erasure ledger alone, so that it can leave the machine every few minutes. */
export async function ledger(machine: Machine): Promise<number> {
  const path = theFile(machine, "ledger");
  return path === null ? 2 : await uponFiles(machine, () => writeTo(machine, path));
}

function writeTo(machine: Machine, path: string): Promise<number> {
  return uponInstallation(machine, async ({ settings, clock, kv, vault }) => {
    if (!await hasItsKeys(machine, vault)) return 1;
    const entries = await writeLedgerFile(path, kv, { keys: settings, clock });
    machine.print(`The erasure ledger is written: ${entries} entries in ${path}.`);
    return 0;
  });
}
