export { FileCleaner } from "./file_cleaner.ts";
export { RETENTION_RUNS, RetentionJob, type RetentionRun } from "./retention_job.ts";
