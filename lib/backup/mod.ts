/**
 * Backups that a restore can be trusted with.
 *
 * - {@link writeBackup} reads the store while the site runs and writes its rows as they lie there, data
 *   keys wrapped and values sealed, into a file that is sealed as a whole once more. Beside it lies the
 *   erasure ledger; {@link writeLedgerFile} writes it alone, as often as one likes.
 * - {@link Restore} reads all of a backup before it writes anything. What expired by the clock or was
 *   erased since, as any ledger tells, does not come back, nor does what belongs to nobody.
 * - `roots.ts` says of every first part of keys what a backup does with it.
 */
export { BackupFile } from "./backup_file.ts";
export { isHalfRestored } from "./half_restored.ts";
export { readLedgerFile, writeLedgerFile } from "./ledger_file.ts";
export { Restore, type Restored, type RestoreRefusal } from "./restore.ts";
export { ROOTS } from "./roots.ts";
export { ledgerBeside, writeBackup } from "./write.ts";
