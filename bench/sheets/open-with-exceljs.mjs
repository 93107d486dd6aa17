import { stat } from 'node:fs/promises';
import excel from 'exceljs';

/** A workbook behind the same contract as our own reader, read by exceljs as its manual says. */
export async function openWithExcelJs(path) {
  const { size } = await stat(path);
  return {
    format: { kind: 'xlsx', compressed: false, encoding: null, delimiter: null },
    sheets: [{ name: 'Sheet1', hidden: false }],
    warnings: [],
    progress: () => ({ read: size, of: size }),
    close: async () => undefined,
    async *rows() {
      const workbook = new excel.stream.xlsx.WorkbookReader(path, { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore' });
      for await (const sheet of workbook) {
        let batch = [];
        for await (const { number, values } of sheet) {
          batch.push({ number, cells: Array.from(values).slice(1).map(toCell) });
          if (batch.length < 500) continue;
          yield batch;
          batch = [];
        }
        yield batch;
      }
    },
  };
}

function toCell(value) {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return { date: value.toISOString().slice(0, 10) };
  if (typeof value !== 'object') return value;
  if (Array.isArray(value.richText)) return value.richText.map(({ text }) => text).join('');
  return value.result ?? value.text ?? null;
}
