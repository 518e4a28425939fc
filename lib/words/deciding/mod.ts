import type { StaffLang } from "../../staff/mod.ts";
import { en } from "./en.ts";
import { type DecidingWords, fi } from "./fi.ts";

export const words: Record<StaffLang, DecidingWords> = { fi, en };
