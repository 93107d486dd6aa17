import { moneyStyle, STYLE } from './cell-styles.js';
import { textCell } from './cell-xml.js';
import { columnLetters } from './column-letters.js';
import { placesOf, toMajorUnits } from './decimal-text.js';
import { quoted } from './sheet-names.js';
import { formulaCell } from './sheet-xml.js';
import { summedColumns, type Sums } from './tally.js';
import type { WorkbookWriter, WrittenTable } from './workbook-writer.js';

const WIDTH = 18;

/** A sheet of totals, by currency where the table has one: formulas over its sheets, each with what it came to. */
export async function addTotals(workbook: WorkbookWriter, name: string, table: WrittenTable): Promise<void> {
  const summed = summedColumns(table.columns);
  const headings = ['Currency', 'Rows', ...summed.map((at) => table.columns[at]?.heading ?? '')];
  const head = headings.map((heading, at) => textCell(`${columnLetters(at)}1`, heading, STYLE.heading));
  const lines = table.sums.map((sums, at) => lineOf(table, summed, sums, at + 2));
  await workbook.addFree(name, headings.map(() => WIDTH), [head, ...lines]);
}

function lineOf(table: WrittenTable, summed: readonly number[], { currency, rows, sums }: Sums, line: number): string[] {
  const count = currency === null ? perSheet(table, (sheet) => `ROWS(${sheet(0)})`) : perSheet(table, (sheet) => `COUNTIF(${sheet(currencyColumn(table))},A${line})`);
  return [
    textCell(`A${line}`, currency ?? 'All'),
    formulaCell(`B${line}`, count, String(rows), STYLE.plain),
    ...summed.map((column, at) => totalCell(table, column, { currency, sum: sums[at] ?? 0n, reference: `${columnLetters(at + 2)}${line}`, line })),
  ];
}

function totalCell(table: WrittenTable, column: number, total: { currency: string | null; sum: bigint; reference: string; line: number }): string {
  const { currency, sum, reference, line } = total;
  const isMoney = table.columns[column]?.kind === 'money';
  const places = isMoney ? placesOf(currency) : 0;
  const formula = perSheet(table, (sheet) => (currency === null ? `SUM(${sheet(column)})` : `SUMIF(${sheet(currencyColumn(table))},A${line},${sheet(column)})`));
  return formulaCell(reference, formula, toMajorUnits(String(sum), places), isMoney ? moneyStyle(places) : STYLE.plain);
}

/** One term for each sheet that has rows. */
function perSheet({ sheets }: WrittenTable, term: (range: (column: number) => string) => string): string {
  const terms = sheets
    .filter(({ rows }) => rows > 0)
    .map(({ name, rows }) => term((column) => `${quoted(name)}!$${columnLetters(column)}$2:$${columnLetters(column)}$${rows + 1}`));
  return terms.join('+') || '0';
}

function currencyColumn({ columns }: WrittenTable): number {
  return columns.find(({ currencyAt }) => currencyAt !== undefined)?.currencyAt ?? 0;
}
