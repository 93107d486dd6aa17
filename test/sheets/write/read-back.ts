import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { csvChunks } from '../../../src/sheets/write/csv-stream.js';
import type { RowBatches, TableColumn, TableRow } from '../../../src/sheets/write/table.js';
import { addTotals } from '../../../src/sheets/write/totals-sheet.js';
import { WorkbookWriter } from '../../../src/sheets/write/workbook-writer.js';

export async function* inBatches(rows: readonly TableRow[], size = 2): RowBatches {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}

/** A workbook with one table and its totals, as another library reads it. */
export async function writtenWorkbook(columns: readonly TableColumn[], rows: readonly TableRow[], mostRows?: number): Promise<ExcelJS.Workbook> {
  const workbook = new WorkbookWriter(mostRows);
  const bytes = buffer(workbook.output);
  await addTotals(workbook, 'Totals', await workbook.addTable('Gifts', columns, inBatches(rows)));
  await workbook.end();
  const read = new ExcelJS.Workbook();
  await read.xlsx.load((await bytes) as unknown as ArrayBuffer);
  return read;
}

export async function writtenCsv(columns: readonly TableColumn[], rows: readonly TableRow[]): Promise<{ readonly text: string; readonly records: string[][] }> {
  const bytes = await buffer(Readable.from(csvChunks(columns, inBatches(rows))));
  return { text: bytes.toString(), records: parse(bytes, { bom: true }) };
}

/** What Excel makes of its escapes, which exceljs leaves as they stand. */
export const unescaped = (text: string): string => text.replace(/_x([\dA-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
