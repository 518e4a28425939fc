import assert from "node:assert/strict";
import { openBrowser } from "../helpers/browser.ts";
import { freePort, runDeno, type Running, taskArgs } from "../helpers/process.ts";
import { said, write } from "./_chat_window.ts";
import { Visitor } from "./_visitor.ts";

/** More than one start of the server and all the waits of a page take. */
const PATIENCE = { timeout: 60_000 };

interface Scene {
  readonly visitor: Visitor;
  readonly adviser: Visitor;
  /** Stops the server by a signal, and starts it again over the same file. */
  readonly restart: (signal: Deno.Signal) => Promise<void>;
}

/** A real server in a process of its own, and two windows that talk over it. */
async function withTalk(test: (scene: Scene) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
  const port = freePort();
  const url = `http://localhost:${port}`;
  const args = await taskArgs("dev");
  const start = async () => {
    const server = runDeno(args, { PORT: `${port}`, KV_URL: `${folder}/site.kv` });
    await server.printed(/Staff sign in/);
    return server;
  };
  let server: Running = await start();
  try {
    await using chromium = await openBrowser();
    await using visitor = await Visitor.open(chromium.browser, url);
    await using adviser = await Visitor.open(chromium.browser, url);
    await talk(visitor, adviser);
    await test({
      visitor,
      adviser,
      restart: async (signal) => {
        await server.stop(signal);
        server = await start();
      },
    });
  } finally {
    await server.stop("SIGKILL");
    await Deno.remove(folder, { recursive: true });
  }
}

/** Whatever time of the day it is, a question of today becomes a chat when an adviser begins it. */
async function talk(visitor: Visitor, adviser: Visitor): Promise<void> {
  await visitor.goto("/chat");
  await visitor.page.fill("#question", "alku");
  await visitor.press("main form[action='/chat'] button");
  await visitor.page.waitForSelector(".composer textarea");
  const { page } = adviser;
  await adviser.goto("/admin");
  await adviser.press("main a.button");
  await adviser.press("button[value=dev-adviser]");
  await page.waitForURL("**/admin");
  await adviser.goto("/admin/desk");
  await adviser.press("section[aria-labelledby=questions] a");
  await adviser.press("button[name=live]");
  await adviser.goto("/admin/desk");
  await page.waitForSelector(".desk-panel .composer textarea");
  await visitor.page.waitForSelector("h1:has-text('Keskustelet neuvojan kanssa')");
}

/** Waits until the page shows so many texts and owes nothing, and answers them. */
async function settled({ page }: Visitor, count: number): Promise<string[]> {
  await page.waitForFunction(
    (count) =>
      document.querySelectorAll(".bubble-text").length >= count &&
      document.querySelector(".delivery") === null,
    count,
    PATIENCE,
  );
  return await said(page);
}

for (const signal of ["SIGTERM", "SIGKILL"] as const) {
  Deno.test(`two windows go on by themselves after ${signal} in the middle of what both write`, () =>
    withTalk(async ({ visitor, adviser, restart }) => {
      const mine = Array.from({ length: 30 }, (_, n) => `viesti ${n}`);
      let restarted: Promise<void> | undefined;
      for (const [n, text] of mine.entries()) {
        if (n === 12) restarted = restart(signal);
        await write(visitor, text);
      }
      await adviser.page.fill(".desk-panel .composer textarea", "vastaus");
      await adviser.page.click(".desk-panel .composer button");
      await restarted;
      // Neither window is touched: each comes back by itself, and what waited goes out.
      const [shown, atTheDesk] = await Promise.all([
        settled(visitor, mine.length + 2),
        settled(adviser, mine.length + 2),
      ]);
      assert.deepEqual(shown.filter((text) => text !== "vastaus"), ["alku", ...mine]);
      assert.equal(shown.length, mine.length + 2);
      assert.deepEqual(atTheDesk, shown);
    }));
}
