import type { Lang } from "../../site/languages.ts";
import { en } from "./en.ts";
import { fi, type HomeWords } from "./fi.ts";
import { sv } from "./sv.ts";

export const words: Record<Lang, HomeWords> = { fi, sv, en };
