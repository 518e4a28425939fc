import assert from "node:assert/strict";
import { renderToString } from "preact-render-to-string";
import { CONTROLLER, type ControllerFacts } from "../../../lib/site/controller.ts";
import { exampleOf } from "../../../lib/site/controller_examples.ts";
import { checkNotice, type Practice } from "../../../lib/site/notice_check.ts";
import { CURRENT_NOTICE } from "../../../lib/site/notice_versions.ts";
import { words } from "../../../lib/words/duties/mod.ts";
import { practiceOf } from "../../../routes/admin/notice.tsx";
import { Decide, Points } from "../../../routes/admin/notice_page.tsx";
import { openSite } from "../../helpers/site.ts";
import { FACTS, OPTIONAL } from "../../lib/site/_optional.ts";
import { assertValidHtml } from "../../journeys/_checks.ts";
import { signIn } from "./_staff.ts";

const PATHS = [
  "/admin/notice",
  "/admin/notice/record",
  "/admin/notice/record.html",
  "/admin/notice/record.csv",
];
const NONE: Practice = { tasks: [], adviserNamesShown: true };

/** The page's tables and questions, with facts that a test chooses. */
function shown(told: Partial<ControllerFacts>, practice = NONE): string {
  const facts = { ...CONTROLLER, ...told };
  const points = checkNotice({ facts, practice });
  return renderToString(
    <>
      <Points lang="fi" points={points} />
      <Decide lang="fi" {...{ facts, points, practice }} />
    </>,
  );
}

Deno.test("reviewers and administrators read what the notice lacks; advisers do not", async () => {
  await using site = await openSite();
  for (const role of ["reviewer", "administrator"] as const) {
    const who = await signIn(site, { roles: [role], id: role });
    for (const path of PATHS) assert.equal((await who.get(path)).status, 200, `${role} ${path}`);
    const page = await who.page("/admin/notice");
    assert.match(page, new RegExp(`Voimassa on versio ${CURRENT_NOTICE.number}, `));
    assert.match(page, /8 asiaa vaatii vielä päätöksen/);
    assert.match(page, /class="alarm"><td[^>]*>Y-tunnus<\/td><td[^>]*>13\(1\)\(a\), 14\(1\)\(a\)/);
    assert.match(page, /lib\/site\/controller\.ts/);
  }
  const adviser = await signIn(site, { roles: ["adviser"], id: "adviser" });
  for (const path of PATHS) {
    const answer = await adviser.get(path);
    assert.equal(answer.status, 403, path);
    assert.doesNotMatch(await answer.text(), /Y-tunnus/);
  }
});

for (const fact of FACTS) {
  Deno.test(`the page asks for ${fact}, says how it is written, and stops asking once it is told`, () => {
    const { [fact]: _, ...others } = OPTIONAL;
    const asking = shown(others as Partial<ControllerFacts>);
    const question = words.fi.notice.questions[fact].replaceAll('"', "&quot;");
    assert.ok(asking.includes(question));
    assert.match(asking, /1 asia vaatii vielä päätöksen/);
    assert.match(asking, new RegExp(`<code class="code" lang="en">${fact}: `));
    const whole = shown(OPTIONAL);
    assert.ok(!whole.includes(question));
    assert.ok(whole.includes(words.fi.notice.whole));
  });

  Deno.test(`the line that the page shows for ${fact} is what the program reads`, async () => {
    const read = await import(
      `data:text/javascript,export default {${encodeURIComponent(exampleOf(fact))}}`
    );
    assert.deepEqual(read.default, { [fact]: OPTIONAL[fact] });
  });
}

Deno.test("what the settings do and the notice does not say stands on the page", async () => {
  const practice: Practice = { tasks: ["text_messages", "hosting"], adviserNamesShown: false };
  const page = shown(OPTIONAL, practice);
  assert.match(page, /toista yritystä: tekstiviestien välitys\. Seloste ei nimeä sitä/);
  assert.match(page, /Asetuksissa on valittu, etteivät nimet näy/);
  assert.doesNotMatch(page, /tietokanta muualla/, "a host is named");
  await using site = await openSite();
  const admin = await signIn(site, { roles: ["administrator"] });
  assert.doesNotMatch(
    await admin.page("/admin/notice"),
    /eroavat/,
    "nothing is said, so nothing differs",
  );
});

Deno.test("what the site does is read from its settings", () => {
  const gateway = { kind: "46elks" } as const;
  const outbox = { kind: "outbox" } as const;
  const tasks = (settings: Parameters<typeof practiceOf>[0]) =>
    practiceOf(settings, { adviserNamesShown: true }).tasks;
  assert.deepEqual(tasks({ gateway: outbox, kvUrl: "data/tyyne.kv" }), []);
  assert.deepEqual(tasks({ gateway, kvUrl: ":memory:" }), ["text_messages"]);
  assert.deepEqual(tasks({ gateway, kvUrl: "https://kv.example" }), ["text_messages", "hosting"]);
  assert.deepEqual(tasks({ gateway: outbox, kvUrl: "deploy" }), ["hosting"]);
});

Deno.test("where the store is outside the EEA, the transfer is no gap any more and the record tells it", async () => {
  await using site = await openSite({ settings: { storeOutsideEea: "standard_clauses" } });
  const reviewer = await signIn(site, { roles: ["reviewer"], lang: "en" });
  const page = await reviewer.page("/admin/notice");
  assert.match(
    page,
    /Whether data leaves the EU and the EEA<\/td><td[^>]*>[^<]*<\/td><td[^>]*>in the notice/,
  );
  assert.match(await reviewer.page("/admin/notice/record"), /United States/);
});

Deno.test("the record is a page, a document and a table, each for its reader's language", async () => {
  await using site = await openSite();
  for (const lang of ["fi", "en"] as const) {
    const who = await signIn(site, { roles: ["administrator"], id: lang, lang });
    const { title, fileName, points } = words[lang].record;
    const page = await who.page("/admin/notice/record");
    for (const point of Object.values(points)) assert.ok(page.includes(`) ${point}</h2>`), point);
    const document = await who.get("/admin/notice/record.html");
    const html = await document.text();
    assert.equal(
      document.headers.get("content-disposition"),
      `attachment; filename="${fileName}.html"`,
    );
    assert.match(
      html,
      new RegExp(`^<!doctype html><html lang="${lang}">[\\s\\S]*<h1>${title}</h1>`),
    );
    assert.doesNotMatch(html, /<script|<link|<form|src=/);
    await assertValidHtml(html, "the document");
    const table = await who.get("/admin/notice/record.csv");
    assert.match(table.headers.get("content-type")!, /^text\/csv/);
    assert.equal(
      table.headers.get("content-disposition"),
      `attachment; filename="${fileName}.csv"`,
    );
    assert.ok((await table.text()).includes(words[lang].record.security[0]!));
  }
});
