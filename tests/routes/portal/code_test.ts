import assert from "node:assert/strict";
import { MINUTE } from "../../../lib/clock.ts";
import { LANGS } from "../../../lib/site/languages.ts";
import { pathTo } from "../../../lib/site/paths.ts";
import { words } from "../../../lib/words/phone/mod.ts";
import { location, openCodeStep, PHONE, ROOT, signIn } from "./_code_browser.ts";

for (const lang of LANGS) {
  Deno.test(`somebody proves a number in ${lang}: form, code, my data, out again`, async () => {
    await using step = await openCodeStep();
    const w = words[lang];
    const root = pathTo("myData", lang);
    const browser = step.browser();
    const form = await browser.ask(root);
    assert.equal(form.status, 200);
    assert.equal(form.headers.get("cache-control"), "no-store");
    const html = await form.text();
    assert(html.includes('autocomplete="tel"') && html.includes('type="tel"'));
    assert(html.includes(w.riskText.replaceAll("'", "&#39;")));
    assert.deepEqual(browser.setCookies, []);
    const sent = await browser.post(`${root}/code`, { phone: " 050 123 4501 " });
    assert.deepEqual([sent.status, location(sent)], [303, root]);
    assert.equal(step.outbox.list()[0]!.to, PHONE);
    const codeForm = await (await browser.ask(root)).text();
    assert(codeForm.includes('autocomplete="one-time-code"') && codeForm.includes("050 123 4501"));
    assert(codeForm.includes('inputmode="numeric"') && !codeForm.includes("maxlength"));
    const verified = await browser.post(`${root}/verify`, { code: step.code() });
    assert.deepEqual([verified.status, location(verified)], [303, root]);
    assert.equal(await (await browser.ask(root)).text(), `signed in: ${PHONE}`);
    const out = await browser.post(`${root}/sign-out`);
    assert.deepEqual([out.status, location(out)], [303, `${root}?out=1`]);
    assert((await (await browser.ask(location(out)!)).text()).includes(w.signedOut));
    assert.equal(browser.cookies.size, 0);
  });
}

