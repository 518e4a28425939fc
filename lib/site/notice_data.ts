import * as z from "zod";
import type { RetentionKind } from "../retention.ts";
import { AUTHORITY, CONTROLLER, type ControllerFacts, PURPOSES, RECORDED } from "./controller.ts";
import { LANG_TAG, NOTICE_LANGS } from "./languages.ts";
import { noticeOf } from "./notice.ts";
import { type Block, HELD, type Line } from "./notice_model.ts";
import { RIGHTS } from "./notice_rights.ts";
import { CURRENT_NOTICE, NOTICE_VERSIONS } from "./notice_versions.ts";
import { NOTICE_PATHS, NOTICE_SCHEMA_PATH } from "./paths.ts";
import { isoPeriod, PERIODS, type Periods } from "./period.ts";

const day = z.iso.date().describe("A calendar day in Europe/Helsinki");
const phone = z.string().describe("E.164");
const contact = z.object({ name: z.string(), email: z.email(), phone });
const line = z.object({ text: z.string(), href: z.string().optional() });

const block: z.ZodType<Block> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("text"), text: z.string() }),
    z.object({ kind: z.literal("list"), items: z.array(z.string()) }),
    z.object({
      kind: z.literal("facts"),
      rows: z.array(z.object({ term: z.string(), lines: z.array(line) })),
    }),
    z.object({ kind: z.literal("group"), title: z.string(), blocks: z.array(block) }),
    z.object({
      kind: z.literal("table"),
      table: z.object({
        caption: z.string(),
        columns: z.array(z.string()),
        rows: z.array(z.array(z.string())),
      }),
    }),
    z.object({ kind: z.literal("links"), links: z.array(line) }),
  ])
);

const text = z.object({
  url: z.url(),
  title: z.string(),
  subject: z.string(),
  lead: z.string(),
  version: z.string(),
  short: z.object({ title: z.string(), points: z.array(z.string()) }),
  sections: z.array(z.object({ id: z.string(), title: z.string(), blocks: z.array(block) })),
});

/** The notice for programs. New fields may appear; one that changes its meaning raises the number. */
export const noticeDataSchema = z.object({
  $schema: z.url().describe("Where this schema is served"),
  schemaVersion: z.literal(1),
  version: z.number().int(),
  date: day.describe("The day from which this version holds"),
  versions: z.array(z.object({
    version: z.number().int(),
    date: day.nullable().describe("null: before this site, the day is not known here"),
  })),
  controller: z.object({
    name: z.string(),
    shortName: z.string(),
    businessId: z.string().optional(),
    offices: z.array(z.object({ street: z.string(), postalCode: z.string(), city: z.string() })),
    contact,
    dataProtectionOfficer: contact.optional(),
  }),
  purposes: z.array(z.object({
    purpose: z.enum(PURPOSES),
    legalBasis: z.string().optional().describe("Point of Article 6(1) of the GDPR"),
  })),
  legitimateInterest: z.record(z.string(), z.string()).optional().describe(
    "By language; where a purpose stands on point (f) of Article 6(1)",
  ),
  healthBasis: z.string().optional().describe("Point of Article 9(2) of the GDPR"),
  recorded: z.record(z.string(), z.array(z.string())).describe(
    "What is recorded of a call, a chat conversation, and a message left when nobody could answer",
  ),
  callAudioRecorded: z.literal(false),
  chatRecordedSince: day,
  regularDisclosures: z.literal(false),
  processors: z.array(z.object({
    name: z.string(),
    task: z.string(),
    country: z.string().describe("ISO 3166-1 alpha-2"),
  })).optional(),
  outsideEea: z.object({
    leaves: z.boolean(),
    safeguard: z.string().optional(),
    storeIn: z.string().optional(),
  }).optional()
    .describe("Whether data leaves the EU and the EEA, and on which safeguard"),
  adviserNamesShown: z.boolean().optional(),
  responses: z.object({ by: z.string(), days: z.number().int() }).optional(),
  profiling: z.literal(false),
  automatedDecisions: z.literal(false),
  retention: z.array(z.object({
    kind: z.string(),
    heldOf: z.enum(["client", "site"]).describe("site: what the site itself makes"),
    atMost: z.string().regex(/^P(?!$)(\d+[YMWD])*(T(\d+[HMS])+)?$/).describe(
      "ISO 8601 duration; months and years are calendar ones in Europe/Helsinki",
    ),
    countedFrom: z.string(),
    endsWithRelationship: z.boolean().describe("Deleted earlier when the relationship ends"),
  })),
  rights: z.array(z.object({
    right: z.string(),
    article: z.string().describe("Article of the GDPR"),
  })),
  authority: z.object({
    email: z.email(),
    switchboard: phone,
    registry: phone,
    website: z.url(),
  }),
  languages: z.record(z.string(), text).describe("The whole text, by BCP 47 language tag"),
});

