import { ledgerBeside, writeBackup } from "../lib/backup/mod.ts";
import { BackupLog } from "../lib/watch/mod.ts";
import { theFile, uponFiles } from "./_files.ts";
import { uponInstallation } from "./_installation.ts";
import { hasItsKeys } from "./_keys.ts";
import type { Machine } from "./_machine.ts";

/** Writes a backup and the erasure ledger beside it. It may run beside the site. */
export async function backup(machine: Machine): Promise<number> {
  const path = theFile(machine, "backup");
  return path === null ? 2 : await uponFiles(machine, () => writeTo(machine, path));
}

function writeTo(machine: Machine, path: string): Promise<number> {
  return uponInstallation(machine, async ({ settings, clock, kv, vault }) => {
    if (!await hasItsKeys(machine, vault)) return 1;
    const { rows, length, ledgerEntries, unknown } = await writeBackup(path, kv, {
      keys: settings,
      clock,
    });
    await new BackupLog(kv).note(clock.now());
    machine.print(
      `The backup is written and was read back: ${rows} rows, ${length} bytes in ${path}.`,
    );
    machine.print(
      `The erasure ledger is beside it: ${ledgerEntries} entries in ${ledgerBeside(path)}.`,
    );
    if (unknown.length > 0) {
      machine.print(
        `It has rows that this version does not know, as they are: ${unknown.join(", ")}.`,
      );
    }
    return 0;
  });
}
