import { DAY } from "../../lib/clock.ts";
import { hoursSchema, type OpeningHours, type Span } from "../../lib/chat/mod.ts";
import type { AdminWords } from "../../lib/words/admin/mod.ts";
import type { FieldErrors } from "../_forms.tsx";

type Typed = Readonly<Record<string, string>>;
type Words = AdminWords["hours"];
/** Days that can be told at once. */
const MOST_DAYS = 62;
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

/** Days that differ in the same way, from one to another or one alone, or what is wrong with them. */
export function readException(
  typed: Typed,
  { today, w }: { today: string; w: Words },
): { dates: string[]; spans: Span[] } | { errors: FieldErrors } {
  const date = (typed.date ?? "").trim();
  const until = (typed.until ?? "").trim() || date;
  if (!isDay(date)) return { errors: { date: w.faults.date } };
  if (date < today) return { errors: { date: w.faults.past } };
  if (!isDay(until)) return { errors: { until: w.faults.date } };
  const dates = daysFrom(date, until);
  if (!dates) return { errors: { until: w.faults.until } };
  const read = readSpans(typed, "exception");
  if ("fault" in read) return { errors: { [read.field]: w.faults[read.fault](w.add) } };
  return { dates, spans: read.spans };
}

/** What was typed without the fields of the week. */
export function withoutWeek(typed: Typed): Record<string, string> {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !isOfWeek(name)));
}

/** What was typed without the fields of an exception. */
export function withoutException(typed: Typed): Record<string, string> {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => isOfWeek(name)));
}

function isOfWeek(name: string): boolean {
  return /^d\d-/.test(name);
}

function isDay(date: string): boolean {
  return hoursSchema.shape.exceptions.safeParse([{ date, spans: [] }]).success;
}

/** Every day from one to another, both included; null where the other is before it or too far. */
function daysFrom(date: string, until: string): string[] | null {
  const count = (Date.parse(until) - Date.parse(date)) / DAY + 1;
  if (count < 1 || count > MOST_DAYS) return null;
  return Array.from(
    { length: count },
    (_, n) => new Date(Date.parse(date) + n * DAY).toISOString().slice(0, 10),
  );
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
