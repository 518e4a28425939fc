import type { StaffLang } from "../../staff/session.ts";
import { en } from "./en.ts";
import { type DeskWords, fi } from "./fi.ts";

export type { DeskWords };
export const words: Record<StaffLang, DeskWords> = { fi, en };
