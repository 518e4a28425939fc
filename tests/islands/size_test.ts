import assert from "node:assert/strict";
import { SharedBody } from "../../lib/assets/mod.ts";
import { bundleIslands, ROOT } from "../../lib/assets/bundle.ts";

/** The visitor's chat script with everything that it needs, compressed as it is served. */
const MOST = 15 * 1_024;

Deno.test("the visitor's chat script is at most 15 KB, with all its parts", async () => {
  const { files, imports } = await bundleIslands(ROOT);
  // Everything that the page of a chat loads.
  const parts = ["Chat.js", ...imports.get("Chat.js") ?? [], "QuickExit.js"];
  const sizes = await Promise.all(parts.map(async (name) => {
    const { bytes, hash } = files.get(name)!;
    return (await new SharedBody(bytes, hash).as("br")).length;
  }));
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(whole > 5_000, "the script is there");
  assert.ok(whole <= MOST, `${whole} bytes: ${parts.map((name, n) => `${name} ${sizes[n]}`)}`);
});
