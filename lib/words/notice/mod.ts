import type { NoticeLang } from "../../site/languages.ts";
import { en } from "./en.ts";
import { fi, type NoticeWords } from "./fi.ts";
import { selko } from "./selko.ts";
import { sv } from "./sv.ts";

export type { NoticeWords };
export const words: Record<NoticeLang, NoticeWords> = { fi, sv, en, selko };
