/**
 * Runs backup, restore, erasure and the change of the master key as they would be run, with made-up
 * clients in a folder of its own, and prints what it proved. `deno task drill`
 */
import { backUpAndErase, bringBack, fillStore, refuse } from "./drill/backups.ts";
import { Ground } from "./drill/ground.ts";
import { changeMasterKey, forgetOldBackup } from "./drill/keys.ts";
import { NotProved, Proofs } from "./drill/proofs.ts";

const proofs = new Proofs();
await using ground = await Ground.prepare();
try {
  proofs.tell("A folder of its own, and made-up clients: nothing of this installation is touched.");
  await fillStore(ground, "site.kv");
  const { path, visitor } = await backUpAndErase(ground, proofs);
  await refuse(ground, proofs, path);
  await bringBack(ground, proofs, path);
  const former = await changeMasterKey(ground, proofs, visitor);
  await forgetOldBackup(ground, proofs, { path, former });
  proofs.close();
} catch (error) {
  console.error(error instanceof NotProved ? error.message : error);
  Deno.exitCode = 1;
}
