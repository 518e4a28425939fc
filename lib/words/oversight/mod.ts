import type { StaffLang } from "../../staff/session.ts";
import { en } from "./en.ts";
import { fi, type OversightWords } from "./fi.ts";

export const words: Record<StaffLang, OversightWords> = { fi, en };
