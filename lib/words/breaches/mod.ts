import type { StaffLang } from "../../staff/session.ts";
import { en } from "./en.ts";
import { type BreachWords, fi } from "./fi.ts";

export type { BreachWords };
export const words: Record<StaffLang, BreachWords> = { fi, en };
