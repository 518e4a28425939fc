import type { StaffLang } from "../../staff/session.ts";
import { en } from "./en.ts";
import { fi, type ReviewWords } from "./fi.ts";

export const words: Record<StaffLang, ReviewWords> = { fi, en };
