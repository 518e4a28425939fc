import assert from "node:assert/strict";
import { AINO, panel, shown, visitorOf, withDesk } from "./_desk_window.ts";

/** Longer than an adviser counts as present without the desk being heard of, in milliseconds. */
const LID_CLOSED = 5 * 60_000;

Deno.test("an adviser whose laptop was closed for a while is at the desk again, and told so", () =>
  withDesk(async ({ site, adviser }) => {
    const { page } = adviser;
    const { presence } = site.services.chat;
    await page.context().setOffline(true);
    await page.locator("button[value=away]").click();
    await page.locator(".desk-said", { hasText: /ei vastannut|poikki/ }).waitFor();
    site.clock.pass(LID_CLOSED);
    assert.equal(await presence.of(AINO.adviserId), null);
    await page.context().setOffline(false);
    await page.locator(".desk-said", { hasText: "Olet taas pöydän ääressä" }).waitFor();
    await page.getByText("Olet paikalla.").waitFor();
    assert.equal(await presence.of(AINO.adviserId), "present");
    assert.doesNotMatch(await adviser.text(), /Palvelin ei vastannut/);
  }));

Deno.test("an adviser who has ended the shift is not put back to the desk by a cut", () =>
  withDesk(async ({ site, adviser }) => {
    const { page } = adviser;
    await page.locator("button[value=left]").click();
    await page.getByText("Et ole pöydän ääressä.").waitFor();
    await page.context().setOffline(true);
    await page.locator(".desk-said", { hasText: "poikki" }).waitFor();
    site.clock.pass(LID_CLOSED);
    await page.context().setOffline(false);
    await page.locator(".desk-said", { hasText: "poikki" }).waitFor({ state: "detached" });
    await visitorOf(site, "Peikko", "Hei");
    await page.locator(".desk-line", { hasText: "Peikko" }).waitFor();
    assert.equal(await site.services.chat.presence.of(AINO.adviserId), null);
  }));

Deno.test("a session that ends with a chat going on is told by the title, and by a sound if wanted", () =>
  withDesk(async ({ site, adviser }) => {
    const { page } = adviser;
    await page.check("#alert-sound");
    await visitorOf(site, "Peikko", "Hei");
    await page.locator(`form[action$='/take'] button`).click();
    await shown(page, "Peikko", "Hei");
    await page.evaluate(() => {
      const heard = { notes: 0 };
      Object.assign(globalThis, { heard });
      const { start } = OscillatorNode.prototype;
      OscillatorNode.prototype.start = function (when?: number) {
        heard.notes++;
        start.call(this, when);
      };
    });
    const { sessions } = site.services.staff;
    for (const { id } of await sessions.list(AINO.adviserId)) {
      await sessions.endOne(AINO.adviserId, id);
    }
    await page.waitForFunction(() => document.title === "(!) Istunto on päättynyt.");
    await page.waitForFunction(() =>
      (globalThis as unknown as { heard: { notes: number } }).heard.notes > 0
    );
    assert.equal(await panel(page, "Peikko").count(), 0);
  }));
