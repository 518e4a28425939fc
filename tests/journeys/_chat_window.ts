import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../helpers/browser.ts";
import { type ServedSite, serveSite } from "../helpers/site.ts";
import { Visitor, type VisitorOptions } from "./_visitor.ts";

/** A Wednesday at ten, when the chat is open. */
const AT = "2026-03-04T08:00:00Z";
export const AINO = { adviserId: "person-aino", adviserName: "Aino Neuvoja" };

/** The site with an adviser at the desk, and a browser. */
export async function withChatSite(
  test: (site: ServedSite, browser: Browser) => Promise<void>,
): Promise<void> {
  await using chromium = await openBrowser();
  await using site = await serveSite({ at: AT });
  await site.services.chat.presence.set(AINO, "present");
  await test(site, chromium.browser);
}

/** A visitor whose chat has begun, with its script running. */
export async function begun(
  browser: Browser,
  { url }: Pick<ServedSite, "url">,
  options: VisitorOptions = {},
): Promise<Visitor> {
  const visitor = await Visitor.open(browser, url, options);
  await visitor.goto("/chat");
  await visitor.press("main form[action='/chat'] button");
  await visitor.page.waitForSelector(".composer textarea");
  return visitor;
}

export async function write({ page }: Pick<Visitor, "page">, text: string): Promise<void> {
  await page.fill(".composer textarea", text);
  await page.click(".composer button");
}

export const said = (page: Page) => page.locator(".bubble-text").allInnerTexts();

/** Waits until the page shows exactly these texts, each as sent. */
export async function shows(page: Page, texts: readonly string[]): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const bubbles = [...document.querySelectorAll<HTMLElement>(".bubble-text")];
      const shown = bubbles.map((one) => one.innerText);
      const settled = document.querySelector(".delivery") === null;
      return settled && JSON.stringify(shown) === JSON.stringify(wanted);
    },
    texts,
  ).catch(async () => assert.deepEqual(await said(page), texts));
}

/** The adviser takes whoever has waited longest. Answers the chat's id. */
export async function takenBy({ services: { chat } }: ServedSite): Promise<string> {
  const [line] = (await chat.lists.overview(AINO)).waiting;
  await chat.desk.take(AINO, line!.id);
  return line!.id;
}

export const answer = ({ services: { chat } }: ServedSite, id: string, text: string) =>
  chat.desk.send(AINO, id, { id: crypto.randomUUID(), text });
