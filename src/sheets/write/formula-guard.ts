/** What spreadsheets take for the beginning of a formula, also in full width, after whatever they may skip. */
const FORMULA = /^[\s\p{Default_Ignorable_Code_Point}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n\0]/u;

/** Text that no spreadsheet takes for a formula when it opens a .csv: a ' before it, as OWASP advises (ASVS 1.2.10). */
export function guardFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