Deno.test("cookies are for this site's own requests only and for no script", async () => {
  await using step = await openCodeStep();
  const browser = step.browser();
  await signIn(step, browser);
  const kept = browser.setCookies.filter((line) => !/max-age=0/i.test(line));
  assert.deepEqual(kept.map((line) => line.split("=")[0]), ["tyyne_code", "tyyne_portal"]);
  for (const line of kept) {
    assert.match(line, /; HttpOnly/);
    assert.match(line, /; SameSite=Strict/);
    assert.match(line, /; Path=\//);
    assert.doesNotMatch(line, /Domain|Secure/);
    assert.match(line.split(";")[0]!, /=[\w-]{43}$/);
  }
});

Deno.test("behind https the cookies are secure and bound to the host", async () => {
  await using step = await openCodeStep({ siteUrl: new URL("https://tyyne.example") });
  const browser = step.browser();
  await signIn(step, browser);
  const names = browser.setCookies.map((line) => line.split("=")[0]);
  assert.deepEqual(names, ["__Host-tyyne_code", "__Host-tyyne_portal", "__Host-tyyne_code"]);
  for (const line of browser.setCookies) assert.match(line, /; Secure/);
  assert.equal(await (await browser.ask(ROOT)).text(), `signed in: ${PHONE}`);
  const bare = step.browser();
  bare.cookies.set("tyyne_portal", browser.cookies.get("__Host-tyyne_portal")!);
  assert.doesNotMatch(await (await bare.ask(ROOT)).text(), /signed in/);
});

Deno.test("a number that cannot get a code comes back with the reason and what was typed", async () => {
  await using step = await openCodeStep();
  const browser = step.browser();
  const { faults } = words.fi;
  const cases = [
    ["", faults.empty],
    ["kissa", faults["not-a-number"]],
    ["050 12", faults["too-short"]],
    ["050 123 456 789", faults["too-long"]],
    ["013 123 456", faults.landline],
    ["0800 123 456", faults["service-number"]],
    ["+46 70 123 45 67", faults.foreign],
  ] as const;
  for (const [typed, reason] of cases) {
    const answer = await browser.post(`${ROOT}/code`, { phone: typed });
    assert.equal(answer.status, 422);
    const html = await answer.text();
    assert(html.includes('href="#phone"') && html.includes('aria-invalid="true"'), typed);
    assert(html.includes(reason), typed);
    assert(typed === "" || html.includes(`value="${typed}"`), typed);
  }
  assert.equal((await browser.post(`${ROOT}/code`)).status, 422);
  assert.equal(step.outbox.list().length, 0);
  assert.deepEqual(browser.setCookies, []);
});

Deno.test("every page of the step gives the other ways to reach the office", async () => {
  await using step = await openCodeStep();
  const browser = step.browser();
  const pages = [
    await browser.ask(ROOT),
    await browser.post(`${ROOT}/code`, { phone: "013 123 456" }),
    (await browser.post(`${ROOT}/code`, { phone: PHONE }), await browser.ask(ROOT)),
    await browser.post(`${ROOT}/code`, { again: "1" }),
    await browser.post(`${ROOT}/verify`, { code: "x" }),
  ];
  for (const page of pages) {
    const html = await page.text();
    assert(html.includes('href="tel:+358505719643"') && html.includes(words.fi.otherWays));
    assert(html.includes("mailto:") && html.includes("Koulukatu 24"));
  }
});

Deno.test("what is typed is shown as text, never as markup", async () => {
  await using step = await openCodeStep();
  const typed = '"><script>alert(1)</script>';
  const html = await (await step.browser().post(`${ROOT}/code`, { phone: typed })).text();
  assert(!html.includes("<script>alert"));
});

Deno.test("a code may be given with spaces, dashes or the whole message around it", async () => {
  const ways = [
    (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`,
    (code: string) => `${code.slice(0, 3)}-${code.slice(3)}\n`,
    (_: string, message: string) => message,
  ];
  for (const way of ways) {
    await using step = await openCodeStep();
    const browser = step.browser();
    await browser.post(`${ROOT}/code`, { phone: PHONE });
    const code = way(step.code(), step.outbox.list()[0]!.text);
    assert.equal((await browser.post(`${ROOT}/verify`, { code })).status, 303);
  }
});

Deno.test("what is no code costs no try", async () => {
  await using step = await openCodeStep();
  const browser = step.browser();
  await browser.post(`${ROOT}/code`, { phone: PHONE });
  for (const code of ["", "12345", "koodi", "1234567", "12345", "x"]) {
    const answer = await browser.post(`${ROOT}/verify`, { code });
    assert.equal(answer.status, 422);
    assert((await answer.text()).includes(words.fi.codeShape));
  }
  assert.equal((await browser.post(`${ROOT}/verify`, { code: step.code() })).status, 303);
});

Deno.test("a code given in another browser opens nothing, and says what to do", async () => {
  await using step = await openCodeStep();
  await step.browser().post(`${ROOT}/code`, { phone: PHONE });
  const other = step.browser("192.0.2.2");
  const answer = await other.post(`${ROOT}/verify`, { code: step.code() });
  assert.equal(answer.status, 422);
  assert((await answer.text()).includes(words.fi.codeExpired));
  assert.deepEqual(other.setCookies, []);
});

Deno.test("a code that is ten minutes old opens nothing", async () => {
  await using step = await openCodeStep();
  const browser = step.browser();
  await browser.post(`${ROOT}/code`, { phone: PHONE });
  step.clock.pass(10 * MINUTE);
  const answer = await browser.post(`${ROOT}/verify`, { code: step.code() });
  assert.equal(answer.status, 422);
  assert.match(await (await browser.ask(ROOT)).text(), /autocomplete="tel"/);
});

Deno.test("the same code sent twice signs in once; the second press lands on the same page", async () => {
  await using step = await openCodeStep();
  const browser = step.browser();
  await browser.post(`${ROOT}/code`, { phone: PHONE });
  const before = new Map(browser.cookies);
  const code = step.code();
  await browser.post(`${ROOT}/verify`, { code });
  const twice = await browser.post(`${ROOT}/verify`, { code });
  assert.deepEqual([twice.status, location(twice)], [303, ROOT]);
  const thief = step.browser("192.0.2.66");
  for (const [name, value] of before) thief.cookies.set(name, value);
  assert.equal((await thief.post(`${ROOT}/verify`, { code })).status, 422);
});

Deno.test("a resend goes to the same number without naming it, and says when it is too soon", async () => {
  await using step = await openCodeStep();
  const browser = step.browser();
  await browser.post(`${ROOT}/code`, { phone: PHONE });
  const first = step.code();
  const soon = await browser.post(`${ROOT}/code`, { again: "1" });
  assert.deepEqual([soon.status, soon.headers.get("retry-after")], [429, "60"]);
  const html = await soon.text();
  assert(html.includes("one-time-code") && html.includes(words.fi.earlierStillGood));
  step.clock.pass(MINUTE);
  assert.equal((await browser.post(`${ROOT}/code`, { again: "1" })).status, 303);
  assert.deepEqual(step.outbox.list().map(({ to }) => to), [PHONE, PHONE]);
  assert.equal((await browser.post(`${ROOT}/verify`, { code: first })).status, 303);
});

Deno.test("another number may be used while a code is on its way", async () => {
  await using step = await openCodeStep();
  const browser = step.browser();
  await browser.post(`${ROOT}/code`, { phone: PHONE });
  assert.match(await (await browser.ask(`${ROOT}?other=1`)).text(), /autocomplete="tel"/);
  await browser.post(`${ROOT}/code`, { phone: "050 123 4502" });
  assert.equal((await browser.post(`${ROOT}/verify`, { code: step.code() })).status, 303);
  assert.equal(await (await browser.ask(ROOT)).text(), "signed in: +358501234502");
});

Deno.test("no number and no code is ever in an address", async () => {
  await using step = await openCodeStep();
  const browser = step.browser();
  const places: (string | null)[] = [];
  places.push(location(await browser.post(`${ROOT}/code`, { phone: PHONE })));
  places.push(location(await browser.post(`${ROOT}/verify`, { code: step.code() })));
  places.push(location(await browser.post(`${ROOT}/sign-out`)));
  assert.deepEqual(places, [ROOT, ROOT, `${ROOT}?out=1`]);
});

Deno.test("forms that are no forms are refused, not stumbled over", async () => {
  await using step = await openCodeStep();
  const browser = step.browser();
  for (const path of ["/code", "/verify"]) {
    const broken = await browser.ask(`${ROOT}${path}`, {
      method: "POST",
      body: "phone=%FF%FE",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    assert.equal(broken.status, 400);
    const huge = await browser.post(`${ROOT}${path}`, { phone: "0".repeat(60_000), code: "x" });
    assert.equal(huge.status, 422);
    assert((await huge.text()).length < 30_000);
  }
});
