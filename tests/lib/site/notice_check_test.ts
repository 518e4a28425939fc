import assert from "node:assert/strict";
import {
  CONTROLLER,
  type ControllerFacts,
  type OptionalFacts,
} from "../../../lib/site/controller.ts";
import {
  checkNotice,
  gapsOf,
  type PointStatus,
  type Practice,
} from "../../../lib/site/notice_check.ts";
import type { NoticeLang } from "../../../lib/site/languages.ts";
import { noticeOf } from "../../../lib/site/notice.ts";
import { writePeriod } from "../../../lib/site/period.ts";
import { words } from "../../../lib/words/notice/mod.ts";
import { rights } from "../../../lib/words/notice/rights/mod.ts";
import { FACTS, OPTIONAL } from "./_optional.ts";

const NONE: Practice = { tasks: [], adviserNamesShown: false };

function statuses(
  told: Partial<ControllerFacts> = {},
  practice?: Practice,
): Readonly<Record<string, PointStatus>> {
  const points = checkNotice({ facts: { ...CONTROLLER, ...told }, practice });
  return Object.fromEntries(points.map(({ name, status }) => [name, status]));
}

Deno.test("the notice of today has what it has, and lacks what nobody has told", () => {
  assert.deepEqual(statuses(), {
    identity: "present",
    businessId: "lacking",
    representative: "not-applicable",
    officer: "lacking",
    purposes: "present",
    legalBasis: "lacking",
    healthBasis: "lacking",
    legitimateInterest: "depends",
    recipients: "present",
    processors: "lacking",
    transfers: "lacking",
    periods: "present",
    rights: "present",
    withdrawal: "depends",
    complaint: "present",
    voluntary: "present",
    automation: "present",
    otherPurposes: "not-applicable",
    categories: "present",
    source: "present",
    responses: "lacking",
    adviserNames: "lacking",
  });
});

for (const fact of FACTS) {
  Deno.test(`telling ${fact} closes its gap, and taking it back opens it again`, () => {
    const all = { ...CONTROLLER, ...OPTIONAL };
    const status = (told: OptionalFacts) =>
      checkNotice({ facts: { ...CONTROLLER, ...told } }).find((one) => one.fact === fact)!.status;
    assert.equal(status(OPTIONAL), "present");
    assert.equal(status({ ...OPTIONAL, [fact]: undefined }), "lacking");
    const rest = gapsOf(checkNotice({ facts: { ...all, [fact]: undefined } }));
    assert.deepEqual(rest.map((one) => one.fact), [fact], "no other gap comes with it");
  });
}

Deno.test("with every fact told nothing is lacking, and every fact belongs to one point", () => {
  const points = checkNotice({ facts: { ...CONTROLLER, ...OPTIONAL } });
  assert.deepEqual(gapsOf(points), []);
  assert.deepEqual(points.flatMap(({ fact }) => fact ?? []).toSorted(), FACTS.toSorted());
});

Deno.test("an interest is asked only of a purpose that stands on it, withdrawal only of consent", () => {
  const legalBasis = { customer_service: "b", identification: "b" } as const;
  const neither = statuses({ legalBasis, healthBasis: "d" });
  assert.equal(neither.legitimateInterest, "not-applicable");
  assert.equal(neither.withdrawal, "not-applicable");
  const interest = statuses({ legalBasis: { ...legalBasis, identification: "f" } });
  assert.equal(interest.legitimateInterest, "lacking");
  assert.equal(interest.withdrawal, "depends");
  assert.equal(statuses({ healthBasis: "a" }).withdrawal, "present");
});

Deno.test("that there is no officer and no processor is an answer", () => {
  const told = statuses({ dataProtectionOfficer: "none", processors: [] }, NONE);
  assert.deepEqual([told.officer, told.processors], ["not-applicable", "present"]);
});

Deno.test("a notice that says another thing than the site does is told apart", () => {
  const practice: Practice = { tasks: ["text_messages"], adviserNamesShown: true };
  const { processors, adviserNames } = statuses(
    { ...OPTIONAL, adviserNamesShown: false },
    practice,
  );
  assert.deepEqual([processors, adviserNames], ["differs", "differs"]);
  const sender = { name: "Viesti Oy", task: "text_messages", country: "SE" } as const;
  const mended = statuses({ ...OPTIONAL, processors: [sender] }, practice);
  assert.deepEqual([mended.processors, mended.adviserNames], ["present", "present"]);
  assert.deepEqual(gapsOf(checkNotice({ facts: CONTROLLER, practice })).length, 8);
});

Deno.test("a sentence that falls out of the notice in any language is a gap at once", () => {
  const { voluntary } = words.sv.purposes;
  const { how } = rights.fi.list.restriction;
  const lost: [point: string, lang: NoticeLang, sentence: string][] = [
    ["identity", "en", CONTROLLER.contact.email],
    ["purposes", "selko", words.selko.purposes.list.identification],
    ["recipients", "fi", words.fi.recipients.text[1]!],
    ["periods", "sv", writePeriod("breach", "sv")],
    ["rights", "fi", how],
    ["complaint", "en", rights.en.list.complaint.text],
    ["voluntary", "sv", voluntary],
    ["automation", "en", words.en.automation.text],
    ["otherPurposes", "fi", words.fi.purposes.limit],
    ["categories", "selko", words.selko.recorded.chat.items.nickname],
    ["source", "selko", words.selko.recorded.others.note],
  ];
  for (const [name, lang, sentence] of lost) {
    const make: typeof noticeOf = (of, sources) => {
      const whole = JSON.stringify(noticeOf(of, sources));
      if (of !== lang) return JSON.parse(whole);
      const part = JSON.stringify(sentence).slice(1, -1);
      assert.ok(whole.includes(part), `${name} in ${lang}`);
      return JSON.parse(whole.replaceAll(part, ""));
    };
    const before = checkNotice().find((one) => one.name === name)!.status;
    assert.notEqual(before, "lacking", name);
    assert.equal(checkNotice({ make }).find((one) => one.name === name)!.status, "lacking", name);
  }
});

Deno.test("every point cites the articles that ask for it", () => {
  for (const { name, articles } of checkNotice()) {
    assert.ok(articles.length > 0, name);
    for (const article of articles) assert.match(article, /^\d+(\(\d\)(\([a-g]\))?)?$/, name);
  }
  const cited = new Set(checkNotice().flatMap(({ articles }) => articles));
  const points = (article: string, letters: string) =>
    [...letters].map((letter) => `${article}(${letter})`);
  const law = [
    ...points("13(1)", "abcdef"),
    ...points("13(2)", "abcdef"),
    "13(3)",
    ...points("14(1)", "abcdef"),
    ...points("14(2)", "abcdefg"),
    "14(4)",
  ];
  assert.deepEqual(law.filter((one) => !cited.has(one)), []);
});
