import type { RetentionKind } from "../retention.ts";
import { rights as rightWords } from "../words/notice/rights/mod.ts";
import {
  asksConsent,
  AUTHORITY,
  type OptionalFacts,
  PURPOSES,
  RECORDED,
  standsOn,
} from "./controller.ts";
import type { NoticeLang } from "./languages.ts";
import type { PointStatus, Practice, Told } from "./notice_check.ts";
import type { Right } from "./notice_rights.ts";
import { transfers } from "./notice_sections.ts";
import { writePeriod } from "./period.ts";

interface Point<Name extends string = string> {
  readonly name: Name;
  /** Of the GDPR, as its points are cited. */
  readonly articles: readonly string[];
  readonly fact?: keyof OptionalFacts;
  readonly judge: (told: Told) => PointStatus;
}

/** Article 13(2)(b); access and erasure among them. */
const RIGHTS_TOLD: readonly Right[] = [
  "access",
  "rectification",
  "erasure",
  "restriction",
  "portability",
  "objection",
];

/** What Articles 13 and 14 ask, in their order, and Article 12(3). */
const ALL = [
  {
    name: "identity",
    articles: ["13(1)(a)", "14(1)(a)"],
    judge: ({ facts: { name, contact, offices }, says }) =>
      present(says(() => [name, contact.name, contact.email, ...offices.map((one) => one.street)])),
  },
  {
    name: "businessId",
    articles: ["13(1)(a)", "14(1)(a)"],
    fact: "businessId",
    judge: ({ facts: { businessId }, says }) => told(businessId, (id) => says(() => [id])),
  },
  {
    // The controller is in Finland: nobody represents it in the sense of Article 27.
    name: "representative",
    articles: ["13(1)(a)", "14(1)(a)"],
    judge: () => "not-applicable",
  },
  {
    name: "officer",
    articles: ["13(1)(b)", "14(1)(b)"],
    fact: "dataProtectionOfficer",
    judge: ({ facts: { dataProtectionOfficer: officer }, says }) =>
      officer === "none"
        ? "not-applicable"
        : told(officer, ({ name, email }) => says(() => [name, email])),
  },
  {
    name: "purposes",
    articles: ["13(1)(c)", "14(1)(c)"],
    judge: ({ says, notice }) =>
      present(says((lang) => PURPOSES.map((one) => notice[lang].purposes.list[one]))),
  },
  {
    name: "legalBasis",
    articles: ["13(1)(c)", "14(1)(c)"],
    fact: "legalBasis",
    judge: ({ facts: { legalBasis }, says, factWords }) =>
      told(
        legalBasis,
        (basis) => says((lang) => PURPOSES.map((one) => factWords[lang].bases[basis[one]])),
      ),
  },
  {
    name: "healthBasis",
    articles: ["13(1)(c)", "14(1)(c)", "9(2)"],
    fact: "healthBasis",
    judge: ({ facts: { healthBasis }, says, factWords }) =>
      told(healthBasis, (basis) => says((lang) => [factWords[lang].healthBases[basis]])),
  },
  {
    name: "legitimateInterest",
    articles: ["13(1)(d)", "14(2)(b)"],
    fact: "legitimateInterest",
    judge: ({ facts, says }) =>
      where(
        standsOn("f", facts),
        () => told(facts.legitimateInterest, (text) => says((lang) => [text[lang]])),
      ),
  },
  {
    name: "recipients",
    articles: ["13(1)(e)", "14(1)(e)"],
    judge: ({ says, notice }) => present(says((lang) => notice[lang].recipients.text)),
  },
  {
    name: "processors",
    articles: ["13(1)(e)", "14(1)(e)", "28"],
    fact: "processors",
    judge: ({ facts, says, practice }) =>
      unnamedTasks(facts, practice).length > 0
        ? "differs"
        : told(facts.processors, (all) => says(() => all.map(({ name }) => name))),
  },
  {
    name: "transfers",
    articles: ["13(1)(f)", "14(1)(f)"],
    fact: "outsideEea",
    judge: ({ facts, says }) =>
      told(facts.outsideEea, () => says((lang) => transfers(lang, facts))),
  },
  {
    name: "periods",
    articles: ["13(2)(a)", "14(2)(a)"],
    judge: ({ says, periods }) =>
      present(
        says((lang) =>
          (Object.keys(periods) as RetentionKind[]).map((kind) => writePeriod(kind, lang, periods))
        ),
      ),
  },
  {
    name: "rights",
    articles: ["13(2)(b)", "14(2)(c)"],
    judge: ({ says }) =>
      present(says((lang) => RIGHTS_TOLD.flatMap((one) => rightTexts(one, lang)))),
  },
  {
    name: "withdrawal",
    articles: ["13(2)(c)", "14(2)(d)"],
    judge: ({ facts, says, factWords }) =>
      where(asksConsent(facts), () => present(says((lang) => [factWords[lang].withdraw]))),
  },
  {
    name: "complaint",
    articles: ["13(2)(d)", "14(2)(e)"],
    judge: ({ says, notice }) =>
      present(says((lang) => [
        ...rightTexts("complaint", lang),
        notice[lang].authority.name,
        AUTHORITY.email,
      ])),
  },
  {
    name: "voluntary",
    articles: ["13(2)(e)"],
    judge: ({ says, notice }) => present(says((lang) => [notice[lang].purposes.voluntary])),
  },
  {
    name: "automation",
    articles: ["13(2)(f)", "14(2)(g)"],
    judge: ({ says, notice }) => present(says((lang) => [notice[lang].automation.text])),
  },
  {
    // Where data is used for nothing else, nothing else has to be told of.
    name: "otherPurposes",
    articles: ["13(3)", "14(4)"],
    judge: ({ says, notice }) =>
      says((lang) => [notice[lang].purposes.limit]) ? "not-applicable" : "lacking",
  },
  {
    name: "categories",
    articles: ["14(1)(d)"],
    judge: ({ says, notice }) =>
      present(says((lang) => {
        const { call, chat, inquiry, others } = notice[lang].recorded;
        return [
          ...RECORDED.call.map((item) => call.items[item]),
          ...RECORDED.chat.map((item) => chat.items[item]),
          ...RECORDED.inquiry.map((item) => inquiry.items[item]),
          ...others.items,
        ];
      })),
  },
  {
    name: "source",
    articles: ["14(2)(f)"],
    judge: ({ says, notice }) => present(says((lang) => [notice[lang].recorded.others.note])),
  },
  {
    name: "responses",
    articles: ["12(3)"],
    fact: "responses",
    judge: ({ facts: { responses }, says }) => told(responses, ({ by }) => says(() => [by])),
  },
  {
    name: "adviserNames",
    articles: ["13(1)(e)", "15(1)(c)"],
    fact: "adviserNamesShown",
    judge: ({ facts: { adviserNamesShown: shown }, says, factWords, practice }) =>
      practice && shown !== undefined && shown !== practice.adviserNamesShown
        ? "differs"
        : told(shown, (is) =>
          says((lang) => [factWords[lang].adviserNames[is ? "shown" : "hidden"]])),
  },
] as const satisfies readonly Point[];

export type PointName = typeof ALL[number]["name"];
export const POINTS: readonly Point<PointName>[] = ALL;

/** What companies do for the site though the notice, which names some, names none for it. */
export function unnamedTasks(
  { processors }: OptionalFacts,
  practice: Practice | undefined,
): Practice["tasks"] {
  if (!processors || !practice) return [];
  return practice.tasks.filter((task) => processors.every((one) => one.task !== task));
}

function present(said: boolean): PointStatus {
  return said ? "present" : "lacking";
}

/** A fact that nobody told is lacking; one that was told has to stand in the notice. */
function told<T>(fact: T | undefined, said: (fact: T) => boolean): PointStatus {
  return present(fact !== undefined && said(fact));
}

/** What is asked only under a condition; null: nobody can say yet. */
function where(condition: boolean | null, judge: () => PointStatus): PointStatus {
  if (condition === null) return "depends";
  return condition ? judge() : "not-applicable";
}

function rightTexts(right: Right, lang: NoticeLang): string[] {
  const { name, text, how } = rightWords[lang].list[right];
  return [name, text, how];
}
