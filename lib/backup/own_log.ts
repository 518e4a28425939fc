import { AUDIT_BY_SUBJECT, AUDIT_LOG, AUDIT_TIP, type Tip } from "../audit/mod.ts";
import { DATA_KEYS } from "../vault/mod.ts";

/**
 * Whether the store's own audit log goes on from where the backup's ended. Then it is kept instead:
 * nobody may lose what was written down since by restoring.
 */
export async function goesOn(kv: Deno.Kv, backedUp: Tip | undefined): Promise<boolean> {
  const { value: own } = await kv.get<Tip>([AUDIT_TIP]);
  if (!own) return false;
  if (!backedUp) return true;
  if (own.seq < backedUp.seq) return false;
  if (own.seq === backedUp.seq) return own.hash === backedUp.hash;
  const { value: link } = await kv.get<{ hash: string }>([AUDIT_LOG, backedUp.seq]);
  return link?.hash === backedUp.hash;
}

/** Whether a row is part of the audit log: its links, its index, its end, the keys of its months. */
export function isOfLog(key: Deno.KvKey): boolean {
  const [root, kind, id] = key;
  if (root === DATA_KEYS) return kind === "staff" && String(id).startsWith("audit/");
  return root === AUDIT_LOG || root === AUDIT_BY_SUBJECT || root === AUDIT_TIP;
}
