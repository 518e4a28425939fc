import { TZDate } from "@date-fns/tz";
import { BYTE_ORDER_MARK, csvRow } from "../csv.ts";
import type { StaffLang } from "../staff/session.ts";
import { TIME_ZONE } from "../time_zone.ts";
import { words } from "../words/oversight/mod.ts";
import { words as reviewWords } from "../words/review/mod.ts";
import type { AuditEntry, HashedSubject } from "./schema.ts";

/** The columns of the table, in their order. */
const AUDIT_COLUMNS = [
  "seq",
  "at",
  "who",
  "person",
  "what",
  "why",
  "subject",
  "subjectMark",
  "requestMark",
  "mark",
] as const;
export type AuditColumn = typeof AUDIT_COLUMNS[number];

/**
 * Entries as a table: a line an entry. The marks are what the log holds itself: whoever keeps the table
 * can see later whether an entry is still the same (`mark`).
 */
export async function* auditCsv(
  entries: AsyncIterable<AuditEntry>,
  lang: StaffLang,
): AsyncGenerator<string> {
  const { columns } = words[lang].search;
  yield BYTE_ORDER_MARK + csvRow(AUDIT_COLUMNS.map((column) => columns[column]));
  for await (const entry of entries) {
    const cells = cellsOf(entry, lang);
    yield csvRow(AUDIT_COLUMNS.map((column) => cells[column]));
  }
}

/** What a deed is called; one that this version does not know is told by its own word. */
export function writeAction({ action }: Pick<AuditEntry, "action">, lang: StaffLang): string {
  const names: Readonly<Record<string, string>> = reviewWords[lang].audit.actions;
  return names[action] ?? action;
}

export function writePurpose({ purpose }: Pick<AuditEntry, "purpose">, lang: StaffLang): string {
  const names: Readonly<Record<string, string>> = reviewWords[lang].audit.purposes;
  return purpose === undefined ? "" : names[purpose] ?? purpose;
}

/** What one subject can be told from another by: it leads to nobody. */
export function markOf({ hash }: Pick<HashedSubject, "hash">): string {
  return hash.slice(0, 8);
}

function cellsOf(entry: AuditEntry, lang: StaffLang): Record<AuditColumn, string> {
  const { seq, at, actorName, actorId, subject, request, hash } = entry;
  const { subjects, unknown } = words[lang].search;
  return {
    seq: String(seq),
    at: new TZDate(at, TIME_ZONE).toISOString(),
    who: actorName ?? unknown,
    person: markOf({ hash: actorId }),
    what: writeAction(entry, lang),
    why: writePurpose(entry, lang),
    subject: subject ? subjects[subject.kind] : "",
    subjectMark: subject ? markOf(subject) : "",
    requestMark: request === undefined ? "" : markOf({ hash: request }),
    mark: hash,
  };
}
