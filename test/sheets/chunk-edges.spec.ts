import { DateStyles } from '../../src/sheets/xlsx/date-styles.js';
import { CellValues } from '../../src/sheets/xlsx/cell-values.js';
import { PlainStrings } from '../../src/sheets/xlsx/plain-strings.js';
import { SerialDates } from '../../src/sheets/xlsx/serial-dates.js';
import { SharedStrings } from '../../src/sheets/xlsx/shared-strings.js';
import { sheetRows } from '../../src/sheets/xlsx/sheet-rows.js';
import { openSheets } from '../../src/sheets/open-sheets.js';
import { SHEET_LIMITS } from '../../src/sheets/sheet-limits.js';
import type { Cell } from '../../src/sheets/sheet.js';
import { Warnings } from '../../src/sheets/warnings.js';
import { FAULTY, FORMATS } from './generated-cells.js';
import { generatedWorkbook } from './generated-workbook.js';
import { fileOf, leftovers, read } from './sheet-files.js';
import { Seeded } from './seeded.js';
import { inlineCell, stylesXml, workbookFile } from './workbook-file.js';

afterEach(async () => expect(await leftovers()).toEqual([]));

function* cut(bytes: Buffer, size: () => number) {
  for (let at = 0, length = size(); at < bytes.length; at += length, length = size())
    yield bytes.subarray(at, at + length);
}

async function* later(chunks: Iterable<Buffer>) {
  yield* chunks;
}

const styles = new DateStyles(Buffer.from(stylesXml(FORMATS)), SHEET_LIMITS);
const meant = (cell: Cell) => (typeof cell === 'object' && cell !== null && 'fault' in cell ? FAULTY : cell);

describe('no cell is other than it was written, wherever chunks end', () => {
  it.each(Array.from({ length: 120 }, (_, seed) => seed))('workbook %i', async (seed) => {
    const { xml, wanted } = generatedWorkbook(seed);
    const seeded = new Seeded(seed);
    // Two bytes tell the encoding, and come together.
    const size = () => 2 + seeded.below(seed % 3 === 0 ? 6 : 90);
    const strings = new SharedStrings(SHEET_LIMITS);
    const items = new PlainStrings(strings, SHEET_LIMITS);
    for (const chunk of cut(xml?.strings ?? Buffer.alloc(0), size)) items.write(chunk);
    if (strings.count > 0) items.end();
    const values = new CellValues(strings, styles, new SerialDates(false), SHEET_LIMITS, new Warnings());
    const found = new Map<string, Cell>();
    for await (const rows of sheetRows(
      () => later(cut(xml?.sheet ?? Buffer.alloc(0), size)),
      values,
      SHEET_LIMITS,
    ))
      for (const { number, cells } of rows)
        for (const [column, cell] of cells.entries())
          if (cell !== null) found.set(`${number}:${column + 1}`, meant(cell));
    expect(found).toEqual(new Map([...wanted].map(([place, { cell }]) => [place, cell])));
  });
});

describe('a file that was harmed says so', () => {
  const rows = Array.from(
    { length: 300 },
    (_, index) =>
      `<row r="${index + 1}">${inlineCell(`A${index + 1}`, `donor ${index * 7919}`)}<c r="B${index + 1}" s="1"><v>${45_000 + index}</v></c></row>`,
  ).join('');
  const whole = workbookFile({ rows, formats: [14] });

  it('wherever it was cut', async () => {
    for (let part = 1; part < 60; part += 1) {
      const { failure } = await read(whole.subarray(0, Math.floor((whole.length * part) / 60)));
      expect(failure?.reason).toMatch(/truncated|unknown/);
    }
  });

  it('whichever byte is another: what is read is right, or ends in an error', async () => {
    const right = (await read(whole)).rows;
    const seeded = new Seeded(7);
    for (let time = 0; time < 400; time += 1) {
      const harmed = Buffer.from(whole);
      const at = seeded.below(harmed.length);
      harmed[at] = (harmed[at] ?? 0) ^ (1 << seeded.below(8));
      const { rows: found, failure } = await read(harmed);
      if (failure === null) expect(found).toEqual(right);
    }
  });
});

describe('rows of a workbook come no faster than they are taken', () => {
  it('reads ahead of its reader by little, and can be left at any row', async () => {
    const row = (index: number) =>
      `<row r="${index}">${inlineCell(`A${index}`, String(Math.imul(index, 2_654_435_761) >>> 0))}</row>`;
    const path = await fileOf(
      workbookFile({ rows: Array.from({ length: 200_000 }, (_, index) => row(index + 1)).join('') }),
    );
    const sheets = await openSheets(path, 'long.xlsx');
    for await (const batch of sheets.rows('Donors')) {
      expect(batch.length).toBeGreaterThan(100);
      break;
    }
    expect(sheets.progress().read).toBeGreaterThan(0);
    expect(sheets.progress().read).toBeLessThan(sheets.progress().of / 2);
    const again = [];
    for await (const batch of sheets.rows('Donors')) again.push(batch.length);
    expect(again.reduce((sum, length) => sum + length, 0)).toBe(200_000);
    await sheets.close();
  });
});
