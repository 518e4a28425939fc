/** A form sends every line break as two characters; the writer pressed one key. */
export function asTyped(text = ""): string {
  return text.replaceAll("\r\n", "\n");
}

/**
 * What was asked about once, because it has a personal identity code in it: sent again as it is, it goes.
 * Something else is asked about anew, as the page's script does.
 */
export function Asked({ text }: { text: string }) {
  return <input type="hidden" name="sure" value={text} />;
}

/** Whether a form sends again what was asked about. */
export function isSure(form: Readonly<Record<string, string>>, text: string): boolean {
  return form.sure !== undefined && asTyped(form.sure) === text;
}
