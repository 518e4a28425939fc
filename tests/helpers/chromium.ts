import { onPath } from "./find_binary.ts";

const PACKAGE = "@sparticuz/chromium";
const CACHE = new URL("../../.cache/", import.meta.url);
const HOW = [
  "No Chromium was found for the browser tests. Any one of these gets you one:",
  "  CHROMIUM_PATH=/path/to/chromium deno task test",
  "  apt-get install chromium    (or your system's package of Chromium or Chrome)",
  `  deno install                (the npm package ${PACKAGE} holds one for Linux on x64)`,
].join("\n");

/** A Chromium to start, and what it wants in its environment. */
interface ChromiumBinary {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Finds a Chromium: the one that `CHROMIUM_PATH` names, one that is installed, or the one inside an
 * npm package, which is unpacked once.
 * @throws Error that says how to get one.
 */
export async function findChromium(): Promise<ChromiumBinary> {
  const named = Deno.env.get("CHROMIUM_PATH");
  if (named) return { path: named, env: {} };
  const installed = await onPath(["chromium", "chromium-browser", "google-chrome"]);
  if (installed) return { path: installed, env: {} };
  try {
    return await packaged();
  } catch (error) {
    throw new Error(`${HOW}\n\nThe package could not be used: ${error}`);
  }
}

/** The Chromium of the npm package, with the libraries that a bare machine lacks. */
async function packaged(): Promise<ChromiumBinary> {
  if (Deno.build.os !== "linux" || Deno.build.arch !== "x86_64") {
    throw new Error(`it is for Linux on x64, not for ${Deno.build.os} on ${Deno.build.arch}`);
  }
  const version = /@?chromium\/([\d.]+)\//.exec(import.meta.resolve(PACKAGE))?.[1] ?? "unknown";
  const home = decodeURIComponent(new URL(`chromium-${version}`, CACHE).pathname);
  if (!await Deno.stat(`${home}/chromium`).catch(() => null)) await unpackInto(home);
  return {
    path: `${home}/chromium`,
    env: { LD_LIBRARY_PATH: `${home}/al2023/lib`, FONTCONFIG_FILE: `${home}/fonts.conf` },
  };
}

/** Unpacks beside the final place and then renames, so that nobody meets half a browser. */
async function unpackInto(home: string): Promise<void> {
  await Deno.mkdir(CACHE, { recursive: true });
  const half = await Deno.makeTempDir({ dir: decodeURIComponent(CACHE.pathname), prefix: "half-" });
  const before = Deno.env.get("TMPDIR");
  // The package unpacks its libraries only where it believes that it runs on Lambda, and into TMPDIR.
  Deno.env.set("AWS_EXECUTION_ENV", "AWS_Lambda_nodejs22.x");
  Deno.env.set("TMPDIR", half);
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    await chromium.executablePath();
    await Deno.writeTextFile(`${half}/fonts.conf`, fontsIn(`${home}/fonts`, `${home}/font-cache`));
    await Deno.rename(half, home);
  } catch (error) {
    await Deno.remove(half, { recursive: true });
    // Another process may have been first; then its browser is as good.
    if (!await Deno.stat(`${home}/chromium`).catch(() => null)) throw error;
  } finally {
    Deno.env.delete("AWS_EXECUTION_ENV");
    if (before === undefined) Deno.env.delete("TMPDIR");
    else Deno.env.set("TMPDIR", before);
  }
}

function fontsIn(own: string, cache: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${own}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${cache}</cachedir>
</fontconfig>
`;
}
