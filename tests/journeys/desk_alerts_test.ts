import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { panel, visitorOf, withDesk } from "./_desk_window.ts";
import type { Visitor } from "./_visitor.ts";

/** What the browser was asked to sound or to show, instead of doing it. */
interface Alerts {
  readonly notes: number;
  readonly shown: readonly string[];
}

/** A browser that writes down what it is asked to do. `permission` is what it answers. */
async function listen({ page }: Visitor, permission: "granted" | "denied"): Promise<void> {
  await page.addInitScript((permission) => {
    const alerts = { notes: 0, shown: [] as string[] };
    class FakeNotification {
      static permission = permission;
      static requestPermission = () => Promise.resolve(permission);
      constructor(title: string, { body }: { body: string }) {
        alerts.shown.push(`${title}: ${body}`);
      }
    }
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (when?: number) {
      alerts.notes++;
      start.call(this, when);
    };
    Object.assign(globalThis, { alerts, Notification: FakeNotification });
    // Nobody looks at the desk while it calls.
    document.hasFocus = () => false;
  }, permission);
  await page.reload();
  await page.waitForSelector(".desk-alerts");
}

const alerts = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { alerts: Alerts }).alerts);

const status = (page: Page, text: string) =>
  page.locator(".desk-said", { hasText: text }).waitFor();

Deno.test("without a wish the desk makes no sound and shows no notification", () =>
  withDesk(async ({ site, adviser }) => {
    const { page } = adviser;
    await listen(adviser, "granted");
    await visitorOf(site, "Peikko", "Hei");
    await status(page, "Uusi kävijä odottaa.");
    assert.deepEqual(await alerts(page), { notes: 0, shown: [] });
    const storage = await page.evaluate(() => Object.keys(localStorage));
    assert.deepEqual(storage, []);
  }));

Deno.test("a sound and a notification come if wanted, tell nothing of the chat, and are remembered", () =>
  withDesk(async ({ site, adviser }) => {
    const { page } = adviser;
    await listen(adviser, "granted");
    await page.check("#alert-sound");
    await page.check("#alert-notify");
    const { notes: tried } = await alerts(page);
    assert.ok(tried > 0, "one hears at once what it will be");
    const { id, write } = await visitorOf(site, "Peikko", "salainen asia");
    await status(page, "Uusi kävijä odottaa.");
    const waiting = await alerts(page);
    assert.ok(waiting.notes > tried);
    assert.deepEqual(waiting.shown, ["Neuvojan pöytä: Uusi kävijä odottaa."]);

    await page.reload();
    await page.waitForSelector(".desk-alerts");
    assert.ok(await page.isChecked("#alert-sound") && await page.isChecked("#alert-notify"));
    await page.locator(`form[action='/admin/desk/chats/${id}/take'] button`).click();
    await panel(page, "Peikko").waitFor();
    await write("toinen salaisuus");
    await status(page, "Uusi viesti. Peikko");
    const message = await alerts(page);
    assert.ok(message.notes > 0);
    assert.deepEqual(message.shown, ["Neuvojan pöytä: Uusi viesti."]);
    await page.uncheck("#alert-sound");
    await page.uncheck("#alert-notify");
    await write("kolmas salaisuus");
    await panel(page, "Peikko").getByText("kolmas salaisuus").waitFor();
    assert.deepEqual(await alerts(page), message);
  }));

Deno.test("where the browser shows no notifications the desk says so and goes on", () =>
  withDesk(async ({ site, adviser }) => {
    const { page } = adviser;
    await listen(adviser, "denied");
    await page.locator("#alert-notify").click();
    await page.getByText("Selain ei salli ilmoituksia").waitFor();
    assert.equal(await page.isChecked("#alert-notify"), false);
    await visitorOf(site, "Peikko", "Hei");
    await status(page, "Uusi kävijä odottaa.");
    assert.deepEqual((await alerts(page)).shown, []);
  }));

Deno.test("a notification that cannot be made, as on a phone, breaks nothing", () =>
  withDesk(async ({ site, adviser }) => {
    const { page } = adviser;
    await listen(adviser, "granted");
    await page.check("#alert-notify");
    await page.evaluate(() => {
      const broken = class {
        static permission = "granted";
        constructor() {
          throw new TypeError("Illegal constructor");
        }
      };
      Object.assign(globalThis, { Notification: broken });
    });
    await visitorOf(site, "Peikko", "Hei");
    await status(page, "Uusi kävijä odottaa.");
    await page.locator("form[action$='/take'] button").click();
    await panel(page, "Peikko").getByText("Hei").waitFor();
    adviser.assertQuiet("the desk");
  }));

Deno.test("a sound that was wanted before the page was opened is heard once the page was touched", () =>
  withDesk(async ({ site, adviser }) => {
    const { page } = adviser;
    await page.evaluate(() => localStorage.setItem("tyyne-desk-sound", "on"));
    await page.addInitScript(() => {
      const contexts: AudioContext[] = [];
      const Real = AudioContext;
      Object.assign(globalThis, {
        contexts,
        AudioContext: class extends Real {
          // As a browser does with a page that nobody has touched yet.
          constructor() {
            super();
            void this.suspend();
            contexts.push(this);
          }
        },
      });
    });
    await page.reload();
    await page.waitForSelector(".desk-alerts");
    await visitorOf(site, "Peikko", "Hei");
    await status(page, "Uusi kävijä odottaa.");
    await page.locator("h1").click();
    await visitorOf(site, "Keiju", "Hei");
    await page.waitForFunction(() => {
      const { contexts } = globalThis as unknown as { contexts: AudioContext[] };
      return document.title.startsWith("(2)") && contexts.at(-1)?.state === "running";
    });
  }));
