import type { Lang } from "../../../site/languages.ts";
import { en } from "./en.ts";
import { type FactsWords, fi, type RightName } from "./fi.ts";
import { sv } from "./sv.ts";

export type { RightName };
export const facts: Record<Lang, FactsWords> = { fi, sv, en };
