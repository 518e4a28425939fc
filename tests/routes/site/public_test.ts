import assert from "node:assert/strict";
import { DAY } from "../../../lib/clock.ts";
import { LANGS } from "../../../lib/site/languages.ts";
import { pathTo } from "../../../lib/site/paths.ts";
import { openSite } from "../../helpers/site.ts";
import { textOf } from "./_page.ts";

Deno.test("the home page has three doors and the ways to the office, in every language", async () => {
  await using site = await openSite();
  for (const lang of LANGS) {
    const html = await (await site.fetch(pathTo("home", lang))).text();
    const main = /<main.*<\/main>/s.exec(html)?.[0] ?? "";
    for (const page of ["chat", "myData", "notice"] as const) {
      assert.ok(main.includes(`href="${pathTo(page, lang)}"`), `${page} in ${lang}`);
    }
    const call = main.indexOf('href="tel:+358505719643"');
    assert.ok(
      call > 0 && call < main.indexOf('class="door"'),
      "who wants to call need not read on",
    );
    assert.equal(main.split('class="door"').length - 1, 3);
    assert.match(main, /href="tel:\+358505719643".*href="mailto:taina@tyyne\.info"/s);
    assert.match(textOf(main), /Koulukatu 24 B 23, 80100 Joensuu.*Kainuuntie 96, 81700 Lieksa/);
  }
});

/** What the statement owes its reader, by Act 306/2019. */
const STATEMENT = {
  fi: {
    law: /306\/2019/,
    level: /WCAG 2\.1 -ohjeiden A- ja AA-taso.*EN 301 549/,
    state: /täyttää vaatimukset osittain/,
    gaps: /Mikä ei ole vielä saavutettavaa.*enintään 60 minuuttia.*ruudunlukij/i,
    feedback: /taina@tyyne\.info/,
    answer: /viimeistään 14 päivässä/,
    supervisor: /Liikenne- ja viestintävirasto Traficom.*valvontayksikkö/,
    made: /laadittu 24\.11\.2026/,
  },
  sv: {
    law: /306\/2019/,
    level: /nivåerna A och AA i anvisningarna WCAG 2\.1.*EN 301 549/,
    state: /uppfyller tjänsten kraven delvis/,
    gaps: /ännu inte är tillgängligt.*högst 60 minuter.*skärmläsare/i,
    feedback: /taina@tyyne\.info/,
    answer: /senast inom 14 dagar/,
    supervisor: /Transport- och kommunikationsverket Traficom.*tillsyn över digital tillgänglighet/,
    made: /upprättat 24\.11\.2026/,
  },
  en: {
    law: /306\/2019/,
    level: /levels A and AA of the WCAG 2\.1 guidelines.*EN 301 549/,
    state: /meets the requirements in part/,
    gaps: /not accessible yet.*at most 60 minutes.*screen readers/i,
    feedback: /taina@tyyne\.info/,
    answer: /within 14 days/,
    supervisor: /Finnish Transport and Communications Agency Traficom.*Supervision Unit/,
    made: /made on 24 November 2026/,
  },
};

for (const lang of LANGS) {
  Deno.test(`the accessibility statement in ${lang} tells what the law asks for`, async () => {
    await using site = await openSite();
    const text = textOf(await (await site.fetch(pathTo("accessibility", lang))).text());
    for (const [owed, told] of Object.entries(STATEMENT[lang])) assert.match(text, told, owed);
    assert.match(text, /saavutettavuus@traficom\.fi.*029 534 5000/);
    assert.doesNotMatch(text, /aluehallintovirasto|regionförvaltning|avi\.fi/i);
  });
}

Deno.test("the short way to plain language leads to the notice", async () => {
  await using site = await openSite();
  const answer = await site.fetch("/selko");
  assert.equal(answer.status, 301);
  assert.equal(answer.headers.get("location"), "/selko/tietosuoja");
});

Deno.test("crawlers stay out of what is personal and may read what is public", async () => {
  await using site = await openSite();
  const answer = await site.fetch("/robots.txt");
  assert.equal(answer.headers.get("content-type"), "text/plain; charset=utf-8");
  const closed = (await answer.text()).split("\n").filter((line) => line.startsWith("Disallow"))
    .map((line) => line.replace("Disallow: ", ""));
  const isClosed = (path: string) => closed.some((prefix) => path.startsWith(prefix));
  for (
    const path of ["/omat-tiedot", "/sv/mina-uppgifter/code", "/chat/kuitti", "/admin", "/api/"]
  ) {
    assert.ok(isClosed(path), path);
  }
  for (const path of ["/", "/tietosuoja", "/en/privacy", "/selko/tietosuoja", "/chat"]) {
    assert.ok(!isClosed(path), path);
  }
});

Deno.test("security.txt names a contact and ends within a year, whenever it is asked for", async () => {
  await using site = await openSite({ at: "2026-11-24T09:00:00Z" });
  for (let asked = 0; asked < 3; asked++) {
    const answer = await site.fetch("/.well-known/security.txt");
    assert.equal(answer.headers.get("content-type"), "text/plain; charset=utf-8");
    const fields = Object.fromEntries(
      (await answer.text()).trim().split("\n").map((line) => line.split(/: (.*)/)),
    );
    const ahead = Date.parse(fields.Expires) - site.clock.now();
    assert.ok(ahead > 90 * DAY && ahead < 365 * DAY, fields.Expires);
    assert.match(fields.Expires, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
    assert.match(fields.Contact, /^(mailto|tel):/);
    const { href } = new URL("/.well-known/security.txt", site.services.settings.siteUrl);
    assert.equal(fields.Canonical, href);
    site.clock.pass(200 * DAY);
  }
});
