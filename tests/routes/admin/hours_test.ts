import assert from "node:assert/strict";
import { openSite } from "../../helpers/site.ts";
import { textOf } from "../portal/_portal.ts";
import { goesTo, signIn, type StaffBrowser } from "./_staff.ts";

/** The fields of the page as a browser would send them. */
function fieldsIn(page: string): Record<string, string> {
  const inputs = [...page.matchAll(/<input [^>]*>/g)].map(([tag]) => tag)
    .filter((tag) => /type="(text|date)"/.test(tag));
  return Object.fromEntries(inputs.map((tag) => [
    / name="([^"]*)"/.exec(tag)![1]!,
    / value="([^"]*)"/.exec(tag)?.[1] ?? "",
  ]));
}

async function withHours(
  test: (
    parts: { who: StaffBrowser; fields: Record<string, string> } & {
      hours: () => Promise<{ week: readonly unknown[]; exceptions: readonly { date: string }[] }>;
    },
  ) => Promise<void>,
) {
  await using site = await openSite({ at: "2026-12-01T08:00:00Z" });
  const who = await signIn(site, { roles: ["administrator"] });
  const fields = fieldsIn(await who.page("/admin/hours"));
  await test({ who, fields, hours: () => site.services.chat.settings.hours() });
}

Deno.test("an exception is added without losing what was changed in the week, and the page says what is unsaved", () =>
  withHours(async ({ who, fields, hours }) => {
    const { week } = await hours();
    const typed = { ...fields, "d5-1-from": "10", "d5-1-to": "12", date: "2026-12-07" };
    const answer = await who.post("/admin/hours/exceptions", typed);
    assert.equal(answer.status, 200);
    const page = await answer.text();
    assert.match(textOf(page), /Poikkeukset on tallennettu\. Muuta, mitä täytit, ei ole vielä/);
    const kept = fieldsIn(page);
    assert.deepEqual([kept["d5-1-from"], kept["d5-1-to"], kept.date], ["10", "12", ""]);
    assert.deepEqual((await hours()).week, week);
    assert.deepEqual((await hours()).exceptions.map(({ date }) => date), ["2026-12-07"]);
    assert.equal(goesTo(await who.post("/admin/hours", kept)), "/admin/hours?saved=week");
    assert.notDeepEqual((await hours()).week, week);
  }));

Deno.test("saving the week keeps an exception that was being added, and removing one keeps both", () =>
  withHours(async ({ who, fields, hours }) => {
    const begun = { ...fields, date: "2026-12-24", "x-1-from": "9" };
    const page = await (await who.post("/admin/hours", begun)).text();
    assert.match(textOf(page), /Viikko on tallennettu\. Poikkeusta, jota olit lisäämässä, ei ole/);
    assert.deepEqual([fieldsIn(page).date, fieldsIn(page)["x-1-from"]], ["2026-12-24", "9"]);
    await who.post("/admin/hours/exceptions", { ...fields, date: "2026-12-07" });
    const remove = "/admin/hours/exceptions/2026-12-07/remove";
    const removed = await (await who.post(remove, begun)).text();
    assert.equal(fieldsIn(removed).date, "2026-12-24");
    assert.deepEqual((await hours()).exceptions, []);
  }));

Deno.test("Christmas is told at once, from a day to a day, with its weekdays", () =>
  withHours(async ({ who, fields, hours }) => {
    const typed = { ...fields, date: "2026-12-21", until: "2027-01-03" };
    assert.equal(
      goesTo(await who.post("/admin/hours/exceptions", typed)),
      "/admin/hours?saved=exception",
    );
    const dates = (await hours()).exceptions.map(({ date }) => date);
    assert.deepEqual([dates.length, dates[0], dates.at(-1)], [14, "2026-12-21", "2027-01-03"]);
    assert.match(textOf(await who.page("/admin/hours")), /maanantai 21\.12\.2026 kiinni/);
    for (const until of ["2026-12-20", "2027-06-01", "soon"]) {
      const answer = await who.post("/admin/hours/exceptions", { ...typed, until });
      assert.equal(answer.status, 422, until);
    }
    assert.equal((await hours()).exceptions.length, 14);
  }));

Deno.test("a day that has an exception is not overwritten before somebody says so", () =>
  withHours(async ({ who, fields, hours }) => {
    const day = { ...fields, date: "2026-12-23" };
    await who.post("/admin/hours/exceptions", day);
    const before = (await hours()).exceptions;
    const open = { ...day, "x-1-from": "9", "x-1-to": "12" };
    const asked = await who.post("/admin/hours/exceptions", open);
    assert.equal(asked.status, 422);
    assert.match(
      textOf(await asked.text()),
      /Korvataan aiempi poikkeus \(keskiviikko 23\.12\.2026: kiinni\)/,
    );
    assert.deepEqual((await hours()).exceptions, before);
    await who.post("/admin/hours/exceptions", { ...open, replace: "1" });
    assert.notDeepEqual((await hours()).exceptions, before);
    assert.equal((await hours()).exceptions.length, 1);
  }));
