import assert from "node:assert/strict";
import { runToEnd } from "../helpers/process.ts";

const SERVER = new URL("../../build/server/", import.meta.url);
/** What only development has: its provider of identities, and made-up people. */
const OF_DEVELOPMENT = [/"oidc-provider"/, /Aino Mallikas|Veikko Esimerkki/];

Deno.test("nothing of development is in what production runs", async () => {
  const { code, stderr } = await runToEnd(["task", "build"]);
  assert.equal(code, 0, stderr);
  const found: string[] = [];
  for await (const { name } of Deno.readDir(SERVER)) {
    const text = await Deno.readTextFile(new URL(name, SERVER));
    for (const mark of OF_DEVELOPMENT) if (mark.test(text)) found.push(`${name}: ${mark}`);
  }
  assert.deepEqual(found, []);
  const main = new URL("main.js", SERVER).pathname;
  const dev = await runToEnd(["run", "--frozen", "--allow-all", decodeURIComponent(main), "dev"]);
  assert.deepEqual([dev.code, dev.stdout], [2, ""]);
  assert.match(dev.stderr, /^The built site has no development in it/);
});
