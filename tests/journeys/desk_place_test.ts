import assert from "node:assert/strict";
import {
  AINO,
  answer,
  comeToDesk,
  openStaffWindow,
  panel,
  shown,
  visitorOf,
  withDesk,
} from "./_desk_window.ts";
import { Visitor } from "./_visitor.ts";

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

Deno.test("a machine that dies with a visitor waiting: a colleague goes on, and all three are told", () =>
  withDesk(async ({ site, browser, adviser }) => {
    const { page } = adviser;
    await site.services.chat.settings.saveAdviserNames("none");
    await using other = await openStaffWindow(browser, site, { id: "person-b", name: "Bertta" });
    await comeToDesk(other);
    await using visitor = await Visitor.open(browser, site.url);
    await visitor.goto("/chat");
    await visitor.page.fill("#nickname", "Peikko");
    await visitor.press("main form[action='/chat'] button");
    await visitor.page.fill(".composer textarea", "Hei!");
    await visitor.page.click(".composer button");
    await page.locator("form[action$='/take'] button").click();
    await shown(page, "Peikko", "Hei!");
    await panel(page, "Peikko").locator(".composer textarea").fill("Olin juuri");
    await visitor.page.getByText("Neuvoja on mukana keskustelussa.").waitFor();

    await page.context().setOffline(true);
    await page.locator(".desk-said", { hasText: "poikki" }).waitFor();
    site.clock.pass(LID_CLOSED);
    await site.services.chat.presence.set(
      { adviserId: "person-b", adviserName: "Bertta" },
      "present",
    );
    const line = other.page.locator("#waiting ~ ul .desk-line", { hasText: "Peikko" });
    await line.getByText("neuvojasta ei kuulu: Aino Neuvoja").waitFor();
    await other.page.locator(".desk-said", { hasText: "eikä hänen neuvojastaan kuulu" }).waitFor();
    await line.getByRole("button", { name: /^Jatka keskustelua/ }).click();
    await shown(other.page, "Peikko", "Hei!");
    await visitor.page.getByText("Toinen neuvoja jatkaa kanssasi.").waitFor();
    await answer(other.page, "Peikko", "Minä jatkan.");
    await visitor.page.locator(".bubble-text", { hasText: "Minä jatkan." }).waitFor();

    await page.context().setOffline(false);
    await page.getByText("Bertta jatkaa keskustelua, koska sivusi ei ollut antanut merkkiä")
      .waitFor();
    await panel(page, "Peikko").waitFor({ state: "detached" });
    await page.locator(".desk-left", { hasText: "Olin juuri" }).waitFor();
    assert.equal(await page.locator("#mine ~ ul .desk-line").count(), 0);
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
