import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { DAY } from "../../lib/clock.ts";
import type { Role } from "../../lib/staff/roles.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { openBrowser } from "../helpers/browser.ts";
import { PHONE, recordOf } from "../helpers/records.ts";
import { type ServedSite, serveSite } from "../helpers/site.ts";
import { signIn } from "../routes/admin/_staff.ts";
import { assertAccessible, assertValidHtml } from "./_checks.ts";
import { Visitor } from "./_visitor.ts";

const ROOT = pathTo("myData", "fi");
const REASON = "Valitus on kesken hallinto-oikeudessa.";
const PLAIN = { javaScript: false } as const;

async function staffWindow(
  site: ServedSite,
  browser: Browser,
  { roles, javaScript }: { roles: readonly Role[]; javaScript: boolean },
) {
  const { token } = await signIn(site, { roles });
  const staff = await Visitor.open(browser, site.url, { javaScript });
  await staff.page.context().addCookies([
    { name: "tyyne_staff", value: token, url: site.url, httpOnly: true, sameSite: "Lax" },
  ]);
  return staff;
}

async function clientWindow(site: ServedSite, browser: Browser) {
  const client = await Visitor.open(browser, site.url, { ...PLAIN, width: 360 });
  await client.goto(ROOT);
  await client.page.fill("#phone", PHONE);
  await client.press(`form[action$="/code"] button[type=submit]`);
  await client.page.fill("#code", /^\d{6}/.exec(site.outbox.list()[0]!.text)![0]);
  await client.press(`form[action$="/verify"] button[type=submit]`);
  return client;
}

for (const javaScript of [true, false]) {
  const how = javaScript ? "with" : "without";
  Deno.test(`an adviser finds a client, marks and notes; the client sees it and erases; a task appears (${how} JavaScript)`, () =>
    journey(javaScript));
}

async function journey(javaScript: boolean): Promise<void> {
  /** The page is valid, and holds in every window and colour. */
  const holds = async (visitor: Visitor, where: string) => {
    await assertValidHtml(await visitor.page.content(), where);
    if (javaScript) await assertAccessible(visitor, where);
  };

  await using site = await serveSite({ at: new Date().toISOString() });
  await using chromium = await openBrowser();
  const now = site.clock.now();
  for (const kind of ["call", "call_note", "sms"] as const) {
    await site.services.records.add(PHONE, recordOf(kind, now - 2 * DAY));
  }
  await using staff = await staffWindow(site, chromium.browser, { roles: ["adviser"], javaScript });
  await staff.goto("/admin/clients");
  await staff.page.fill("#phone", "050 123");
  await staff.press("form[action='/admin/clients'] button");
  await holds(staff, "find, refused");
  await staff.page.fill("#phone", "050 123 4501");
  await staff.press("form[action='/admin/clients'] button");
  await holds(staff, "purpose");
  assert.doesNotMatch(staff.page.url(), /1234501|050/);
  await staff.page.check("input[value=client-asked]");
  await staff.press("form[action$='/open'] button");
  const at = new URL(staff.page.url()).pathname;

  await staff.press("section[aria-labelledby=call_note] a[href*='/hold?']");
  await staff.press("form[action$='/hold'] button");
  await staff.page.check("input[value='17(3)(e)']");
  await staff.page.fill("#reason", REASON);
  await staff.press("form[action$='/hold'] button");
  assert.match(await staff.text(), /Avoin asia on merkitty/);

  await staff.goto(`${at}/recipients`);
  await holds(staff, "recipients");
  await staff.page.fill("#recipient", "Esimerkkivirasto");
  await staff.page.selectOption("#kind", "sms");
  await staff.page.check("input[value=power-of-attorney]");
  await staff.press("form[action$='/recipients'] button");
  assert.match(await staff.text(), /Esimerkkivirasto/);
  await holds(staff, "client, with a recipient");
  await staff.goto(`${at}/end`);
  await holds(staff, "end");

  await using client = await clientWindow(site, chromium.browser);
  const mine = await client.text();
  assert.match(mine, /Esimerkkivirasto/);
  assert.match(mine, /Annoit valtakirjan/);
  assert.doesNotMatch(mine, /ei ole merkitty yhtään luovutusta/);
  await client.goto(`${ROOT}/kind/call_note`);
  await client.press("ol.letter > li:first-child a[id$=-fix]");
  assert.ok((await client.text()).includes(REASON));
  await client.goto(`${ROOT}/views`);
  assert.match(await client.text(), /asiakas pyysi|pyysit/i);

  await client.goto(`${ROOT}/delete`);
  assert.match(await client.text(), /kenelle tietojasi on annettu/);
  await client.page.check("#confirm");
  await client.press(`form[action="${ROOT}/delete"] button`);
  const ref = (await site.services.clients.findByPhone(PHONE))!;
  const left = await site.services.records.count(ref, "call_note", { since: 0 });
  assert.equal(left, 1, "what is on hold waits for a request");

  await staff.goto("/admin");
  assert.match(await staff.text(), /1 ilmoitus tekemättä/);
  await staff.goto("/admin/recipients");
  await holds(staff, "tasks");
  assert.match(await staff.text(), /Esimerkkivirasto/);
  await staff.press("form[action$='/done'] button");
  assert.match(await staff.text(), /Merkitty tehdyksi/);
}
