import * as z from "zod";
import { AUDIT_PURPOSES } from "../audit/mod.ts";
import { BASES } from "../recipients/schema.ts";
import { GROUND_NAMES, OUTCOMES, REQUEST_KINDS } from "../requests/mod.ts";
import { LANGS } from "../site/languages.ts";
import { HELD_KINDS } from "./overview.ts";

/** Grows when a field changes its meaning or goes; new fields may appear in the same version. */
export const EXPORT_VERSION = 1;

const instant = z.iso.datetime().describe("RFC 3339, in UTC");
const day = z.iso.date().describe("A calendar day in Europe/Helsinki");
const phone = z.string().describe("E.164, for example +358501234567");
const direction = z.enum(["in", "out"]).describe("in: from you; out: from us");
const text = z.string().describe("As it was written, unchanged");
const adviserName = z.string();

const item = {
  id: z.string(),
  keptUntil: instant.describe("When it is deleted by itself, at the latest"),
  restrictedUntil: instant.optional().describe("Nobody uses it until then (Article 18)"),
  changes: z.array(z.object({
    at: instant,
    by: z.enum(["client", "staff"]),
    before: z.record(z.string(), z.string()),
    after: z.record(z.string(), z.string()),
  })).optional().describe("What was corrected, oldest first"),
};

const call = z.object({
  kind: z.literal("call"),
  ...item,
  startedAt: instant,
  endedAt: instant,
  callerNumber: phone,
  serviceNumber: phone,
  adviserName,
  adviserNumber: phone,
});
const callNote = z.object({
  kind: z.literal("call_note"),
  ...item,
  writtenAt: instant,
  adviserName,
  text,
});
const sms = z.object({
  kind: z.literal("sms"),
  ...item,
  sentAt: instant,
  direction,
  adviserName: adviserName.optional(),
  text,
});
const inquiry = z.object({ kind: z.literal("inquiry"), ...item, sentAt: instant, text });
const smsAnswer = z.object({
  kind: z.literal("sms_answer"),
  ...item,
  receivedAt: instant,
  direction,
  adviserName: adviserName.optional(),
  text,
});
const contact = z.object({
  kind: z.literal("contact"),
  ...item,
  toldAt: instant,
  name: z.string().optional(),
  email: z.string().optional(),
  address: z.string().optional(),
  lang: z.enum(LANGS).optional(),
});
const chat = z.object({
  kind: z.literal("chat"),
  ...item,
  startedAt: instant,
  endedAt: instant,
  nickname: z.string().optional(),
  adviserNames: z.array(z.string()),
  messages: z.array(z.object({
    from: z.enum(["visitor", "adviser", "note", "statement"]).describe(
      "visitor: you; note: what an adviser wrote down beside the conversation; statement: what you put beside it",
    ),
    sentAt: instant,
    text,
    adviserName: adviserName.optional(),
  })),
  unreadable: z.number().int().positive().optional().describe(
    "How many of its messages and notes cannot be opened at the moment",
  ),
});

/** One thing that is held, as it stands in the download. */
const exportItemSchema = z.discriminatedUnion("kind", [
  call,
  callNote,
  sms,
  inquiry,
  smsAnswer,
  contact,
  chat,
]);

const explained = z.object({ name: z.string(), text: z.array(z.string()) });

/** The whole download (GDPR Articles 15 and 20). `docs/export.md` tells it in words. */
export const exportSchema = z.object({
  schemaVersion: z.literal(EXPORT_VERSION),
  schema: z.url().describe("Where this schema is served"),
  createdAt: instant,
  language: z.enum(LANGS).describe("The language of the explanations"),
  controller: z.object({
    name: z.string(),
    contactPerson: z.string(),
    email: z.string(),
    phone: z.string(),
    offices: z.array(z.string()),
  }),
  subject: z.object({
    phone,
    reachesBackTo: instant.describe("Nothing older is opened by a code: see olderData"),
    olderData: z.string(),
  }),
  explanations: z.object({
    purposes: explained,
    categories: explained,
    recipients: explained,
    retention: explained,
    automatedDecisions: explained,
  }),
  rights: z.array(explained),
  authority: z.object({ name: z.string(), website: z.string() }),
  kinds: z.array(z.object({
    kind: z.enum(HELD_KINDS),
    name: z.string(),
    holds: z.string(),
    why: z.string(),
    seenBy: z.string(),
    source: z.string(),
    keptFor: z.string().describe("ISO 8601 duration, for example P6M, at most"),
    countedFrom: z.string(),
  })),
  requests: z.array(z.object({
    reference: z.string(),
    kind: z.enum(REQUEST_KINDS),
    receivedAt: instant,
    dueOn: day,
    decidedAt: instant.optional(),
    status: z.enum(["received", "inReview", "decided", "cancelled", "erased"]),
    text: z.string().optional().describe("What you wrote"),
    wrong: z.string().optional().describe("The words that you asked to be corrected"),
    right: z.string().optional(),
    outcome: z.enum(OUTCOMES).optional(),
    ground: z.enum(GROUND_NAMES).optional().describe("Article of the GDPR, or national-law"),
    reason: z.string().optional().describe("What we answered"),
    extendedBecause: z.string().optional(),
    keptUntil: instant,
  })),
  views: z.array(z.object({
    on: day,
    purpose: z.enum(AUDIT_PURPOSES),
  })).describe("On which days and what for staff looked at your data"),
  disclosures: z.array(z.object({
    recipient: z.string(),
    kind: z.enum(HELD_KINDS),
    basis: z.enum(BASES),
    givenOn: day,
    reference: z.string().optional().describe("By what the recipient knows the matter"),
    keptUntil: instant,
  })).describe("Who was given what, and upon which basis"),
  items: z.array(exportItemSchema).describe("Everything that is held, kind by kind, newest first"),
  unreadable: z.array(z.object({
    kind: z.enum([...HELD_KINDS, "request"]),
    count: z.number().int().positive(),
    text: z.string().describe("What it means, and whom to ask"),
  })).optional().describe(
    "What is held and cannot be opened at the moment, because it was damaged where it is stored",
  ),
});

export type Export = z.infer<typeof exportSchema>;
export type ExportItem = z.infer<typeof exportItemSchema>;

/** The schema for programs that are not ours (JSON Schema, draft 2020-12). */
export function exportJsonSchema(): object {
  return z.toJSONSchema(exportSchema, { target: "draft-2020-12" });
}
