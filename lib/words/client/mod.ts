import type { StaffLang } from "../../staff/session.ts";
import { en } from "./en.ts";
import { type ClientWords, fi } from "./fi.ts";

export type { ClientWords };
export const words: Record<StaffLang, ClientWords> = { fi, en };
