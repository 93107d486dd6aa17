import excel from 'exceljs';

/** A .csv of these rows, as a program writes it. */
export function csv(...rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map((cell) => (/[",;\r\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell))).join(',')}\r\n`).join('');
}

/** A workbook with these sheets, those in `hidden` not shown. */
export async function workbook(sheets: Readonly<Record<string, readonly (readonly (string | number | null)[])[]>>, hidden: readonly string[] = []): Promise<Buffer> {
  const made = new excel.Workbook();
  for (const [name, rows] of Object.entries(sheets)) made.addWorksheet(name, { state: hidden.includes(name) ? 'hidden' : 'visible' }).addRows(rows.map((row) => [...row]));
  return Buffer.from(await made.xlsx.writeBuffer());
}
