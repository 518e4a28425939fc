import type { StaffLang } from "../../staff/session.ts";
import { en } from "./en.ts";
import { fi, type WatchWords } from "./fi.ts";

export const words: Record<StaffLang, WatchWords> = { fi, en };
