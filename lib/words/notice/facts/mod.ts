import type { NoticeLang } from "../../../site/languages.ts";
import { en } from "./en.ts";
import { type FactWords, fi } from "./fi.ts";
import { selko } from "./selko.ts";
import { sv } from "./sv.ts";

export const facts: Record<NoticeLang, FactWords> = { fi, sv, en, selko };
