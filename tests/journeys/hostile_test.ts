import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { openBrowser } from "../helpers/browser.ts";
import { HOSTILE } from "../helpers/hostile.ts";
import { serveSite } from "../helpers/site.ts";
import { openStaffWindow } from "./_desk_window.ts";
import { Visitor } from "./_visitor.ts";

const AINO = { adviserId: "person-aino", adviserName: "Aino Neuvoja" };

/** HTML knows one line break only (the parser's input stream, 13.2.3.5). */
const oneBreak = (text: string) => text.replaceAll(/\r\n?/g, "\n");

/** What the bubbles hold, letter by letter. */
const held = async (page: Page) =>
  (await page.$$eval(".bubble-text", (bubbles) => bubbles.map((one) => one.textContent ?? "")))
    .map(oneBreak);

async function assertHarmless(page: Page, texts: readonly string[], where: string) {
  assert.deepEqual(await held(page), texts.map(oneBreak), where);
  const harm = await page.evaluate(() => ({
    ran: "ran" in globalThis,
    strange: document.querySelectorAll(".bubble-text *, iframe, base, main style").length,
    address: location.host,
  }));
  assert.deepEqual(harm, { ran: false, strange: 0, address: new URL(page.url()).host }, where);
}

Deno.test("two hundred hostile messages are text to both sides, live and without script", async () => {
  assert.equal(HOSTILE.length, 200);
  await using chromium = await openBrowser();
  await using site = await serveSite({ at: "2026-03-04T08:00:00Z" });
  const { chat } = site.services;
  await chat.presence.set(AINO, "present");
  await using visitor = await Visitor.open(chromium.browser, site.url);
  await visitor.goto("/chat");
  await visitor.press("main form[action='/chat'] button");
  await visitor.page.waitForSelector(".composer textarea");
  const [line] = (await chat.lists.overview(AINO)).waiting;
  await chat.desk.take(AINO, line!.id);
  await using adviser = await openStaffWindow(chromium.browser, site);
  await adviser.goto("/admin/desk");
  await adviser.page.waitForSelector(".desk-panel .composer");

  const send = (text: string) =>
    visitor.page.evaluate(async ([id, said]) => {
      const answer = await fetch(`/api/chat/${id}/messages`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ id: crypto.randomUUID(), text: said }),
      });
      return answer.status;
    }, [line!.id, text] as const);
  // Half of them from either side. A person cannot write as fast as this: the clock goes on between.
  for (const [n, text] of HOSTILE.entries()) {
    site.clock.pass(1_000);
    if (n % 2 === 0) assert.equal(await send(text), 201, JSON.stringify(text.slice(0, 60)));
    else {
      const sent = await chat.desk.send(AINO, line!.id, { id: crypto.randomUUID(), text });
      assert.equal(sent.outcome, "stored", JSON.stringify(text.slice(0, 60)));
    }
  }
  // Both streams still run.
  assert.equal(await send("loppu hyvin"), 201);
  const all = [...HOSTILE, "loppu hyvin"];
  for (const { page } of [visitor, adviser]) {
    await page.waitForFunction(
      (count) => document.querySelectorAll(".bubble-text").length === count,
      all.length,
    );
  }
  await assertHarmless(visitor.page, all, "the visitor's live page");
  await assertHarmless(adviser.page, all, "the live desk");
  await visitor.page.reload();
  await visitor.page.waitForSelector(".composer textarea");
  await assertHarmless(visitor.page, all, "the visitor's page after a reload");
  await adviser.goto(`/admin/desk/chats/${line!.id}`);
  await assertHarmless(adviser.page, all, "the adviser's page");

  const receipt = await visitor.page.innerText(".receipt-code");
  await using plain = await Visitor.open(chromium.browser, site.url, { javaScript: false });
  await plain.page.context().addCookies(await visitor.page.context().cookies());
  await plain.goto("/chat");
  await assertHarmless(plain.page, all, "the visitor's page without script");
  await plain.goto("/chat/kuitti");
  await plain.page.fill("#code", receipt);
  await plain.press("main form button");
  await assertHarmless(plain.page, all, "the page of the receipt");
  for (const one of [visitor, adviser, plain]) one.assertQuiet("hostile texts");
});

Deno.test("objects, arrays and numbers instead of a text are refused, and shown to nobody", async () => {
  await using site = await serveSite({ at: "2026-03-04T08:00:00Z" });
  const started = await site.fetch("/api/chat", {
    method: "POST",
    headers: { "content-type": "application/json", origin: site.url },
    body: JSON.stringify({ lang: "fi" }),
  });
  const cookie = started.headers.getSetCookie()[0]!.split(";", 1)[0]!;
  const { id } = await started.json();
  for (const text of [{}, [], ["a"], 1, null, true, { toString: "a" }, "\u0000"]) {
    const answer = await site.fetch(`/api/chat/${id}/messages`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: site.url, cookie },
      body: JSON.stringify({ id: crypto.randomUUID(), text }),
    });
    assert.equal(answer.status, 422, JSON.stringify(text));
    await answer.body?.cancel();
  }
  const answer = await site.fetch(`/api/chat/${id}`, { headers: { cookie } });
  assert.deepEqual((await answer.json()).messages, []);
});
