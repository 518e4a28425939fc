import assert from "node:assert/strict";
import { MINUTE } from "../../lib/clock.ts";
import { words } from "../../lib/words/admin/mod.ts";
import { openBrowser } from "../helpers/browser.ts";
import { serveSite } from "../helpers/site.ts";
import { openStaffWindow } from "../journeys/_desk_window.ts";
import { signIn } from "../routes/admin/_staff.ts";

const w = words.fi.idle;
const TEXT = "Emme voi poistaa tietoa,\nkoska valitus on kesken.";

/** A reviewer at a request that is being answered, whose clock and the site's move together. */
async function openReview({ javaScript = true } = {}) {
  const site = await serveSite({ at: "2026-11-24T08:00:00Z" });
  const draft = { kind: "other", phone: null, clientId: null, text: "Kysymys" } as const;
  const { id } = (await site.services.requests.create(draft))!;
  const chromium = await openBrowser();
  const person = { roles: ["reviewer"] as const, id: "person-riitta", name: "Riitta Ratkoja" };
  const reviewer = await openStaffWindow(chromium.browser, site, { ...person, javaScript });
  const { page } = reviewer;
  if (javaScript) await page.clock.install();
  await reviewer.goto(`/admin/requests/${id}`);
  if (javaScript) await page.waitForSelector("dialog[data-phase=ready]", { state: "attached" });
  const cookieOf = async (who: Parameters<typeof signIn>[1]) => {
    const { token } = await signIn(site, who);
    const cookie = { name: "tyyne_staff", value: token, url: site.url, httpOnly: true };
    await page.context().addCookies([{ ...cookie, sameSite: "Lax" as const }]);
  };
  return {
    site,
    id,
    page,
    reviewer,
    dialog: page.getByRole("alertdialog"),
    signsInAgain: () => cookieOf(person),
    anotherSignsIn: () => cookieOf({ ...person, id: "person-kaisu", name: "Kaisu Kanerva" }),
    pass: async (milliseconds: number) => {
      // What the page asks by itself has its answer first: its patience would pass in the same leap.
      await page.locator(".htmx-request").waitFor({ state: "detached" });
      site.clock.pass(milliseconds);
      await page.clock.fastForward(milliseconds);
    },
    [Symbol.asyncDispose]: async () => {
      await reviewer[Symbol.asyncDispose]();
      await chromium[Symbol.asyncDispose]();
      await site[Symbol.asyncDispose]();
    },
  };
}

Deno.test("two minutes before a reviewer's session ends a dialog asks, and staying keeps what was typed", async () => {
  await using review = await openReview();
  const { page, dialog, pass, reviewer } = review;
  await page.fill("#reason", TEXT);
  await pass(27 * MINUTE);
  assert.equal(await dialog.isVisible(), false);
  await pass(MINUTE + 20_000);
  await dialog.waitFor();
  assert.ok((await dialog.innerText()).includes(w.minutes(2)));
  await dialog.getByRole("button").click();
  await dialog.waitFor({ state: "hidden" });
  await pass(10 * MINUTE);
  assert.equal(await page.inputValue("#reason"), TEXT);
  reviewer.assertQuiet("the warning");
});

Deno.test("a reason that was being written when the session ended is there again after signing in", async () => {
  await using review = await openReview();
  const { page, dialog, pass, signsInAgain, site, id } = review;
  await page.check("input[name=outcome][value=grantedInPart]");
  await page.fill("#reason", TEXT);
  await pass(31 * MINUTE);
  await dialog.getByText(w.overTitle).waitFor();
  assert.equal(await page.locator("main").isVisible(), false, "nothing personal on the screen");
  assert.ok(!(await page.innerText("body")).includes("Kysymys"));
  await dialog.getByRole("button").click();
  await dialog.getByText(w.notYet).waitFor();
  await signsInAgain();
  await dialog.getByRole("button").click();
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await page.inputValue("#reason"), TEXT);
  await page.click("form[action$='/decide'] button[type=submit]");
  await page.locator("#request").getByText(/Pyyntö on ratkaistu\./).first().waitFor();
  assert.equal((await site.services.requests.get(id))!.decision?.reason, TEXT);
});

Deno.test("with nothing typed the screen is emptied, and another who signs in never sees the page", async () => {
  await using untouched = await openReview();
  await untouched.pass(31 * MINUTE);
  await untouched.page.getByText(words.fi.signIn.title).first().waitFor();
  await using typed = await openReview();
  await typed.page.fill("#reason", TEXT);
  await typed.pass(31 * MINUTE);
  await typed.dialog.getByText(w.overTitle).waitFor();
  await typed.anotherSignsIn();
  await typed.dialog.getByRole("button").click();
  await typed.page.waitForURL(/\/admin$/);
  assert.ok(!(await typed.reviewer.text()).includes("valitus on kesken"));
});

Deno.test("without JavaScript a reason that is sent after the end is kept, and sent again after signing in", async () => {
  await using review = await openReview({ javaScript: false });
  const { page, reviewer, site, signsInAgain, id } = review;
  await page.check("input[name=outcome][value=grantedInPart]");
  await page.fill("#reason", TEXT);
  site.clock.pass(31 * MINUTE);
  await reviewer.press("form[action$='/decide'] button[type=submit]");
  const kept = await reviewer.text();
  assert.ok(kept.includes(words.fi.kept.title) && !kept.includes("valitus"));
  await signsInAgain();
  await reviewer.press("main form button[type=submit]");
  assert.match(await reviewer.text(), /Pyyntö on ratkaistu\./);
  const { decision } = (await site.services.requests.get(id))!;
  assert.equal(decision?.reason?.replaceAll("\r\n", "\n"), TEXT);
});
