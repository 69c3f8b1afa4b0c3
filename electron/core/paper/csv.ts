/** Tables as CSV (RFC 4180) that no spreadsheet carries out. */

/**
 * Spreadsheets carry out what begins with one of these signs (OWASP, "CSV Injection"): an apostrophe before it keeps it
 * a text, and is taken away again.
 */
const guarded = /^'*[=+\-@]/;

export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map((value) => cell(withGuard(String(value)))).join(",")}\r\n`).join("");
}

export function withoutGuard(value: string): string {
  return value.startsWith("'") && guarded.test(value) ? value.slice(1) : value;
}

function withGuard(value: string): string {
  return guarded.test(value) && !isNumber(value) ? `'${value}` : value;
}

function isNumber(value: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(value);
}

function cell(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
