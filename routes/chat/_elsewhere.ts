import type { Lang } from "../../lib/site/languages.ts";

/** Where the quiet way out leads: the weather, which anybody may have been looking at. */
export const ELSEWHERE: Record<Lang, string> = {
  fi: "https://www.ilmatieteenlaitos.fi/",
  sv: "https://sv.ilmatieteenlaitos.fi/",
  en: "https://en.ilmatieteenlaitos.fi/",
};
