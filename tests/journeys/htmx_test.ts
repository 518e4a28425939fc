import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { DAY } from "../../lib/clock.ts";
import { openBrowser } from "../helpers/browser.ts";
import { PHONE, recordOf } from "../helpers/records.ts";
import { type ServedSite, serveSite } from "../helpers/site.ts";
import { openStaffWindow } from "./_desk_window.ts";
import type { Visitor } from "./_visitor.ts";

const OTHER = { id: "person-olli", name: "Olli Toinen" };
const REASON = "Katsoimme asian yhdessä ja kirjasimme sen.";

interface Parts {
  site: ServedSite;
  reviewer: Visitor;
  page: Page;
  ids: readonly string[];
}

async function withQueue(test: (parts: Parts) => Promise<void>): Promise<void> {
  await using chromium = await openBrowser();
  await using site = await serveSite({ at: new Date().toISOString() });
  await site.services.records.add(PHONE, recordOf("call_note", site.clock.now() - DAY));
  const client = (await site.services.clients.findByPhone(PHONE))!;
  const ids: string[] = [];
  for (const kind of ["other", "objection", "recipients"] as const) {
    const draft = { kind, phone: PHONE, clientId: client.id, text: "Kertokaa minulle." };
    ids.push((await site.services.requests.create(draft))!.id);
  }
  await using reviewer = await openStaffWindow(chromium.browser, site, {
    roles: ["reviewer"],
    id: "person-riitta",
    name: "Riitta Ratkoja",
  });
  const { page } = reviewer;
  await page.clock.install({ time: new Date() });
  await test({ site, reviewer, page, ids });
  assert.deepEqual(
    await page.evaluate(() => [localStorage.length, sessionStorage.length]),
    [0, 0],
    "no page is kept in the browser",
  );
}

/** Marks the document, so that a page that is loaded anew can be told from one that goes on. */
const mark = (page: Page) => page.evaluate(() => void (document.body.dataset.same = "yes"));
const goesOn = (page: Page) => page.evaluate(() => document.body.dataset.same === "yes");

const rows = (page: Page) => page.locator("#queue-list tbody tr").count();

Deno.test("the queue narrows in place, the address follows, and going back asks the server", () =>
  withQueue(async ({ reviewer, page }) => {
    await reviewer.goto("/admin/requests");
    await mark(page);
    assert.equal(await rows(page), 3);
    await page.selectOption("#kind", "objection");
    await page.waitForFunction(() =>
      document.querySelectorAll("#queue-list tbody tr").length === 1
    );
    assert.match(page.url(), /[?&]kind=objection/);
    assert.equal(await page.textContent("#queue-said"), "1 pyyntö");
    await page.click("text=Ilman käsittelijää");
    await page.waitForURL(/whose=free/);
    assert.match(page.url(), /kind=objection/);
    assert.ok(await goesOn(page), "no page was loaded");
    await page.goBack();
    await page.waitForFunction(() => document.body.dataset.same === undefined);
    assert.doesNotMatch(page.url(), /whose/);
    assert.equal(await page.inputValue("#kind"), "objection");
    reviewer.assertQuiet("the queue");
  }));

Deno.test("the queue shows by itself what somebody else took, and keeps nobody signed in by it", () =>
  withQueue(async ({ site, reviewer, page, ids }) => {
    await reviewer.goto("/admin/requests");
    await mark(page);
    await page.fill("#what", "P-");
    await site.services.requests.take(ids[0]!, { version: 1, by: OTHER });
    await page.clock.fastForward(61_000);
    await page.waitForSelector("text=Olli Toinen");
    assert.equal(await page.inputValue("#what"), "P-", "what is being typed stays");
    assert.ok(await goesOn(page));
    site.clock.pass(31 * 60_000);
    await page.clock.fastForward(61_000);
    await page.waitForURL(/\/admin$/);
    assert.doesNotMatch(await reviewer.text(), /Olli Toinen|Vastustaminen/);
    reviewer.assertQuiet("the queue");
  }));

Deno.test("a request is taken, its number shown and a faulty decision answered without a new page", () =>
  withQueue(async ({ reviewer, page, ids }) => {
    await reviewer.goto(`/admin/requests/${ids[1]}`);
    await mark(page);
    await page.click("button[formaction$='/number']");
    await page.waitForSelector("text=050 123 4501");
    await page.click("button[formaction$='/take']");
    await page.waitForSelector("text=Pyyntö on sinulla käsittelyssä.");
    await page.check("input[name=outcome][value=refused]");
    await page.fill("#reason", REASON);
    await page.click("form[action$='/decide'] button[type=submit]");
    await page.waitForSelector(".error-summary");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "errors");
    assert.match(await page.title(), /^Virhe/);
    assert.equal(await page.inputValue("#reason"), REASON);
    await page.selectOption("#ground", "21(1)");
    await page.click("form[action$='/decide'] button[type=submit]");
    await page.waitForSelector("text=Pyyntö on ratkaistu.");
    assert.doesNotMatch(await page.title(), /^Virhe/);
    assert.ok(await goesOn(page), "no page was loaded");
    reviewer.assertQuiet("a request");
  }));

