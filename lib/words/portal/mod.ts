import type { Lang } from "../../site/languages.ts";
import { en } from "./en.ts";
import { fi, type PortalWords } from "./fi.ts";
import { sv } from "./sv.ts";

export const words: Record<Lang, PortalWords> = { fi, sv, en };