type NoticeData = z.infer<typeof noticeDataSchema>;

/** The same content as the page, in every language (`/tietosuoja.json`). */
export function noticeData(
  siteUrl: URL,
  { facts = CONTROLLER, periods = PERIODS }: { facts?: ControllerFacts; periods?: Periods } = {},
): NoticeData {
  const { name, shortName, businessId, offices, contact, dataProtectionOfficer: officer } = facts;
  const { legitimateInterest, healthBasis, processors, outsideEea } = facts;
  const { adviserNamesShown, responses } = facts;
  const { email, switchboard, registry, website } = AUTHORITY;
  return {
    $schema: new URL(NOTICE_SCHEMA_PATH, siteUrl).href,
    schemaVersion: 1,
    version: CURRENT_NOTICE.number,
    date: CURRENT_NOTICE.date,
    versions: NOTICE_VERSIONS.map(({ number, date }) => ({ version: number, date })),
    controller: {
      name,
      shortName,
      businessId,
      offices: [...offices],
      contact,
      dataProtectionOfficer: officer === "none" ? undefined : officer,
    },
    purposes: PURPOSES.map((purpose) => ({ purpose, legalBasis: facts.legalBasis?.[purpose] })),
    legitimateInterest,
    healthBasis,
    recorded: Object.fromEntries(Object.entries(RECORDED).map(([kind, of]) => [kind, [...of]])),
    callAudioRecorded: false,
    chatRecordedSince: facts.chatRecordedSince,
    regularDisclosures: false,
    processors: processors && [...processors],
    outsideEea,
    adviserNamesShown,
    responses,
    profiling: false,
    automatedDecisions: false,
    retention: (Object.keys(periods) as RetentionKind[]).map((kind) => ({
      kind,
      heldOf: HELD.some((held) => held === kind) ? "client" : "site",
      atMost: isoPeriod(periods[kind].keep),
      countedFrom: periods[kind].from,
      endsWithRelationship: periods[kind].endsWithRelationship === true,
    })),
    rights: Object.entries(RIGHTS).map(([right, article]) => ({ right, article })),
    authority: { email, switchboard, registry, website: website.fi },
    languages: Object.fromEntries(NOTICE_LANGS.map((lang) => {
      const { lang: _, description: __, sections, ...rest } = noticeOf(lang, { facts, periods });
      const url = new URL(NOTICE_PATHS[lang], siteUrl);
      const whole = sections.map(({ blocks, ...head }) => ({
        ...head,
        blocks: blocks.map((one) => absolute(one, url)),
      }));
      return [LANG_TAG[lang], { url: url.href, ...rest, sections: whole }];
    })) as NoticeData["languages"],
  };
}

/** Out of the page, a link needs its whole address. */
function absolute(block: Block, page: URL): Block {
  const whole = (one: Line) =>
    one.href === undefined ? one : { ...one, href: new URL(one.href, page).href };
  switch (block.kind) {
    case "links":
      return { ...block, links: block.links.map(whole) };
    case "facts":
      return { ...block, rows: block.rows.map((row) => ({ ...row, lines: row.lines.map(whole) })) };
    case "group":
      return { ...block, blocks: block.blocks.map((one) => absolute(one, page)) };
    default:
      return block;
  }
}

/** The schema for programs that are not ours (JSON Schema, draft 2020-12). */
export function noticeJsonSchema(): object {
  return z.toJSONSchema(noticeDataSchema, { target: "draft-2020-12" });
}
