import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { DAY, HOUR } from "../../lib/clock.ts";
import { freePort, runDeno, runToEnd, taskArgs } from "../helpers/process.ts";
import { production } from "../helpers/production.ts";

/** How many rows lie in a store's file, whatever the store would say of them. */
function rowsIn(file: string): number {
  using database = new DatabaseSync(file, { readOnly: true });
  return Number(database.prepare("SELECT count(*) AS rows FROM kv").get()!["rows"]);
}

/** A store that was last open some time ago, in which everything has ended since. */
async function sleepingStore(folder: string, { slept }: { slept: number }): Promise<string> {
  const file = `${folder}/site.kv`;
  const kv = await Deno.openKv(file);
  for (let n = 0; n < 20; n++) {
    await kv.set(["records", n], { expiresAt: Date.now() + 1 }, { expireIn: 1 });
  }
  kv.close();
  await Deno.writeTextFile(`${file}.seen`, String(Date.now() - slept));
  return file;
}

for (const [name, slept] of [["hours", 6 * HOUR], ["a year", 366 * DAY]] as const) {
  Deno.test(`with the clock ${name} ahead the site says so and leaves the store closed, until it is told once`, async () => {
    const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
    try {
      assert.equal((await runToEnd(["task", "build"])).code, 0);
      const file = await sleepingStore(folder, { slept });
      const rows = rowsIn(file);
      assert.ok(rows >= 20, `${rows} rows`);
      const settings = await production(freePort(), file);
      const args = await taskArgs("start");
      await using refused = runDeno(args, settings);
      const said = await refused.printed(/CLOCK_CONFIRMED=\d{4}-\d\d-\d\d/);
      assert.match(said, new RegExp(`${Math.round(slept / HOUR)} hours after`));
      assert.doesNotMatch(said, /\.ts:\d|at file/);
      assert.equal(await refused.ended(), 1);
      assert.equal(rowsIn(file), rows);

      const beside = await runToEnd(await taskArgs("audit-verify"), settings);
      assert.equal(beside.code, 1, "no other command opens it either");
      assert.equal(rowsIn(file), rows);

      const today = new Date().toISOString().slice(0, 10);
      await using told = runDeno(args, { ...settings, CLOCK_CONFIRMED: today });
      await told.printed(/"listening"/);
      const ready = await fetch(`http://127.0.0.1:${settings.PORT}/readyz`);
      assert.equal(ready.status, 200);
      await ready.body?.cancel();
      await told.stop();
      await using again = runDeno(args, settings);
      await again.printed(/"listening"/);
      const still = await fetch(`http://127.0.0.1:${settings.PORT}/readyz`);
      assert.equal(still.status, 200, "what was told once is remembered");
      await still.body?.cancel();
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  });
}
