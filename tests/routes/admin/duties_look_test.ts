import assert from "node:assert/strict";
import { HOUR } from "../../../lib/clock.ts";
import { breachFacts } from "../../helpers/breaches.ts";
import { openBrowser } from "../../helpers/browser.ts";
import { type ServedSite, serveSite } from "../../helpers/site.ts";
import { assertAccessible, assertValidHtml } from "../../journeys/_checks.ts";
import { AT, busy, openDesk, SENDING } from "./_busy.ts";

const BY = { id: "person-eero", name: "Eero Auttaja" };

/** A breach of some hours ago. */
async function recorded(site: ServedSite, hoursAgo: number): Promise<string> {
  const id = crypto.randomUUID();
  const facts = breachFacts(site.clock.now() - hoursAgo * HOUR, { consequences: "" });
  await site.services.breaches.record(id, { facts, by: BY });
  return id;
}

/** One that was told, decided and closed. */
async function closed(site: ServedSite): Promise<string> {
  const id = crypto.randomUUID();
  const { breaches, clock } = site.services;
  const decidedBy = "Toiminnanjohtaja";
  const now = clock.now();
  await breaches.record(id, { facts: breachFacts(now - 200 * HOUR), by: BY });
  const told = { at: now - 150 * HOUR, reference: "0000/171/26", text: "Kaikki.", lateReason: "" };
  const steps = [
    { step: "authority-told", ...told, decidedBy },
    { step: "persons-told", at: now - 140 * HOUR, how: "Soitettiin jokaiselle.", decidedBy },
    { step: "closed", text: "Vika on korjattu.", decidedBy },
  ] as const;
  for (const [i, step] of steps.entries()) {
    const outcome = await breaches.add(id, { step, upon: i + 1, key: crypto.randomUUID(), by: BY });
    assert.equal(outcome.kind, "added");
  }
  return id;
}

Deno.test("every page of the controller's duties is valid and within everybody's reach", async () => {
  await using chromium = await openBrowser();
  await using site = await serveSite({ at: AT });
  await using visitor = await openDesk(site, chromium.browser);
  const check = async (path: string) => {
    assert.equal(await visitor.goto(path), 200, path);
    await assertValidHtml(await visitor.source(), path);
    await assertAccessible(visitor, path);
    visitor.assertQuiet(path);
  };
  await recorded(site, 80);
  const [running, done] = [await recorded(site, 60), await closed(site)];
  await check("/admin/breaches");
  for (const id of [running, done]) await check(`/admin/breaches/${id}`);
  await check("/admin/breaches/enter");
  await check("/admin/notice");
  await check("/admin/notice/record");
  await visitor.goto("/admin/breaches/enter");
  await visitor.press("main form button");
  await assertValidHtml(await visitor.source(), "a new breach, refused");
  await assertAccessible(visitor, "a new breach, refused");
  await visitor.goto(`/admin/breaches/${running}`);
  const forms = await visitor.page.$$("main details > summary");
  assert.equal(forms.length, 7);
  for (const summary of forms) await summary.click();
  await assertAccessible(visitor, "a breach with every form open");
  await visitor.press("form:has([value=closed]) button");
  await assertValidHtml(await visitor.source(), "an end, refused");
  await assertAccessible(visitor, "an end, refused");
  assert.equal(await visitor.page.locator("details[open]").count(), 1);
});

Deno.test("on a busy day the running clock is in sight at 1280 by 800, first of all", async () => {
  await using chromium = await openBrowser();
  await using site = await serveSite({ at: AT, settings: SENDING });
  await busy(site);
  await recorded(site, 60);
  await recorded(site, 80);
  await using visitor = await openDesk(site, chromium.browser);
  await visitor.goto("/admin");
  const height = await visitor.page.evaluate(() => document.documentElement.scrollHeight);
  assert.ok(height <= 800, `the overview is ${height} px high`);
  const first = visitor.page.locator(".overview .card").first();
  assert.match(await first.innerText(), /Tietoturvaloukkaukset[\s\S]*Aika meni/);
});

Deno.test("without a script a breach is recorded, told, decided and closed", async () => {
  await using chromium = await openBrowser();
  await using site = await serveSite({ at: AT });
  await using visitor = await openDesk(site, chromium.browser, { javaScript: false });
  const { page } = visitor;
  await visitor.goto("/admin/breaches");
  await visitor.press("a.button");
  await page.fill("#title", "Kadonnut muistilappu");
  await page.fill("#knownTime", "9.00");
  await page.fill("#nature", "Paperi katosi junassa.");
  await page.check("#harm-availability");
  await visitor.press("main form button");
  assert.match(await visitor.text(), /on kirjattu[\s\S]*Aikaa on 71 t 0 min/);
  const add = async (title: string, fields: Record<string, string>) => {
    await page.click(`summary:text-is("${title}")`);
    for (const [id, text] of Object.entries(fields)) await page.fill(`#${id}`, text);
    await visitor.press("details[open] form button");
  };
  await add("Ilmoitus on tehty valtuutetulle", {
    toldDay: "4.3.2026",
    toldTime: "9.30",
    toldText: "Ensi-ilmoitus.",
    toldBy: "Toiminnanjohtaja",
  });
  assert.match(await visitor.text(), /Merkintä on lisätty[\s\S]*Ilmoitettu ajoissa/);
  await add("Ihmisille on kerrottu", {
    personsDay: "4.3.2026",
    personsTime: "9.45",
    how: "Soitettiin.",
    personsBy: "Toiminnanjohtaja",
  });
  await add("Päätä käsittely", { closedText: "Paperi löytyi.", closedBy: "Toiminnanjohtaja" });
  assert.match(await visitor.text(), /Täydennä ensin tiedot/);
  assert.equal(await page.inputValue("#closedText"), "Paperi löytyi.");
  await page.click(`summary:text-is("Päätä käsittely")`);
  await add("Täydennä tai korjaa tietoja", {
    happened: "4.3.2026 aamulla",
    people: "Yksi asiakas",
    data: "Nimi",
    consequences: "Joku voi lukea nimen.",
    measures: "Papereita ei oteta mukaan.",
  });
  await add("Päätä käsittely", { closedText: "Paperi löytyi.", closedBy: "Toiminnanjohtaja" });
  assert.match(await visitor.text(), /Käsittely on päätetty/);
  visitor.assertQuiet("the breach log without a script");
});

Deno.test("on paper the record of processing is a document without anything to press", async () => {
  await using chromium = await openBrowser();
  await using site = await serveSite({ at: AT });
  await using visitor = await openDesk(site, chromium.browser);
  await visitor.goto("/admin/notice/record");
  await visitor.page.emulateMedia({ media: "print" });
  for (const gone of ["nav", ".site-header", "form", "a[href$='record.csv']"]) {
    assert.equal(await visitor.page.locator(gone).first().isVisible(), false, gone);
  }
  assert.ok(await visitor.page.locator("#point-g").isVisible());
});
