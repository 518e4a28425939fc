import assert from "node:assert/strict";
import { DAY } from "../../../lib/clock.ts";
import { bringUp } from "../../../lib/dev/mod.ts";
import { openBrowser } from "../../helpers/browser.ts";
import { type ServedSite, serveSite } from "../../helpers/site.ts";
import { assertAccessible, assertValidHtml } from "../../journeys/_checks.ts";
import { openStaffWindow } from "../../journeys/_desk_window.ts";
import type { Visitor } from "../../journeys/_visitor.ts";

const AT = "2026-03-04T08:00:00Z";
const BY = { id: "person-riitta", name: "Riitta Ratkoja" };

/** A year's work: answers, contacts, entries of the log, a run that found something overdue. */
async function busy(site: ServedSite): Promise<void> {
  const { requests, retentionJob, audit, clients } = site.services;
  await bringUp(site.services);
  for (let i = 0; i < 8; i++) {
    const phone = `+35850123451${i}`;
    const made = (await requests.create({ kind: "other", phone, clientId: null, text: "Miksi?" }))!;
    const outcome = i < 6 ? "granted" : "refused";
    const ground = outcome === "refused" && { ground: "12(5)" as const };
    await requests.decide(made.id, { version: 1, by: BY, outcome, reason: "Näin.", ...ground });
  }
  const client = (await clients.findByPhone("+358501234501"))!;
  for (let i = 0; i < 70; i++) {
    const subject = i % 2 ? { kind: "client" as const, id: client.id } : undefined;
    await audit.append({ actor: BY, action: "client.viewed", purpose: "fault", subject });
  }
  await site.kv.set(["records", "gone", "sms", 1, "a"], { expiresAt: site.clock.now() - DAY });
  await retentionJob.run();
  const failed = { overdue: {}, orphans: 0, pending: 0, outcome: "failed" };
  const at = site.clock.now() + 1;
  await site.kv.set(["retention_runs", at], { startedAt: at, finishedAt: at, ...failed });
}

async function assertGood(visitor: Visitor, where: string): Promise<void> {
  await assertAccessible(visitor, where);
  visitor.assertQuiet(where);
}

Deno.test("the pages of oversight are valid, within everybody's reach, and need no script", async () => {
  await using chromium = await openBrowser();
  await using site = await serveSite({ at: AT });
  const roles = ["reviewer", "administrator"] as const;
  await using visitor = await openStaffWindow(chromium.browser, site, { roles, ...BY });
  for (const path of ["/admin/retention", "/admin/audit", "/admin/figures"]) {
    assert.equal(await visitor.goto(path), 200, path);
    await assertValidHtml(await visitor.source(), `${path}, with nothing on it`);
  }
  await busy(site);
  for (const path of ["/admin/retention", "/admin/audit", "/admin/figures"]) {
    assert.equal(await visitor.goto(path), 200, path);
    await assertValidHtml(await visitor.source(), path);
    assert.doesNotMatch(await visitor.source(), / style=|<style/, path);
    await visitor.page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    await assertGood(visitor, path);
  }
});

Deno.test("a search is made, refused, gone on with and taken along without a script", async () => {
  await using chromium = await openBrowser();
  await using site = await serveSite({ at: AT });
  await busy(site);
  const options = { roles: ["reviewer"] as const, ...BY, javaScript: false };
  await using visitor = await openStaffWindow(chromium.browser, site, options);
  await visitor.goto("/admin/audit");
  await visitor.page.fill("#about", "P-XXXX-XXXX");
  await visitor.press("form[action$='/search'] button");
  assert.match(await visitor.text(), /Tällä ei löydy mitään/);
  assert.equal(await visitor.page.inputValue("#about"), "P-XXXX-XXXX");
  await visitor.page.fill("#about", "");
  await visitor.page.selectOption("#action", "client.viewed");
  await visitor.page.fill("#from", "4.3.2026");
  await visitor.press("form[action$='/search'] button");
  assert.match(await visitor.text(), /Haun tulokset/);
  assert.equal(await visitor.page.inputValue("#from"), "4.3.2026");
  assert.equal(await visitor.page.locator("tbody tr").count(), 50);
  await visitor.press("a:has-text('Vanhempia')");
  assert.equal(await visitor.page.locator("tbody tr").count(), 20);
  const downloading = visitor.page.waitForEvent("download");
  await visitor.page.click("form[action$='/export'] button");
  const download = await downloading;
  assert.equal(download.suggestedFilename(), "tyyne-kasittelyloki.csv");
  const csv = await Deno.readTextFile((await download.path())!);
  assert.equal(csv.trimEnd().split("\r\n").length, 71);
});

Deno.test("the pages of a search, a refused one and an expired one are within everybody's reach", async () => {
  await using chromium = await openBrowser();
  await using site = await serveSite({ at: AT });
  await busy(site);
  await using visitor = await openStaffWindow(chromium.browser, site, {
    roles: ["reviewer"],
    ...BY,
  });
  await visitor.goto("/admin/audit");
  await visitor.page.fill("#about", "050 123 4501");
  await visitor.press("form[action$='/search'] button");
  await assertValidHtml(await visitor.source(), "what was found");
  await assertGood(visitor, "what was found");
  await visitor.page.fill("#from", "eilen");
  await visitor.press("form[action$='/search'] button");
  await assertAccessible(visitor, "a refused search");
  assert.equal(await visitor.goto(`/admin/audit?search=${"A".repeat(60)}`), 404);
  await assertAccessible(visitor, "an expired search");
});

Deno.test("on paper the figures are a document with a letterhead and nothing to press", async () => {
  await using chromium = await openBrowser();
  await using site = await serveSite({ at: AT });
  await busy(site);
  await using visitor = await openStaffWindow(chromium.browser, site, {
    roles: ["reviewer"],
    ...BY,
  });
  await visitor.goto("/admin/figures");
  await visitor.page.emulateMedia({ media: "print" });
  const shown = (selector: string) => visitor.page.locator(selector).first().isVisible();
  assert.equal(await shown(".letterhead"), true);
  assert.equal(await shown("h1"), true);
  for (const gone of ["main a", "main button", ".site-header"]) {
    const count = await visitor.page.locator(gone).count();
    assert.ok(count === 0 || !await shown(gone), gone);
  }
});
