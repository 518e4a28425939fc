import { TZDate } from "@date-fns/tz";
import * as z from "zod";
import { publicHolidays, shift } from "../requests/holidays.ts";
import { TIME_ZONE } from "../time_zone.ts";

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const spanSchema = z.object({ from: time, to: time }).refine(({ from, to }) => from < to);
const spansSchema = z.array(spanSchema).max(4).refine(
  (spans) => spans.every((span, i) => i === 0 || spans[i - 1]!.to <= span.from),
);

/** Opening hours as an administrator edits them. Local times in Europe/Helsinki, `HH:MM`. */
export const hoursSchema = z.object({
  /** Monday first. */
  week: z.array(spansSchema).length(7),
  /** Days that differ, public holidays that are open among them. No spans: closed. */
  exceptions: z.array(z.object({ date: z.iso.date(), spans: spansSchema })).max(400).refine(
    (days) => new Set(days.map((day) => day.date)).size === days.length,
  ),
});

export type OpeningHours = z.infer<typeof hoursSchema>;
export type Span = z.infer<typeof spanSchema>;

const NINE_TO_THREE: Span[] = [{ from: "09:00", to: "15:00" }];

/** From Monday to Friday from nine to three, until an administrator says otherwise. */
export const DEFAULT_HOURS: OpeningHours = {
  week: [1, 2, 3, 4, 5, 6, 7].map((day) => day < 6 ? NINE_TO_THREE : []),
  exceptions: [],
};

/** How the chat stands at an instant. Times in epoch milliseconds. */
export interface OpenState {
  readonly open: boolean;
  /** When it closes, if it is open. */
  readonly until: number | null;
  /** When it opens next, if it is closed; null when nothing is open within a year. */
  readonly next: number | null;
  /** The spans of today. */
  readonly today: readonly Span[];
}

/** The spans of a date (`YYYY-MM-DD`): an exception, or closed on holidays, or as in every week. */
function spansOf(hours: OpeningHours, date: string): readonly Span[] {
  const exception = hours.exceptions.find((day) => day.date === date);
  if (exception) return exception.spans;
  return isClosedDay(date) ? [] : weekdaySpans(hours, date);
}

/** So many days ahead visitors are told of what differs. */
const AHEAD = 60;

/** Days of the week in a row with the same hours: from 0 (Monday) to 6. */
interface WeekLine {
  readonly from: number;
  readonly to: number;
  readonly spans: readonly Span[];
}

/** The week in as few lines as it takes. */
export function weekLines({ week }: OpeningHours): WeekLine[] {
  return week.reduce<WeekLine[]>((lines, spans, day) => {
    const last = lines.at(-1);
    if (!last || !isSame(last.spans, spans)) return [...lines, { from: day, to: day, spans }];
    return [...lines.slice(0, -1), { ...last, to: day }];
  }, []);
}

/** The days of the coming weeks that differ from the week: exceptions, and holidays that close it. */
export function differingDays(
  hours: OpeningHours,
  now: number,
): { date: string; spans: readonly Span[] }[] {
  const today = dateOf(now);
  return Array.from({ length: AHEAD }, (_, days) => shift(today, days))
    .map((date) => ({ date, spans: spansOf(hours, date) }))
    .filter(({ date, spans }) => !isSame(spans, weekdaySpans(hours, date)));
}

/** Whether the chat is open now, until when, and when it opens next: over holidays and clock changes. */
export function openState(hours: OpeningHours, now: number): OpenState {
  const date = dateOf(now);
  const today = spansOf(hours, date);
  const current = today.find(({ from, to }) =>
    instant(date, from) <= now && now < instant(date, to)
  );
  if (current) return { open: true, until: instant(date, current.to), next: null, today };
  return { open: false, until: null, next: nextOpening(hours, now), today };
}

/** The local date of an instant (`YYYY-MM-DD`). */
export function dateOf(now: number): string {
  const local = new TZDate(now, TIME_ZONE);
  return new Date(Date.UTC(local.getFullYear(), local.getMonth(), local.getDate()))
    .toISOString().slice(0, 10);
}

/** The public holidays, and the eves of Midsummer and Christmas, on which offices are closed too. */
export function isClosedDay(date: string): boolean {
  const tomorrow = shift(date, 1);
  const midsummer = date.slice(5) >= "06-19" && date.slice(5) <= "06-25" && holiday(tomorrow);
  return holiday(date) || midsummer || date.slice(5) === "12-24";
}

function weekdaySpans({ week }: OpeningHours, date: string): readonly Span[] {
  return week[(new Date(date).getUTCDay() + 6) % 7] ?? [];
}

function isSame(some: readonly Span[], others: readonly Span[]): boolean {
  return some.length === others.length &&
    some.every(({ from, to }, i) => from === others[i]!.from && to === others[i]!.to);
}

function nextOpening(hours: OpeningHours, now: number): number | null {
  let date = dateOf(now);
  for (let days = 0; days <= 366; days++, date = shift(date, 1)) {
    for (const { from } of spansOf(hours, date)) {
      const at = instant(date, from);
      if (at > now) return at;
    }
  }
  return null;
}

function holiday(date: string): boolean {
  return publicHolidays(Number(date.slice(0, 4))).has(date);
}

function instant(date: string, time: string): number {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const [hour, minute] = time.split(":").map(Number) as [number, number];
  return new TZDate(year, month - 1, day, hour, minute, 0, 0, TIME_ZONE).getTime();
}
