import assert from "node:assert/strict";
import { freshSecrets } from "../../lib/settings/mod.ts";
import { freePort, runDeno, runToEnd, taskArgs } from "../helpers/process.ts";
import { production } from "../helpers/production.ts";

Deno.test("with a key that is not this store's the site says which, writes nothing, and starts again with the right one", async () => {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
  try {
    assert.equal((await runToEnd(["task", "build"])).code, 0);
    const settings = await production(freePort(), `${folder}/site.kv`);
    const args = await taskArgs("start");
    const start = async (changes: Record<string, string>, prints: RegExp) => {
      const site = runDeno(args, { ...settings, ...changes });
      return { site, printed: await site.printed(prints) };
    };
    const ready = async () => {
      for (let tries = 0; tries < 100; tries++) {
        const answer = await fetch(`http://127.0.0.1:${settings.PORT}/readyz`).catch(() => null);
        await answer?.body?.cancel();
        if (answer?.status === 200) return;
        await new Promise((next) => setTimeout(next, 50));
      }
      assert.fail("the site did not open");
    };
    const first = await start({}, /"listening"/);
    await ready();
    await first.site.stop();

    const { MASTER_KEY, INDEX_KEY } = freshSecrets();
    for (const [name, value] of Object.entries({ MASTER_KEY, INDEX_KEY })) {
      const { site, printed } = await start({ [name]: value }, /start again/);
      assert.match(printed, new RegExp(`last used with another ${name}\\.`));
      assert.ok(!printed.includes(value), "a secret was printed");
      assert.equal(await site.ended(), 1, name);
    }
    const replaced = { MASTER_KEY, OLD_MASTER_KEYS: settings["MASTER_KEY"]! };
    const rotating = await start(replaced, /"listening"/);
    await ready();
    await rotating.site.stop();
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
