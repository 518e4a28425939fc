import { BackupFile } from "../../lib/backup/mod.ts";
import { freshSecrets } from "../../lib/settings/mod.ts";
import { type DataKeyRow, keyId, MasterKeys } from "../../lib/vault/master_keys.ts";
import { STAYS } from "./backups.ts";
import type { Ground, Secrets } from "./ground.ts";
import type { Proofs } from "./proofs.ts";
import { heldOf } from "./store.ts";
import { type Visitor, whileReading } from "./visitor.ts";

/** Changes the master key while the site runs, killed once on the way. */
export async function changeMasterKey(
  ground: Ground,
  proofs: Proofs,
  visitor: Visitor,
): Promise<Secrets> {
  const store = { KV_URL: ground.path("site.kv") };
  const before = await ground.secrets();
  const after = { ...before, MASTER_KEY: freshSecrets().MASTER_KEY };
  const old = await ground.startSite("site.kv");
  await ground.useSecrets({ ...after, OLD_MASTER_KEYS: before.MASTER_KEY });
  const tooEarly = await ground.run("rotate-keys", [], store);
  proofs.show(
    "The master key is not changed under a site that was not told of the new one.",
    tooEarly.code === 1 && tooEarly.printed.includes("started with another MASTER_KEY"),
    tooEarly,
  );
  await old.kill();
  const site = await ground.startSite("site.kv");
  const { result: rotated, read, failed } = await whileReading(visitor, async () => {
    const killed = ground.begin("rotate-keys", [], store);
    await killed.printed(/wrapped anew so far/);
    await killed.kill();
    return await ground.run("rotate-keys", [], store);
  });
  proofs.show(
    `Every live data key was wrapped anew while the site answered ${read} times, although it was killed once.`,
    rotated.code === 0 && rotated.printed.includes("Left under former ones: 0.") && failed === 0,
    { rotated, failed },
  );
  await site.kill();
  await ground.useSecrets(after);
  const held = await heldOf(ground, "site.kv", { phone: STAYS });
  proofs.show("The new master key alone opens everything.", (held?.call ?? 0) > 0, held);
  return before;
}

/** Shows what an old backup is worth once the former master key is destroyed. */
export async function forgetOldBackup(
  ground: Ground,
  proofs: Proofs,
  { path, former }: { path: string; former: Secrets },
): Promise<void> {
  const now = await ground.secrets();
  const bytes = (text: string) => Uint8Array.fromBase64(text);
  const keysOf = (secrets: Secrets) => ({
    masterKey: bytes(secrets.MASTER_KEY),
    oldMasterKeys: [],
    indexKey: bytes(secrets.INDEX_KEY),
  });
  const refused = await BackupFile.open(path, keysOf(now));
  proofs.show(
    "With the new master key only, the old backup does not open.",
    "refused" in refused && refused.refused === "another-master-key",
    refused,
  );
  const opened = await BackupFile.open(path, keysOf(former));
  if ("refused" in opened) throw new Error(opened.refused);
  const current = await MasterKeys.import(keysOf(now));
  const id = await keyId(bytes(now.MASTER_KEY));
  let [tried, unwrapped] = [0, 0];
  for await (const { key, value } of opened.rows()) {
    if (key[0] !== "data_keys") continue;
    tried++;
    // Named as if it were wrapped by the new key, so that it is really tried.
    const row = { ...value as DataKeyRow, masterKeyId: id };
    await current.unwrap(row, key).then(() => unwrapped++, () => {});
  }
  proofs.show(
    `And none of its ${tried} data keys would: who was erased since can be read by nobody any more.`,
    tried > 0 && unwrapped === 0,
    unwrapped,
  );
  const fresh = ground.path("fresh.backup");
  const made = await ground.run("backup", [fresh], { KV_URL: ground.path("site.kv") });
  const restored = await ground.run("restore", [fresh], { KV_URL: ground.path("anew.kv") });
  const held = await heldOf(ground, "anew.kv", { phone: STAYS });
  proofs.show(
    "A new backup opens with the new master key, and restores.",
    made.code === 0 && restored.code === 0 && (held?.call ?? 0) > 0,
    restored,
  );
}
