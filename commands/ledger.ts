import { writeLedgerFile } from "../lib/backup/mod.ts";
import { systemClock } from "../lib/clock.ts";
import { Vault } from "../lib/vault/mod.ts";
import { theFile, uponFiles } from "./_files.ts";
import { hasItsKeys } from "./_keys.ts";
import type { Machine } from "./_machine.ts";

/** Writes the erasure ledger alone, so that it can leave the machine every few minutes. */
export async function ledger(machine: Machine): Promise<number> {
  const path = theFile(machine, "ledger");
  return path === null ? 2 : await uponFiles(machine, () => writeTo(machine, path));
}

async function writeTo(machine: Machine, path: string): Promise<number> {
  const settings = await machine.settingsHere();
  const kv = await machine.openStore(settings);
  const clock = systemClock(settings.clockOffsetDays);
  const vault = await Vault.open({ kv, clock, ...settings });
  if (!await hasItsKeys(machine, vault)) return 1;
  const entries = await writeLedgerFile(path, kv, { keys: settings, clock });
  kv.close();
  machine.print(`The erasure ledger is written: ${entries} entries in ${path}.`);
  return 0;
}
