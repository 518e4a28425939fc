import { BYTE_ORDER_MARK, csvRow } from "../csv.ts";
import type { StaffLang } from "../staff/mod.ts";
import { words } from "../words/oversight/mod.ts";
import { words as reviewWords } from "../words/review/mod.ts";
import type { YearFigures } from "./mod.ts";
import type { AnsweredGroup, RequestFigures } from "./requests.ts";
import type { Told } from "./small.ts";

/** Stands where there is no number. */
export const NOT_COUNTED = "–";

type Line = readonly [part: string, what: string, figure: string];

/** The figures of a year as a table: what the page says and not more. */
export function figuresCsv(figures: YearFigures, lang: StaffLang): string {
  const { part, what, figure } = words[lang].figures.csv;
  const lines = [[part, what, figure], ...requestLines(figures.requests, lang)];
  return BYTE_ORDER_MARK + [...lines, ...contactLines(figures, lang)].map(csvRow).join("");
}

/** A number as it is told. */
export function writeTold(count: Told, lang: StaffLang): string {
  return count === "few" ? words[lang].figures.few : String(count);
}

/** What is counted together, in words. */
export function writeGroup<K extends string>(
  { of }: Pick<AnsweredGroup<K>, "of">,
  names: Readonly<Record<K, string>>,
  lang: StaffLang,
): string {
  const w = words[lang].figures;
  if (of.length === 1) return names[of[0]!];
  if (of.length === Object.keys(names).length) return w.everyOne;
  return w.others;
}

/** The year, when nothing is left out; otherwise what is not few. */
export function writeTotal(
  total: YearFigures["contacts"][number]["total"],
  lang: StaffLang,
): string {
  const w = words[lang].figures;
  if (total === null) return NOT_COUNTED;
  return total.atLeast ? w.atLeast(total.count) : String(total.count);
}

function* requestLines(requests: RequestFigures, lang: StaffLang): Generator<Line> {
  const w = words[lang].figures;
  const { kinds } = reviewWords[lang].requests;
  const { answered, withdrawn, all, byKind, byOutcome } = requests;
  yield [w.requests, w.answered, writeTold(answered, lang)];
  yield [w.requests, w.withdrawn, writeTold(withdrawn, lang)];
  if (all) {
    yield [w.requests, w.inTime, String(all.inTime)];
    yield [w.requests, w.extended, String(all.extended)];
    if (all.medianDays !== null) yield [w.requests, w.medianDays, w.days(all.medianDays)];
  }
  for (const group of byKind ?? []) {
    const name = writeGroup(group, kinds, lang);
    yield [w.byKind, `${name}: ${w.answered.toLowerCase()}`, String(group.answered)];
    if (group.medianDays === null) continue;
    yield [w.byKind, `${name}: ${w.inTime.toLowerCase()}`, String(group.inTime)];
    yield [w.byKind, `${name}: ${w.medianDays.toLowerCase()}`, w.days(group.medianDays)];
  }
  for (const group of byOutcome ?? []) {
    yield [w.byOutcome, writeGroup(group, w.outcomes, lang), String(group.answered)];
  }
}

function* contactLines({ contacts, year }: YearFigures, lang: StaffLang): Generator<Line> {
  const w = words[lang].figures;
  for (const { kind, months, total } of contacts) {
    for (const [i, count] of months.entries()) {
      const figure = count === null ? NOT_COUNTED : writeTold(count, lang);
      yield [w.counted[kind], `${year}-${String(i + 1).padStart(2, "0")}`, figure];
    }
    yield [w.counted[kind], w.total, writeTotal(total, lang)];
  }
}
