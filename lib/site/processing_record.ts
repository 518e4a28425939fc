import { BYTE_ORDER_MARK, csvCell } from "../csv.ts";
import type { RetentionKind } from "../retention.ts";
import type { StaffLang } from "../staff/session.ts";
import { words } from "../words/duties/mod.ts";
import { words as noticeWords } from "../words/notice/mod.ts";
import { CONTROLLER, type ControllerFacts, standsOn } from "./controller.ts";
import { writeDate, writeDay } from "./format.ts";
import { type Block, HELD, type Table, text } from "./notice_model.ts";
import * as section from "./notice_sections.ts";
import { CURRENT_NOTICE } from "./notice_versions.ts";
import { PERIODS, type Periods, writePeriod } from "./period.ts";

/** The points of Article 30(1) of the GDPR. */
export const RECORD_POINTS = ["a", "b", "c", "d", "e", "f", "g"] as const;
export type RecordPoint = typeof RECORD_POINTS[number];

/** Whose data it is (Article 30(1)(c)). */
export type Subject = "clients" | "others" | "staff" | "nobody";

export interface RecordSection {
  readonly point: RecordPoint;
  readonly title: string;
  readonly blocks: readonly Block[];
  /** What the association still has to add, in words. */
  readonly open: readonly string[];
}

/** A draft of the record of processing activities. */
export interface ProcessingRecord {
  readonly title: string;
  readonly subtitle: string;
  readonly made: string;
  readonly sections: readonly RecordSection[];
}

/** Whose data each kind is. A kind that is not here does not compile. */
const WHOSE: Readonly<Record<RetentionKind, readonly Subject[]>> = {
  call: ["clients", "staff"],
  call_note: ["clients", "others", "staff"],
  sms: ["clients", "others", "staff"],
  inquiry: ["clients", "others"],
  sms_answer: ["clients", "others", "staff"],
  contact: ["clients"],
  chat: ["clients", "others", "staff"],
  code: ["clients"],
  text_message: ["clients"],
  portal_session: ["clients"],
  chat_session: ["clients"],
  staff_session: ["staff"],
  request: ["clients", "others", "staff"],
  request_evidence: ["nobody"],
  restriction: ["clients"],
  recipient_task: ["clients"],
  view: ["clients"],
  audit_log: ["staff"],
  breach: ["staff"],
  monthly_count: ["nobody"],
  erasure_ledger: ["nobody"],
  abuse_counter: ["clients"],
  webhook_id: ["nobody"],
};

/** The draft, made of what the notice is made of. `now` in epoch milliseconds. */
export function processingRecord(
  lang: StaffLang,
  { now, facts = CONTROLLER, periods = PERIODS }: {
    now: number;
    facts?: ControllerFacts;
    periods?: Periods;
  },
): ProcessingRecord {
  const w = words[lang].record;
  const { number, date } = CURRENT_NOTICE;
  const sections = RECORD_POINTS.map((point): RecordSection => {
    return { point, title: w.points[point], ...CONTENTS[point](lang, facts, periods) };
  });
  return {
    title: w.title,
    subtitle: w.subtitle,
    made: w.made(writeDate(now, lang), number, writeDay(date, lang)),
    sections,
  };
}

/** The same as a table: a line each matter. Semicolons, which Finnish spreadsheets split lines at. */
export function recordCsv({ sections, ...head }: ProcessingRecord, lang: StaffLang): string {
  const { csvColumns: columns, open: openName } = words[lang].record;
  const rows = sections.flatMap(({ point, title, blocks, open }) => [
    ...blocks.flatMap((block) => linesOf(block)).map((line) => [point, title, ...line]),
    ...open.map((what) => [point, title, openName, what]),
  ]);
  const all = [Object.values(columns), ["", head.title, head.subtitle, head.made], ...rows];
  const lines = all.map((cells) => cells.map(csvCell).join(";"));
  return `${BYTE_ORDER_MARK}${lines.join("\r\n")}\r\n`;
}

type Contents = Pick<RecordSection, "blocks" | "open">;
type Content = (lang: StaffLang, facts: ControllerFacts, periods: Periods) => Contents;

