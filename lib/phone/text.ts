import type { Lang } from "../site/languages.ts";
import { words } from "../words/phone/mod.ts";

/** What a code is asked for: to open one's data, or to link a chat to a number. */
export type CodePurpose = "myData" | "chat";

interface CodeTextOptions {
  readonly lang: Lang;
  readonly opens: CodePurpose;
  /** Host name for the origin-bound line, or null to leave it out. */
  readonly host: string | null;
}

/**
 * The text message of a code. The code stands first, where a lock screen shows it; the last line binds
 * it to this site, so that a phone offers it nowhere else (WICG, origin-bound one-time codes).
 */
export function codeText(code: string, { lang, opens, host }: CodeTextOptions): string {
  const sentence = words[lang].message[opens](code);
  return host === null ? sentence : `${sentence}\n\n@${host} #${code}`;
}
