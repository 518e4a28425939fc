import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { bringUp } from "../../lib/dev/mod.ts";
import { words } from "../../lib/words/requests/mod.ts";
import { openBrowser } from "../helpers/browser.ts";
import { type ServedSite, serveSite } from "../helpers/site.ts";
import { assertAccessible, assertValidHtml } from "./_checks.ts";
import { openStaffWindow } from "./_desk_window.ts";
import { Visitor } from "./_visitor.ts";

const PLENTY = "050 123 4501";
const REASON = "Katsoimme asian yhdessä ja kirjasimme sen.";
const ROOT = "/omat-tiedot";

async function withBoth(
  options: { javaScript: boolean },
  test: (both: { site: ServedSite; client: Visitor; reviewer: Visitor }) => Promise<void>,
) {
  await using chromium = await openBrowser();
  await using site = await serveSite({ at: new Date().toISOString() });
  await bringUp(site.services);
  await using client = await signedIn(chromium.browser, site, options);
  await using reviewer = await openStaffWindow(chromium.browser, site, {
    roles: ["reviewer"],
    id: "person-riitta",
    name: "Riitta Ratkoja",
    ...options,
  });
  await test({ site, client, reviewer });
}

async function signedIn(browser: Browser, site: ServedSite, options: { javaScript: boolean }) {
  const client = await Visitor.open(browser, site.url, { width: 360, ...options });
  await client.goto(ROOT);
  await client.page.fill("#phone", PLENTY);
  await client.press(`form[action$="/code"] button[type=submit]`);
  await client.page.fill("#code", /^\d{6}/.exec(site.outbox.list()[0]!.text)![0]);
  await client.press(`form[action$="/verify"] button[type=submit]`);
  return client;
}

/** The client asks something, and is on the page of their request. */
async function asks(client: Visitor, kind: string, text: string): Promise<void> {
  await client.goto(`${ROOT}/ask/${kind}`);
  await client.page.fill("#text", text);
  await client.press(`form[action*="/ask/"] button[type=submit]`);
  await client.press("button[value=send]");
}

/** The reviewer opens the request that the client has just made, by its reference. */
async function opens(reviewer: Visitor, client: Visitor): Promise<void> {
  const [reference] = /P-\w{4}-\w{4}/.exec(await client.text()) ?? [];
  await reviewer.goto("/admin/requests");
  await reviewer.page.fill("#what", reference!);
  await reviewer.press("form[action$='/find'] button");
}

async function decides(reviewer: Visitor, outcome: string, fields: Record<string, string> = {}) {
  const { page } = reviewer;
  await page.check(`input[name=outcome][value=${outcome}]`);
  const { ground, ...written } = fields;
  if (ground) await page.selectOption("#ground", ground);
  for (const [name, value] of Object.entries(written)) await page.fill(`#${name}`, value);
  await reviewer.press("form[action$='/decide'] button[type=submit]");
}

for (const javaScript of [true, false]) {
  const how = javaScript ? "with" : "without";

  Deno.test(`a client and a reviewer at once: asked, taken, extended, answered and read, ${how} JavaScript`, () =>
    withBoth({ javaScript }, async ({ client, reviewer }) => {
      await asks(client, "other", "Miten tietojani käytetään?");
      await opens(reviewer, client);
      assert.match(await reviewer.text(), /Miten tietojani käytetään\?/);
      await reviewer.press("form[action$='/take'] button");
      assert.match(await reviewer.text(), /Käsittelijä: Riitta Ratkoja/);
      await reviewer.page.click("summary");
      await reviewer.page.fill("#extendReason", "Asia on monimutkainen.");
      await reviewer.press("form[action$='/extend'] button");
      await client.page.reload();
      assert.match(await client.text(), /Asia on monimutkainen\./);
      await decides(reviewer, "granted");
      assert.match(await reviewer.text(), /Kirjoita vastaus asiakkaalle/);
      await decides(reviewer, "granted", { reason: REASON });
      await client.page.reload();
      const read = await client.text();
      assert.ok(read.includes(REASON));
      assert.ok(read.includes(words.fi.outcome.granted));
      assert.ok(!read.includes("Riitta"), "the client is told no name");
      await client.goto(`${ROOT}/views`);
      assert.ok((await client.text()).includes(words.fi.purpose["decide-request"]));
      client.assertQuiet("the client");
      reviewer.assertQuiet("the reviewer");
    }));

  for (
    const [kind, outcome, fields] of [
      ["restriction", "granted", {}],
      ["restriction", "refused", { ground: "18(1)", reason: REASON }],
      ["objection", "granted", {}],
      ["objection", "refused", { ground: "21(1)", reason: REASON }],
      ["portability", "granted", { reason: REASON }],
      ["portability", "refused", { ground: "20(1)", reason: REASON }],
      ["recipients", "granted", { reason: REASON }],
      ["recipients", "refused", { ground: "15(4)", reason: REASON }],
      ["other", "refused", { ground: "12(5)", reason: REASON }],
    ] as const
  ) {
    Deno.test(`a request of the kind ${kind} is ${outcome} by a reviewer and read by its client, ${how} JavaScript`, () =>
      withBoth({ javaScript }, async ({ client, reviewer }) => {
        await asks(client, kind, "Perusteluni on tässä.");
        await opens(reviewer, client);
        await decides(reviewer, outcome, fields);
        assert.match(await reviewer.text(), /Pyyntö on ratkaistu\./);
        await client.page.reload();
        const read = await client.text();
        assert.ok(read.includes(words.fi.outcome[outcome]), read);
        if ("reason" in fields) assert.ok(read.includes(fields.reason));
        if ("ground" in fields) assert.ok(read.includes(words.fi.ground[fields.ground]));
      }));
  }
}

Deno.test("the pages of requests are valid and within everybody's reach", () =>
  withBoth({ javaScript: true }, async ({ client, reviewer }) => {
    await asks(client, "objection", "En halua, että tietojani käytetään.");
    for (const path of ["/admin/requests", "/admin/requests/enter"]) {
      await reviewer.goto(path);
      await assertValidHtml(await reviewer.source(), path);
      await assertAccessible(reviewer, path);
    }
    await opens(reviewer, client);
    await assertValidHtml(await reviewer.source(), "a request");
    await assertAccessible(reviewer, "a request");
    await decides(reviewer, "refused");
    await assertAccessible(reviewer, "a refused form");
  }));
