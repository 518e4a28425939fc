import type { Lang } from "../../site/languages.ts";
import { en } from "./en.ts";
import { fi, type ShellWords } from "./fi.ts";
import { sv } from "./sv.ts";

export const words: Record<Lang, ShellWords> = { fi, sv, en };
