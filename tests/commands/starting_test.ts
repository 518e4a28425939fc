import assert from "node:assert/strict";
import { runDeno, runToEnd, taskArgs } from "../helpers/process.ts";
import { sendRaw } from "../helpers/raw_http.ts";
import { install } from "./_installation.ts";

const PATIENCE = 20_000;

Deno.test("a site that starts before its store can be opened opens it as soon as it can, by itself", async () => {
  await using installation = await install();
  assert.equal((await runToEnd(["task", "build"])).code, 0);
  const folder = `${installation.folder}/later`;
  const env = { ...installation.env, KV_URL: `${folder}/site.kv` };
  await using site = runDeno(await taskArgs("start"), env);
  const printed = await site.printed(/"event":"store-failed".*"tries":1/);
  assert.doesNotMatch(printed, /\n +at /, "no stack");
  const ask = (path: string) =>
    sendRaw(
      Number(installation.env.PORT),
      `GET ${path} HTTP/1.1\r\nhost: tyyne.example\r\nconnection: close\r\n\r\n`,
    );
  assert.equal((await ask("/tietosuoja")).status, 200);

  await Deno.mkdir(folder);
  const until = performance.now() + PATIENCE;
  while ((await ask("/readyz")).status !== 200) assert.ok(performance.now() < until);
  assert.equal((await ask("/chat")).status, 200);
  assert.equal((await site.stop("SIGTERM")).code, 0);
});