Deno.test("what a decision says so far stays when something else is done with its request", () =>
  withQueue(async ({ site, reviewer, page, ids }) => {
    await reviewer.goto(`/admin/requests/${ids[1]}`);
    await mark(page);
    const begin = async () => {
      await page.check("input[name=outcome][value=refused]");
      await page.selectOption("#ground", "21(1)");
      await page.fill("#reason", REASON);
    };
    const stays = async (what: string) => {
      assert.ok(await page.isChecked("input[name=outcome][value=refused]"), what);
      assert.equal(await page.inputValue("#ground"), "21(1)", what);
      assert.equal(await page.inputValue("#reason"), REASON, what);
    };
    await begin();
    await page.click("button[formaction$='/take']");
    await page.waitForSelector("text=Pyyntö on sinulla käsittelyssä.");
    await stays("taken");
    await page.click("#request summary");
    await page.fill("#extendReason", "Asia on laaja.");
    await page.click("button[formaction$='/extend']");
    await page.waitForSelector("text=Aikaa on pidennetty.");
    await stays("extended");
    const { version } = (await site.services.requests.get(ids[1]!))!;
    await page.clock.fastForward(21_000);
    await site.services.requests.take(ids[1]!, { version, by: OTHER });
    await page.clock.fastForward(21_000);
    await page.click("#standing button");
    await page.waitForSelector("#request >> text=Olli Toinen");
    await stays("shown as it is now");
    await page.focus("input[name=outcome][value=refused]");
    await page.keyboard.press("Enter");
    await page.waitForTimeout(300);
    await stays("Enter decides nothing");
    assert.equal((await site.services.requests.get(ids[1]!))!.decidedAt, undefined);
    assert.ok(await goesOn(page), "no page was loaded");
    reviewer.assertQuiet("a request");
  }));

Deno.test("whoever reads a request hears that somebody else changed it, before they decide", () =>
  withQueue(async ({ site, reviewer, page, ids }) => {
    await reviewer.goto(`/admin/requests/${ids[0]}`);
    await page.fill("#reason", REASON);
    await page.clock.fastForward(21_000);
    await site.services.requests.take(ids[0]!, { version: 1, by: OTHER });
    await page.clock.fastForward(21_000);
    await page.waitForSelector("#standing >> text=Olli Toinen");
    assert.equal(await page.inputValue("#reason"), REASON, "what was written stays");
    await page.check("input[name=outcome][value=granted]");
    await page.click("form[action$='/decide'] button[type=submit]");
    await page.waitForSelector("text=Joku muu muutti pyyntöä");
    assert.equal(await page.inputValue("#reason"), REASON);
    assert.equal((await site.services.requests.get(ids[0]!))!.status, "inReview");
  }));

Deno.test("a request that is gone, and a session that has ended, take the place of the whole page", () =>
  withQueue(async ({ site, reviewer, page, ids }) => {
    await reviewer.goto(`/admin/requests/${ids[0]}`);
    const { clients, erasure, records, requests } = site.services;
    await erasure.erase((await clients.findByPhone(PHONE))!, { type: "all" }, { since: 0 });
    await records.add(PHONE, recordOf("call_note", site.clock.now() - 1));
    const clientId = (await clients.findByPhone(PHONE))!.id;
    const made =
      (await requests.create({ kind: "other", phone: PHONE, clientId, text: "Miksi?" }))!;
    const by = OTHER;
    await requests.decide(made.id, { version: 1, by, outcome: "granted", reason: "Siksi." });
    await page.click("button[formaction$='/take']");
    await page.waitForSelector("text=Pyyntö oli avoin, kun kaikki asiakkaan tiedot poistettiin");
    assert.doesNotMatch(await reviewer.text(), /Kertokaa minulle/);
    await reviewer.goto(`/admin/requests/${made.id}`);
    await erasure.erase((await clients.findByPhone(PHONE))!, { type: "all" }, { since: 0 });
    await page.click("form[action$='/number'] button");
    await page.waitForSelector("main h1:has-text('Sivua ei löytynyt')");
    assert.doesNotMatch(await reviewer.text(), /Kertokaa minulle/);
    const asked = { kind: "other", phone: null, clientId: null, text: "Salaisuus." } as const;
    const { id } = (await site.services.requests.create(asked))!;
    await reviewer.goto(`/admin/requests/${id}`);
    site.clock.pass(31 * 60_000);
    await page.click("button[formaction$='/take']");
    await page.waitForURL(/\/admin$/);
    assert.doesNotMatch(await reviewer.text(), /Salaisuus/);
  }));

Deno.test("a client's number shows and older calls follow in place, until the opening is over", () =>
  withQueue(async ({ site, reviewer, page }) => {
    const now = site.clock.now();
    const calls = Array.from({ length: 45 }, (_, n) => recordOf("call", now - (n + 1) * 60_000));
    await site.services.records.addMany(PHONE, calls);
    await reviewer.goto("/admin/clients");
    await page.fill("#phone", PHONE);
    await reviewer.press("form[action='/admin/clients'] button");
    await page.check("input[value=decide-request]");
    await reviewer.press("form[action$='/open'] button");
    await mark(page);
    const rows = page.locator("#held-call > li:not(.rows-more)");
    assert.equal(await rows.count(), 20);
    await page.click("#held-call .rows-more a");
    await page.waitForFunction(() => document.querySelectorAll("#held-call > li").length === 41);
    await page.click("form[action$='/number'] button");
    await page.waitForSelector("text=050 123 4501");
    assert.ok(await goesOn(page), "no page was loaded");
    reviewer.assertQuiet("a client");
    await page.reload();
    site.clock.pass(31 * 60_000);
    await reviewer.page.context().clearCookies();
    await page.click("#held-call .rows-more a");
    await page.waitForURL(/\/admin$/);
    assert.equal(await rows.count(), 0, "nothing of the client stays");
  }));

Deno.test("where the script cannot send, the plain form does", () =>
  withQueue(async ({ site, reviewer, page, ids }) => {
    await reviewer.goto(`/admin/requests/${ids[0]}`);
    await page.route(
      "**/take",
      (route) => route.request().headers()["hx-request"] ? route.abort() : route.continue(),
    );
    await page.click("button[formaction$='/take']");
    await page.waitForURL(/done=taken/);
    assert.equal((await site.services.requests.get(ids[0]!))!.status, "inReview");
  }));
