import type { Requests } from "../../lib/requests/mod.ts";
import { daysUntil, type StaffRequest } from "../../lib/requests/mod.ts";
import { writeDay } from "../../lib/site/format.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/deciding/mod.ts";
import { words as reviewWords } from "../../lib/words/review/mod.ts";

/** Days before the due date at which the list and the overview warn. */
export const WARNINGS = [14, 7, 2] as const;

export type Counts = Awaited<ReturnType<Requests["counts"]>>;

interface RowsProps {
  session: StaffSession;
  requests: readonly StaffRequest[];
  /** Epoch milliseconds. */
  now: number;
}

/** What is late, and what will be soon: each request in the most pressing line that it belongs to. */
export function Warnings({ counts, session }: { counts: Counts; session: StaffSession }) {
  const w = words[session.lang].list;
  const { overdue, due, more, open } = counts;
  const lines = WARNINGS.map((days, i) => {
    return { days, count: due[i]! - (due[i + 1] ?? overdue) };
  }).toReversed().filter(({ count }) => count > 0);
  if (overdue === 0 && lines.length === 0) return null;
  // Counting ends somewhere: where it ended within a line, there may be more of it.
  const cut = more && due[0] === open;
  const atLeast = (last: boolean) => cut && last;
  return (
    <ul class="warnings">
      {overdue > 0 && (
        <li class="warning warning-late">{w.overdue(overdue, atLeast(lines.length === 0))}</li>
      )}
      {lines.map(({ days, count }, i) => (
        <li key={days} class={`warning warning-${days}`}>
          {w.due(count, days, atLeast(i === lines.length - 1))}
        </li>
      ))}
    </ul>
  );
}

/** How long there is to answer, in words; it stands out the more, the less it is. */
export function DaysLeft({ days, session }: { days: number; session: StaffSession }) {
  const within = WARNINGS.findLast((one) => days <= one);
  const name = days < 0 ? "late" : within;
  return (
    <span class={name === undefined ? undefined : `warning warning-${name}`}>
      {words[session.lang].daysLeft(days)}
    </span>
  );
}

/** When each has to be answered, in short. */
export function DueDates({ session, requests, now }: RowsProps) {
  const { lang } = session;
  const { kinds } = reviewWords[lang].requests;
  return (
    <ul class="due-dates">
      {requests.map(({ id, dueOn, kind }) => (
        <li key={id}>
          {writeDay(dueOn, lang)} <DaysLeft days={daysUntil(dueOn, now)} session={session} />{" "}
          <a href={`/admin/requests/${id}`}>{kinds[kind]}</a>
        </li>
      ))}
    </ul>
  );
}
