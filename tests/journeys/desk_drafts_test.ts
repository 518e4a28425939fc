import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { panel, shown, visitorOf, withDesk } from "./_desk_window.ts";

const field = (page: Page) => panel(page, "Peikko").locator(".composer textarea");

/** Whether the browser asks before the page goes. The answer is to stay. */
async function asks(page: Page): Promise<boolean> {
  let asked = false;
  page.once("dialog", (dialog) => {
    asked = true;
    void dialog.dismiss();
  });
  await page.evaluate(() => setTimeout(() => location.reload(), 0)).catch(() => {});
  await page.waitForTimeout(500);
  page.removeAllListeners("dialog");
  return asked;
}

Deno.test("what is written at the desk is there again after its panel was closed", () =>
  withDesk(async ({ site, adviser }) => {
    const { page } = adviser;
    await visitorOf(site, "Peikko", "Hei");
    await page.locator(`form[action$='/take'] button`).click();
    await shown(page, "Peikko", "Hei");
    await field(page).pressSequentially("Pitkä harkittu vastaus");
    await panel(page, "Peikko").locator("summary", { hasText: "Uusi muistiinpano" }).click();
    await panel(page, "Peikko").locator("[name=note]").first().pressSequentially("Soita Kelaan");
    await panel(page, "Peikko").getByRole("button", { name: /^Sulje/ }).click();
    await page.locator(".desk-line", { hasText: "teksti kesken" }).waitFor();
    await page.getByRole("button", { name: /^Avaa tähän/ }).click();
    await shown(page, "Peikko", "Hei");
    assert.equal(await field(page).inputValue(), "Pitkä harkittu vastaus");
    const note = panel(page, "Peikko").locator("form[action$='/note'] textarea");
    assert.equal(await note.inputValue(), "Soita Kelaan");
    await panel(page, "Peikko").locator("form[action$='/note'] button").click();
    await panel(page, "Peikko").locator(".note", { hasText: "Soita Kelaan" }).waitFor();
    // What was stored is not kept twice; the note may be in sight a little before its form hears so.
    await page.waitForFunction(() => {
      const field = document.querySelector<HTMLTextAreaElement>("form[action$='/note'] textarea");
      return field?.value === "";
    });
    await field(page).press("Enter");
    await shown(page, "Peikko", "Pitkä harkittu vastaus");
    assert.equal(await page.locator(".desk-line", { hasText: "teksti kesken" }).count(), 0);
    assert.equal(await asks(page), false, "everything is sent");
  }));

Deno.test("a half-written note is asked about before the page goes", () =>
  withDesk(async ({ site, adviser }) => {
    const { page } = adviser;
    await visitorOf(site, "Peikko", "Hei");
    await page.locator(`form[action$='/take'] button`).click();
    await shown(page, "Peikko", "Hei");
    await panel(page, "Peikko").locator("summary", { hasText: "Uusi muistiinpano" }).click();
    await panel(page, "Peikko").locator("form[action$='/note'] textarea").pressSequentially("Soi");
    assert.equal(await asks(page), true);
  }));

Deno.test("a draft of a chat that the visitor ended, or that was ended here, stays to be copied", () =>
  withDesk(async ({ site, adviser }) => {
    const { page } = adviser;
    const peikko = await visitorOf(site, "Peikko", "Hei");
    await page.locator(`form[action$='/take'] button`).click();
    await shown(page, "Peikko", "Hei");
    await field(page).pressSequentially("Kävijälle");
    await site.services.chat.visitors.end(peikko.visitor);
    await panel(page, "Peikko").locator(".desk-left pre", { hasText: "Kävijälle" }).waitFor();
    await panel(page, "Peikko").getByRole("button", { name: /^Sulje/ }).click();
    await page.locator(".desk-left pre", { hasText: "Kävijälle" }).waitFor();
    assert.equal(await asks(page), true, "it would be lost, and it is in sight");
    await page.getByRole("button", { name: /^Poista teksti.*Peikko/ }).click();
    await page.locator(".desk-left").waitFor({ state: "detached" });
    assert.equal(await asks(page), false, "dropped on purpose");

    await visitorOf(site, "Peikko", "Hei taas");
    await page.locator(`form[action$='/take'] button`).click();
    await shown(page, "Peikko", "Hei taas");
    await field(page).pressSequentially("Toinen teksti");
    await panel(page, "Peikko").locator("summary", { hasText: "Päätä keskustelu" }).click();
    await panel(page, "Peikko").locator("form[action$='/end'] button").click();
    await page.locator(".desk-left pre", { hasText: "Toinen teksti" }).waitFor();
    adviser.assertQuiet("the desk");
  }));
