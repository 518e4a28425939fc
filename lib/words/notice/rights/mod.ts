import type { NoticeLang } from "../../../site/languages.ts";
import { en } from "./en.ts";
import { fi, type RightsWords } from "./fi.ts";
import { selko } from "./selko.ts";
import { sv } from "./sv.ts";

export const rights: Record<NoticeLang, RightsWords> = { fi, sv, en, selko };
