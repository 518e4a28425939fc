import type { Lang } from "../site/languages.ts";
import { words } from "../words/requests/mod.ts";

/**
 * The text message that there is an answer. A phone lies about and has other readers: it says nothing
 * of what was asked or answered, and has no link, since links in text messages are how people are fooled.
 */
export function answerText(lang: Lang): string {
  return words[lang].textMessage;
}
