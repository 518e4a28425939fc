import assert from "node:assert/strict";
import { TZDate } from "@date-fns/tz";
import { subMonths } from "date-fns";
import { DAY } from "../../../lib/clock.ts";
import { RECORD_KINDS, RETENTION } from "../../../lib/retention.ts";
import { words } from "../../../lib/words/oversight/mod.ts";
import { PHONE, recordOf } from "../../helpers/records.ts";
import { openSite, type Site } from "../../helpers/site.ts";
import { goesTo, signIn } from "./_staff.ts";

const AT = "2026-03-04T08:00:00Z";
const PATH = "/admin/retention";
const w = words.fi.retention;

async function withSite(test: (site: Site) => Promise<void>): Promise<void> {
  await using site = await openSite({ at: AT });
  await test(site);
}

/** Calls whose six months end so many days after the site began. */
async function callsEndingIn(site: Site, ...days: number[]): Promise<void> {
  for (const day of days) {
    const end = new TZDate(Date.parse(AT) + day * DAY, "Europe/Helsinki");
    await site.services.records.add(PHONE, recordOf("call", subMonths(end, 6).getTime()));
  }
}

/** The cells of a row of the table of kinds. */
function rowOf(page: string, name: string): string[] {
  const [, row] = new RegExp(`<tr[^>]*>(<td data-label="${w.what}">${name}<.*?)</tr>`).exec(page) ??
    [];
  assert.ok(row, `${name} is not in the table`);
  return [...row.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, cell]) => cell!);
}

/** Everything that stands out in red. */
function alarms(page: string): string[] {
  return [...page.matchAll(/class="notice notice-danger">([^<]*)</g)].map(([, text]) => text!);
}

Deno.test("the page has every kind of the one table of periods, with its period", () =>
  withSite(async (site) => {
    await site.services.retentionJob.run();
    const reviewer = await signIn(site, { roles: ["reviewer"] });
    const page = await reviewer.page(PATH);
    for (const kind of Object.keys(RETENTION) as (keyof typeof RETENTION)[]) {
      const [, period] = rowOf(page, w.kinds[kind]);
      const [[unit, amount]] = Object.entries(RETENTION[kind].keep) as [[string, number]];
      assert.match(period!, new RegExp(`^${amount} `), `${kind} ${unit}`);
    }
  }));

Deno.test("it counts what is kept by kind, and what goes within a week and a month", () =>
  withSite(async (site) => {
    await callsEndingIn(site, 1, 1, 6, 7, 30, 31, 60);
    for (const kind of RECORD_KINDS.filter((kind) => kind !== "call")) {
      await site.services.records.add(PHONE, recordOf(kind, site.clock.now()));
    }
    await site.services.retentionJob.run();
    const reviewer = await signIn(site, { roles: ["reviewer"] });
    const page = await reviewer.page(PATH);
    assert.deepEqual(rowOf(page, w.kinds.call), [w.kinds.call, "6 kuukautta", "7", "3", "5", "0"]);
    assert.deepEqual(rowOf(page, w.kinds.sms).slice(2), ["1", "0", "0", "0"]);
    assert.ok(page.includes(w.leavingText(3, 5)));
    assert.deepEqual(alarms(page), []);
  }));

Deno.test("the chart has a bar a day, and a table that says the same", () =>
  withSite(async (site) => {
    await callsEndingIn(site, 1, 1, 8);
    await site.services.retentionJob.run();
    const reviewer = await signIn(site, { roles: ["reviewer"] });
    const page = await reviewer.page(PATH);
    const bars = [...page.matchAll(
      /<rect class="(bar(?: bar-later)?)" x="\d+" y="(\d+)" width="8" height="(\d+)"><title>([^<]*)</g,
    )].map(([, name, y, height, title]) => ({
      name,
      end: Number(y) + Number(height),
      height,
      title,
    }));
    assert.equal(bars.length, 31);
    assert.ok(bars.every(({ end }) => end === 100), "every bar stands on the same line");
    assert.deepEqual(
      bars.filter(({ height }) => height !== "0").map(({ name, height, title }) => [
        name,
        height,
        title,
      ]),
      [["bar", "100", "5.3.2026: 2"], ["bar bar-later", "50", "12.3.2026: 1"]],
    );
    const rows = [...page.matchAll(
      new RegExp(`data-label="${w.day}">([^<]*)</td><td data-label="${w.leaves}">([^<]*)<`, "g"),
    )].map(([, day, count]) => `${day}: ${count}`);
    assert.deepEqual(rows, bars.map(({ title }) => title));
    assert.match(page, /<svg[^>]*role="img" aria-label="[^"]*2 ja 31 päivän sisällä 3\."/);
    assert.doesNotMatch(page, / style=/);
  }));

