import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

/**
 * Each makes a reader, `(path, row) => …`, that tells `row`, unless it is null, the cells of every row as texts. Those that are bounds tell of
 * none: they do only what nobody can leave out.
 */
export const READERS = {
  inflate: async () => {
    const { openPromise } = await import('yauzl');
    return async (path) => {
      const zip = await openPromise(path);
      for await (const entry of zip.eachEntry())
        if (/sheet1|sharedStrings/.test(entry.fileName)) await inflated(zip, entry);
    };
  },

  freshet: async () => {
    const { openSheets } = await import('../../dist/sheets/open-sheets.js');
    return async (path, row) => {
      const sheets = await openSheets(path, 'upload');
      for await (const batch of sheets.rows(sheets.sheets[0].name))
        for (const { cells } of batch) row?.(cells.map(textOf));
      await sheets.close();
    };
  },

  exceljs: async () => {
    const { default: excel } = await import('exceljs');
    return async (path, row) => {
      const workbook = new excel.stream.xlsx.WorkbookReader(path, {
        worksheets: 'emit',
        sharedStrings: 'cache',
        styles: 'cache',
        hyperlinks: 'ignore',
      });
      for await (const sheet of workbook)
        for await (const { values } of sheet) row?.(Array.from(values).slice(1).map(textOfExcelJs));
    };
  },

  decode: () => async (path) => {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let lines = 0;
    for await (const chunk of createReadStream(path)) {
      const text = decoder.decode(chunk, { stream: true });
      for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
    }
    return lines;
  },

  'csv-parse': async () => {
    const { parse } = await import('csv-parse');
    return async (path, row) => {
      for await (const record of createReadStream(path).pipe(parse({ relax_column_count: true })))
        row?.(record.map((text) => (text === '' ? null : text)));
    };
  },

  'parse-whole': () => async (path) => JSON.parse(await readFile(path, 'utf8')),

  'stream-json': async () => {
    const { parser } = await import('stream-json');
    const { streamArray } = await import('stream-json/streamers/stream-array.js');
    return async (path, row) => {
      let isFirst = true;
      await pipeline(
        createReadStream(path),
        parser.asStream({ packValues: true, streamValues: false }),
        streamArray.asStream(),
        async (elements) => {
          for await (const { value } of elements) {
            if (isFirst) row?.(Object.keys(value));
            isFirst = false;
            row?.(Object.values(value).map(textOf));
          }
        },
      );
    };
  },
};

async function inflated(zip, entry) {
  const bytes = await zip.openReadStreamPromise(entry, { decompress: false });
  let length = 0;
  await pipeline(bytes, createInflateRaw({ chunkSize: 65_536 }), async (chunks) => {
    for await (const chunk of chunks) length += chunk.length;
  });
  return length;
}

/** A cell as the generator writes it. */
const textOf = (cell) =>
  cell === null ? null : typeof cell === 'object' ? (cell.date ?? JSON.stringify(cell)) : String(cell);

function textOfExcelJs(cell) {
  if (cell == null) return null;
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'object' ? String(cell.result ?? JSON.stringify(cell)) : String(cell);
}
