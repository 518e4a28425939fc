import assert from "node:assert/strict";
import { answer, begun, said, shows, takenBy, withChatSite, write } from "./_chat_window.ts";
import { Visitor } from "./_visitor.ts";

/** A cheap phone at the edge of a village: six times slower than this machine, and a thin line. */
const SLOW = { cpu: 6, latency: 400, bytesPerSecond: 50_000 };
/** What the first page of a chat may cost on that line, with styles and scripts, in bytes. */
const MOST_BYTES = 60_000;

async function slowDown({ page }: Visitor): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOW.cpu });
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: SLOW.latency,
    downloadThroughput: SLOW.bytesPerSecond,
    uploadThroughput: SLOW.bytesPerSecond / 2,
  });
}

Deno.test("on a slow phone what is written is seen at once, and everything arrives in order", () =>
  withChatSite(async (site, browser) => {
    await using visitor = await Visitor.open(browser, site.url, { width: 360 });
    await slowDown(visitor);
    const { page } = visitor;
    await visitor.goto("/chat");
    await visitor.press("main form[action='/chat'] button");
    await page.waitForSelector(".composer textarea");
    const id = await takenBy(site);
    const mine = ["yksi", "kaksi 👋🏽", "kolme\nriviä"];
    // Nothing goes out until all is written: what the page shows, it shows by itself.
    let letGo = () => {};
    const held = new Promise<void>((done) => letGo = done);
    await page.route("**/messages", (route) => held.then(() => route.continue()));
    for (const text of mine) await write(visitor, text);
    assert.deepEqual(await said(page), mine);
    assert.deepEqual(
      await page.locator(".delivery").allInnerTexts(),
      mine.map(() => "Lähetetään"),
    );
    letGo();
    await shows(page, mine);
    await answer(site, id, "vastaus");
    await shows(page, [...mine, "vastaus"]);
    visitor.assertQuiet("a slow phone");
  }));

Deno.test("the page of a chat is small enough for a thin line", () =>
  withChatSite(async (site, browser) => {
    await using visitor = await begun(browser, site, { width: 360 });
    const bytes = await visitor.page.evaluate(() => {
      const all = [
        ...performance.getEntriesByType("navigation"),
        ...performance.getEntriesByType("resource"),
      ] as PerformanceResourceTiming[];
      return all.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    });
    assert.ok(bytes > 10_000, "it was measured");
    assert.ok(bytes <= MOST_BYTES, `${bytes} bytes`);
  }));