Deno.test("it says as of when the figures are, and they do not change until the next run", () =>
  withSite(async (site) => {
    await callsEndingIn(site, 3);
    await site.services.retentionJob.run();
    site.clock.pass(DAY);
    await callsEndingIn(site, 4, 5);
    const reviewer = await signIn(site, { roles: ["reviewer"] });
    const before = await reviewer.page(PATH);
    assert.ok(before.includes(w.asOf("4.3.2026 klo 10.00")));
    assert.equal(rowOf(before, w.kinds.call)[2], "1");
    assert.equal(goesTo(await reviewer.post(`${PATH}/run`)), `${PATH}?ran=1`);
    const after = await reviewer.page(`${PATH}?ran=1`);
    assert.ok(after.includes(w.asOf("5.3.2026 klo 10.00")));
    assert.equal(rowOf(after, w.kinds.call)[2], "3");
  }));

Deno.test("before the first run there are no figures, and the page says so", () =>
  withSite(async (site) => {
    const reviewer = await signIn(site, { roles: ["reviewer"] });
    const page = await reviewer.page(PATH);
    assert.ok(page.includes(w.noCounts) && page.includes(w.noRuns));
    assert.deepEqual(rowOf(page, w.kinds.call).slice(2), ["–", "–", "–", "–"]);
    assert.doesNotMatch(page, /<rect class="bar"/);
  }));

Deno.test("what a run found past its end stands out in red, by kind", () =>
  withSite(async (site) => {
    await site.kv.set(["records", "gone", "sms", 1, "a"], { expiresAt: site.clock.now() - 1 });
    await site.kv.set(["audit_by_subject", "x", 1], { expiresAt: site.clock.now() - 1 });
    await site.services.retentionJob.run();
    const reviewer = await signIn(site, { roles: ["reviewer"] });
    const page = await reviewer.page(PATH);
    assert.deepEqual(alarms(page), [w.overdueLast(2)]);
    const red = [...page.matchAll(/<tr class="alarm"><td[^>]*>([^<]*)</g)].map(([, name]) => name);
    assert.deepEqual(red, ["4.3.2026 klo 10.00", w.kinds.sms, w.otherRows]);
    assert.equal(rowOf(page, w.kinds.sms).at(-1), "1");
    assert.equal(rowOf(page, w.otherRows).at(-1), "1");
    site.clock.pass(DAY);
    await site.services.retentionJob.run();
    assert.deepEqual(alarms(await reviewer.page("/admin")), []);
  }));

Deno.test("a run that failed is red, and the figures stay those of the last whole one", () =>
  withSite(async (site) => {
    await callsEndingIn(site, 3);
    await site.services.retentionJob.run();
    site.clock.pass(DAY);
    const run = { startedAt: site.clock.now(), finishedAt: site.clock.now(), outcome: "failed" };
    const found = { overdue: {}, orphans: 0, pending: 0, kept: {}, leaving: {} };
    await site.kv.set(["retention_runs", run.startedAt], { ...run, ...found });
    const reviewer = await signIn(site, { roles: ["reviewer"] });
    const page = await reviewer.page(`${PATH}?ran=1`);
    assert.deepEqual(alarms(page), [w.failedLast("5.3.2026 klo 10.00")]);
    assert.ok(!page.includes(w.ran), "it does not say that all went well");
    assert.match(page, /<tr class="alarm"><td[^>]*>5\.3\.2026 klo 10\.00</);
    assert.ok(page.includes(w.asOf("4.3.2026 klo 10.00")));
    assert.equal(rowOf(page, w.kinds.call)[2], "1");
  }));

Deno.test("a job that has not run for more than a day is red", () =>
  withSite(async (site) => {
    await site.services.retentionJob.run();
    site.clock.pass(1.4 * DAY);
    const reviewer = await signIn(site, { roles: ["reviewer"] });
    assert.deepEqual(alarms(await reviewer.page(PATH)), []);
    site.clock.pass(0.2 * DAY);
    const again = await signIn(site, { roles: ["reviewer"] });
    assert.deepEqual(alarms(await again.page(PATH)), [w.late("4.3.2026 klo 10.00")]);
  }));

Deno.test("a run of an earlier version, which counted less, is no figure and no fault", () =>
  withSite(async (site) => {
    const at = site.clock.now();
    const run = { startedAt: at, finishedAt: at, overdue: {}, orphans: 0, pending: 0 };
    await site.kv.set(["retention_runs", at], { ...run, outcome: "done", kept: { call: 1 } });
    const reviewer = await signIn(site, { roles: ["reviewer"] });
    const page = await reviewer.page(PATH);
    assert.ok(page.includes(w.noCounts));
    assert.deepEqual(alarms(page), []);
  }));

Deno.test("the page is in English too", () =>
  withSite(async (site) => {
    await callsEndingIn(site, 1);
    await site.services.retentionJob.run();
    const reviewer = await signIn(site, { roles: ["reviewer"], lang: "en" });
    const page = await reviewer.page(PATH);
    assert.ok(page.includes("The figures were counted in the clean-up 4 March 2026 at 10:00."));
    assert.ok(page.includes("1 will go within 7 days and 1 within 31 days"));
  }));
