import type { Lang } from "../../site/languages.ts";
import { en } from "./en.ts";
import { type ErrorName, type ErrorWords, fi } from "./fi.ts";
import { sv } from "./sv.ts";

export type { ErrorName };
export const words: Record<Lang, ErrorWords> = { fi, sv, en };
