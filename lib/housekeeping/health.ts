import { DAY } from "../clock.ts";
import type { RetentionRun } from "./retention_job.ts";

/** The job runs every night. Half a day more is allowed for, in milliseconds. */
const LATE_AFTER = 1.5 * DAY;

/** What somebody has to look at. */
interface RetentionHealth {
  /** Nothing has run for more than a day and a half: what is past its end may be there. */
  readonly late: boolean;
  /** The last run was cut short. */
  readonly failed: boolean;
  /** Rows that the last run found past their end. */
  readonly overdue: number;
}

/** Whether a run did what it should; null when there was none yet. */
export function healthOf(last: RetentionRun | null, now: number): RetentionHealth | null {
  return last && {
    late: now - last.startedAt > LATE_AFTER,
    failed: last.outcome === "failed",
    overdue: overdueOf(last),
  };
}

/** How many rows were past their end in a run. */
export function overdueOf(run: Pick<RetentionRun, "overdue">): number {
  return Object.values(run.overdue).reduce((sum, count) => sum + count, 0);
}
