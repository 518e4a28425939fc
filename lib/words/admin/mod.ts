import type { StaffLang } from "../../staff/session.ts";
import { en } from "./en.ts";
import { type AdminWords, fi } from "./fi.ts";

export type { AdminWords };
export const words: Record<StaffLang, AdminWords> = { fi, en };
