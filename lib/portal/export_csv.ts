import type { HeldItem, Holding } from "../holdings.ts";
import type { Lang } from "../site/languages.ts";
import { facts } from "../words/portal/facts/mod.ts";
import { words } from "../words/portal/mod.ts";
import { BYTE_ORDER_MARK, csvRow } from "../csv.ts";
import { exportItem } from "./export_item.ts";
import type { ExportItem } from "./export_schema.ts";
import { everything, type Reader, type Unreadable } from "./overview.ts";

/** The columns of the table, in their order; the first line names them in the reader's language. */
const COLUMNS = [
  "kind",
  "id",
  "time",
  "ended",
  "from",
  "callerNumber",
  "serviceNumber",
  "adviser",
  "adviserNumber",
  "nickname",
  "text",
  "why",
  "keptUntil",
] as const;
type CsvColumn = typeof COLUMNS[number];
type Row = Partial<Record<CsvColumn, string>>;

/** Everything that is held as a table: a line an item, and a line each message of a chat. */
export async function* exportCsv(
  holdings: readonly Holding[],
  reader: Reader & {
    lang: Lang;
    /** Whom to call about what does not open, as people read it. */
    call: string;
  },
): AsyncGenerator<string> {
  const { lang, call } = reader;
  const names = words[lang].csv;
  const line = (row: Row) => csvRow(COLUMNS.map((column) => row[column] ?? ""));
  yield BYTE_ORDER_MARK + csvRow(COLUMNS.map((column) => names[column]));
  const unreadable: Unreadable = new Map();
  for await (const item of everything(holdings, { ...reader, unreadable })) {
    for (const row of rowsOf(item, reader)) yield line(row);
  }
  for (const [kind, count] of unreadable) {
    const { one } = facts[lang].kinds[kind];
    yield line({ kind: names.unreadable(one), text: words[lang].unreadable.entries(count, call) });
  }
}

function* rowsOf(
  held: HeldItem,
  { lang, call }: { lang: Lang; call: string },
): Generator<Row> {
  const item = exportItem(held);
  const { from } = words[lang];
  const { one: kind, why } = facts[lang].kinds[item.kind];
  const base = { kind, id: item.id, why, keptUntil: item.keptUntil };
  if (item.kind !== "chat") return yield { ...base, ...cellsOf(item, from) };
  const { startedAt: time, endedAt: ended, nickname, adviserNames, messages } = item;
  yield { ...base, time, ended, nickname, adviser: adviserNames.join(", ") };
  if (item.unreadable) {
    yield { ...base, text: words[lang].unreadable.ofChat(item.unreadable, call) };
  }
  const sender = {
    visitor: from.you,
    adviser: from.adviser,
    note: from.note,
    statement: from.statement,
  };
  for (const message of messages) {
    const { sentAt, text, adviserName: adviser } = message;
    yield { ...base, time: sentAt, from: sender[message.from], adviser, text };
  }
}

function cellsOf(
  item: Exclude<ExportItem, { kind: "chat" }>,
  from: { you: string; us: string },
): Row {
  const side = (direction: "in" | "out") => direction === "in" ? from.you : from.us;
  switch (item.kind) {
    case "call": {
      const { startedAt: time, endedAt: ended, callerNumber, serviceNumber, adviserNumber } = item;
      const adviser = item.adviserName;
      return { time, ended, callerNumber, serviceNumber, adviser, adviserNumber };
    }
    case "call_note":
      return { time: item.writtenAt, adviser: item.adviserName, text: item.text };
    case "contact": {
      const { toldAt: time, name, email, address, lang } = item;
      const told = [name, email, address, lang].filter((one) => one !== undefined);
      return { time, from: from.you, text: told.join(", ") };
    }
    case "inquiry":
      return { time: item.sentAt, from: from.you, text: item.text };
    case "sms":
      return {
        time: item.sentAt,
        from: side(item.direction),
        adviser: item.adviserName,
        text: item.text,
      };
    case "sms_answer":
      return {
        time: item.receivedAt,
        from: side(item.direction),
        adviser: item.adviserName,
        text: item.text,
      };
  }
}
