import assert from "node:assert/strict";
import { freshSecrets } from "../../lib/settings/mod.ts";
import { openSite, type Site } from "../helpers/site.ts";
import { seeded } from "../helpers/seeded.ts";
import { deliver } from "../helpers/webhook.ts";
import { compare, held, only } from "./_comparing.ts";
import { type Acknowledged, AT, KEPT, settingsOf } from "./_mixed_work.ts";
import { startWorker } from "./_workers.ts";

const ROUNDS = 50;
const SEED = 20261128;

async function replay(site: Site, done: readonly Acknowledged[]): Promise<void> {
  const before = await Promise.all(KEPT.map((phone) => held(site, phone)));
  for (const { phone, webhookId, answered } of only(done, "ingested").slice(-60)) {
    const sentAt = new Date(site.clock.now() - 86_400_000).toISOString();
    const text = `viesti ${webhookId}`;
    const body = { kind: "sms", sentAt, phone, direction: "in", text };
    const answer = await deliver(site, "messages", body, { id: webhookId });
    assert.equal(answer.status, 202);
    assert.equal((await answer.json()).id, answered);
  }
  const after = await Promise.all(KEPT.map((phone) => held(site, phone)));
  assert.deepEqual(after.map(({ length }) => length), before.map(({ length }) => length));
}

Deno.test(`killed in ${ROUNDS} rounds of mixed work, the site loses nothing acknowledged and leaves nothing half done`, async () => {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
  try {
    const secrets = freshSecrets();
    await Deno.writeTextFile(`${folder}/secrets.json`, JSON.stringify(secrets));
    const random = seeded(SEED);
    const done: Acknowledged[] = [];
    for (let number = 0; number < ROUNDS; number++) {
      const store = `${folder}/site.kv`;
      const secrets = `${folder}/secrets.json`;
      const worker = startWorker({ store, secrets, round: number, seed: SEED + number, at: AT });
      await worker.acknowledges(2 + Math.floor(random() * 120));
      await worker.kill();
      done.push(...worker.done);
    }
    for (
      const name of [
        "ingested",
        "kept",
        "wrote",
        "erased",
        "erasedChat",
        "decided",
        "noted",
      ] as const
    ) {
      assert.ok(only(done, name).length >= ROUNDS / 10, `${name}: ${only(done, name).length}`);
    }
    const kv = await Deno.openKv(`${folder}/site.kv`);
    const settings = await settingsOf(`${folder}/secrets.json`);
    await using site = await openSite({ kv, at: AT, settings });
    await compare(site, { told: done, all: done });
    await replay(site, done);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
