import type { Clock } from "../clock.ts";
import { type Row, writeBackupFile } from "./backup_file.ts";
import type { About } from "./header.ts";
import type { SiteKeys } from "./keys.ts";
import { writeLedgerFile } from "./ledger_file.ts";
import { READ_FIRST, READ_LAST, ROOTS, ruleOf } from "./roots.ts";

/** What was written. */
interface Written extends About {
  readonly ledgerEntries: number;
  /** Roots of another version of the site, which were kept as they are. */
  readonly unknown: readonly string[];
}

/** The ledger that lies beside a backup. */
export function ledgerBeside(path: string): string {
  return `${path}.ledger`;
}

/**
 * Writes everything that is worth keeping into a file, row by row as it lies in the store, and the
 * erasure ledger beside it. The site may run meanwhile. Takes as much memory for many rows as for few.
 */
export async function writeBackup(
  path: string,
  kv: Deno.Kv,
  { keys, clock }: { keys: SiteKeys; clock: Clock },
): Promise<Written> {
  const unknown: string[] = [];
  const about = await writeBackupFile(path, rowsToKeep(kv, unknown), { keys, clock });
  const ledgerEntries = await writeLedgerFile(ledgerBeside(path), kv, { keys, clock });
  return { ...about, ledgerEntries, unknown };
}

/** The rows that a backup holds, in the order that a restore relies on (`READ_FIRST`). */
export async function* rowsToKeep(kv: Deno.Kv, unknown: string[] = []): AsyncGenerator<Row> {
  for (const root of await rootsInOrder(kv)) {
    if (!Object.hasOwn(ROOTS, root)) unknown.push(root);
    if (ruleOf(root).fate !== "kept") continue;
    // A prefix would leave out the row whose key is the root itself.
    const range = { start: [root], end: [after(root)] };
    for await (const { key, value } of kv.list(range, { batchSize: 500 })) yield { key, value };
  }
}

/** Roots that come into being while the backup is made belong to it as well: their rows may be leant on. */
async function rootsInOrder(kv: Deno.Kv): Promise<string[]> {
  const ordered = [...READ_FIRST, ...READ_LAST];
  const others = new Set([...Object.keys(ROOTS), ...await rootsOf(kv)]);
  return [...READ_FIRST, ...[...others].filter((root) => !ordered.includes(root)), ...READ_LAST];
}

/** The first parts of the store's keys, without reading what lies under them. */
export async function rootsOf(kv: Deno.Kv): Promise<string[]> {
  const roots: string[] = [];
  for (;;) {
    // Numbers come after every text, so this ends behind the last root.
    const start = [roots.length === 0 ? "" : after(roots.at(-1)!)];
    const [next] = await Array.fromAsync(kv.list({ start, end: [-Infinity] }, { limit: 1 }));
    if (!next) return roots;
    roots.push(String(next.key[0]));
  }
}

/** What comes next after everything that lies under a root. */
function after(root: string): string {
  return `${root}\u0000`;
}
