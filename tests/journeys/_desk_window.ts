import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import type { Role } from "../../lib/staff/roles.ts";
import { openBrowser } from "../helpers/browser.ts";
import { type ServedSite, serveSite } from "../helpers/site.ts";
import { signIn } from "../routes/admin/_staff.ts";
import { Visitor, type VisitorOptions } from "./_visitor.ts";

const AT = "2026-03-04T08:00:00Z";
export const AINO = { adviserId: "person-aino", adviserName: "Aino Neuvoja" };

/** A window in which somebody of the staff is signed in; the sign-in has tests of its own. */
export async function openStaffWindow(
  browser: Browser,
  site: ServedSite,
  { roles = ["adviser"], id = "person-aino", name = "Aino Neuvoja", ...window }:
    & VisitorOptions
    & { roles?: readonly Role[]; id?: string; name?: string } = {},
): Promise<Visitor> {
  const { token } = await signIn(site, { roles, id, name });
  const visitor = await Visitor.open(browser, site.url, window);
  await visitor.page.context().addCookies([
    { name: "tyyne_staff", value: token, url: site.url, httpOnly: true, sameSite: "Lax" },
  ]);
  return visitor;
}

/** The site, a browser, and an adviser at the live desk. */
export async function withDesk(
  test: (desk: { site: ServedSite; browser: Browser; adviser: Visitor }) => Promise<void>,
): Promise<void> {
  await using chromium = await openBrowser();
  await using site = await serveSite({ at: AT });
  await using adviser = await openStaffWindow(chromium.browser, site);
  await comeToDesk(adviser);
  await test({ site, browser: chromium.browser, adviser });
}

export async function comeToDesk({ page }: Pick<Visitor, "page">): Promise<void> {
  await page.goto("/admin/desk");
  await page.waitForSelector(".desk-alerts");
  await page.click("button[value=present]");
  await page.getByText("Olet paikalla.").waitFor();
}

/** Somebody who waits with a question, through the site's own API. */
export async function visitorOf(site: ServedSite, nickname: string, text: string, lang = "fi") {
  const { visitors, access } = site.services.chat;
  const started = await visitors.start({ lang: lang as "fi", nickname, address: "192.0.2.7" });
  if (started.outcome !== "started") throw new Error(started.outcome);
  const visitor = (await access.load(started.token))!;
  const write = async (said: string) => {
    const sent = await visitors.send(visitor, { id: crypto.randomUUID(), text: said });
    assert.equal(sent.outcome, "stored");
  };
  await write(text);
  return { id: started.chatId, write, visitor };
}

/** The open conversation of somebody at the live desk. */
export const panel = (page: Page, name: string) => page.locator(".desk-panel", { hasText: name });

export const shown = (page: Page, name: string, text: string) =>
  panel(page, name).locator(".bubble-text", { hasText: text }).waitFor();

export async function answer(page: Page, name: string, text: string): Promise<void> {
  await panel(page, name).locator(".composer textarea").fill(text);
  await panel(page, name).locator(".composer button").click();
  await shown(page, name, text);
}
