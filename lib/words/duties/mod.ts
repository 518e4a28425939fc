import type { StaffLang } from "../../staff/session.ts";
import { en } from "./en.ts";
import { type DutyWords, fi } from "./fi.ts";

export const words: Record<StaffLang, DutyWords> = { fi, en };
