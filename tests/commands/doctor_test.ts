import assert from "node:assert/strict";
import { freePort, runDeno, runToEnd, taskArgs } from "../helpers/process.ts";
import { production } from "../helpers/production.ts";

Deno.test("the doctor looks beside the running site, and says what is well and what is not", async () => {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
  try {
    const here = { PORT: String(freePort()), KV_URL: `${folder}/site.kv` };
    await using site = runDeno(await taskArgs("dev"), here);
    await site.printed(/Staff sign in/);
    const { code, stdout, stderr } = await runToEnd(await taskArgs("doctor"), here);
    // The made-up clients of development have a request that is late, and staff a breach that runs.
    const failing = [...stdout.matchAll(/^failing +([\w ]+):/gm)].map(([, name]) => name);
    assert.deepEqual([code, failing], [1, ["Requests", "Data breaches"]]);
    for (const line of [/^well +Settings: complete/m, /^well +Data store/m, /^well +Site: http/m]) {
      assert.match(stdout, line);
    }
    assert.match(stdout, /^Failing: 2\.$/m);
    assert.doesNotMatch(stderr, /^(well|attention|failing)/m);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("the doctor names what fails, gives no secret away, and its exit code says so", async () => {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
  try {
    const settings = await production(freePort(), `${folder}/site.kv`);
    const { code, stdout, stderr } = await runToEnd(await taskArgs("doctor"), settings);
    assert.equal(code, 1);
    for (const line of [/^failing +Site: /m, /^failing +Certificate: /m, /^failing +Gateway: /m]) {
      assert.match(stdout, line);
    }
    assert.match(stdout, /^failing +Staff sign-in: /m);
    for (const secret of [settings["MASTER_KEY"]!, settings["GATEWAYAPI_TOKEN"]!]) {
      assert.ok(!(stdout + stderr).includes(secret));
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("the doctor names every setting that is missing", async () => {
  const args = await taskArgs("doctor");
  const { code, stderr } = await runToEnd(args, { MASTER_KEY: "c2hvcnQ=" });
  assert.equal(code, 1);
  assert.match(stderr, /SITE_URL is missing/);
  assert.match(stderr, /MASTER_KEY must be 32 bytes/);
});
