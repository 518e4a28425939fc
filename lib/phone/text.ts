import type { Lang } from "../site/languages.ts";
import { words } from "../words/phone/mod.ts";

export interface CodeTextOptions {
  readonly lang: Lang;
  /** Host name for the origin-bound line, or null to leave it out. */
  readonly host: string | null;
}

/**
 * The text message of a code. The code stands first, where a lock screen shows it; the last line binds
 * it to this site, so that a phone offers it nowhere else (WICG, origin-bound one-time codes).
 */
export function codeText(code: string, { lang, host }: CodeTextOptions): string {
  const sentence = words[lang].message(code);
  return host === null ? sentence : `${sentence}\n\n@${host} #${code}`;
}
