import type { Lang } from "../../site/languages.ts";
import { en } from "./en.ts";
import { fi, type RequestWords } from "./fi.ts";
import { sv } from "./sv.ts";

export type { RequestWords };
export const words: Record<Lang, RequestWords> = { fi, sv, en };
