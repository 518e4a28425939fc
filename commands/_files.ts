import { dirname, join } from "node:path";
import { isStoreFailure } from "../lib/store_failure.ts";
import type { Machine } from "./_machine.ts";

/** The one file that a command was given, or null after saying what is missing. */
export function theFile({ args, complain }: Machine, command: string): string | null {
  if (args.length === 1 && !args[0]!.startsWith("-")) return args[0]!;
  complain(`It needs one file: deno task ${command} FILE`);
  return null;
}

/** Does work upon files. What the system says of them (no such folder, no space) is told, and fails. */
export async function uponFiles(
  { complain }: Machine,
  work: () => Promise<number>,
): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const ofStore = isStoreFailure(error);
    if (!ofStore && !/\(os error \d+\)/.test(error.message)) throw error;
    complain(ofStore ? `The store that KV_URL names: ${error.message}` : error.message);
    return 1;
  }
}

/** The ledgers that lie in the folder of a backup, whichever backup they were written beside. */
export async function ledgersAround(path: string): Promise<string[]> {
  const folder = dirname(path);
  const found: string[] = [];
  for await (const { name, isFile } of Deno.readDir(folder)) {
    if (isFile && name.endsWith(".ledger")) found.push(join(folder, name));
  }
  return found.sort();
}
