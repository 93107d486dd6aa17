/** A spreadsheet would take what begins so for a formula, and do what it says; apostrophes before it may have been our own. */
const FORMULA = /^'*[=+\-@\t\r\0]/;
const QUOTED = /[",;\r\n]|^\s|\s$/;

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A cell as a .csv holds it; what looks like a formula begins with an apostrophe. */
export function csvCell(text: string): string {
  const harmless = guarded(text);
  return QUOTED.test(harmless) || harmless !== text ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export function guarded(text: string): string {
  return isFormula(text) ? `'${text}` : text;
}

/** What somebody wrote before it was {@link guarded}. */
export function withoutGuard(text: string): string {
  return text.startsWith("'") && isFormula(text) ? text.slice(1) : text;
}

/** "-5" and "+49 30 1234" do nothing where they are. */
function isFormula(text: string): boolean {
  return FORMULA.test(text) && !/^'*[+-][\d .,]+$/.test(text);
}
