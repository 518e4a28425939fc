import { ERASURE_LEDGER } from "../vault/mod.ts";
import { RESTORE_STATE } from "./half_restored.ts";
import { ruleOf } from "./roots.ts";
import { rootsOf } from "./write.ts";

const KEY: Deno.KvKey = [RESTORE_STATE];

/** That a restore has begun. It goes with the restore's last step. */
interface RestoreState {
  /** Epoch milliseconds. */
  readonly begunAt: number;
  /** The store's own audit log goes on, and is not the backup's. */
  readonly ownLog: boolean;
}

/** What a restore finds: nothing worth keeping, what a restore left that was cut short, or a site's data. */
export type Target =
  | { readonly kind: "empty" | "filled" }
  | { readonly kind: "cut-short"; readonly state: RestoreState };

export async function targetOf(kv: Deno.Kv): Promise<Target> {
  const { value: state } = await kv.get<RestoreState>(KEY);
  if (state) return { kind: "cut-short", state };
  for (const root of await rootsOf(kv)) {
    // What was erased from this store stays known in it, whatever else is done to it.
    if (root !== ERASURE_LEDGER && ruleOf(root).fate !== "left-out") return { kind: "filled" };
  }
  return { kind: "empty" };
}

export async function begin(kv: Deno.Kv, state: RestoreState): Promise<void> {
  await kv.set(KEY, state);
}

export async function end(kv: Deno.Kv): Promise<void> {
  await kv.delete(KEY);
}
