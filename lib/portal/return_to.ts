import { type Lang, LANGS } from "../site/languages.ts";
import { pathTo } from "../site/paths.ts";

const PAGE = /^(\/[a-z0-9_-]{1,40}){1,3}$/;
/** What goes is chosen in the address, and is a kind: an item's own name means nothing in another session. */
const KIND_TO_ERASE = /^\/delete\?scope=[a-z_]{1,20}$/;
/** The steps to a code and out again are no places to come to. */
const STEPS = new Set(["code", "verify", "sign-out", "stay", "alive", "keep"]);
const LONGEST = 200;

/**
 * Where to go after a code: a page of "my data", in the reader's language whichever it was asked in, or
 * null for everything else. Only plain paths of ours pass, so that no address can lead somebody who has
 * just proven a number to somewhere else, and none can carry anything along.
 */
export function pageAfterCode(asked: string | undefined, lang: Lang): string | null {
  if (asked === undefined || asked.length > LONGEST) return null;
  const root = LANGS.map((one) => pathTo("myData", one)).find((one) =>
    asked === one || asked.startsWith(`${one}/`)
  );
  if (root === undefined) return null;
  const below = asked.slice(root.length);
  if (below === "") return pathTo("myData", lang);
  if (!PAGE.test(below) && !KIND_TO_ERASE.test(below)) return null;
  return STEPS.has(below.split("/")[1]!) ? null : pathTo("myData", lang, below);
}
