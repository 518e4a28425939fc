import type { Lang } from "../../site/languages.ts";
import { en } from "./en.ts";
import { type ChatWords, fi } from "./fi.ts";
import { sv } from "./sv.ts";

export const words: Record<Lang, ChatWords> = { fi, sv, en };
