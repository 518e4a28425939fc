import { type Browser, chromium } from "playwright-core";
import { findChromium } from "./chromium.ts";

/** The package's own arguments switch web security off; these only fit a test machine. */
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A running Chromium that stops at the end of its scope. */
interface OpenBrowser extends AsyncDisposable {
  readonly browser: Browser;
}

/** Starts a Chromium: `await using chromium = await openBrowser()`. */
export async function openBrowser(): Promise<OpenBrowser> {
  const { path, env } = await findChromium();
  const browser = await chromium.launch({
    executablePath: path,
    args: ARGS,
    env: { ...Deno.env.toObject(), ...env },
  });
  return { browser, [Symbol.asyncDispose]: () => browser.close() };
}
