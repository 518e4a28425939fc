import assert from "node:assert/strict";
import { DAY } from "../../../lib/clock.ts";
import { words } from "../../../lib/words/oversight/mod.ts";
import { PHONE, recordOf } from "../../helpers/records.ts";
import { openSite, type Site } from "../../helpers/site.ts";
import { signIn } from "./_staff.ts";

const AT = "2026-03-04T08:00:00Z";
const PATH = "/admin/figures";
const REASON = "Salainen perustelu.";
const w = words.fi.figures;
const BY = { id: "person-riitta", name: "Riitta Ratkoja" };

async function withSite(test: (site: Site) => Promise<void>): Promise<void> {
  await using site = await openSite({ at: AT });
  await test(site);
}

/** Requests that were asked and answered as people do. */
async function answered(site: Site, count: number): Promise<string[]> {
  const { requests } = site.services;
  const references: string[] = [];
  for (let i = 0; i < count; i++) {
    const phone = `+35850123${String(4500 + i)}`;
    const made = await requests.create({ kind: "other", phone, clientId: null, text: "Kysymys" });
    const ruling = { version: 1, by: BY, outcome: "granted", reason: REASON } as const;
    assert.equal((await requests.decide(made!.id, ruling)).kind, "done");
    references.push(made!.reference);
  }
  return references;
}

Deno.test("reviewers and administrators read the figures, and nobody else does", () =>
  withSite(async (site) => {
    for (const role of ["reviewer", "administrator"] as const) {
      const who = await signIn(site, { roles: [role], id: role });
      assert.match(await who.page(PATH), /Vuoden 2026 luvut/);
      assert.match(await who.page("/admin"), /href="\/admin\/figures"/);
    }
    const adviser = await signIn(site, { roles: ["adviser"] });
    for (const path of [PATH, `${PATH}.csv`]) {
      const answer = await adviser.get(path);
      assert.equal(answer.status, 403);
      assert.doesNotMatch(await answer.text(), /Vuoden 2026/);
    }
    assert.doesNotMatch(await adviser.page("/admin"), /href="\/admin\/figures"/);
    assert.equal((await site.fetch(`${PATH}.csv`)).status, 303);
  }));

Deno.test("what really happened is counted: answers, conversations, calls", () =>
  withSite(async (site) => {
    await answered(site, 6);
    for (let i = 0; i < 7; i++) {
      await site.services.records.add(PHONE, recordOf("call", site.clock.now() - i * DAY));
    }
    await site.services.chat.visitors.start({
      lang: "fi",
      address: "192.0.2.1",
      question: { id: crypto.randomUUID(), text: "Hei" },
    });
    const reviewer = await signIn(site, { roles: ["reviewer"] });
    const page = await reviewer.page(PATH);
    assert.match(page, new RegExp(`<dt>${w.answered}</dt><dd>6</dd>`));
    assert.match(page, new RegExp(`<dt>${w.inTime}</dt><dd>6 / 6</dd>`));
    assert.match(
      page,
      /data-label="Puhelut">alle 5<\/td>.*maaliskuu.*data-label="Keskustelut">alle 5/s,
    );
    assert.ok(page.includes(w.unfinished));
  }));

Deno.test("neither the page nor the table holds anything of anybody", () =>
  withSite(async (site) => {
    const references = await answered(site, 8);
    await site.services.records.add(PHONE, recordOf("call", site.clock.now()));
    const reviewer = await signIn(site, { roles: ["reviewer"] });
    const csv = await (await reviewer.get(`${PATH}.csv`)).text();
    for (const text of [await reviewer.page(PATH), csv]) {
      for (const secret of [...references, BY.name, BY.id, REASON, "Kysymys", "123450", "1234 5"]) {
        assert.ok(!text.includes(secret), secret);
      }
    }
  }));

Deno.test("few answers are not broken down", () =>
  withSite(async (site) => {
    await answered(site, 4);
    const reviewer = await signIn(site, { roles: ["reviewer"] });
    const page = await reviewer.page(PATH);
    assert.match(page, new RegExp(`<dt>${w.answered}</dt><dd>alle 5</dd>`));
    assert.ok(page.includes(w.tooFew));
    assert.doesNotMatch(page, new RegExp(`${w.inTime}|${w.byKind}`));
  }));

Deno.test("a year is chosen by its link; one that is not there, or no year, is this one", () =>
  withSite(async (site) => {
    const reviewer = await signIn(site, { roles: ["reviewer"] });
    const page = await reviewer.page(PATH);
    const years = [...page.matchAll(/href="\/admin\/figures\?year=(\d+)"/g)].map(([, year]) =>
      year
    );
    assert.deepEqual(years, ["2026", "2025", "2024"]);
    assert.match(await reviewer.page(`${PATH}?year=2025`), /<h1>Vuoden 2025 luvut/);
    assert.match(await reviewer.page(`${PATH}?year=2024`), /luvut alkavat 4\.3\.2024/);
    for (const wrong of ["1999", "2027", "x", "2025.5", "%00", "-1"]) {
      assert.match(await reviewer.page(`${PATH}?year=${wrong}`), /<h1>Vuoden 2026 luvut/);
    }
  }));

Deno.test("the table is a file of its own year, in the reader's language, kept by nobody between", () =>
  withSite(async (site) => {
    await answered(site, 5);
    const administrator = await signIn(site, { roles: ["administrator"], lang: "en" });
    const answer = await administrator.get(`${PATH}.csv?year=2026`);
    assert.match(answer.headers.get("content-type")!, /^text\/csv; charset=utf-8/);
    assert.equal(answer.headers.get("cache-control"), "no-store");
    assert.match(answer.headers.get("content-disposition")!, /filename="tyyne-figures-2026\.csv"/);
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer());
    assert.ok(text.startsWith('\uFEFF"Part","What","Figure"\r\n"Requests","Answered","5"\r\n'));
  }));
