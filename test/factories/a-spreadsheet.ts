/** A .csv of these rows, as a program writes it. */
export function csv(...rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map((cell) => (/[",;\r\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell))).join(',')}\r\n`).join('');
}
