export { DAYS_COUNTED, type Findings, leavingBetween } from "./census.ts";
export { FileCleaner } from "./file_cleaner.ts";
export { healthOf, overdueOf, type RetentionHealth } from "./health.ts";
export { RETENTION_RUNS, RetentionJob, type RetentionRun, type WholeRun } from "./retention_job.ts";
