import type { StaffLang } from "../../staff/session.ts";
import { en } from "./en.ts";
import { type ClientWords, fi } from "./fi.ts";

export const words: Record<StaffLang, ClientWords> = { fi, en };
