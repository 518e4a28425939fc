import { hoursSchema, type OpeningHours, type Span } from "../../lib/chat/mod.ts";
import type { AdminWords } from "../../lib/words/admin/mod.ts";
import type { FieldErrors } from "../_forms.tsx";

type Typed = Readonly<Record<string, string>>;
type Words = AdminWords["hours"];
type Fault = "half" | "time" | "order";

/** A day has at most so many openings in the form: before and after lunch. */
export const PARTS = [1, 2] as const;

/** The name of a time field: of a weekday (from 0, Monday) or of an exception. */
export function fieldName(day: number | "exception", part: number, end: "from" | "to"): string {
  return `${day === "exception" ? "x" : `d${day}`}-${part}-${end}`;
}

/** The week as its fields show it. */
export function typedWeek({ week }: OpeningHours): Record<string, string> {
  return Object.fromEntries(
    week.flatMap((spans, day) =>
      spans.flatMap(({ from, to }, i) => [
        [fieldName(day, i + 1, "from"), from],
        [fieldName(day, i + 1, "to"), to],
      ])
    ),
  );
}

/** The week that was typed, or what is wrong with which day. */
export function readWeek(
  typed: Typed,
  w: Words,
): { week: OpeningHours["week"] } | { errors: FieldErrors } {
  const days = w.weekdays.map((_, day) => readSpans(typed, day));
  const errors = days.flatMap((read, day) =>
    "fault" in read ? [[read.field, w.faults[read.fault](w.weekdays[day]!)]] : []
  );
  if (errors.length > 0) return { errors: Object.fromEntries(errors) };
  return { week: days.map((read) => "spans" in read ? read.spans : []) };
}

/** A day that differs, or what is wrong with it. */
export function readException(
  typed: Typed,
  { today, w }: { today: string; w: Words },
): { date: string; spans: Span[] } | { errors: FieldErrors } {
  const date = (typed.date ?? "").trim();
  const known = hoursSchema.shape.exceptions.safeParse([{ date, spans: [] }]).success;
  if (!known) return { errors: { date: w.faults.date } };
  if (date < today) return { errors: { date: w.faults.past } };
  const read = readSpans(typed, "exception");
  if ("fault" in read) return { errors: { [read.field]: w.faults[read.fault](w.add) } };
  return { date, spans: read.spans };
}

function readSpans(
  typed: Typed,
  day: number | "exception",
): { spans: Span[] } | { fault: Fault; field: string } {
  const spans: Span[] = [];
  for (const part of PARTS) {
    const fields = [fieldName(day, part, "from"), fieldName(day, part, "to")] as const;
    const [from, to] = fields.map((name) => readTime(typed[name] ?? ""));
    if (from === null || to === null) {
      return { fault: "time", field: fields[from === null ? 0 : 1] };
    }
    if (from === "" && to === "") continue;
    if (!from || !to) return { fault: "half", field: fields[from ? 1 : 0] };
    const before = spans.at(-1);
    if (from >= to || (before && before.to > from)) return { fault: "order", field: fields[0] };
    spans.push({ from, to });
  }
  return { spans };
}

/** `HH:MM` of what people type (`9`, `9.30`, `09:30`); empty stays empty; null cannot be read. */
function readTime(typed: string): string | null {
  const text = typed.trim();
  if (text === "") return "";
  const [, hour, minute = "00"] = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(text) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, "0")}:${minute}`;
}
