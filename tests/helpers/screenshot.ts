/**
 * A picture of a page, for looking at one's work:
 * `deno run -A tests/helpers/screenshot.ts URL OUT.png [--width=1280] [--dark] [--contrast] [--nojs]
 * [--print] [--cookie=name=value] [--click="css selector"]`
 */
import { parseArgs } from "node:util";
import { openBrowser } from "./browser.ts";

const { positionals: [url, out], values } = parseArgs({
  args: Deno.args,
  allowPositionals: true,
  options: {
    width: { type: "string", default: "1280" },
    dark: { type: "boolean", default: false },
    contrast: { type: "boolean", default: false },
    nojs: { type: "boolean", default: false },
    print: { type: "boolean", default: false },
    cookie: { type: "string", multiple: true, default: [] },
    click: { type: "string", multiple: true, default: [] },
  },
});
if (!url || !out) {
  console.error("Needs an address and a file to write.");
  Deno.exit(2);
}

await using chromium = await openBrowser();
const context = await chromium.browser.newContext({
  viewport: { width: Number(values.width), height: 800 },
  colorScheme: values.dark ? "dark" : "light",
  contrast: values.contrast ? "more" : "no-preference",
  javaScriptEnabled: !values.nojs,
});
for (const cookie of values.cookie) {
  const [name = "", ...rest] = cookie.split("=");
  await context.addCookies([{ name, value: rest.join("="), url }]);
}
const page = await context.newPage();
page.on("console", (message) => console.log(`${message.type()}: ${message.text()}`));
page.on("pageerror", (error) => console.log(`error: ${error.message}`));
const answer = await page.goto(url, { waitUntil: "load" });
if (values.print) await page.emulateMedia({ media: "print" });
for (const selector of values.click) {
  await page.click(selector);
  await page.waitForLoadState("load");
}
const wide = await page.evaluate(() => document.documentElement.scrollWidth);
console.log(`${answer?.status()} ${page.url()}, ${wide} px wide in a window of ${values.width}`);
await page.screenshot({ path: out, fullPage: true });
