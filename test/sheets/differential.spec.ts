import exceljs from 'exceljs';
import type { Cell } from '../../src/sheets/sheet.js';
import { excelWritten } from './excel-written.js';
import { FAULTY } from './generated-cells.js';
import { generatedWorkbook, type GeneratedWorkbook } from './generated-workbook.js';
import { cellsOf, leftovers, read } from './sheet-files.js';

/** The whole thousand takes longer than the tests of a day should: FRESHET_SHEETS_WORKBOOKS=1000. */
const WORKBOOKS = Number(process.env['FRESHET_SHEETS_WORKBOOKS'] ?? 200);
const seeds = Array.from({ length: WORKBOOKS }, (_, index) => index);

type Cells = Map<string, unknown>;

afterAll(async () => expect(await leftovers()).toEqual([]));

describe(`${WORKBOOKS} workbooks are read as they were written, and as exceljs reads them`, () => {
  const explained = new Map<string, number>();

  it('each cell is what it was made to be, and every difference from exceljs is one that is explained', async () => {
    const [wrong, unexplained]: [string[], string[]] = [[], []];
    for (const seed of seeds) {
      const workbook = seed % 2 === 0 ? generatedWorkbook(seed) : await excelWritten(seed);
      const [ours, theirs] = [await oursOf(workbook.bytes), await theirsOf(workbook.bytes)];
      const wanted = new Map([...workbook.wanted].map(([place, { cell }]) => [place, cell]));
      wrong.push(...differences(ours, wanted).map((place) => said(seed, place, ours, wanted)));
      for (const place of differences(ours, theirs)) {
        const reason = reasonOf(workbook, place);
        if (reason === undefined) unexplained.push(said(seed, place, ours, theirs));
        else explained.set(reason, (explained.get(reason) ?? 0) + 1);
      }
    }
    expect(wrong).toEqual([]);
    expect(unexplained).toEqual([]);
    if (process.env['FRESHET_SHEETS_WORKBOOKS'] !== undefined) console.log(Object.fromEntries(explained));
  });
});

const reasonOf = ({ wanted, difference }: GeneratedWorkbook, place: string) =>
  difference ?? wanted.get(place)?.difference;
const said = (seed: number, place: string, ours: Cells, others: Cells) =>
  `workbook ${seed}, ${place}: ${JSON.stringify(ours.get(place))} and not ${JSON.stringify(others.get(place))}`;

function differences(one: Cells, other: Cells): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter(
    (place) => JSON.stringify(one.get(place)) !== JSON.stringify(other.get(place)),
  );
}

async function oursOf(bytes: Buffer): Promise<Cells> {
  const { rows, failure } = await read(bytes);
  if (failure !== null) throw failure;
  const cells = rows.flatMap((row) =>
    row.cells.map((cell, column) => [`${row.number}:${column + 1}`, withoutMessage(cell)] as const),
  );
  return new Map(cells.filter(([, cell]) => cell !== null));
}

const withoutMessage = (cell: Cell) =>
  typeof cell === 'object' && cell !== null && 'fault' in cell ? FAULTY : cell;

async function theirsOf(bytes: Buffer): Promise<Cells> {
  const cells: Cells = new Map();
  const workbook = new exceljs.Workbook();
  try {
    await workbook.xlsx.load(bytes as never);
  } catch {
    return cells;
  }
  workbook.worksheets[0]?.eachRow((row, number) => {
    row.eachCell((cell, column) => {
      const value = meantBy(cell.value);
      if (value !== null && value !== '') cells.set(`${number}:${column}`, value);
    });
  });
  return cells;
}

/** What exceljs holds, in our words. */
function meantBy(value: exceljs.CellValue | undefined): unknown {
  if (value === null || value === undefined || typeof value !== 'object') return value ?? null;
  if (value instanceof Date) return dateOf(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('error' in value) return FAULTY;
  if ('text' in value)
    return typeof value.text === 'string' ? value.text : meantBy(value.text as exceljs.CellValue);
  if ('formula' in value || 'sharedFormula' in value)
    return value.result === undefined ? FAULTY : meantBy(value.result as exceljs.CellValue);
  return JSON.stringify(value);
}

function dateOf(value: Date): unknown {
  const iso = new Date(Math.round(value.getTime() / 1_000) * 1_000).toISOString();
  return { date: iso.slice(11, 19) === '00:00:00' ? iso.slice(0, 10) : iso.slice(0, 19) };
}

describe('the generator', () => {
  it('makes workbooks that hold what it says', async () => {
    const { bytes, wanted } = await excelWritten(1);
    expect(wanted.size).toBeGreaterThan(3);
    expect((await cellsOf(bytes)).length).toBeGreaterThan(0);
  });
});
