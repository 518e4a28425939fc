/** Excel looks for the byte order mark before it believes that a file is UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";

/**
 * What a spreadsheet takes for a formula: one of these first in a cell. A Finnish spreadsheet splits
 * lines at semicolons whatever the quotes say, so a semicolon, tab or line break inside a text may
 * begin a cell as well. The wide forms are what some spreadsheets turn into the plain ones.
 */
const FORMULA = /(?:^|[;\t\r\n])(?:["']|[^\S\t\r\n])*(?=[=+\-@＝＋－＠])/g;
const BEGINS_BLANK = /^[\t\r\n]/;

/**
 * One cell (RFC 4180), always in quotes. An apostrophe stands before what would run as a formula (CSV
 * injection, CWE-1236): it also keeps every digit of `'+358501234567`, which is a text then.
 */
export function csvCell(value: string): string {
  const safe = value.replace(FORMULA, "$&'");
  const text = BEGINS_BLANK.test(safe) ? `'${safe}` : safe;
  return `"${text.replaceAll('"', '""')}"`;
}

/** One line of a table, with the line break that RFC 4180 asks for. */
export function csvRow(values: readonly string[]): string {
  return `${values.map(csvCell).join(",")}\r\n`;
}
