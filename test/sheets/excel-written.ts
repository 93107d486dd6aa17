import exceljs from 'exceljs';
import type { Cell } from '../../src/sheets/sheet.js';
import { FAULTY } from './generated-cells.js';
import type { GeneratedWorkbook } from './generated-workbook.js';
import { Seeded } from './seeded.js';

const TEXTS = [
  'Alumni',
  'Été “98”',
  '卒業生',
  '🎉 Gala',
  ' leading',
  'two\nlines',
  '00042',
  '=1+1',
  '<b>&amp;</b>',
  'x'.repeat(300),
];
const FORMATS = ['yyyy-mm-dd', 'dd/mm/yyyy', 'd mmm yyyy', 'yyyy-mm-dd hh:mm:ss'];

/** What a cell of exceljs is given, and what is to be read of it. */
function valueOf(seeded: Seeded): { value: exceljs.CellValue; wanted: Cell; format?: string } {
  const text = seeded.of(TEXTS);
  const number = (seeded.below(2_000_000_000) - 1_000_000_000) / seeded.of([1, 10, 100, 7]);
  const day = new Date(Date.UTC(1950, 0, 1) + seeded.below(40_000) * 86_400_000);
  const date = { date: day.toISOString().slice(0, 10) };
  return seeded.of([
    () => ({ value: text, wanted: text }),
    () => ({ value: number, wanted: number }),
    () => ({ value: seeded.chance(50), wanted: null }),
    () => ({ value: day, wanted: date, format: seeded.of(FORMATS) }),
    () => ({
      value: { richText: [{ text }, { text: ' bold', font: { bold: true } }] },
      wanted: `${text} bold`,
    }),
    () => ({ value: { formula: 'A1+1', result: number }, wanted: number }),
    () => ({ value: { formula: 'A1&"x"', result: 'made' }, wanted: 'made' }),
    () => ({ value: { error: '#N/A' as const }, wanted: FAULTY }),
    () => ({ value: { text, hyperlink: 'https://example.org/' }, wanted: text }),
  ])();
}

/** A workbook as exceljs writes it. */
export async function excelWritten(seed: number): Promise<GeneratedWorkbook> {
  const seeded = new Seeded(seed);
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('Donors', { views: [{ state: 'frozen', ySplit: 1 }] });
  const wanted = new Map<string, { cell: Cell }>();
  for (let row = 1; row <= 1 + seeded.below(30); row += 1) {
    for (let column = 1; column <= 1 + seeded.below(8); column += 1) {
      if (seeded.chance(20)) continue;
      const { value, wanted: cell, format } = valueOf(seeded);
      const target = sheet.getCell(row, column);
      target.value = value;
      if (format !== undefined) target.numFmt = format;
      wanted.set(`${row}:${column}`, { cell: typeof value === 'boolean' ? value : cell });
    }
  }
  return { bytes: Buffer.from(await workbook.xlsx.writeBuffer()), wanted };
}
