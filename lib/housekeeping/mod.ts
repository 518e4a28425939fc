export { DAYS_COUNTED, leavingBetween } from "./census.ts";
export { FileCleaner } from "./file_cleaner.ts";
export { healthOf, overdueOf } from "./health.ts";
export { RetentionJob, type RetentionRun, type WholeRun } from "./retention_job.ts";
