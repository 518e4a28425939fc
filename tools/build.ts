/**
 * Makes what production runs: the scripts of the islands, the pages that are the same for everybody,
 * and the server itself as a few files. `deno task build`
 */
import { loadAssets, writeBuiltPages, writePrebuilt } from "../lib/assets/mod.ts";
import { buildPages } from "../routes/site/pages.ts";

const ROOT = new URL("../", import.meta.url);
/** As deep below the root as the sources are that look for `static/` from where they stand. */
const SERVER = new URL("build/server/", ROOT);
/** Development has no place in production: neither its command, nor what only that loads. */
const LEFT_OUT = ["oidc-provider", "./commands/dev.ts"];

console.log(`The islands' scripts are ${await writePrebuilt()}.`);
await writeBuiltPages(await buildPages(await loadAssets({ dev: false })));
console.log("The public pages are rendered.");
await Deno.remove(SERVER, { recursive: true }).catch(() => {});
const built = await Deno.bundle({
  entrypoints: [localPath("main.ts")],
  outputDir: decodeURIComponent(SERVER.pathname),
  write: true,
  codeSplitting: true,
  external: LEFT_OUT,
  format: "esm",
  minify: true,
  platform: "deno",
});
if (!built.success) {
  for (const { text } of built.errors) console.error(text);
  Deno.exit(1);
}
console.log("The server is built.");

function localPath(name: string): string {
  return decodeURIComponent(new URL(name, ROOT).pathname);
}
