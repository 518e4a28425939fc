import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { bringUp } from "../../lib/dev/mod.ts";
import { openBrowser } from "../helpers/browser.ts";
import { type ServedSite, serveSite } from "../helpers/site.ts";
import { openStaffWindow } from "./_desk_window.ts";
import { Visitor } from "./_visitor.ts";

/** The made-up client of whom plenty is held. */
export const PLENTY = "+358501234501";
export const REASON = "Katsoimme asian yhdessä ja kirjasimme sen.";
export const ROOT = "/omat-tiedot";
export const by = { id: "reviewer-1", name: "Kaisu Kanerva" };

/** Somebody who presses what htmx or the browser answers, whichever there is. */
type Doing = Visitor & {
  /** Presses something, and waits until the page says so. */
  does(selector: string, said: RegExp): Promise<void>;
};

export interface Both {
  readonly site: ServedSite;
  readonly client: Visitor;
  readonly reviewer: Doing;
}

/** A client on a phone and a reviewer at a desk, both signed in at the same time. */
export async function withBoth(
  options: { javaScript: boolean },
  test: (both: Both) => Promise<void>,
): Promise<void> {
  await using chromium = await openBrowser();
  await using site = await serveSite({ at: new Date().toISOString() });
  await bringUp(site.services);
  await using client = await signedIn(chromium.browser, site, options);
  await using staff = await openStaffWindow(chromium.browser, site, {
    roles: ["reviewer"],
    id: "person-riitta",
    name: "Riitta Ratkoja",
    ...options,
  });
  const reviewer: Doing = Object.assign(staff, {
    does: (selector: string, said: RegExp) => does(staff, { selector, said, ...options }),
  });
  await test({ site, client, reviewer });
}

async function does(
  staff: Visitor,
  { selector, said, javaScript }: { selector: string; said: RegExp; javaScript: boolean },
): Promise<void> {
  if (javaScript) {
    await staff.page.click(selector);
    await staff.page.locator("#request").getByText(said).first().waitFor();
  } else {
    await staff.press(selector);
    assert.match(await staff.text(), said);
  }
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

/** The client asks something, about one thing if its page is open, and is on the request's page. */
export async function asks(
  client: Visitor,
  kind: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  if (!client.page.url().includes(`/ask/${kind}`)) await client.goto(`${ROOT}/ask/${kind}`);
  for (const [name, value] of Object.entries(fields)) await client.page.fill(`#${name}`, value);
  await client.press(`form[action*="/ask/"] button[type=submit]`);
  const seen = await client.text();
  for (const value of Object.values(fields)) assert.ok(seen.includes(value), "shown once more");
  await client.press("button[value=send]");
  const sent = await client.text();
  assert.match(sent, /Saimme pyyntösi/);
  assert.match(sent, /P-\w{4}-\w{4}[\s\S]*Vastaamme viimeistään[\s\S]*Mitä seuraavaksi/);
}

/** The client opens what can be done about the newest thing of a kind. */
export async function fixes(client: Visitor, kind: string): Promise<void> {
  await client.goto(`${ROOT}/kind/${kind}`);
  await client.press("ol.letter > li:first-child a[id$=-fix]");
}

/** The reviewer opens the request that the client has just made, by its reference. */
export async function opens(reviewer: Visitor, client: Visitor): Promise<void> {
  const [reference] = /P-\w{4}-\w{4}/.exec(await client.text()) ?? [];
  await reviewer.goto("/admin/requests");
  await reviewer.page.fill("#what", reference!);
  await reviewer.press("form[action$='/find'] button");
}

export interface Ruling {
  readonly outcome: string;
  readonly ground?: string;
  readonly reason?: string;
  readonly correctedText?: string;
  readonly measure?: string;
  /** Names of boxes to tick. */
  readonly parts?: readonly string[];
}

/** The reviewer fills in a decision and sends it. */
export async function decides(
  reviewer: Doing,
  { outcome, ground, measure, parts = [], ...written }: Ruling,
  said = /Pyyntö on ratkaistu\./,
): Promise<void> {
  const { page } = reviewer;
  await page.check(`input[name=outcome][value=${outcome}]`);
  if (ground) await page.selectOption("#ground", ground);
  if (measure) await page.selectOption("#measure", measure);
  for (const name of parts) await page.check(`#${name}`);
  for (const [name, value] of Object.entries(written)) {
    if (value !== undefined) await page.fill(`#${name}`, value);
  }
  const destroy = page.locator("#destroy");
  if (outcome !== "refused" && await destroy.count() > 0) await destroy.check();
  await reviewer.does("form[action$='/decide'] button[type=submit]", said);
}
