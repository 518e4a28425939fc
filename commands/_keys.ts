import type { Vault } from "../lib/vault/mod.ts";
import type { Machine } from "./_machine.ts";

/** Whether the settings hold the keys that the store was last used with; says which one is not. */
export async function hasItsKeys({ complain }: Machine, vault: Vault): Promise<boolean> {
  const wrong = await vault.wrongKey();
  if (wrong) complain(explainWrongKey(wrong));
  return wrong === null;
}

function explainWrongKey(name: "MASTER_KEY" | "INDEX_KEY"): string {
  const lines = [`This store was last used with another ${name}. Nothing was written to it.`];
  if (name === "MASTER_KEY") {
    lines.push("A key that was replaced belongs in OLD_MASTER_KEYS until `rotate-keys` is done.");
  }
  return [...lines, "Set the key that belongs to this store, and start again."].join("\n");
}
