import type { StaffLang } from "../../staff/mod.ts";
import { en } from "./en.ts";
import { type EnteringWords, fi } from "./fi.ts";

export const words: Record<StaffLang, EnteringWords> = { fi, en };
