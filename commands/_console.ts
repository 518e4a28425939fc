import type { AuditActor } from "../lib/audit/mod.ts";

/** Who did it when it was done on the machine itself: the log cannot know which person that was. */
export const CONSOLE: AuditActor = { id: "console", name: "deno task" };