const CONTENTS: Readonly<Record<RecordPoint, Content>> = {
  a: (lang, facts) => ({
    blocks: section.controller(lang, facts).blocks,
    open: gaps(lang, [
      [facts.businessId === undefined, "businessId"],
      [facts.dataProtectionOfficer === undefined, "officer"],
    ]),
  }),
  b: (lang, facts) => ({
    blocks: section.purposes(lang, facts).blocks,
    open: gaps(lang, [
      [!facts.legalBasis, "legalBasis"],
      [standsOn("f", facts) === true && !facts.legitimateInterest, "interest"],
    ]),
  }),
  c: (lang, facts) => {
    const w = words[lang].record;
    const { kinds, site } = noticeWords[lang].retention;
    const whose = (kind: RetentionKind) => WHOSE[kind].map((one) => w.subjects[one]).join(", ");
    const { what, whose: of, why } = w.columns;
    return {
      blocks: [
        table(
          w.ofClients,
          [what, of, why],
          HELD.map((kind) => {
            return [kinds[kind], whose(kind), w.whyClients];
          }),
        ),
        ...section.recorded(lang, facts).blocks,
        text(w.health),
        table(
          w.ofSite,
          [what, of, why],
          siteKinds(lang).map((kind) => {
            return [site[kind].name, whose(kind), site[kind].why];
          }),
        ),
      ],
      open: gaps(lang, [[!facts.healthBasis, "health"]]),
    };
  },
  d: (lang, facts) => {
    const { processors } = facts;
    const none = processors?.length === 0 ? [text(words[lang].record.noProcessors)] : [];
    // Transfers have a point of their own.
    const { blocks } = section.recipients(lang, { ...facts, outsideEea: undefined });
    return { blocks: [...blocks, ...none], open: gaps(lang, [[!processors, "processors"]]) };
  },
  e: (lang, facts) => ({
    blocks: section.transfers(lang, facts).map(text),
    open: gaps(lang, [[!facts.outsideEea, "transfers"]]),
  }),
  f: (lang, _facts, periods) => {
    const w = words[lang].record;
    const { kinds, site } = noticeWords[lang].retention;
    const columns = [w.columns.what, w.columns.kept];
    const rows = (all: readonly (readonly [RetentionKind, string])[]) =>
      all.map(([kind, name]) => [name, writePeriod(kind, lang, periods)]);
    return {
      blocks: [
        table(w.ofClients, columns, rows(HELD.map((kind) => [kind, kinds[kind]]))),
        table(w.ofSite, columns, rows(siteKinds(lang).map((kind) => [kind, site[kind].name]))),
      ],
      open: [],
    };
  },
  g: (lang) => ({
    blocks: [{ kind: "list", items: words[lang].record.security }],
    open: gaps(lang, [[true, "measures"]]),
  }),
};

type Gap = keyof typeof words.fi.record.gaps;

function gaps(lang: StaffLang, all: readonly (readonly [boolean, Gap])[]): string[] {
  return all.flatMap(([isOpen, gap]) => isOpen ? [words[lang].record.gaps[gap]] : []);
}

function table(caption: string, columns: string[], rows: Table["rows"]): Block {
  return { kind: "table", table: { caption, columns, rows } };
}

function siteKinds(lang: StaffLang) {
  const { site } = noticeWords[lang].retention;
  return Object.keys(site) as (keyof typeof site)[];
}

/** A block as lines of a table: what it is about, and what it says. */
function linesOf(block: Block, about = ""): [string, string][] {
  switch (block.kind) {
    case "text":
      return [[about, block.text]];
    case "list":
      return block.items.map((item) => [about, item]);
    case "facts":
      return block.rows.map(({ term, lines }) => [term, lines.map((line) => line.text).join(", ")]);
    case "group":
      return block.blocks.flatMap((inner) => linesOf(inner, block.title));
    case "table": {
      const { columns, rows } = block.table;
      return rows.map(([first = "", ...rest]) => [
        first,
        rest.map((cell, i) => `${columns[i + 1]}: ${cell}`).join(". "),
      ]);
    }
    case "links":
      return [];
  }
}
