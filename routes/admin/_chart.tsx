import type { StaffLang } from "../../lib/staff/mod.ts";
import { writeDay } from "../../lib/site/format.ts";
import { words } from "../../lib/words/oversight/mod.ts";
import { Table } from "./_table.tsx";

/** How many of something on a day (`YYYY-MM-DD`). */
interface DayCount {
  readonly day: string;
  readonly count: number;
}

/** The days of a chart, and those of them that are the first week. Tied to `.chart-axis`. */
export const [MONTH, WEEK] = [31, 7];
const [STEP, BAR, HEIGHT, LEAST] = [10, 8, 100, 3];

/**
 * A bar a day over a month, drawn here so that it needs neither a script nor a style of its own: the
 * bars stretch with the page, the texts beside them are texts. Whoever cannot see it has the table.
 */
export function MonthChart({ lang, days }: { lang: StaffLang; days: readonly DayCount[] }) {
  const w = words[lang].retention;
  const top = Math.max(1, ...days.map(({ count }) => count));
  const week = sum(days.slice(0, WEEK));
  return (
    <figure class="chart">
      <figcaption>{w.chart}</figcaption>
      <p class="hint">{w.chartTop(Math.max(...days.map(({ count }) => count), 0))}</p>
      <svg
        viewBox={`0 0 ${MONTH * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={w.leavingText(week, sum(days))}
      >
        {days.map(({ day, count }, i) => {
          const height = count === 0 ? 0 : Math.max(LEAST, Math.round(count / top * HEIGHT));
          return (
            <rect
              key={day}
              class={i < WEEK ? "bar" : "bar bar-later"}
              x={i * STEP + (STEP - BAR) / 2}
              y={HEIGHT - height}
              width={BAR}
              height={height}
            >
              <title>{`${writeDay(day, lang)}: ${count}`}</title>
            </rect>
          );
        })}
      </svg>
      <ol class="chart-axis" aria-hidden="true">
        {days.filter((_, i) => i % WEEK === 0).map(({ day }) => <li key={day}>{shortDay(day)}</li>)}
      </ol>
      <ul class="chart-keys">
        <li>
          <Swatch name="bar" /> {`${w.weekKey}: ${week}`}
        </li>
        <li>
          <Swatch name="bar bar-later" /> {`${w.laterKey}: ${sum(days) - week}`}
        </li>
      </ul>
      <details>
        <summary>{w.asTable}</summary>
        <Table
          columns={[w.day, w.leaves]}
          rows={days.map(({ day, count }) => ({ key: day, cells: [writeDay(day, lang), count] }))}
        />
      </details>
    </figure>
  );
}

function Swatch({ name }: { name: string }) {
  return (
    <svg class="swatch" viewBox="0 0 10 10" aria-hidden="true">
      <rect class={name} width="10" height="10" />
    </svg>
  );
}

/** How many there are on all of the days. */
export function sum(days: readonly Pick<DayCount, "count">[]): number {
  return days.reduce((total, { count }) => total + count, 0);
}

/** `4.3.`, in every language of the staff: there is no room for more. */
function shortDay(day: string): string {
  const [, month, date] = day.split("-").map(Number);
  return `${date}.${month}.`;
}
