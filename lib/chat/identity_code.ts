/**
 * Whether a text has a Finnish personal identity code in it: the form and the check character. Safe for
 * the browser, and small, since the visitor's script carries it.
 */
export function hasIdentityCode(text: string): boolean {
  const likely = text.toUpperCase().match(/\b\d{6}[-+A-Y]\d{3}[\dA-Y]\b/g) ?? [];
  return likely.some((code) =>
    "0123456789ABCDEFHJKLMNPRSTUVWXY"[+(code.slice(0, 6) + code.slice(7, 10)) % 31] === code[10]
  );
}
